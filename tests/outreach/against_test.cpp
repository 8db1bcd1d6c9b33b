// SPDX-License-Identifier: Apache-2.0
//
// Two editions of the content compared on one register: kiosk check --batch --against.
#include "kiosk/content/compiler/compile.hpp"
#include "kiosk/outreach/earlier.hpp"

#include "tests/outreach/batch.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace kiosk;
using namespace kiosk::tests;
using nlohmann::json;

namespace {

void replace_all(std::string& text, std::string_view what, std::string_view by)
{
    std::size_t count = 0;
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size(), ++count)
        text.replace(at, what.size(), by);
    REQUIRE(count > 0);
}

// An earlier edition as it might have been: in Shenzhen a year of living there in place of six months; in Zhejiang
// nursery places up to the fourth birthday. Of the regions named only; of none named, all.
std::filesystem::path earlier_edition(const std::filesystem::path& folder, const std::vector<std::string>& regions = {})
{
    const std::filesystem::path content = folder / "content";
    std::filesystem::copy(KIOSK_CONTENT_FOLDER, content, std::filesystem::copy_options::recursive);
    const auto edit = [&](const char* name, const auto& change) {
        std::string text = bytes_of(content / name);
        change(text);
        std::ofstream(content / name, std::ios::binary | std::ios::trunc) << text;
    };
    edit("regions/shenzhen.toml", [](std::string& text) {
        replace_all(text, "rule = \"months_here >= 6\"", "rule = \"months_here >= 12\"");
        replace_all(text, "when = \"months_here < 6\"", "when = \"months_here < 12\"");
    });
    edit("regions/zhejiang.toml", [](std::string& text) {
        replace_all(text, "rule = \"age < 3\", cite = \"（3岁以下）\"", "rule = \"age < 4\", cite = \"（3岁以下）\"");
    });
    edit("edition.toml", [](std::string& text) { replace_all(text, "version = \"2026", "version = \"2025"); });
    const std::filesystem::path database = folder / "earlier.db";
    const auto compiled = content::compile(content, content::icon_names(KIOSK_DRAWINGS), database, { regions });
    for (const std::string& complaint : compiled.complaints)
        MESSAGE(complaint);
    REQUIRE(compiled.complaints.empty());
    return database;
}

// 阿明 has lived in Shenzhen for eight months; 小宝 is three, in Zhejiang; for 老大 and for 小美, who is at home in
// Shenzhen, nothing changes.
const std::string register_lines
    = R"({"label":"阿明","region":"shenzhen","age":9,"hukou":"other_province","months_here":8,"carer":"parent","stage":"primary"}
{"label":"小宝","region":"zhejiang","age":3,"hukou":"other_province","months_here":24,"carer":"parent","stage":"none"}
{"label":"老大","region":"zhejiang","age":9,"hukou":"other_province","months_here":24,"carer":"parent","stage":"primary","rural_school":true,"hardship":true}
{"label":"小美","region":"shenzhen","age":9,"hukou":"here","months_here":24,"carer":"parent","stage":"primary"}
)";

std::vector<std::string> benefits(const json& changes)
{
    std::vector<std::string> ids;
    for (const json& change : changes)
        ids.push_back(change.at("benefit"));
    return ids;
}

