// SPDX-License-Identifier: Apache-2.0
//
// One small mistake at a time: each must be found at its line, in words that say what to do.
#include "kiosk/content/catalogue.hpp"
#include "kiosk/content/compiler/compile.hpp"
#include "kiosk/content/compiler/complaints.hpp"
#include "kiosk/content/region_path.hpp"

#include "tests/support/content_tree.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace kiosk;
using namespace kiosk::content;
using kiosk::test::ContentTree;
using kiosk::test::read_bytes;
using kiosk::test::TemporaryFolder;

namespace {

constexpr const char* facts = "facts.toml";
constexpr const char* questions = "questions.toml";
constexpr const char* categories = "categories.toml";
constexpr const char* documents = "documents.toml";
constexpr const char* hotlines = "hotlines.toml";
constexpr const char* howto = "howto.toml";
constexpr const char* region = "regions/jia.toml";
constexpr const char* zh = "languages/zh-Hans/words.toml";
constexpr const char* en = "languages/en/words.toml";
constexpr const char* official = "languages/en/official.toml";
constexpr const char* golden = "golden/one.json";

// A change, and the complaint that it must bring.
struct Mistake {
    std::string file;
    std::string from;
    std::string to;
    std::string words; // of the complaint
    std::string at = {}; // the text whose line it names; empty: what was written
    std::string in = {}; // the file that it names; empty: the file that was changed
};

std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines)
        text += line + "\n";
    return text.empty() ? "no complaint" : text;
}

// What a tree says that is compiled without a complaint.
Catalogue compiled(const ContentTree& tree)
{
    const TemporaryFolder folder;
    CHECK(joined(tree.compile(folder.path())) == "no complaint");
    auto catalogue = Catalogue::open(folder.path() / "content.db");
    REQUIRE(catalogue);
    return *std::move(catalogue);
}

// Their names: nothing unfinished is left behind.
std::set<std::string> files_in(const TemporaryFolder& folder)
{
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
        names.insert(entry.path().filename().string());
    return names;
}

void expect(const ContentTree& tree, const std::string& start, const std::string& words)
{
    const TemporaryFolder folder;
    const auto lines = tree.compile(folder.path());
    const bool found = std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
        return line.compare(0, start.size(), start) == 0 && line.find(words) != std::string::npos;
    });
    CHECK_MESSAGE(found, "expected " << start << " … " << words << "\ngot " << joined(lines));
    CHECK(files_in(folder) == std::set<std::string> { "content" });
}

void expect_all(const std::vector<Mistake>& mistakes)
{
    for (const Mistake& mistake : mistakes) {
        ContentTree tree;
        if (mistake.from.empty())
            tree.append(mistake.file, mistake.to);
        else
            tree.replace(mistake.file, mistake.from, mistake.to);
        const std::string& file = mistake.in.empty() ? mistake.file : mistake.in;
        const std::string& at = mistake.in.empty() && mistake.at.empty() ? mistake.to : mistake.at;
        expect(tree, "content/" + file + ":" + std::to_string(tree.line(file, at)) + ": ", mistake.words);
    }
}

} // namespace

TEST_CASE("the small tree compiles")
{
    const TemporaryFolder folder;
    CHECK(joined(ContentTree().compile(folder.path())) == "no complaint");
    CHECK(files_in(folder) == std::set<std::string> { "content", "content.db", "content.db.sha256", "regions" });
}

TEST_CASE("the form of a file")
{
    expect_all({
        { facts, "kind = \"choice\"", "kind = = \"choice\"", "not TOML" },
        { facts, "", "[[fact]]\nid = \"x\"\nscope = \"child\"\nkind = \"boolean\"\nkidn = 1\n", "unknown key \"kidn\"",
            "kidn" },
        { facts, "id = \"too_young\"\n", "", "\"id\" is missing; add it", "[[contradiction]]" },
        { facts, "max = 20", "max = \"20\"", "\"max\" has the wrong type; expected a whole number" },
        { facts, "confidential = true", "confidential = \"yes\"", "expected true or false" },
        { facts, "growth = \"years\"", "growth = \"days\"",
            "expected one of \"none\", \"months\", \"years\", got \"days\"" },
        { "edition.toml", "2026-11-21", "\"2026-11-21\"", "expected a date such as 2026-11-21", "checked" },
        { "edition.toml", "version = \"2026.1\"\n", "", "\"version\" is missing", "checked" },
        { "edition.toml", "\"2026.1\"", "\"\"", "\"version\" is empty", "version" },
        { questions, "[\"age\"]", "\"age\"", "\"facts\" has the wrong type; expected a list", "\"age\"\nchoices" },
        { region, "    { rule = \"small\", cite = \"六岁以下儿童\" },", "\"small\"", "expected a table" },
        { region, "modes = [\"walk_in\"]", "", "service JA-01, benefit JA-01a: \"modes\" is missing",
            "    [[service.benefit]]" },
        { region, "modes = [\"walk_in\"]", "modes = []", "\"modes\" is an empty list", "    [[service.benefit]]" },
        { region, "rule = \"small\", cite", "rule = \"small\", extra = 1, cite", "unknown key \"extra\"",
            "rule = \"small\"" },
        { region, "name = \"甲市\"\n", "", "\"name\" is missing", "id = \"jia\"" },
    });
}

