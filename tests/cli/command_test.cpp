// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/command.hpp"

#include "tests/cli/installed.hpp"

#include <fstream>
#include <sstream>

using namespace kiosk;
using namespace kiosk::tests;

namespace {

struct Outcome {
    int status = 0;
    std::string out;
    std::string error;
};

struct Setting {
    std::string input;
    bool terminal = false;
    cli::Program program { "1.0", data_folder,
        Date { std::chrono::year(2026), std::chrono::month(11), std::chrono::day(28) } };
    std::vector<cli::Verb> more {}; // from other layers
};

Outcome run(const std::vector<const char*>& arguments, const Setting& setting = {})
{
    std::istringstream in(setting.input);
    std::ostringstream out;
    std::ostringstream error;
    const cli::Streams streams { in, out, error, setting.terminal };
    std::vector<cli::Verb> verbs = cli::verbs(setting.program, streams);
    verbs.push_back(cli::version_verb(setting.program, streams));
    verbs.insert(verbs.end(), setting.more.begin(), setting.more.end());
    const int status = cli::run(arguments, verbs, streams);
    return { status, out.str(), error.str() };
}

Setting given(std::string_view input)
{
    return { std::string(input) };
}

} // namespace

TEST_CASE("a wrong command line is one line and status 2")
{
    struct Row {
        std::vector<const char*> arguments;
        std::string error;
    };
    std::string languages;
    for (const std::string& language : installed().languages())
        languages += (languages.empty() ? "" : ", ") + language;
    const Row rows[] = {
        { {}, "kiosk: expected a command; see kiosk --help" },
        { { "chekc" },
            "kiosk: unknown command \"chekc\", expected check, register-template, compare, explain, sql, content diff "
            "or verify; see "
            "kiosk --help" },
        { { "" },
            "kiosk: unknown command \"\", expected check, register-template, compare, explain, sql, content diff or "
            "verify; see "
            "kiosk --help" },
        { { "--verbose" }, "kiosk: unknown option \"--verbose\"; see kiosk --help" },
        { { "--version", "x" }, "kiosk: unexpected argument \"x\"; see kiosk --help" },
        { { "check" }, "kiosk: check: expected a FILE, or - for standard input; see kiosk --help" },
        { { "check", "--format", "json" }, "kiosk: check: expected a FILE, or - for standard input; see kiosk --help" },
        { { "check", "-", "b.json" }, "kiosk: unexpected argument \"b.json\"; see kiosk --help" },
        { { "check", "-", "--formt", "json" }, "kiosk: unknown option \"--formt\"; see kiosk --help" },
        { { "check", "-", "-f" }, "kiosk: unknown option \"-f\"; see kiosk --help" },
        { { "check", "-", "--format" }, "kiosk: --format: expected a value after it; see kiosk --help" },
        { { "check", "-", "--format", "xml" },
            "kiosk: --format: expected json or text, got \"xml\"; see kiosk --help" },
        { { "check", "-", "--format=" }, "kiosk: --format: expected json or text, got \"\"; see kiosk --help" },
        { { "check", "-", "--format", "json", "--format=text" }, "kiosk: --format is given twice; see kiosk --help" },
        { { "check", "-", "--how-to", "--format", "json" },
            "kiosk: --how-to: only the text says how to apply; add --format text; see kiosk --help" },
        { { "check", "-", "--lang", "tlh" },
            "kiosk: --lang: expected one of " + languages + ", got \"tlh\"; see kiosk --help" },
        { { "check", "a\nb", "c\x1b" }, "kiosk: unexpected argument \"c\\u001B\"; see kiosk --help" },
        { { "check", "/nowhere/family.json" },
            "/nowhere/family.json: expected a file that can be read: No such file or directory" },
        { { "check", "/" }, "/: expected a file, got a directory" },
        { { "check", "/dev/zero" }, "/dev/zero: expected at most 256 MiB, got more" },
        { { "check", "--", "--lang" }, "--lang: expected a file that can be read: No such file or directory" },
        { { "verify", "x" }, "kiosk: unexpected argument \"x\"; see kiosk --help" },
        { { "verify", "--content" }, "kiosk: --content: expected a value after it; see kiosk --help" },
    };
    for (const Row& row : rows) {
        const Outcome outcome = run(row.arguments);
        CHECK(outcome.status == 2);
        CHECK(outcome.out.empty());
        CHECK(outcome.error == row.error + '\n');
    }
}

TEST_CASE("a wrong family is status 2 and names its file")
{
    const Outcome outcome = run({ "check", "-" }, given("[]"));
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.error == "standard input: expected an object, got a list\n");
}

TEST_CASE("the format follows the terminal unless it is said")
{
    CHECK(run({ "check", "-" }, given(example)).out.starts_with("{\"region\""));
    Setting terminal = given(example);
    terminal.terminal = true;
    CHECK(run({ "check", "-" }, terminal).out.starts_with("浙江省"));
    CHECK(run({ "check", "-", "--format=json" }, terminal).out.starts_with("{\"region\""));
    CHECK(run({ "check", "--lang=en", "--format", "text", "-" }, given(example)).out.find("Responsible")
        != std::string::npos);
    CHECK(run({ "check", "-", "--lang", "en" }, given(example)).status == 0);
}

