// SPDX-License-Identifier: Apache-2.0
#include "tests/support/content_tree.hpp"

#include "kiosk/content/compiler/compile.hpp"
#include "kiosk/locale/outreach_phrases.hpp"
#include "kiosk/locale/page_phrases.hpp"
#include "kiosk/locale/phrases.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace kiosk::test {

namespace {

constexpr const char* edition = R"(version = "2026.1"
checked = 2026-11-21
)";

constexpr const char* facts = R"([[fact]]
id = "age"
scope = "child"
kind = "integer"
min = 0
max = 20
growth = "years"
[[fact]]
id = "months_here"
scope = "child"
kind = "integer"
growth = "months"
[[fact]]
id = "stage"
scope = "child"
kind = "choice"
values = ["none", "nursery", "primary"]
[[fact]]
id = "hardship"
scope = "family"
kind = "boolean"
[[fact]]
id = "emergency"
scope = "family"
kind = "boolean"
[[fact]]
id = "unsupported"
scope = "child"
kind = "boolean"
confidential = true
[terms]
small = "age < 7"
at_home = "small and stage == none"
[confirmations]
ids = ["school", "office"]
[[contradiction]]
id = "too_young"
rule = "stage == primary and age < 3"
)";

constexpr const char* questions = R"([[question]]
id = "age"
facts = ["age"]
choices = [0, 3, 6, 18]
[[question]]
id = "siblings"
facts = ["months_here", "stage"]
same_as_before = true
[[question]]
id = "months_here"
facts = ["months_here"]
choices = [0, 6]
[[question]]
id = "stage"
facts = ["stage"]
[[question]]
id = "needs"
facts = ["hardship", "emergency"]
[[question]]
id = "private"
facts = ["unsupported"]
confidential = true
)";

constexpr const char* categories = R"([[category]]
id = "health"
icon = "child"
color = "teal"
[[category]]
id = "education"
icon = "school"
color = "blue"
)";

constexpr const char* documents = R"([law]
title = "某法"
in_force = 2026-07-01
quality = "O"
)";

constexpr const char* howto = R"([recipes]
common = ["ask", "window"]
[howto]
window = { topic = "where", cite = "市教育局" }
ask = { topic = "step", basis = "general practice" }
bring = { topic = "bring", document = "law", article = "第一条", numbers = ["15"] }
nothing = { topic = "step", basis = "general practice" }
again = { topic = "refused", basis = "general practice" }
)";

constexpr const char* hotlines = R"([[hotline]]
number = "110"
source = "recalled"
[[hotline]]
number = "12345"
source = "official"
)";

constexpr const char* register_words = R"([answers]
yes = ["yes"]
no = ["no"]
unknown = ["unknown"]
)";
constexpr const char* printer = R"([[reason]]
id = "paper"
severity = "error"
keywords = ["media-empty", "media-need*"]
[[reason]]
id = "unknown"
severity = "warning"
keywords = ["other"]
)";

constexpr const char* region = R"toml(id = "jia"
name = "甲市"
plan = "甲市流动儿童方案"
list = "甲市服务清单"
in_force = { date = 2024-11-01, cite = "自2024年11月1日起实施" }
hotlines = ["110", "12345"]
[choices]
stage = ["none", "primary"]
[[membership]]
id = "age"
rule = "age < 16"
cite = "不满十六周岁"
hindrances = [{ say = "sixteen", when = "age >= 16" }]
[[membership]]
id = "residence"
rule = "months_here >= 6"
cite = "居住6个月以上"
hindrances = [{ say = "new_here", when = "months_here < 6" }]
[[service]]
id = "JA-01"
category = "health"
name = "健康服务"
target = "六岁以下儿童"
departments = ["市卫健委", "市民政局"]
text = "提供体检；在家的发放补贴。"
targets = [
    { rule = "small", cite = "六岁以下儿童" },
]
    [[service.benefit]]
    id = "JA-01a"
    quote = "提供体检"
    modes = ["walk_in"]
    mode_cite = "体检"
    howto = ["again", "common"]
    note = "free"
    [[service.benefit]]
    id = "JA-01b"
    quote = "在家的发放补贴"
    modes = ["apply_here", "walk_in"]
    howto = ["bring", "common", "again", "ask"]
    waive = { clauses = ["residence"], document = "law", article = "第一条", words = "补贴不看居住时间" }
    when = [
        { rule = "at_home and hardship", cite = "在家的" },
        { rule = "not unsupported or unsettled(office)", cite = "补贴" },
    ]
    confirm = [
        { id = "office", when = "emergency", cite = "发放补贴" },
    ]