TEST_CASE("another region is only files")
{
    ContentTree tree;
    std::string other = tree.text(region);
    for (std::size_t at = 0; (at = other.find("\"JA-")) != std::string::npos;)
        other.replace(at, 4, "\"YI-");
    other.replace(other.find("\"jia\""), 5, "\"yi\"");
    tree.write("regions/yi.toml", other).write("regions/yi.txt", tree.text("regions/jia.txt"));
    for (const char* benefit : { "YI-01a", "YI-01b", "YI-02a" })
        tree.append(zh, "\"plain." + std::string(benefit) + "\" = \"文\"\n");
    const Catalogue catalogue = compiled(tree);
    REQUIRE(catalogue.policy().region("yi"));
    CHECK(catalogue.policy().region("yi")->services[0].benefits[1].id == "YI-01b");
}

TEST_CASE("missing files")
{
    expect(ContentTree().remove(documents), "content/documents.toml:1: ", "missing or cannot be read; add it");
    expect(ContentTree().remove("regions/jia.txt"), "content/regions/jia.txt:1: ", "missing or cannot be read; add it");
    expect(ContentTree().remove(region), "content/regions:1: ", "there is no region");
    expect(
        ContentTree().remove(zh).remove("languages/zh-Hans/language.toml").remove("languages/zh-Hans/interface.toml"),
        "content/languages:1: ", "there is no zh-Hans");
}

TEST_CASE("ids")
{
    expect_all({
        { facts, "id = \"emergency\"", "id = \"hardship\"", "\"hardship\" is there twice, first in line 19",
            "id = \"hardship\"\nscope = \"family\"\nkind = \"boolean\"\n[[fact]]\nid = \"unsupported\"" },
        { facts, "at_home =", "stage =", "\"stage\" is there twice" },
        { facts, "at_home =", "in =", "is a word of the rules", "in = \"small" },
        { facts, "id = \"stage\"", "id = \"Stage\"", "expected small letters, digits and underscores, got \"Stage\"" },
        { facts, "\"primary\"]", "\"nursery\"]", "the value \"nursery\" is there twice", "\"nursery\"]" },
        { facts, "[\"school\", \"office\"]", "[\"office\", \"office\"]", "confirmation \"office\" is there twice" },
        { questions, "id = \"needs\"", "id = \"stage\"", "question \"stage\" is there twice",
            "id = \"stage\"\nfacts = [\"hardship\"" },
        { hotlines, "\"110\"", "\"12345\"", "hotline \"12345\" is there twice",
            "number = \"12345\"\nsource = \"official\"" },
        { hotlines, "\"110\"", "\"11o\"", "expected digits only" },
        { region, "id = \"jia\"", "id = \"yi\"", "expected the id \"jia\", as the file is called" },
        { region, "id = \"residence\"", "id = \"age\"", "membership clause \"age\" is there twice",
            "id = \"age\"\nrule = \"months_here" },
        { region, "id = \"JA-02\"", "id = \"JA2\"", "two capitals, a dash and two digits" },
        { region, "id = \"JA-02\"", "id = \"JA-03\"", "expected \"JA-02\", the next of the list" },
        { region, "id = \"JA-01b\"", "id = \"JA-01c\"",
            "expected the id \"JA-01b\": the service's id and a letter, in order" },
        { region, "id = \"JA-02\"", "id = \"JA-01\"", "service \"JA-01\" is there twice",
            "id = \"JA-01\"\ncategory = \"education\"" },
    });
}

TEST_CASE("icons that are not drawn, or say too much, and categories that do not fit")
{
    expect_all({
        { facts, "growth = \"years\"", "growth = \"years\"\nicon = \"elephant\"",
            "fact age: there is no icon \"elephant\"; draw assets/icons/elephant.svg or name another",
            "icon = \"elephant\"" },
        { facts, "growth = \"years\"", "growth = \"years\"\nicon = \"A\"",
            "expected small letters, digits and underscores", "icon = \"A\"" },
        { facts, "\"primary\"]", "\"primary\"]\nicons = [\"child\", \"school\", \"cow\"]",
            "fact stage: there is no icon \"cow\"", "icons = [" },
        { facts, "\"primary\"]", "\"primary\"]\nicons = [\"child\"]",
            "fact stage: expected an icon for each of the 3 values, got 1", "icons = [" },
        { facts, "confidential = true", "confidential = true\nicon = \"child\"",
            "fact unsupported: the fact is confidential; write \"private\"", "icon = \"child\"" },
        { region, "id = \"JA-02\"", "id = \"JA-02\"\nicon = \"cow\"", "service JA-02: there is no icon \"cow\"",
            "icon = \"cow\"" },
        { categories, "icon = \"school\"", "icon = \"cow\"", "category education: there is no icon \"cow\"" },
        { categories, "color = \"blue\"", "color = \"mauve\"",
            "category education: there is no colour \"mauve\"; name one of brown, blue, teal, violet, crimson, olive" },
        { categories, "icon = \"school\"\ncolor = \"blue\"", "color = \"teal\"\nicon = \"school\"",
            "category education: \"teal\" is the colour of category health already; name another",
            "color = \"teal\"\nicon = \"school\"" },
        { categories, "color = \"blue\"\n", "", "category education: \"color\" is missing; add it",
            "[[category]]\nid = \"education\"" },
        { categories, "id = \"education\"", "id = \"health\"", "category \"health\" is there twice",
            "id = \"health\"\nicon = \"school\"" },
        { categories, "id = \"education\"", "id = \"sport\"", "category sport: no service belongs to it; delete it" },
        { categories, "id = \"education\"", "id = \"sport\"",
            "service JA-02: there is no category \"education\"; add it to categories.toml", "category = \"education\"",
            region },
    });
    // What is right brings no complaint, and is read back.
    ContentTree tree;
    tree.replace(facts, "growth = \"years\"", "growth = \"years\"\nicon = \"child\"");
    tree.replace(facts, "\"primary\"]", "\"primary\"]\nicons = [\"child\", \"private\", \"school\"]");
    tree.replace(region, "id = \"JA-02\"", "id = \"JA-02\"\nicon = \"private\"");
    const Catalogue catalogue = compiled(tree);
    const Policy& policy = catalogue.policy();
    const std::vector<Service>& services = policy.regions.front().services;
    CHECK(services[0].icon == "child"); // its category's
    CHECK(services[1].icon == "private");
    CHECK(policy.schema[*policy.schema.find("age")].icon == "child");
    CHECK(policy.schema[*policy.schema.find("hardship")].icon.empty());
    CHECK(policy.schema[*policy.schema.find("stage")].value_icons
        == std::vector<std::string> { "child", "private", "school" });
    REQUIRE(policy.category("education"));
    CHECK(policy.category("education")->icon == "school");
    CHECK(policy.category("education")->color == CategoryColor::blue);
    CHECK_FALSE(policy.category("sport"));
}