TEST_CASE("content that is missing is not the family's fault")
{
    Setting setting = given(example);
    setting.program.data = "/nowhere";
    for (const std::vector<const char*>& arguments : { std::vector<const char*> { "check", "-" }, { "verify" } }) {
        const Outcome outcome = run(arguments, setting);
        CHECK(outcome.status == 1);
        CHECK((outcome.error + outcome.out).find("/nowhere/content.db") != std::string::npos);
    }
    CHECK(run({ "--version" }, setting).out == "kiosk 1.0, no content\n");
    CHECK(run({ "verify", "--content", KIOSK_TEST_DATA }, setting).status == 0);
}

TEST_CASE("help and version")
{
    Setting setting;
    setting.more.push_back({ {}, {}, "open the kiosk", { { "--size", "WxH", "of the window" } }, nullptr });
    const Outcome help = run({ "--help" }, setting);
    CHECK(help.status == 0);
    CHECK(help.out.find("\nkiosk compare FILE|-      what would differ") != std::string::npos);
    CHECK(help.out.find("\nkiosk check --batch FILE|-\n                          decide for a register")
        != std::string::npos);
    CHECK(help.out.find("\nkiosk                     open the kiosk\n    --size WxH            of the window\n")
        != std::string::npos);
    CHECK(help.out.find("kiosk --version\n") != std::string::npos);
    CHECK(run({ "-h" }, setting).out == help.out);
    CHECK(run({ "--help", "x" }, setting).error == "kiosk: unexpected argument \"x\"; see kiosk --help\n");
    CHECK(run({ "--version" }).out.find(installed().edition().sha256) != std::string::npos);
}

TEST_CASE("a verb is a row: what it takes and requires is said by the table")
{
    Setting setting;
    std::vector<std::string> passed;
    setting.more.push_back({ {}, {}, {}, { { "--windowed", {}, {} } },
        [](const cli::Arguments& arguments) -> Result<int> { return arguments.flag("--windowed") ? 6 : 7; } });
    setting.more.push_back(
        { "tour", {}, {}, { { "--out", "DIR", {}, cli::Option::Need::required }, { "--all", {}, {} } },
            [&](const cli::Arguments& arguments) -> Result<int> {
                passed = { std::string(*arguments.option("--out")), arguments.flag("--all") ? "all" : "" };
                return 8;
            } });
    CHECK(run({}, setting).status == 7);
    CHECK(run({ "--windowed" }, setting).status == 6);
    CHECK(run({ "--verbose" }, setting).error == "kiosk: unknown option \"--verbose\"; see kiosk --help\n");
    CHECK(run({ "tour", "--out", "dir", "--all" }, setting).status == 8);
    CHECK(passed == std::vector<std::string> { "dir", "all" });
    for (const std::vector<const char*>& arguments :
        { std::vector<const char*> { "tour" }, { "tour", "--all" }, { "tour", "--out=" } })
        CHECK(run(arguments, setting).error == "kiosk: tour: expected --out DIR; see kiosk --help\n");
    CHECK(run({ "tour", "dir" }, setting).error == "kiosk: unexpected argument \"dir\"; see kiosk --help\n");
    CHECK(run({ "print" }, setting).error
        == "kiosk: unknown command \"print\", expected check, register-template, compare, explain, sql, content diff, "
           "verify or tour; see kiosk --help\n");
}

TEST_CASE("without a day in the file a clock that cannot be right decides nothing; with one it is not asked")
{
    Setting setting = given(R"({"region":"zhejiang","children":[{"age":9}]})");
    setting.program.today = Date { std::chrono::year(1970), std::chrono::month(1), std::chrono::day(1) };
    const Outcome undated = run({ "check", "-" }, setting);
    CHECK(undated.status == 1);
    CHECK(undated.out.empty());
    CHECK(undated.error.starts_with("kiosk: this machine's clock says 1970-01-01, before its content was made ("));
    setting.input = R"({"region":"zhejiang","as_of":"2026-11-28","children":[{"age":9}]})";
    CHECK(run({ "check", "-" }, setting).status == 0);
}

TEST_CASE("a child late at school is decided with its siblings, and a warning says which answers are unlikely")
{
    const Outcome outcome = run({ "check", "-" }, given(R"({"region":"zhejiang","as_of":"2026-11-28","children":[
        {"age":8,"stage":"kindergarten","disability":true},{"age":17,"stage":"primary","disability":true},{"age":9}]})"));
    CHECK(outcome.status == 0);
    CHECK(outcome.error
        == "standard input: children[0]: warning: age 8 and stage \"kindergarten\" are unlikely together (rule "
           "stage_late: "
            + installed().policy().doubts[1].rule.source() + "); decided as told\n"
            + "standard input: children[1]: warning: age 17 and stage \"primary\" are unlikely together (rule "
              "stage_late: "
            + installed().policy().doubts[1].rule.source() + "); decided as told\n");
}
