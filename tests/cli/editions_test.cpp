// SPDX-License-Identifier: Apache-2.0
//
// A region whose list has a second edition and a pilot project, from files alone: before and after, on every face that
// the command line has.
#include "kiosk/cli/command.hpp"
#include "kiosk/cli/verify.hpp"
#include "kiosk/content/compiler/compile.hpp"
#include "kiosk/core/interview.hpp"
#include "kiosk/proof/benefit_run.hpp"
#include "kiosk/proof/difference.hpp"

#include "tests/support/temporary_folder.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>

using namespace kiosk;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

constexpr const char* official_text = R"(河谷市流动儿童关爱服务方案
本方案所称流动儿童，是指来河谷市居住满六个月、不满十六周岁的儿童。自2026年1月1日起施行。
附件　河谷市流动儿童关爱服务清单
1	义务教育阶段的流动儿童	入学服务	为义务教育阶段的流动儿童提供校车。	市教育局
2	流动儿童	夏令营服务	为家庭困难的流动儿童免费举办夏令营，试点至2027年8月31日止。	市教育局
河谷市流动儿童关爱服务方案（第二版）
本方案自2027年1月1日起施行。居住满三个月即可。
附件　河谷市流动儿童关爱服务清单（第二版）
1	流动儿童	入学服务	为所有流动儿童提供校车。	市教育局
)";

constexpr const char* rules = R"toml(id = "hegu"
name = "河谷市"
plan = "河谷市流动儿童关爱服务方案"
list = "河谷市流动儿童关爱服务清单"
in_force = { date = 2026-01-01, cite = "自2026年1月1日起施行" }
hotlines = ["110", "120", "12356", "12345"]
[[edition]]
from = 2027-01-01
plan = "河谷市流动儿童关爱服务方案（第二版）"
list = "河谷市流动儿童关爱服务清单（第二版）"
cite = "本方案自2027年1月1日起施行"
[[danger]]
id = "danger"
hotlines = ["110", "120"]
[[danger]]
id = "despair"
hotlines = ["12356"]
[[danger]]
id = "alone"
hotlines = ["110", "12345"]
[[danger]]
id = "hunger"
hotlines = ["12345"]
[[danger]]
id = "shelter"
hotlines = ["12345", "110"]
[[membership]]
id = "age"
rule = "age < 16"
cite = "不满十六周岁"
hindrances = [{ say = "over_sixteen", when = "minor" }, { say = "adult", when = "not minor" }]
[[membership]]
id = "residence"
rule = "months_here >= 6"
cite = "居住满六个月"
valid = { until = 2026-12-31, cite = "本方案自2027年1月1日起施行" }
hindrances = [{ say = "under_six_months", when = "months_here < 6" }]
[[membership]]
id = "residence"
rule = "months_here >= 3"
cite = "居住满三个月即可"
valid = { from = 2027-01-01, cite = "本方案自2027年1月1日起施行" }
hindrances = [{ say = "under_six_months", when = "months_here < 3" }]
[[service]]
id = "HG-01"
category = "education"
name = "入学服务"
target = "义务教育阶段的流动儿童"
departments = ["市教育局"]
text = "为义务教育阶段的流动儿童提供校车。"
valid = { until = 2026-12-31, cite = "本方案自2027年1月1日起施行" }
targets = [{ rule = "compulsory_stage", cite = "义务教育阶段的流动儿童" }]
    [[service.benefit]]
    id = "HG-01a"
    quote = "为义务教育阶段的流动儿童提供校车"
    modes = ["apply_here"]
    howto = ["student_aid"]
[[service]]
id = "HG-01"
category = "education"
name = "入学服务"
target = "流动儿童"
departments = ["市教育局"]
text = "为所有流动儿童提供校车。"
valid = { from = 2027-01-01, cite = "本方案自2027年1月1日起施行" }
    [[service.benefit]]
    id = "HG-01a"
    words = "HG-01a-second"
    quote = "为所有流动儿童提供校车"
    modes = ["apply_here"]
    howto = ["student_aid"]
[[service]]
id = "HG-02"
category = "development"
name = "夏令营服务"
target = "流动儿童"
departments = ["市教育局"]
text = "为家庭困难的流动儿童免费举办夏令营，试点至2027年8月31日止。"
    [[service.benefit]]
    id = "HG-02a"
    quote = "为家庭困难的流动儿童免费举办夏令营，试点至2027年8月31日止"
    valid = { until = 2027-08-31, cite = "试点至2027年8月31日止" }
    modes = ["walk_in"]
    howto = ["law_classes"]
    when = [{ rule = "poor", cite = "家庭困难的流动儿童" }]
)toml";