TEST_CASE("words that are not in the official text")
{
    expect_all({
        { region, "cite = \"不满十六周岁\"", "cite = \"未满十六周岁\"",
            "membership age: the citation \"未满十六周岁\" is not in jia.txt; copy the exact words" },
        { region, "cite = \"就近入学\"", "cite = \"就近上学\"", "service JA-02, benefit JA-02a: the citation" },
        { region, "{ rule = \"small\", cite = \"六岁以下儿童\" }", "{ rule = \"small\", cite = \"七岁以下\" }",
            "service JA-01: the citation" },
        { region, "when = \"emergency\", cite = \"发放补贴\"", "when = \"emergency\", cite = \"发补贴\"",
            "the citation \"发补贴\"" },
        { region, "name = \"健康服务\"", "name = \"保健服务\"", "the name \"保健服务\" is not in jia.txt" },
        { region, "name = \"甲市\"", "name = \"乙市\"", "the name \"乙市\" is not in jia.txt" },
        { region, "plan = \"甲市流动儿童方案\"", "plan = \"甲方案\"", "the title of the plan" },
        { region, "list = \"甲市服务清单\"", "list = \"甲清单\"", "the title of the list" },
        { region, "\"市卫健委\", \"市民政局\"", "\"市卫健委\", \"省民政局\"",
            "the department \"省民政局\" is not in jia.txt" },
        { region, "mode_cite = \"体检\"", "mode_cite = \"检查\"", "mode_cite \"检查\" is not in jia.txt" },
        { region, "quote = \"提供体检\"", "quote = \"提供检查\"",
            "benefit JA-01a: the quote \"提供检查\" is not in the text of its service" },
        { region, "text = \"保障就近入学。\"", "text = \"保障入学。\"", "the text \"保障入学。\" is not in jia.txt" },
        { region, "cite = \"自2024年11月1日起实施\"", "cite = \"自2024年起实施\"", "in_force: the citation" },
        { region, "date = 2024-11-01", "date = 2024-12-01", "does not say \"2024年12月1日\"" },
        { hotlines, "number = \"110\"\nsource = \"recalled\"", "number = \"110\"\nsource = \"official\"",
            "no official text names this number", "source = \"official\"" },
    });
}

TEST_CASE("the row of a service in the list")
{
    expect_all({
        { region, "target_inherited = true\n", "", "the target does not stand in the row of this service",
            "target = \"六岁以下儿童\"\ndepartments = [\"市教育局\"]" },
        { region, "target = \"六岁以下儿童\"\ndepartments = [\"市卫健委\"",
            "target = \"六岁以下儿童\"\ntarget_inherited = true\ndepartments = [\"市卫健委\"",
            "delete target_inherited" },
        { region, "target = \"六岁以下儿童\"\ntarget_inherited", "target = \"儿童\"\ntarget_inherited",
            "not that of the service above" },
        { region, "departments_note = \"inferred\"\n", "", "say in departments_note why",
            "departments = [\"市教育局\"]" },
        { region, "\"市卫健委\", \"市民政局\"", "\"市卫健委\"",
            "\"市卫健委\" does not stand in the row of this service" },
    });
}

TEST_CASE("a note says by a rule whom it is for")
{
    expect_all({
        { region, "note = \"free\"", "notes = [{ id = \"free\", when = \"agee < 3\" }]",
            "note free: the rule \"agee < 3\" cannot be read", "agee" },
        { region, "note = \"free\"", "notes = [{ id = \"free\" }]", "\"when\" is missing", "notes = [" },
    });
}

TEST_CASE("quotes cover the text of their service, in order")
{
    expect_all({
        { region, "quote = \"在家的发放补贴\"", "quote = \"检；在家的发放补贴\"", "overlaps the quote before it" },
        { region, "text = \"保障就近入学。\"", "text = \"保障就近入学。\"\nuncovered = \"…\"", "delete \"uncovered\"",
            "uncovered" },
    });
    const std::string long_text = "提供体检，并且要高度重视流动儿童的身体健康状况；在家的发放补贴。";
    ContentTree tree;
    tree.replace("regions/jia.txt", "提供体检；在家的发放补贴。", long_text)
        .replace(region, "提供体检；在家的发放补贴。", long_text)
        .replace(official, "\"提供体检；在家的发放补贴。\"", "\"" + long_text + "\"");
    expect(tree, "content/regions/jia.toml:" + std::to_string(tree.line(region, long_text)) + ": ",
        "no benefit quotes \"，并且要高度重视流动儿童的身体健康状况；\"");
    tree.replace(region, "targets = [", "uncovered = \"不是服务\"\ntargets = [");
    const TemporaryFolder folder;
    CHECK(joined(tree.compile(folder.path())) == "no complaint");
}