[[service]]
id = "JA-02"
category = "education"
name = "教育服务"
target = "六岁以下儿童"
target_inherited = true
departments = ["市教育局"]
departments_note = "inferred"
text = "保障就近入学。"
    [[service.benefit]]
    id = "JA-02a"
    quote = "保障就近入学"
    modes = ["automatic"]
    howto = ["nothing", "again"]
    when = [
        { rule = "stage in {nursery, primary}", cite = "入学" },
    ]
    confirm = [
        { id = "school", cite = "就近入学" },
    ]
[[danger]]
id = "danger"
hotlines = ["110"]
)toml";

constexpr const char* official_text = R"(甲市流动儿童方案
不满十六周岁、居住 6 个月以上的
儿童由市教育局等部门关爱，咨询12345。自 2024 年 11 月 1 日起实施。
附件　甲市服务清单
1	六岁以下儿童	健康服务	提供体检；在家的发放补贴。	市卫健委、市民政局
2		教育服务	保障就近入学。	
)";

// * is the language’s own mark.
constexpr const char* messages = R"("question.age.title" = "* age"
"question.age.help" = "* age help"
"question.siblings.title" = "* siblings"
"question.siblings.help" = "* siblings help"
"question.months_here.title" = "* months"
"question.months_here.title@jia" = "* months in Jia"
"question.months_here.help" = "* months help"
"question.stage.title" = "* stage"
"question.stage.help" = "* stage help"
"question.needs.title" = "* needs"
"question.needs.help" = "* needs help"
"question.private.title" = "* private"
"question.private.help" = "* private help"
"answer.age" = "* {value, plural, one {# year} other {# years}}"
"answer.months_here" = "* {value} months"
"answer.stage.none" = "* none"
"answer.stage.none.hint" = "* not yet"
"answer.stage.nursery" = "* nursery"
"answer.stage.primary" = "* primary"
"answer.hardship" = "* hardship"
"answer.emergency" = "* emergency"
"answer.unsupported" = "* unsupported"
"answer.unsupported.yes" = "* yes"
"answer.unsupported.no" = "* no"
"fact.age" = "* age"
"fact.months_here" = "* months"
"fact.stage" = "* stage"
"fact.hardship" = "* hardship"
"fact.emergency" = "* emergency"
"fact.unsupported" = "* unsupported"
"contradiction.too_young" = "* too young"
"category.health" = "* health"
"category.education" = "* education"
"mode.walk_in" = "* walk in"
"mode.walk_in.how" = "* go there"
"mode.apply_here" = "* apply"
"mode.apply_here.how" = "* hand it in"
"mode.automatic" = "* nothing to do"
"mode.automatic.how" = "* it comes by itself"
"howto.window" = "* the education office"
"howto.ask" = "* ask, or call 12345"
"howto.bring" = "* within 15 days"
"howto.nothing" = "* nothing to do after 6个月"
"howto.again" = "* ask why"
"hindrance.not_told" = "* not told"
"hindrance.not_told.now" = "* now"
"hindrance.not_told.ask" = "* ask"
"hindrance.sixteen" = "* sixteen"
"hindrance.sixteen.now" = "* now"
"hindrance.sixteen.ask" = "* ask"
"hindrance.new_here" = "* new here"
"hindrance.new_here.now" = "* now"
"hindrance.new_here.ask" = "* ask"
"hindrance.new_here.later" = "* in 6 months"
"confirm.school" = "* the school"
"confirm.office" = "* the office"
"note.free" = "* free"
"note.inferred" = "* inferred"
"hotline.110.name" = "* police"
"hotline.110.use" = "* danger"
"hotline.12345.name" = "* city"
"hotline.12345.use" = "* anything"
"printer.paper.family" = "* no paper"
"printer.paper.staff" = "* load paper"
"printer.unknown.family" = "* something"
"printer.unknown.staff" = "* see the panel"
"verdict.eligible" = "* yes"
"verdict.eligible.meaning" = "* yes means"
"verdict.conditional" = "* perhaps"
"verdict.conditional.meaning" = "* perhaps means"
"verdict.undetermined" = "* unknown"
"verdict.undetermined.meaning" = "* unknown means"
"verdict.not_yet" = "* not yet"
"verdict.not_yet.meaning" = "* not yet means"
"verdict.ineligible" = "* no"
"verdict.ineligible.meaning" = "* no means"
"waiver" = "* open to all"
"sheet.quote" = "* sheet quote"
"sheet.rules" = "* sheet rules"
"sheet.confirm" = "* sheet confirm"
"sheet.table" = "* sheet table"
"sheet.unknown" = "* sheet unknown"
"sheet.verdict" = "* sheet verdict"
"sheet.examples" = "* sheet examples"
"sheet.never" = "* sheet never"
"sheet.sign" = "* sheet sign"
"plain.JA-01a" = "* plain a"
"plain.JA-01b" = "* plain b"
"plain.JA-02a" = "* plain c"
"danger.danger.title" = "* danger"
"danger.danger.text" = "* call"
)";