constexpr const char* words = R"("plain.HG-01a" = "上小学、初中的孩子可以坐校车。"
"plain.HG-01a-second" = "孩子都可以坐校车。"
"plain.HG-02a" = "家里困难的孩子，可以免费参加夏令营。"
)";

// The content in a data folder, as a build leaves it there.
class Made {
public:
    Made()
    {
        fs::copy(KIOSK_CONTENT_FOLDER, folder_.path() / "content", fs::copy_options::recursive);
        folder_.write("content/regions/hegu.toml", rules);
        folder_.write("content/regions/hegu.txt", official_text);
        fs::create_directories(folder_.path() / "content/languages/zh-Hans/regions/hegu");
        folder_.write("content/languages/zh-Hans/regions/hegu/plain.toml", words);
        folder_.write("content/golden/hg-second-edition.json", R"({
  "input": { "region": "hegu", "as_of": "2027-01-01", "children": [ { "age": 9, "months_here": 3, "stage": "none" } ] },
  "expected": [ { "HG-01a": "eligible" } ]
})");
        const auto compiled = content::compile(
            folder_.path() / "content", content::icon_names(KIOSK_DRAWINGS "/icons"), folder_.path() / "content.db");
        std::string complaints;
        for (const std::string& line : compiled.complaints)
            complaints += line + "\n";
        REQUIRE_MESSAGE(complaints.empty(), complaints);
    }

    const fs::path& data() const { return folder_.path(); }
    content::Catalogue on(Date day) const
    {
        auto catalogue
            = content::Catalogue::open(data() / "content.db", { std::vector<std::string> { "hegu" }, {}, day });
        REQUIRE_MESSAGE(catalogue, (catalogue ? "" : catalogue.error().message));
        return *std::move(catalogue);
    }

    struct Outcome {
        int status = 0;
        std::string out;
        std::string error;
    };
    Outcome run(const std::vector<const char*>& arguments, const std::string& input = {}) const
    {
        std::istringstream in(input);
        std::ostringstream out;
        std::ostringstream error;
        const cli::Streams streams { in, out, error };
        const cli::Program program { "1.0", data(), 2026y / 11 / 28 };
        const int status = cli::run(arguments, cli::verbs(program, streams), streams);
        return { status, out.str(), error.str() };
    }
    // The benefits of the one child of a family, by id.
    std::map<std::string, nlohmann::json> check(const std::string& family) const
    {
        const Outcome outcome = run({ "check", "-" }, family);
        REQUIRE_MESSAGE(outcome.status == 0, outcome.error);
        std::map<std::string, nlohmann::json> benefits;
        const auto answer = nlohmann::json::parse(outcome.out);
        for (const auto& service : answer["children"][0]["services"])
            for (const auto& benefit : service["benefits"])
                benefits.emplace(benefit["id"], benefit);
        return benefits;
    }

private:
    test::TemporaryFolder folder_;
};

const Made& made()
{
    static const Made made;
    return made;
}