TEST_CASE("references")
{
    expect_all({
        { region, "document = \"law\"", "document = \"act\"",
            "benefit JA-01b: there is no document \"act\"; add it to documents.toml" },
        { region, "article = \"第一条\", ", "", "\"article\" is missing", "waive" },
        { region, "article = \"第一条\"", "article = \"\"", "\"article\" is empty", "waive" },
        { region, "document = \"law\"", "cite = \"补贴\", document = \"law\"", "both \"cite\" and \"document\"" },
        { documents, "", "[other]\ntitle = \"另法\"\n", "document other: nothing cites it; delete it", "[other]" },
        { region, "clauses = [\"residence\"]", "clauses = [\"hukou\"]", "the membership has no clause \"hukou\"" },
        { region, "clauses = [\"residence\"], ", "", "waives nothing", "waive" },
        { region, "[\"110\", \"12345\"]", "[\"110\", \"12345\", \"119\"]", "there is no hotline \"119\"; add it" },
        { region, "text = \"保障就近入学。\"", "text = \"保障就近入学。\"\nhotlines = [\"119\"]",
            "the region does not name the hotline \"119\"; add it to the region's hotlines", "[\"119\"]" },
        { region, "[\"110\", \"12345\"]", "[\"12345\"]", "hotline 110: no region names it", "number = \"110\"",
            hotlines },
    });
}

TEST_CASE("statements on how to apply, and their sources")
{
    expect_all({
        { howto, "ask = { topic = \"step\", basis", "ask = { topic = \"step\", cite = \"市教育局\", basis",
            "howto ask: expected one source" },
        { howto, "again = { topic = \"refused\", basis = \"general practice\" }", "again = { topic = \"refused\" }",
            "howto again: expected one source" },
        { howto, "article = \"第一条\", ", "", "howto bring: \"article\" is missing", "bring = {" },
        { howto, "topic = \"where\"", "topic = \"here\"", "expected one of \"where\", \"step\"" },
        { howto, "topic = \"where\", ", "", "howto window: \"topic\" is missing", "window = {" },
        { howto, "cite = \"市教育局\"", "cite = \"区教育局\"", "the citation \"区教育局\" is not in jia.txt" },
        { howto, "document = \"law\"", "document = \"act\"", "howto bring: there is no document \"act\"" },
        { documents, "quality = \"O\"", "quality = \"M\"", "only in quality M, which vouches for nothing",
            "document = \"law\", article = \"第一条\", numbers", howto },
        { documents, "quality = \"O\"", "quality = \"M\"", "JA-01b: we have \"law\" only in quality M", "waive",
            region },
        { documents, "quality = \"O\"\n", "", "document law: \"quality\" is missing", "[law]" },
        { howto, "nothing = { topic = \"step\", basis = \"general practice\" }",
            "nothing = { topic = \"step\", basis = \"general practice\", numbers = [\"6\"] }",
            "howto nothing: only what a law says has \"numbers\"" },
        { howto, "[\"ask\", \"window\"]", "[\"ask\", \"widow\"]", "recipe common: there is no howto \"widow\"" },
        { howto, "common =", "spare = [\"ask\"]\ncommon =", "recipe spare: no benefit names it; delete it", "spare" },
        { howto, "ask = {", "spare = { topic = \"cost\", basis = \"-\" }\nask = {", "howto spare: no benefit has it",
            "spare" },
        { howto, "common =", "again =", "\"again\" is there twice", "again = {" },
        { region, "howto = [\"nothing\", \"again\"]", "howto = [\"nothing\", \"agian\"]",
            "benefit JA-02a: there is neither recipe nor howto \"agian\"" },
    });
}

TEST_CASE("the table for reviewers")
{
    const TemporaryFolder folder;
    REQUIRE(ContentTree().compile(folder.path()).empty()); // writes the sources, too
    const std::string table = overview(folder.path() / "content");
    CHECK(
        table.find("| JA-01b | 文 apply；文 walk in | 推断 | 1 | 1 | 2 | “市教育局”；《某法》第一条 | en, zh-Hans |\n")
        != std::string::npos);
    CHECK(table.find("| JA-01a | 文 walk in | 原文“体检” | 1 | 0 | 2 | “市教育局” | en, zh-Hans |\n")
        != std::string::npos);
    CHECK(table.find("| 不重复的话 | 1 | 1 | 3 | 5 |\n") != std::string::npos);
    CHECK(table.find("| 用在各项待遇里 | 2 | 1 | 6 | 9 |\n") != std::string::npos);
}

TEST_CASE("what every benefit says of how to apply")
{
    expect_all({
        { region, "    howto = [\"again\", \"common\"]\n", "", "benefit JA-01a: \"howto\" is missing",
            "    [[service.benefit]]" },
        { region, "howto = [\"again\", \"common\"]", "howto = [\"common\"]", "says nothing of the topic \"refused\"" },
        { region, "howto = [\"again\", \"common\"]", "howto = [\"again\", \"window\"]",
            "says nothing of the topic \"step\"" },
        { region, "howto = [\"again\", \"common\"]", "howto = [\"again\", \"ask\"]",
            "says nothing of the topic \"where\"" },
        { region, "howto = [\"nothing\", \"again\"]", "howto = [\"again\"]", "says nothing of the topic \"step\"" },
    });
}

