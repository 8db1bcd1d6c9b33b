// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/compare.hpp"

#include "tests/cli/installed.hpp"

#include <nlohmann/json.hpp>

#include <set>
#include <sstream>

using namespace kiosk;
using namespace kiosk::tests;
using Json = nlohmann::json;

namespace {

constexpr std::string_view in_zhejiang = R"({ "region": "zhejiang", "as_of": "2026-11-21",
  "family": { "residence_permit": true, "hardship": true },
  "children": [ { "label": "老大", "age": 9, "hukou": "same_province", "months_here": 24, "carer": "parent",
                  "stage": "primary", "insured": "here", "born_here": true } ] })";

Json compared(std::string_view family)
{
    const auto request = read(family);
    REQUIRE(request);
    std::ostringstream out;
    REQUIRE(cli::write_comparison_json(*request, installed(), out));
    return Json::parse(out.str());
}

Json service(const Json& document, std::string_view id)
{
    for (const Json& each : document["children"][0]["regions"][0]["services"])
        for (const char* side : { "here", "there" })
            if (each[side].is_object() && each[side]["id"] == id)
                return each;
    FAIL("no such service");
    return {};
}

} // namespace

TEST_CASE("a family in Zhejiang, as Shenzhen would see it")
{
    const Json document = compared(in_zhejiang);
    CHECK(document["region"] == "zhejiang");
    const Json& there = document["children"][0]["regions"][0];
    CHECK(there["region"] == "shenzhen");
    // A hukou in Zhejiang is in another province there; months begin again; a permit is of one place.
    CHECK(there["assumed"]["reread"]["hukou"] == Json::array({ "other_province" }));
    CHECK(there["assumed"]["reread"]["insured"] == Json::array({ "other_province" }));
    CHECK(there["assumed"]["reread"]["born_here"] == Json::array({ "false" }));
    CHECK(there["assumed"]["from_zero"] == Json::array({ "months_here" }));
    CHECK(there["assumed"]["unknown"] == Json::array({ "residence_permit" }));

    const Json schooling = service(document, "ZJ-03");
    CHECK(schooling["there"]["id"] == "SZ-03");
    CHECK(schooling["here"]["verdict"] == "eligible");
    CHECK(schooling["there"]["verdict"] == "eligible");
    CHECK(schooling["there"]["after_months"] == 6);
    // What only one list has.
    CHECK(service(document, "SZ-16")["here"].is_null());
    CHECK(service(document, "ZJ-19")["there"].is_null());
    CHECK(service(document, "SZ-16")["differs"] == true);
}

TEST_CASE("every service of both lists is there once, and those that differ stand first")
{
    const Json services = compared(in_zhejiang)["children"][0]["regions"][0]["services"];
    std::multiset<std::string> ids;
    bool same = false;
    for (const Json& each : services) {
        same |= !each["differs"].get<bool>();
        CHECK_FALSE((same && each["differs"].get<bool>()));
        for (const char* side : { "here", "there" })
            if (each[side].is_object())
                ids.insert(each[side]["id"].get<std::string>());
    }
    CHECK(ids.size() == 40);
    CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == 40);
}

TEST_CASE("people read the same, in their language, with what was assumed")
{
    const auto request = read(in_zhejiang);
    REQUIRE(request);
    std::ostringstream chinese;
    REQUIRE(cli::write_comparison_text(*request, installed(), "zh-Hans", chinese));
    CHECK(chinese.str().starts_with("如果搬到深圳市：第1个孩子 老大（9岁）\n"));
    CHECK(chinese.str().find("到那里从零算起") != std::string::npos);
    CHECK(chinese.str().find("孩子的户口就在要去的那个市的") != std::string::npos);
    CHECK(chinese.str().find("在浙江省  义务教育服务  【可以享受】") != std::string::npos);
    CHECK(chinese.str().find("在深圳市  义务教育服务  【可以享受】  到那里住满6个月以后") != std::string::npos);
    CHECK(chinese.str().find("清单里没有对应的一项") != std::string::npos);
    std::ostringstream english;
    REQUIRE(cli::write_comparison_text(*request, installed(), "en", english));
    CHECK(english.str().find("If you moved to Shenzhen") != std::string::npos);
    CHECK(english.str().find("⟦") == std::string::npos);
    // As the report of one region says it.
    CHECK(english.str().ends_with("No person has checked this translation yet: the Chinese text decides.\n"));
}
