// SPDX-License-Identifier: Apache-2.0
//
// kiosk check --batch, and kiosk verify --exhaustive: long commands, run within this process.
#include "kiosk/cli/command.hpp"
#include "kiosk/core/decide.hpp"

#include "tests/cli/installed.hpp"
#include "tests/support/temporary_folder.hpp"

#include <nlohmann/json.hpp>

#include <fstream>
#include <random>
#include <sstream>

using namespace kiosk;
using namespace kiosk::tests;
using nlohmann::json;

namespace {

struct Ended {
    int status = 0;
    std::string out;
    std::string error;

    std::vector<json> lines() const
    {
        std::vector<json> read;
        std::istringstream each(out);
        for (std::string line; std::getline(each, line);)
            read.push_back(json::parse(line));
        return read;
    }
};

Ended run(std::vector<const char*> arguments, const std::string& input = {}, bool terminal = false)
{
    std::istringstream in(input);
    std::ostringstream out;
    std::ostringstream error;
    const cli::Streams streams { in, out, error, false, terminal };
    cli::Program program;
    program.data = data_folder;
    program.today = Date { std::chrono::year(2026), std::chrono::month(11), std::chrono::day(28) };
    const int status = cli::run(arguments, cli::verbs(program, streams), streams);
    return { status, out.str(), error.str() };
}

Ended batch(const std::string& input, std::vector<const char*> more = {})
{
    more.insert(more.begin(), { "check", "--batch", "-" });
    return run(std::move(more), input);
}

const std::string nine
    = R"({"label":"老大","region":"zhejiang","age":9,"hukou":"other_province","months_here":24,"carer":"parent","stage":"primary","hardship":true,"low_income":null})";

bool has(const json& line, const char* verdict, const char* benefit)
{
    const json& set = line.at(verdict);
    return std::find(set.begin(), set.end(), benefit) != set.end();
}

std::string only_error(const std::string& input)
{
    const Ended ended = batch(input);
    CHECK(ended.status == 2);
    const auto lines = ended.lines();
    for (const json& line : lines)
        if (line.contains("error")) {
            const std::string told = line.at("error");
            CHECK(ended.error.find("standard input:" + std::to_string(line.at("line").get<int>()) + ": " + told)
                != std::string::npos);
            return told;
        }
    return "no error";
}

} // namespace

TEST_CASE("a register in JSON lines is decided line by line")
{
    const Ended ended = batch(nine + "\n\n" + R"({"region":"shenzhen","age":17})" + "\r\n");
    CHECK(ended.status == 0);
    CHECK(ended.error.empty());
    const auto lines = ended.lines();
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].at("line") == 1);
    CHECK(lines[0].at("label") == "老大");
    CHECK(lines[0].at("region") == "zhejiang");
    CHECK(lines[0].at("membership") == "yes");
    CHECK(has(lines[0], "eligible", "ZJ-03a"));
    CHECK(has(lines[0], "conditional", "ZJ-03c"));
    CHECK(has(lines[0], "undetermined", "ZJ-03d"));
    CHECK(has(lines[0], "ineligible", "ZJ-04a"));
    CHECK(lines[1].at("line") == 3);
    CHECK(lines[1].at("label").is_null());
    CHECK(lines[1].at("membership") == "no");
}

TEST_CASE("a register in CSV says the same as one in JSON lines")
{
    const Ended json_lines = batch(nine + "\n" + R"({"label":"a, \"b\"","region":"shenzhen","age":4})" + "\n");
    const Ended csv = batch("\xEF\xBB\xBFlabel,region,age,hukou,months_here,carer,stage,hardship,low_income\r\n"
                            "老大,zhejiang,9,other_province,24,parent,primary,true,null\r\n"
                            "\"a, \"\"b\"\"\",shenzhen, 4 ,,,,,,\r\n");
    CHECK(csv.status == 0);
    const auto expected = json_lines.lines();
    auto got = csv.lines();
    REQUIRE(got.size() == 2);
    for (std::size_t i = 0; i < got.size(); ++i) {
        CHECK(got[i].at("line") == expected[i].at("line").get<int>() + 1);
        got[i]["line"] = expected[i].at("line");
        CHECK(got[i] == expected[i]);
    }
}