TEST_CASE("no statement on how to apply invents anything")
{
    expect_all({
        { zh, "文 within 15 days", "文 within 20 days",
            "howto bring: nothing vouches for \"20 \": add it to \"numbers\"" },
        { zh, "文 ask, or call 12345", "文 ask, or call 12346", "howto ask: nothing vouches for \"12346\"" },
        { zh, "文 nothing to do after 6个月", "文 after 6岁", "howto nothing: nothing vouches for \"6岁\"" },
        { zh, "文 ask why", "文 三十元", "howto again: write \"三十元\" in figures" },
        { zh, "文 ask why", "文 十五个工作日", "howto again: write \"十五个工作日\" in figures" },
        { zh, "文 ask why", "文 www.example", "\"www.\" has no place in a sentence" },
        { en, "E ask why", "E ask {name}", "\"{\" has no place in a sentence" },
        { en, "E ask why", "E ask within 3 days", "howto again: zh-Hans does not say \"3\"; translate what is there" },
    });
}

TEST_CASE("nobody who stands outside the definition is left without a word")
{
    expect_all({
        { region, "hindrances = [{ say = \"sixteen\", when = \"age >= 16\" }]\n", "",
            "membership age: \"hindrances\" is missing", "[[membership]]" },
        { region, "say = \"sixteen\", when = \"age >= 16\"", "say = \"sixteen\", when = \"age > 16\"",
            "membership age: \"hindrances\" has nothing to tell a family with age 16; add it", "rule = \"age < 16\"" },
        { region, "{ say = \"new_here\", when = \"months_here < 6\" }",
            "{ say = \"new_here\", when = \"months_here < 6\" }, { say = \"sixteen\", when = \"months_here < 3\" }",
            "membership residence: no answers bring \"sixteen\"" },
        { region, "when = \"age >= 16\"", "when = \"aeg >= 16\"", "membership age, hindrance sixteen: the rule" },
        { zh, "\"hindrance.sixteen.ask\" = \"文 ask\"\n", "",
            "the message \"hindrance.sixteen.ask\" is missing; add it", "\"question.age.title\"" },
    });
}

TEST_CASE("rules")
{
    expect_all({
        { region, "rule = \"small\"", "rule = \"smal\"",
            "service JA-01: the rule \"smal\" cannot be read: character 1: expected a fact or a term" },
        { region, "not unsupported or unsettled(office)", "not unsupported or unsettled(mayor)",
            "expected the name of a confirmation" },
        { region, "stage in {nursery, primary}", "stage in {nursery, college}", "expected a value of \"stage\"" },
        { region, "months_here >= 6", "months_here >=", "got the end of the rule" },
        { facts, "small and stage == none", "small and", "term at_home: the rule" },
        { facts, "small and stage == none", "later and stage == none", "expected a fact or a term" },
        { facts, "stage == primary and age < 3", "stage = primary", "contradiction too_young: the rule" },
        { region, "when = \"emergency\"", "when = \"emergence\"", "benefit JA-01b, confirm office: the rule" },
        { region, "id = \"school\", cite", "id = \"schol\", cite", "there is no confirmation \"schol\"" },
    });
}

TEST_CASE("what is declared is used")
{
    expect_all({
        { region, "when = \"emergency\", ", "", "fact emergency: no rule uses it", "id = \"emergency\"", facts },
        { facts, "at_home =", "spare = \"age < 2\"\nat_home =", "term spare: no rule uses it; delete it", "spare" },
        { region, "at_home and hardship", "hardship", "term at_home: no rule uses it", "at_home", facts },
        { facts, "[\"school\", \"office\"]", "[\"school\", \"office\", \"spare\"]",
            "confirmation spare: nothing uses it" },
    });
    // A fact that only contradictions use decides nothing.
    ContentTree tree;
    tree.replace(region, "when = \"emergency\", ", "").replace(facts, "age < 3", "age < 3 and emergency");
    expect(tree, "content/facts.toml:", "fact emergency: only contradictions use it");
}

TEST_CASE("questions")
{
    expect_all({
        { questions, "[\"hardship\", \"emergency\"]", "[\"hardship\"]", "fact emergency: no question asks it",
            "id = \"emergency\"", facts },
        { questions, "[\"hardship\", \"emergency\"]", "[\"hardship\", \"emergency\", \"hardship\"]",
            "is asked already, by question needs" },
        { questions, "[\"hardship\", \"emergency\"]", "[\"hardship\", \"emergency\", \"rich\"]",
            "there is no fact \"rich\"" },
        { questions, "[\"stage\"]", "[\"stage\", \"unsupported\"]", "the fact \"stage\" is not yes or no" },
        { questions, "[\"hardship\", \"emergency\"]", "[\"hardship\", \"unsupported\"]",
            "of another scope than the first" },
        { questions, "confidential = true\n", "", "is confidential; write confidential = true",
            "facts = [\"unsupported\"]" },
        { questions, "[\"months_here\", \"stage\"]", "[\"months_here\", \"hardship\"]",
            "only what is told of a child in the open can be the same as before; leave out \"hardship\"" },
        { questions, "[\"months_here\", \"stage\"]", "[\"months_here\", \"unsupported\"]",
            "only what is told of a child in the open can be the same as before; leave out \"unsupported\"" },
        { questions, "[\"months_here\", \"stage\"]", "[\"months_here\", \"rich\"]", "there is no fact \"rich\"" },
        { questions, "choices = [0, 3, 6, 18]\n", "", "a whole number is asked by buttons", "id = \"age\"" },
        { questions, "choices = [0, 3, 6, 18]", "choices = [0, 3, 21]", "the choice 21 is not a value of age" },
        { questions, "choices = [0, 3, 6, 18]", "choices = [0, 6, 3]", "the choices do not ascend" },
        { questions, "facts = [\"stage\"]", "facts = [\"stage\"]\nchoices = [1]", "only a whole number has choices",
            "choices = [1]" },
        { region, "stage = [\"none\", \"primary\"]", "stage = [\"none\", \"college\"]",
            "\"college\" is not a value of stage" },
        { region, "stage = [\"none\", \"primary\"]", "age = [\"none\"]", "\"age\" is not a fact with values" },
    });
}