bool has(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("who gains and who loses by an edition is told child by child, and added up")
{
    const test::TemporaryFolder folder;
    const std::string earlier = earlier_edition(folder.path());
    const Ended ended = batch(register_lines, { "--against", earlier, "--jobs", "2" });
    CHECK(ended.status == 0);
    const auto lines = ended.lines();
    REQUIRE(lines.size() == 2);

    CHECK(lines[0].at("label") == "阿明");
    CHECK(lines[0].at("membership") == "yes");
    CHECK(lines[0].at("losses").empty());
    const auto gained = benefits(lines[0].at("gains"));
    CHECK(std::find(gained.begin(), gained.end(), "SZ-03a") != gained.end());
    CHECK(lines[0].at("gains")[0].at("before") == "not_yet");
    // Vaccines are for whoever lives there, and his age is past them: no change.
    CHECK(std::find(gained.begin(), gained.end(), "SZ-01b") == gained.end());

    CHECK(lines[1].at("label") == "小宝");
    CHECK(lines[1].at("gains").empty());
    CHECK(lines[1].at("losses")
        == json { { { "benefit", "ZJ-01d" }, { "before", "conditional" }, { "after", "ineligible" } } });

    const Ended summary = batch(register_lines, { "--against", earlier, "--summary", "-" });
    CHECK(summary.status == 0);
    CHECK(has(summary.out, "# 登记册比较：换一版内容，哪些孩子有变化\n"));
    CHECK(has(summary.out, "从内容版本 2025"));
    CHECK(has(summary.out, "4个孩子里，2个有变化：1个有新增，1个有减少。"));
    CHECK(has(summary.out, "| ZJ-01d | "));
    const Ended csv = batch(register_lines, { "--against", earlier, "--format", "csv" });
    CHECK(has(csv.out, "2,小宝,浙江省,是,,ZJ-01d 要看条件→不属于这一项,\r\n"));
    const std::string page = folder.path() / "changes.html";
    const std::string table = folder.path() / "changes.csv";
    CHECK(batch(register_lines, { "--against", earlier, "--summary", page, "--summary", table }).status == 0);
    CHECK(has(bytes_of(page),
        "<small>ZJ-01d</small>满足流动儿童普惠托育和多元化托育服务需求</th><td>浙江省</td><td>0</td><td>1</td>"));
    CHECK(has(bytes_of(table), "\r\nZJ-01d,浙江省,0,1\r\n"));
}

TEST_CASE("what an edition does not have counts as refused there")
{
    // A region that came only now.
    const test::TemporaryFolder folder;
    const std::string earlier = earlier_edition(folder.path(), { "zhejiang" });
    const auto lines = batch(register_lines, { "--against", earlier }).lines();
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].at("label") == "阿明");
    CHECK(lines[0].at("gains")[0].at("before").is_null());
    CHECK(lines[0].at("losses").empty());
    CHECK(lines[2].at("label") == "小美"); // what anybody there can have
    CHECK(has(batch(register_lines, { "--against", earlier, "--format", "csv" }).out, " 没有这一项→"));

    // A benefit that went.
    Policy policy = installed().policy();
    Region& zhejiang = *std::find_if(
        policy.regions.begin(), policy.regions.end(), [](const Region& each) { return each.id == "zhejiang"; });
    REQUIRE(zhejiang.services[2].benefits.back().id == "ZJ-03f");
    zhejiang.services[2].benefits.pop_back();
    const auto desks = outreach::desks(policy);
    REQUIRE(desks);
    const auto compared = outreach::Earlier::create(installed(), policy, *desks);
    REQUIRE(compared);
    const auto region = static_cast<std::size_t>(&zhejiang - policy.regions.data());
    const Answers answers = accepted(example).family.answers_of(0);
    const auto changes = compared->changes(region, answers, (*desks)[region].decide(answers));
    REQUIRE(changes.size() == 1);
    CHECK(compared->benefit(region, changes[0].benefit).id == "ZJ-03f");
    CHECK(changes[0].before == Verdict::conditional);
    CHECK_FALSE(changes[0].after);
    CHECK_FALSE(changes[0].gain());
}

TEST_CASE("an edition compared with itself changes nothing for anybody")
{
    const std::string same = data_folder / "content.db";
    const Ended ended = batch(register_lines, { "--against", same });
    CHECK(ended.status == 0);
    CHECK(ended.out.empty());
    CHECK(has(batch(register_lines, { "--against", same, "--summary", "-" }).out, "没有孩子的结果有变化。"));
}

TEST_CASE("what is no edition is said")
{
    const test::TemporaryFolder folder;
    const Ended ended = batch(register_lines, { "--against", folder.write("old.db", "nothing") });
    CHECK(ended.status == 2);
    CHECK(ended.out.empty());
    CHECK(batch(register_lines, { "--against", "nowhere.db" }).status == 2);
}