TEST_CASE("a register decides as the rules do, for children drawn by lot")
{
    const Policy& policy = installed().policy();
    std::mt19937 random(6);
    std::string input;
    std::vector<std::pair<const Region*, Answers>> children;
    while (children.size() < 2000) {
        const Region& region = policy.regions[random() % policy.regions.size()];
        Answers answers;
        json line { { "region", region.id } };
        for (const FactId id : policy.schema.ids()) {
            const Fact& fact = policy.schema[id];
            const unsigned lot = random() % 8;
            if (lot == 0)
                continue;
            if (lot == 1) {
                answers.decline(id);
                line[fact.name] = nullptr;
                continue;
            }
            const int value = fact.kind == FactKind::boolean ? static_cast<int>(random() % 2)
                : fact.kind == FactKind::choice              ? static_cast<int>(random() % fact.values.size())
                                                             : static_cast<int>(random() % 17);
            answers.know(id, value);
            if (fact.kind == FactKind::boolean)
                line[fact.name] = value == 1;
            else if (fact.kind == FactKind::integer)
                line[fact.name] = value;
            else
                line[fact.name] = fact.spelled(value);
        }
        if (!policy.contradictions_in(answers).empty())
            continue;
        children.emplace_back(&region, answers);
        input += line.dump() + '\n';
    }
    const Ended ended = batch(input);
    CHECK(ended.status == 0);
    const auto lines = ended.lines();
    REQUIRE(lines.size() == children.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Decision decision = Decider(policy, *children[i].first).decide(children[i].second);
        CHECK(lines[i].at("membership") == name(decision.membership.truth));
        std::size_t listed = 0;
        for (const Verdict verdict : verdicts)
            listed += lines[i].at(name(verdict)).size();
        CHECK(listed == decision.benefits.size());
        for (const BenefitDecision& benefit : decision.benefits)
            CHECK(has(lines[i], std::string(name(benefit.verdict)).c_str(), benefit.benefit->id.c_str()));
    }
}

TEST_CASE("a bad line is reported with its number, and the run goes on")
{
    const Ended ended = batch(nine + "\n{\"region\":\"zhejiang\",\"age\":\"six\"}\n" + nine + "\nnonsense\n" + nine);
    CHECK(ended.status == 2);
    const auto lines = ended.lines();
    REQUIRE(lines.size() == 5);
    CHECK(lines[1] == json { { "line", 2 }, { "error", R"(age: expected a whole number from 0 to 20, got "six")" } });
    CHECK(lines[3].contains("error"));
    CHECK(lines[4].at("line") == 5);
    CHECK(lines[4].contains("eligible"));
    CHECK(ended.error.find("standard input: 3 children decided, 2 lines not\n") != std::string::npos);
}