TEST_CASE("messages")
{
    expect_all({
        { zh, "\"question.age.help\" = \"文 age help\"\n", "", "the message \"question.age.help\" is missing; add it",
            "\"question.age.title\"" },
        { zh, "\"verdict.not_yet\" = \"文 not yet\"\n", "", "the message \"verdict.not_yet\" is missing; add it",
            "\"question.age.title\"" },
        { zh, "\"answer.unsupported.yes\" = \"文 yes\"\n", "", "\"answer.unsupported.yes\" is missing",
            "\"question.age.title\"" },
        { region, "id = \"JA-02\"", "id = \"JA-02\"\nsubject = \"schooling\"",
            "the message \"short.schooling\" is missing; add it", "", "languages/zh-Hans/interface.toml" },
        { "languages/en/language.toml", "direction = \"ltr\"\n", "", "\"language.direction\" is missing", "name" },
        { "languages/en/language.toml", "\"ltr\"", "\"left\"", "expected \"ltr\", as its script runs, got \"left\"",
            "direction" },
        { "languages/en/language.toml", "\"en_GB\"", "\"!\"", "expected a BCP 47 tag", "locale" },
        { en, "", "\"question.agee.title\" = \"E\"\n", "nothing uses the message \"question.agee.title\"", "agee" },
        { en, "", "\"fact.age@yi\" = \"E\"\n", "nothing uses the message \"fact.age@yi\"", "@yi" },
        { en, "", "\"fact.age@jia\" = \"E\"\n", "zh-Hans has no message \"fact.age@jia\"", "\"fact.age@jia\"" },
        { "languages/en/language.toml", "", "\"a b\" = \"E\"\n", "nothing uses the message \"language.a b\"",
            "\"a b\"" },
        { "languages/en/interface.toml", "", "\"waiver\" = \"E\"\n",
            "the message \"waiver\" is there already, in content/languages/en/interface.toml", "\"waiver\"", en },
        { en, "", "\"waiver\" = \"E\"\n", "not TOML", "\"waiver\" = \"E\"\n" },
        { en, "\"E {value} months\"", "\"E {value months\"",
            "message \"answer.months_here\": ICU cannot read the pattern" },
        { en, "\"E {value} months\"", "\"E {count} months\"", "expected the one argument {value}, got {count}" },
        { en, "\"E not yet means\"", "\"E {name}\"", "expected the arguments of zh-Hans, none, got {name}" },
        { en, "waiver", "waiver.x", "nothing uses the message" },
        { en, "\"waiver\" = \"E open to all\"", "\"waiver\" = 3", "expected words in quotes" },
        { en, "\"waiver\" = \"E open to all\"", "waiver.a = \"E\"", "put the whole key in quotes" },
        { en, "\"E open to all\"", "\"\"", "\"waiver\" is empty" },
    });
}

TEST_CASE("official words in other languages")
{
    expect_all({
        { official, "", "\"远处\" = \"E\"\n", "nothing official says \"远处\" any more", "远处" },
    });
    expect(ContentTree().write("languages/zh-Hans/official.toml", "\"甲市\" = \"甲市\"\n"),
        "content/languages/zh-Hans/official.toml:1: ", "Chinese already; delete this file");
}

TEST_CASE("golden families")
{
    expect_all({
        { golden, "\"family\": {}", "\"family\": {", "not JSON", "\n  \"expected\"" },
        { golden, "\"input\"", "\"inputs\"", "expected {\"input\"", "{" },
        { golden, "\"jia\"", "\"yi\"", "there is no region \"yi\"", "{" },
        { golden, "\"JA-01a\"", "\"JA-09a\"", "region jia has no benefit \"JA-09a\"", "{" },
        { golden, "\"JA-01a\": \"undetermined\"", "\"JA-01a\": \"maybe\"", "JA-01a: there is no verdict \"maybe\"",
            "{" },
        { golden, "{ \"age\": 3 }", "{ \"age\": 3 }, {}", "one table for each child", "{" },
    });
}

TEST_CASE("a verdict that no answers can bring")
{
    expect_all({
        { region, "stage in {nursery, primary}", "stage == primary and age < 2",
            "service JA-02, benefit JA-02a: no answers make it conditional",
            "    [[service.benefit]]\n    id = \"JA-02a\"" },
        { region, "at_home and hardship", "at_home and age > 8 and hardship",
            "benefit JA-01b: no answers make it eligible", "    [[service.benefit]]\n    id = \"JA-01b\"" },
    });
}