constexpr const char* official_words[] = { "甲市", "甲市流动儿童方案", "甲市服务清单", "自2024年11月1日起实施",
    "不满十六周岁", "居住6个月以上", "健康服务", "六岁以下儿童", "提供体检；在家的发放补贴。", "市卫健委", "市民政局",
    "提供体检", "体检", "在家的发放补贴", "在家的", "补贴", "发放补贴", "补贴不看居住时间", "第一条", "教育服务",
    "市教育局", "保障就近入学。", "保障就近入学", "入学", "就近入学", "某法" };

constexpr const char* golden = R"({
  "input": { "region": "jia", "as_of": "2026-11-21", "family": {}, "children": [ { "age": 3 } ] },
  "expected": [ { "JA-01a": "undetermined", "JA-02a": "undetermined" } ]
}
)";

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
    return text;
}

} // namespace

std::string read_bytes(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

void write_bytes(const std::filesystem::path& path, std::string_view bytes)
{
    std::filesystem::create_directories(path.parent_path());
    std::ofstream file(path, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!file.good())
        throw std::runtime_error("cannot write " + path.string());
}

ContentTree::ContentTree()
{
    files_ = {
        { "edition.toml", edition },
        { "facts.toml", facts },
        { "questions.toml", questions },
        { "categories.toml", categories },
        { "documents.toml", documents },
        { "howto.toml", howto },
        { "hotlines.toml", hotlines },
        { "printer.toml", printer },
        { "register.toml", register_words },
        { "regions/jia.toml", region },
        { "regions/jia.txt", official_text },
        { "golden/one.json", golden },
        { "plain-words.toml", "sentence = 12\n[words]\n\"予以\" = \"给\"\n[characters]\n[texts]\n" },
        { "common-characters.txt", "# 常用字\n文的给您一二三个月\n" },
    };
    std::string outreach;
    for (std::size_t i = 0; i < std::size(outreach_phrase_keys); ++i) {
        std::string text = "*";
        std::istringstream names { std::string(outreach_phrase_arguments[i]) };
        for (std::string name; names >> name;)
            text += " {" + name + "}";
        outreach += std::string(outreach_phrase_keys[i]).substr(std::string_view("outreach.").size()) + " = \"" + text
            + "\"\n";
    }
    files_["outreach.toml"] = outreach;
    std::string interface;
    for (const std::string_view key : phrase_keys)
        interface += "\"" + std::string(key) + "\" = \"*\"\n";
    for (const std::string_view key : page_phrase_keys)
        interface += "\"" + std::string(key) + "\" = \"*\"\n";
    for (const auto& [tag, mark, locale] :
        { std::tuple("zh-Hans", "文", "zh_Hans_CN"), std::tuple("en", "E", "en_GB") }) {
        const std::string folder = "languages/" + std::string(tag) + "/";
        files_[folder + "language.toml"]
            = "name = \"" + std::string(mark) + "\"\ndirection = \"ltr\"\nlocale = \"" + locale + "\"\n";
        files_[folder + "interface.toml"] = replaced(interface, "*", mark);
        files_[folder + "words.toml"] = replaced(messages, "*", mark);
    }
    std::string official;
    for (const char* words : official_words)
        official += "\"" + std::string(words) + "\" = \"E " + words + "\"\n";
    files_["languages/en/official.toml"] = official;
}

ContentTree& ContentTree::replace(const std::string& file, const std::string& from, const std::string& to)
{
    std::string& text = files_.at(file);
    const std::size_t at = text.find(from);
    REQUIRE_MESSAGE(at != std::string::npos, from);
    REQUIRE_MESSAGE(text.find(from, at + 1) == std::string::npos, from);
    text.replace(at, from.size(), to);
    return *this;
}

ContentTree& ContentTree::add_region(const std::string& id, const std::string& prefix, const std::string& name)
{
    const auto renamed = [&](const std::string& text) {
        return replaced(replaced(replaced(text, "甲市", name), "JA-", prefix + "-"), "\"jia\"", "\"" + id + "\"");
    };
    files_["regions/" + id + ".toml"] = renamed(region);
    files_["regions/" + id + ".txt"] = renamed(official_text);
    for (const auto& [tag, mark] : { std::pair("zh-Hans", "文"), std::pair("en", "E") }) {
        std::string plain;
        for (const char* benefit : { "01a", "01b", "02a" })
            plain += "\"plain." + prefix + "-" + benefit + "\" = \"" + mark + " of " + prefix + "\"\n";
        files_["languages/" + std::string(tag) + "/regions/" + id + "/plain.toml"] = plain;
    }
    std::string official;
    for (const char* words : { "甲市", "甲市流动儿童方案", "甲市服务清单" })
        official += "\"" + renamed(words) + "\" = \"E " + renamed(words) + "\"\n";
    files_["languages/en/regions/" + id + "/official.toml"] = official;
    return *this;
}

ContentTree& ContentTree::append(const std::string& file, const std::string& text)
{
    files_.at(file) += text;
    return *this;
}

ContentTree& ContentTree::remove(const std::string& file)
{
    REQUIRE(files_.erase(file) == 1);
    return *this;
}

ContentTree& ContentTree::write(const std::string& file, const std::string& text)
{
    files_[file] = text;
    return *this;
}

int ContentTree::line(const std::string& file, const std::string& text) const
{
    const auto found = files_.find(file);
    if (text.empty() || found == files_.end())
        return 1;
    const std::size_t at = found->second.find(text);
    REQUIRE_MESSAGE(at != std::string::npos, text);
    return 1 + static_cast<int>(std::count(found->second.begin(), found->second.begin() + static_cast<long>(at), '\n'));
}

std::filesystem::path ContentTree::write_to(const std::filesystem::path& folder) const
{
    const std::filesystem::path content = folder / "content";
    std::filesystem::remove_all(content);
    for (const auto& [name, text] : files_)
        write_bytes(content / name, text);
    return content;
}

std::vector<std::string> ContentTree::compile(const std::filesystem::path& folder) const
{
    return content::compile(write_to(folder), icons(), folder / "content.db").complaints;
}

} // namespace kiosk::test
