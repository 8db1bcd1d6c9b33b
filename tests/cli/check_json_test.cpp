// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/check_json.hpp"
#include "kiosk/core/interview.hpp"

#include "tests/cli/installed.hpp"

#include <nlohmann/json.hpp>

#include <sstream>

using namespace kiosk;
using namespace kiosk::tests;
using Json = nlohmann::ordered_json;

namespace {

std::string written(std::string_view family)
{
    std::ostringstream out;
    const auto request = accepted(family);
    const Status status = cli::write_json(request, installed(), out);
    REQUIRE_MESSAGE(status, (status ? "" : status.error().message));
    return out.str();
}

Json decided(std::string_view family)
{
    return Json::parse(written(family));
}

std::vector<std::string> keys(const Json& object)
{
    std::vector<std::string> names;
    for (const auto& [key, value] : object.items())
        names.push_back(key);
    return names;
}

const Json& by_id(const Json& list, std::string_view id)
{
    for (const Json& each : list)
        if (each["id"] == id)
            return each;
    FAIL("there is no " << id);
    return list;
}

const Json& benefit(const Json& child, std::string_view id)
{
    return by_id(by_id(child["services"], id.substr(0, 5))["benefits"], id);
}

using Keys = std::vector<std::string>;

} // namespace

TEST_CASE("the example of the contract")
{
    const Json json = decided(example);
    CHECK(keys(json) == Keys { "region", "as_of", "content", "children" });
    CHECK(json["region"] == "zhejiang");
    CHECK(json["as_of"] == "2026-11-21");
    CHECK(keys(json["content"]) == Keys { "version", "sha256" });
    CHECK(json["content"]["version"] == installed().edition().version);
    CHECK(json["content"]["sha256"].get<std::string>().size() == 64);
    REQUIRE(json["children"].size() == 1);

    const Json& child = json["children"][0];
    CHECK(keys(child) == Keys { "label", "membership", "services", "next_question" });
    CHECK(child["label"] == "老大");
    CHECK(child["membership"] == Json::parse(R"({"verdict":"yes","missing":[]})"));
    CHECK(child["next_question"] == "rural_school");
    REQUIRE(child["services"].size() == 20);

    const Json& service = by_id(child["services"], "ZJ-03");
    CHECK(keys(service) == Keys { "id", "verdict", "benefits" });
    CHECK(service["verdict"] == "eligible");
    REQUIRE(service["benefits"].size() == 6);

    const Json& meals = benefit(child, "ZJ-03d");
    CHECK(keys(meals) == Keys { "id", "verdict", "missing", "confirm", "because" });
    CHECK(meals["verdict"] == "undetermined");
    CHECK(meals["missing"] == Json { "rural_school" });
    CHECK(meals["confirm"] == Json { "aid_recognition" });
    bool found = false;
    for (const Json& reason : meals["because"]) {
        CHECK(keys(reason) == Keys { "rule", "verdict", "citation" });
        if (reason["verdict"] != "unknown")
            continue;
        found = true;
        CHECK(reason["rule"] == "stage in {primary, junior_high} and rural_school");
        CHECK(reason["citation"] == "就读农村义务教育学校且纳入资助对象");
    }
    CHECK(found);
}

TEST_CASE("what stands in the output is what was decided")
{
    const std::string_view families[] = {
        example,
        R"({"region":"shenzhen","children":[{},{"age":2,"months_here":1,"carer":"parent","hukou":"same_province","stage":"none"}]})",
        R"({"region":"zhejiang","family":{"emergency":true},"children":[{"age":17,"carer":"relative","hukou":"none","care_concern":true}]})"
    };
    const Policy& policy = installed().policy();
    for (const std::string_view family : families) {
        const auto request = accepted(family);
        const Json json = decided(family);
        const Decider decider(policy, *request.region);
        for (std::size_t i = 0; i < request.family.children.size(); ++i) {
            const Answers answers = request.family.answers_of(i);
            const Decision decision = decider.decide(answers);
            const Json& child = json["children"][i];
            CHECK(child["membership"]["verdict"] == name(decision.membership.truth));
            const auto ask = next_question(policy, decider, decision, answers);
            CHECK(child["next_question"] == (ask ? Json(policy.schema[ask->facts.front()].name) : Json(nullptr)));
            std::size_t count = 0;
            for (std::size_t s = 0; s < decision.services.size(); ++s) {
                const Json& service = child["services"][s];
                CHECK(service["id"] == decision.services[s].service->id);
                CHECK(service["verdict"] == name(decision.services[s].verdict));
                for (const Json& benefit : service["benefits"]) {
                    const BenefitDecision& of = decision.benefits[count];
                    CHECK(benefit["id"] == of.benefit->id);
                    CHECK(benefit["verdict"] == name(of.verdict));
                    CHECK(benefit["missing"].size() == of.missing.count());
                    CHECK(benefit["confirm"].size() == of.confirm.count());
                    CHECK(benefit.contains("wait") == (of.verdict == Verdict::not_yet));
                    CHECK(benefit["because"].size() == decider.reasons(decision, count).size());
                    CHECK_FALSE(benefit["because"].empty());
                    ++count;
                }
            }
            CHECK(count == decision.benefits.size());
        }
    }
}