TEST_CASE("all complaints are told at once, in the order of the files")
{
    const TemporaryFolder folder;
    ContentTree tree;
    tree.replace(region, "cite = \"不满十六周岁\"", "cite = \"甲\"")
        .replace(region, "cite = \"居住6个月以上\"", "cite = \"乙乙\"");
    tree.replace(facts, "at_home =", "spare = \"age < 2\"\nat_home =").replace(en, "\"waiver\"", "\"wafer\"");
    const auto lines = tree.compile(folder.path());
    CHECK(lines.size() >= 4);
    CHECK(std::is_sorted(lines.begin(), lines.end(), [](const std::string& a, const std::string& b) {
        return a.substr(0, a.find(':')) < b.substr(0, b.find(':'));
    }));
}

TEST_CASE("past the cap, complaints are only counted")
{
    Complaints complaints;
    for (int i = 0; i < 250; ++i)
        complaints.add({ "content/a.toml", 250 - i }, "wrong");
    complaints.add({ "content/a.toml", 1 }, "wrong"); // once is enough
    const auto lines = complaints.lines();
    REQUIRE(lines.size() == 201);
    CHECK(lines.front() == "content/a.toml:1: wrong");
    CHECK(lines.back() == "and 50 more");
}

TEST_CASE("the last good database stays")
{
    const TemporaryFolder folder;
    ContentTree tree;
    REQUIRE(tree.compile(folder.path()).empty());
    const std::string database = read_bytes(folder.path() / "content.db");
    const std::string sum = read_bytes(folder.path() / "content.db.sha256");
    // Found before anything is written, and only after.
    for (const char* rule : { "stage ==", "stage == primary and age < 2" }) {
        ContentTree spoiled;
        spoiled.replace(region, "stage in {nursery, primary}", rule);
        CHECK_FALSE(spoiled.compile(folder.path()).empty());
        CHECK(read_bytes(folder.path() / "content.db") == database);
        CHECK(read_bytes(folder.path() / "content.db.sha256") == sum);
        CHECK(files_in(folder) == std::set<std::string> { "content", "content.db", "content.db.sha256", "regions" });
    }
    CHECK(Catalogue::open(folder.path() / "content.db"));
}

TEST_CASE("the same sources give the same bytes, wherever they are")
{
    const TemporaryFolder here;
    const TemporaryFolder there;
    REQUIRE(ContentTree().compile(here.path()).empty());
    const std::string first = read_bytes(here.path() / "content.db");
    REQUIRE(ContentTree().compile(here.path()).empty());
    CHECK(read_bytes(here.path() / "content.db") == first);
    REQUIRE(ContentTree().compile(there.path() / "deeper").empty());
    CHECK(read_bytes(there.path() / "deeper" / "content.db") == first);
}

TEST_CASE("a place that cannot be written is said")
{
    const TemporaryFolder folder;
    REQUIRE(ContentTree().compile(folder.path()).empty());
    const auto lines
        = compile(folder.path() / "content", ContentTree::icons(), folder.path() / "nowhere" / "content.db").complaints;
    REQUIRE(lines.size() == 1);
    CHECK(lines.front().find("nowhere") != std::string::npos);
}

// What the two regions really say is compiled by the build; here it is only made sure that it is deterministic.
TEST_CASE("of all regions, those that a kiosk uses: nothing of the others is left")
{
    const TemporaryFolder folder;
    const IconNames icons = icon_names(KIOSK_DRAWINGS "/icons");
    const auto path = folder.path() / "content.db";
    REQUIRE(compile(KIOSK_CONTENT_FOLDER, icons, path, { { "zhejiang" }, {} }).complaints.empty());
    const auto one = Catalogue::open(path);
    REQUIRE(one);
    REQUIRE(one->policy().regions.size() == 1);
    CHECK(one->policy().regions.front().id == "zhejiang");
    for (const Golden& family : one->goldens())
        CHECK(family.name.starts_with("zj-"));
    CHECK(one->goldens().size() > 5);
    for (const std::string& language : one->languages())
        for (const auto& [key, text] : one->messages(language)) {
            CAPTURE(key);
            CHECK(key.find("SZ-") == std::string::npos);
            CHECK(key.find("@shenzhen") == std::string::npos);
        }
    CHECK(one->messages("en").contains("plain.ZJ-01a"));
    CHECK(one->messages("en").contains("question.born_here.title@zhejiang"));

    CHECK_FALSE(std::filesystem::exists(region_path(path, "shenzhen")));

    const TemporaryFolder other;
    const auto both = other.path() / "content.db";
    REQUIRE(compile(KIOSK_CONTENT_FOLDER, icons, path).complaints.empty());
    REQUIRE(compile(KIOSK_CONTENT_FOLDER, icons, both, { { "shenzhen", "zhejiang" }, {} }).complaints.empty());
    CHECK(read_bytes(path) == read_bytes(both));
    // Regions that are not written any more leave nothing behind.
    REQUIRE(compile(KIOSK_CONTENT_FOLDER, icons, both, { { "shenzhen" }, {} }).complaints.empty());
    CHECK(std::filesystem::exists(region_path(both, "shenzhen")));
    CHECK_FALSE(std::filesystem::exists(region_path(both, "zhejiang")));
    CHECK(compile(KIOSK_CONTENT_FOLDER, icons, both, { { "nowhere" }, {} })
              .complaints.front()
              .find("there is no region \"nowhere\"")
        != std::string::npos);
}

// All that a run leaves in a folder, by name.
std::map<std::string, std::string> made_in(const std::filesystem::path& folder)
{
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files.emplace(entry.path().lexically_relative(folder), read_bytes(entry.path()));
    return files;
}