TEST_CASE("what is not a child is said, not guessed")
{
    const auto one = [](const std::string& members) { return only_error("{\"region\":\"zhejiang\"," + members + "}"); };
    CHECK(one(R"("age":21)") == "age: expected a whole number from 0 to 20, got 21");
    CHECK(one(R"("age":-1)") == "age: expected a whole number from 0 to 20, got -1");
    CHECK(one(R"("age":9.0)") == "age: expected a whole number from 0 to 20, got 9.0");
    CHECK(one(R"("age":99999999999999999999)").starts_with("age: expected a whole number"));
    CHECK(one(R"("age":true)") == "age: expected a whole number from 0 to 20, got true");
    CHECK(one(R"("disability":1)") == "disability: expected true or false, got 1");
    CHECK(one(R"("disability":"true")") == "disability: expected true or false, got \"true\"");
    CHECK(one(R"("carer":"uncle")") == R"(carer: expected "parent", "guardian", "relative" or "alone", got "uncle")");
    CHECK(one(R"("age":9,"age":9)") == "expected \"age\" once, got it twice");
    CHECK(one(R"("age":null,"age":9)") == "expected \"age\" once, got it twice");
    CHECK(one(R"("label":"a","label":"b")") == "expected \"label\" once, got it twice");
    CHECK(one(R"("region":"zhejiang")") == "expected \"region\" once, got it twice");
    CHECK(one(R"("label":5)") == "label: expected a text, got 5");
    CHECK(one(R"("shoe_size":5)").starts_with("expected \"label\", \"region\" or a fact (age, "));
    CHECK(one(R"("age":9,"stage":"nursery")")
        == "age 9 and stage \"nursery\" contradict each other (rule nursery_age: stage == nursery and age > 4)");
    CHECK(one(R"("age":09)").find("expected a text, a whole number, true, false or null") != std::string::npos);
    CHECK(one(R"("age":[9])").find("expected a text, a whole number") != std::string::npos);
    CHECK(one(R"("age":9,)").find("expected a name in quotes, got \"}\"") != std::string::npos);
    CHECK(one(R"("age":9} x)").find("expected the end of the line") != std::string::npos);
    CHECK(one("\"label\":\"a\x01\"").find("expected a text") != std::string::npos);
    CHECK(one(R"("label":"\q")").find("expected a text") != std::string::npos);
    CHECK(one(R"("label":"\ud83)").find("expected a text") != std::string::npos);
    // Half a character is none; both halves are one.
    for (const char* half :
        { R"("label":"\ud83d")", R"("label":"\ude00")", R"("label":"\ud83d\ud83d")", R"("label":"\ud83dx")" }) {
        CAPTURE(half);
        CHECK(one(half).find("expected a text") != std::string::npos);
    }
    CHECK(batch(R"({"region":"zhejiang","label":"\ud83d\ude00","age":9})").status == 0);
    CHECK(one("\"label\":\"\xC0\xAF\"") == "expected UTF-8, got other bytes");
    CHECK(one("\"label\":\"\xED\xA0\x80\"") == "expected UTF-8, got other bytes");
    CHECK(one(std::string("\"label\":\"a\0\"", 12)) == "expected text, got a zero byte");
    CHECK(only_error(R"({"region":"anhui"})") == R"(region: expected "shenzhen" or "zhejiang", got "anhui")");
    CHECK(only_error(R"({"age":9})") == "expected \"region\", got nothing; add it, or --region REGION for all lines");
    CHECK(only_error("{\"region\":\"zhejiang\"" + std::string(70'000, ' ') + "}")
        == "expected a line of at most 65536 bytes");
    CHECK(only_error("age,region\n9\n") == "expected 2 cells, got 1");
    CHECK(only_error("age,region\n9,zhejiang,5\n") == "expected 2 cells, got more");
    CHECK(only_error("age,region\n9,\"zhejiang\n") == "expected quotes around a whole cell, doubled within it");
    CHECK(batch("age,age\n9,9\n").error == "standard input: expected the column \"age\" once, got it twice\n");
}

TEST_CASE("a line without end does not stop the lines after it, however long")
{
    const Ended ended = batch(std::string(5'000'000, 'x') + "\n" + nine + "\n");
    CHECK(ended.status == 2);
    // The first line, which says what a register is, was none.
    CHECK(ended.lines().size() == 2);
    CHECK(ended.lines()[1].contains("eligible"));
}

TEST_CASE("the region of all lines can be given, and results go to a file that is whole or not there")
{
    const test::TemporaryFolder temporary;
    const std::filesystem::path& folder = temporary.path();
    const std::string in = folder / "children.csv";
    const std::string out = folder / "results.jsonl";
    std::ofstream(in) << "age,stage\n9,primary\n10,primary\n";
    const Ended ended = run({ "check", "--batch", in.c_str(), "--out", out.c_str(), "--region", "shenzhen" }, {}, true);
    CHECK(ended.status == 0);
    CHECK(ended.out.empty());
    CHECK(ended.error.find("MiB") != std::string::npos); // the meter
    std::ifstream results(out);
    std::string line;
    CHECK(std::getline(results, line));
    CHECK(json::parse(line).at("region") == "shenzhen");
    CHECK_FALSE(std::filesystem::exists(out + ".part"));

    const Ended nowhere = run({ "check", "--batch", in.c_str(), "--out", (folder / "no" / "where").c_str() });
    CHECK(nowhere.status == 1);
    CHECK(nowhere.error.find("cannot be written") != std::string::npos);
    CHECK(run({ "check", "--batch", (folder / "missing.csv").c_str() }).status == 2);
    CHECK(run({ "check", "--batch", folder.c_str() }).status == 2);
    CHECK(run({ "check", "--batch", in.c_str(), "--region", "anhui" }).status == 2);
    CHECK(run({ "check", "--batch" }).status == 2);
    CHECK(run({ "check", "--batch", in.c_str(), "--format", "json" }).status == 2);
}

TEST_CASE("the whole answer space of what is installed is tried on request")
{
    const Ended ended = run({ "verify", "--exhaustive" }, {}, true);
    CHECK_MESSAGE(ended.status == 0, ended.out);
    CHECK(ended.out.find("ok     zhejiang: 44 benefits, ") != std::string::npos);
    CHECK(ended.out.find("ok     shenzhen: 53 benefits, ") != std::string::npos);
    CHECK(ended.error.find("100 %  97 of 97 benefits") != std::string::npos);
    CHECK(ended.error.ends_with("\r\x1b[K"));
    const Ended missing = run({ "verify", "--exhaustive", "--content", "nowhere" });
    CHECK(missing.status == 1);
    CHECK(missing.out.starts_with("WRONG  "));
}

TEST_CASE("a benefit is explained with its words, rules, table and examples, in every language")
{
    for (const std::string& language : installed().languages()) {
        const Ended ended = run({ "explain", "ZJ-12a", "--lang", language.c_str() });
        CHECK(ended.status == 0);
        CHECK(ended.out.starts_with("# ZJ-12a\n"));
        for (const char* part : { "对残疾儿童普惠性学前教育予以资助",
                 "`stage == kindergarten and inclusive_kindergarten`", "| **", "- **" })
            CHECK(ended.out.find(part) != std::string::npos);
        CHECK(ended.out.find("⟦") == std::string::npos); // a message that is not there
        CHECK(ended.out.find("ZJ-12b") == std::string::npos);
    }
    const Ended all = run({ "explain", "--all" });
    CHECK(all.status == 0);
    std::size_t sheets = 0;
    for (std::size_t at = 0; (at = all.out.find("\n# ", at)) != std::string::npos; ++at)
        ++sheets;
    CHECK(sheets + 1 == 97);
    CHECK(run({ "explain" }).status == 2);
    CHECK(run({ "explain", "ZJ-99z" }).status == 2);
    CHECK(run({ "explain", "ZJ-12a", "--all" }).status == 2);
    CHECK(run({ "explain", "ZJ-12a", "--lang", "tlh" }).status == 2);
}

TEST_CASE("a register without a child is a wrong input")
{
    for (const char* empty : { "", "\n\n", "label,region,age\n" }) {
        CAPTURE(empty);
        const Ended ended = batch(empty);
        CHECK(ended.status == 2);
        CHECK(ended.error == "standard input: expected at least one child, got none\n");
        CHECK(ended.out.empty());
    }
}

TEST_CASE("what is unlikely is decided with a warning, and what is impossible is not")
{
    const Ended ended = batch(R"({"region":"zhejiang","age":8,"stage":"kindergarten","disability":true}
{"region":"zhejiang","age":17,"stage":"primary","disability":true}
{"region":"zhejiang","age":0,"newborn":true,"months_here":6}
)");
    CHECK(ended.status == 2);
    CHECK(ended.error.find("standard input:1: warning: age 8 and stage \"kindergarten\" are unlikely together")
        != std::string::npos);
    CHECK(ended.error.find("standard input:2: warning: age 17 and stage \"primary\" are unlikely together")
        != std::string::npos);
    CHECK(ended.error.find("standard input:3: newborn true and months_here 6 contradict each other")
        != std::string::npos);
    CHECK(ended.error.find("2 children decided, 1 lines not") != std::string::npos);
}

TEST_CASE("a clock before the content decides nothing")
{
    std::istringstream in(nine);
    std::ostringstream out;
    std::ostringstream error;
    cli::Program program;
    program.data = data_folder;
    program.today = Date { std::chrono::year(1970), std::chrono::month(1), std::chrono::day(1) };
    const std::vector<const char*> arguments { "check", "--batch", "-" };
    const cli::Streams streams { in, out, error, false, false };
    CHECK(cli::run(arguments, cli::verbs(program, streams), streams) == 1);
    CHECK(out.str().empty());
    CHECK(error.str().starts_with("kiosk: this machine's clock says 1970-01-01, before its content was made ("));
}