TEST_CASE("membership that only an office can settle names its confirmation; nothing is undetermined for that")
{
    const Json child = decided(R"({"region": "zhejiang", "children": [{"age": 9, "hukou": "none", "months_here": 24,
        "carer": "relative", "stage": "primary"}]})")["children"][0];
    CHECK(child["membership"]
        == Json::parse(R"({"verdict": "unknown", "missing": [], "confirm": ["guardianship", "hukou_registration"]})"));
    const Json& care = benefit(child, "ZJ-06a");
    CHECK(care["verdict"] == "conditional");
    CHECK(care["missing"].empty());
    CHECK(care["confirm"] == Json::array({ "guardianship", "hukou_registration" }));
}

TEST_CASE("a wait names the facts that grow")
{
    const Json json = decided(
        R"({"region":"zhejiang","children":[{"age":2,"hukou":"other_province","months_here":4,"carer":"parent","stage":"none"}]})");
    const Json& child = json["children"][0];
    CHECK(child["label"].is_null());
    CHECK(benefit(child, "ZJ-06a")["wait"] == Json::parse(R"({"months_here":2})"));
    CHECK(benefit(child, "ZJ-02a")["wait"] == Json::parse(R"({"age":3,"months_here":2})"));
    const Json later = decided(
        R"({"region":"zhejiang","children":[{"age":2,"hukou":"other_province","months_here":8,"carer":"parent","stage":"none"}]})");
    CHECK(benefit(later["children"][0], "ZJ-02a")["wait"] == Json::parse(R"({"age":3})"));
}

TEST_CASE("a waiver stands with what it rests on")
{
    const Json json = decided(R"({"region":"zhejiang","children":[{"age":3,"hukou":"here"}]})");
    const Json& because = benefit(json["children"][0], "ZJ-01b")["because"];
    CHECK(because[0]["rule"] == "membership waived");
    CHECK(because[0]["verdict"] == "yes");
    CHECK(because[0]["citation"].get<std::string>().starts_with("《中华人民共和国疫苗管理法》第四十七条："));
}

TEST_CASE("missing facts come in the order of the schema")
{
    const Json json = decided(R"({"region":"zhejiang","children":[{}]})");
    const Json& child = json["children"][0];
    CHECK(child["membership"]
        == Json::parse(R"({"verdict":"unknown","missing":["age","hukou","core_districts","months_here","carer"]})"));
    CHECK(child["next_question"] == "age");
}

TEST_CASE("a label is given back as it came")
{
    const std::string label = "a\"b\\c\n\t\x01\x7f/老大\u2028😀";
    const Json family = { { "region", "zhejiang" }, { "children", { { { "label", label } } } } };
    CHECK(decided(family.dump())["children"][0]["label"] == label);
}

TEST_CASE("one line for each child, service and benefit")
{
    const std::string text = written(example);
    const auto lines = std::count(text.begin(), text.end(), '\n');
    const Json json = Json::parse(text);
    std::size_t benefits = 0;
    for (const Json& service : json["children"][0]["services"])
        benefits += service["benefits"].size();
    CHECK(lines == static_cast<std::ptrdiff_t>(1 + 1 + 20 + benefits + 2));
}

TEST_CASE("an output that breaks is an error")
{
    struct Broken : std::streambuf {
        std::streamsize room = 1000;
        std::streamsize xsputn(const char*, std::streamsize count) override
        {
            const std::streamsize taken = std::min(room, count);
            room -= taken;
            return taken;
        }
    } broken;
    std::ostream out(&broken);
    CHECK_FALSE(cli::write_json(accepted(example), installed(), out));
}