TEST_CASE("only what has changed is compiled anew, and nobody can tell from the result")
{
    ContentTree tree;
    tree.add_region("yi", "YI", "乙市");
    const TemporaryFolder work;
    const TemporaryFolder afresh;
    const std::filesystem::path out = work.path() / "out";
    std::filesystem::create_directory(out);
    const CompileOptions kept { {}, work.path() / "records" };
    const auto time
        = [&](const char* region) { return std::filesystem::last_write_time(region_path(out / "content.db", region)); };
    const auto once = [&](const std::string& told) {
        const auto lines
            = compile(tree.write_to(work.path()), ContentTree::icons(), out / "content.db", kept).complaints;
        CHECK(joined(lines) == told);
    };
    const auto as_if_all_were_new = [&] {
        std::filesystem::remove_all(afresh.path() / "out");
        std::filesystem::create_directory(afresh.path() / "out");
        REQUIRE(compile(tree.write_to(afresh.path()), ContentTree::icons(), afresh.path() / "out" / "content.db")
                    .complaints.empty());
        CHECK(made_in(out) == made_in(afresh.path() / "out"));
    };
    once("no complaint");
    as_if_all_were_new();

    // Of one region: only its file.
    const auto jia = time("jia");
    tree.replace("regions/yi.toml", "rule = \"months_here >= 6\"", "rule = \"months_here >= 5\"");
    tree.replace("regions/yi.toml", "when = \"months_here < 6\"", "when = \"months_here < 5\"");
    once("no complaint");
    CHECK(time("jia") == jia);
    as_if_all_were_new();
    CHECK(Catalogue::open(out / "content.db"));

    // What only the region that was not read uses is not left over; what nobody uses any more is.
    tree.replace("regions/yi.toml", "note = \"free\"", "");
    once("no complaint");
    as_if_all_were_new();
    tree.replace("regions/jia.toml", "note = \"free\"", "");
    const auto before = made_in(out);
    once("content/languages/en/words.toml:" + std::to_string(tree.line("languages/en/words.toml", "\"note.free\""))
        + ": nothing uses the message \"note.free\"; correct the key or delete it\n"
        + "content/languages/zh-Hans/words.toml:"
        + std::to_string(tree.line("languages/zh-Hans/words.toml", "\"note.free\""))
        + ": nothing uses the message \"note.free\"; correct the key or delete it\n");
    CHECK(made_in(out) == before);
    tree.replace("regions/jia.toml", "mode_cite = \"体检\"", "mode_cite = \"体检\"\n    note = \"free\"");
    once("no complaint");

    // One service cannot be two regions', and a file that was spoiled is made anew.
    kiosk::test::write_bytes(region_path(out / "content.db", "jia"), "spoiled");
    once("no complaint");
    as_if_all_were_new();
    ContentTree same = tree;
    tree.write("regions/bing.toml", tree.text("regions/jia.toml"))
        .write("regions/bing.txt", tree.text("regions/jia.txt"));
    tree.replace("regions/bing.toml", "id = \"jia\"", "id = \"bing\"");
    const auto lines = compile(tree.write_to(work.path()), ContentTree::icons(), out / "content.db", kept).complaints;
    CHECK(joined(lines).find("service \"JA-01\" is there already") != std::string::npos);
    // A region that is gone leaves nothing.
    tree = same;
    tree.remove("regions/yi.toml").remove("regions/yi.txt").remove("languages/zh-Hans/regions/yi/plain.toml");
    tree.remove("languages/en/regions/yi/plain.toml").remove("languages/en/regions/yi/official.toml");
    once("no complaint");
    CHECK_FALSE(std::filesystem::exists(region_path(out / "content.db", "yi")));
    as_if_all_were_new();
}

TEST_CASE("a region's own words")
{
    ContentTree tree;
    tree.add_region("yi", "YI", "乙市");
    const Catalogue catalogue = compiled(tree);
    CHECK(catalogue.messages("zh-Hans").find("plain.YI-01a")->second == "文 of YI");
    CHECK(catalogue.official("en", "乙市流动儿童方案") == "E 乙市流动儿童方案");
    const std::string own = "languages/en/regions/yi/plain.toml";
    ContentTree stray = tree;
    expect(
        stray.append(own, "\"plain.JA-01a\" = \"E\"\n"), "content/" + own, "nothing uses the message \"plain.JA-01a\"");
    ContentTree twice = tree;
    expect(twice.append("languages/en/words.toml", "\"plain.YI-01a\" = \"E\"\n"), "content/" + own,
        "\"plain.YI-01a\" is there already, in content/languages/en/words.toml");
    ContentTree nowhere = tree;
    expect(nowhere.write("languages/en/regions/bing/plain.toml", "\"plain.JA-01a\" = \"E\"\n"),
        "content/languages/en/regions/bing:1: ", "there is no region \"bing\"");
    ContentTree lacking = tree;
    expect(lacking.replace("languages/zh-Hans/regions/yi/plain.toml", "\"plain.YI-02a\" = \"文 of YI\"\n", ""),
        "content/languages/zh-Hans/regions/yi/plain.toml:1: ", "the message \"plain.YI-02a\" is missing");
}

TEST_CASE("the real content compiles to the same bytes twice")
{
    const TemporaryFolder first;
    const TemporaryFolder second;
    const IconNames icons = icon_names(KIOSK_DRAWINGS "/icons");
    const auto lines = compile(KIOSK_CONTENT_FOLDER, icons, first.path() / "content.db").complaints;
    CHECK_MESSAGE(lines.empty(), joined(lines));
    (void)compile(KIOSK_CONTENT_FOLDER, icons, second.path() / "content.db");
    CHECK(made_in(first.path()) == made_in(second.path()));
}