std::string family(const char* as_of, int months, const char* more = R"("stage": "kindergarten", "age": 5)")
{
    return std::string(R"({ "region": "hegu", "as_of": ")") + as_of + R"(", "family": { "hardship": true },
  "children": [ { "months_here": )"
        + std::to_string(months) + ", " + more + " } ] }";
}

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("the day decides which edition is told")
{
    // The last day of the first edition, and the first of the second.
    for (const auto& [day, camp_there] : { std::pair("2026-12-31", true), std::pair("2027-01-01", true),
             std::pair("2027-08-31", true), std::pair("2027-09-01", false) }) {
        CAPTURE(day);
        const bool second = std::string_view(day) >= "2027";
        auto benefits = made().check(family(day, 4));
        CHECK(benefits.at("HG-01a")["verdict"] == (second ? "eligible" : "ineligible"));
        CHECK(benefits.count("HG-02a") == (camp_there ? 1 : 0));
        if (camp_there) {
            CHECK(benefits.at("HG-02a")["verdict"] == (second ? "eligible" : "not_yet"));
            CHECK(benefits.at("HG-02a")["until"] == "2027-08-31");
        }
        const std::string text
            = made().run({ "check", "-", "--format", "text", "--lang", "zh-Hans" }, family(day, 4)).out;
        CHECK(has(text, "河谷市流动儿童关爱服务清单（第二版）") == second);
        CHECK(has(text, "自2027年1月1日起施行") == second);
        CHECK(has(text, "施行到2027年8月31日为止") == camp_there);
    }
    const std::string early = made().run({ "check", "-" }, family("2025-12-31", 4)).error;
    CHECK(has(early, "expected a day from 2026-01-01 on"));
    // Without a day, that of this machine.
    const std::string undated
        = R"({ "region": "hegu", "children": [ { "months_here": 4, "age": 9, "stage": "primary" } ] })";
    CHECK(made().check(undated).at("HG-01a")["verdict"] == "not_yet");
}

TEST_CASE("in every language the text says since when and until when")
{
    const content::Catalogue catalogue = made().on(2027y / 2 / 1);
    for (const std::string& language : catalogue.languages()) {
        CAPTURE(language);
        const auto outcome
            = made().run({ "check", "-", "--format", "text", "--lang", language.c_str() }, family("2027-02-01", 4));
        REQUIRE_MESSAGE(outcome.status == 0, outcome.error);
        CHECK(has(outcome.out, "2027"));
        CHECK_FALSE(has(outcome.out, "⟦"));
        // The phrase itself is no one's fallback.
        CHECK_FALSE(has(outcome.out, "〔中文〕施行到"));
        CHECK_FALSE(has(outcome.out, "〔中文〕自"));
    }
}

TEST_CASE("nothing is asked for what is not in force")
{
    for (const auto& [day, asked] : { std::pair(Date(2027y / 8 / 31), true), std::pair(Date(2027y / 9 / 1), false) }) {
        const content::Catalogue catalogue = made().on(day);
        const Policy& policy = catalogue.policy();
        const Decider decider(policy, *policy.region("hegu"));
        FactSet facts;
        for (std::size_t i = 0; i < decider.benefit_count(); ++i)
            facts |= decider.facts(i);
        CHECK(facts[index(*policy.schema.find("hardship"))] == asked);
        Answers answers;
        std::set<std::string> told;
        while (const auto ask = next_question(policy, decider, decider.decide(answers), answers))
            for (const FactId fact : ask->facts) {
                told.insert(policy.schema[fact].name);
                answers.know(fact, policy.schema[fact].kind == FactKind::integer ? 7 : 0);
            }
        CHECK(told.count("hardship") == (asked ? 1 : 0));
        CHECK(told.count("months_here") == 1);
    }
}

TEST_CASE("the laws hold for every edition")
{
    const content::Catalogue any = made().on(2026y / 11 / 28);
    CHECK(any.turning_days() == std::vector<Date> { 2027y / 1 / 1, 2027y / 9 / 1 });
    for (const Date day : { Date(2026y / 12 / 31), Date(2027y / 1 / 1), Date(2027y / 9 / 1) }) {
        const content::Catalogue catalogue = made().on(day);
        const Decider decider(catalogue.policy(), *catalogue.policy().region("hegu"));
        for (std::size_t i = 0; i < decider.benefit_count(); ++i) {
            proof::BenefitRun run(catalogue.policy(), decider, i);
            run.run();
            const auto faults = run.faults();
            CHECK_MESSAGE(faults.empty(), (faults.empty() ? "" : faults.front()));
        }
    }
    // And `kiosk verify` decides each golden family by the list of its day.
    std::ostringstream out;
    CHECK(cli::verify(made().data(), nullptr, nullptr, out));
    CHECK(has(out.str(), "ok     golden hg-second-edition"));
}

TEST_CASE("what a second edition changes for families, with the smallest example")
{
    const auto outcome
        = made().run({ "content", "diff", "--as-of", "2026-12-31", "--as-of", "2027-01-01", "--region", "hegu" });
    REQUIRE_MESSAGE(outcome.status == 0, outcome.error);
    CHECK(has(outcome.out, "## hegu 河谷市"));
    CHECK(has(outcome.out,
        "The list: 河谷市流动儿童关爱服务清单 (in force since 2026-01-01) → "
        "河谷市流动儿童关爱服务清单（第二版） (in force since 2027-01-01)"));
    CHECK(has(outcome.out, "- rule months_here >= 6  「居住满六个月」\n"));
    CHECK(has(outcome.out, "+ rule months_here >= 3  「居住满三个月即可」\n"));
    CHECK(has(outcome.out, "- quote 为义务教育阶段的流动儿童提供校车\n+ quote 为所有流动儿童提供校车\n")
        == has(outcome.out, "+ quote 为所有流动儿童提供校车\n- "));
    // A child of three months in kindergarten had no bus, and has one now; nothing less needs to be told.
    CHECK(has(outcome.out, "| ineligible | eligible |"));
    CHECK(has(outcome.out, "| not_yet | eligible |"));

    // The camp, whose rules stay, by its membership.
    const content::Catalogue then = made().on(2026y / 12 / 31);
    const content::Catalogue now = made().on(2027y / 1 / 1);
    const Decider before(then.policy(), *then.policy().region("hegu"));
    const Decider after(now.policy(), *now.policy().region("hegu"));
    const auto camp = proof::difference({ &then.policy(), &before, 1 }, { &now.policy(), &after, 1 });
    REQUIRE(before.benefit(1).id == "HG-02a");
    CHECK(camp.beyond.empty());
    const auto opened = std::find_if(camp.changes.begin(), camp.changes.end(),
        [](const proof::Change& change) { return change.from == Verdict::not_yet && change.to == Verdict::eligible; });
    REQUIRE(opened != camp.changes.end());
    // Its age, one ground for being poor, and the first month in which it is open.
    REQUIRE(opened->smallest.size() == 3);
    CHECK(opened->smallest.front() == std::pair<std::string, std::string>("age", "0"));
    CHECK(opened->smallest.back() == std::pair<std::string, std::string>("months_here", "3"));
    CHECK(opened->children == 80);
    REQUIRE(camp.changes.size() == 1);
    for (const proof::Change& change : camp.changes)
        CHECK(change.from != change.to);

    // Every child that is counted is decided so, and one of the smallest is told of: here by trying them all.
    const Schema& schema = now.policy().schema;
    std::set<std::pair<Verdict, Verdict>> seen;
    for (int age = 0; age <= 20; ++age)
        for (const int months : { 0, 1, 2, 3, 4, 5, 6, 30, -1 })
            for (const int poor : { 0, 1, -1 })
                for (const int low : { 0, 1, -1 }) {
                    Answers answers;
                    answers.know(*schema.find("age"), age);
                    for (const auto& [fact, value] :
                        { std::pair("months_here", months), std::pair("hardship", poor), std::pair("low_income", low) })
                        if (value >= 0)
                            answers.know(*schema.find(fact), value);
                    const Verdict from = before.decide(answers, 1).verdict;
                    const Verdict to = after.decide(answers, 1).verdict;
                    if (from != to)
                        seen.emplace(from, to);
                }
    for (const auto& [from, to] : seen) {
        CAPTURE(name(from));
        CAPTURE(name(to));
        CHECK(std::any_of(camp.changes.begin(), camp.changes.end(),
            [from = from, to = to](const proof::Change& change) { return change.from == from && change.to == to; }));
    }

    const auto same
        = made().run({ "content", "diff", "--as-of", "2027-01-01", "--as-of", "2027-08-31", "--region", "hegu" });
    CHECK(has(same.out, "2 of 2 benefits are decided as before"));
    const auto ended
        = made().run({ "content", "diff", "--as-of", "2027-08-31", "--as-of", "2027-09-01", "--region", "hegu" });
    CHECK(has(ended.out, "### HG-02a no longer there"));
}

TEST_CASE("content diff: what is wrong with its command line or its files")
{
    CHECK(made().run({ "content", "diff" }).status == 2);
    CHECK(made().run({ "content", "diff", "--as-of", "2027-01-01" }).status == 2);
    CHECK(has(made().run({ "content", "diff", "--as-of", "soon" }).error, "--as-of: expected a day"));
    CHECK(made().run({ "content", "diff", "a", "b", "c" }).status == 2);
    const auto missing = made().run({ "content", "diff", "/nowhere/old.db", "/nowhere/new.db" });
    CHECK(missing.status == 2);
    CHECK(has(missing.error, "/nowhere/old.db is missing"));
    CHECK(std::count(missing.error.begin(), missing.error.end(), '\n') == 1);
    const std::string file = (made().data() / "content.db").string();
    CHECK(has(made().run({ "content", "diff", file.c_str(), file.c_str(), "--region", "nowhere" }).error, "--region"));
    const auto same = made().run({ "content", "diff", file.c_str(), file.c_str(), "--region", "hegu" });
    CHECK(same.status == 0);
    CHECK(has(same.out, "2 of 2 benefits are decided as before"));
}
