// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/installed.hpp"

#include <random>

using namespace kiosk;
using namespace kiosk::tests;

namespace {

FactId fact(std::string_view name)
{
    return *installed().policy().schema.find(name);
}

int choice(std::string_view name, std::string_view value)
{
    return *installed().policy().schema[fact(name)].value_of(value);
}

// A file of one child that knows only this.
std::string child(std::string_view members)
{
    return R"({"region":"zhejiang","children":[{)" + std::string(members) + "}]}";
}

std::string family(std::string_view members)
{
    return R"({"region":"zhejiang","family":{)" + std::string(members) + R"(},"children":[{}]})";
}

const std::string child_facts
    = "age, newborn, born_here, hukou, core_districts, months_here, carer, stage, "
      "inclusive_kindergarten, enrolled_here, rural_school, insured, height_under_120, disability, "
      "unsupported, severe_mental_disorder, destitute, care_concern or distress";
const std::string family_facts
    = "residence_permit, hardship, low_income, housing_hardship, emergency or parent_seeking_work";

} // namespace

TEST_CASE("the family of the contract is read")
{
    const cli::CheckRequest request = accepted(example);
    CHECK(request.region->id == "zhejiang");
    CHECK(request.as_of == today);
    CHECK(request.family.shared.get(fact("hardship")) == 1);
    CHECK(request.family.shared.is_declined(fact("low_income")));
    CHECK(request.family.shared.is_absent(fact("emergency")));
    REQUIRE(request.family.children.size() == 1);
    const Child& child = request.family.children[0];
    CHECK(child.label == "老大");
    CHECK(child.answers.get(fact("age")) == 9);
    CHECK(child.answers.get(fact("hukou")) == choice("hukou", "other_province"));
    CHECK(child.answers.get(fact("months_here")) == 24);
    CHECK(child.answers.get(fact("carer")) == choice("carer", "parent"));
    CHECK(child.answers.get(fact("stage")) == choice("stage", "primary"));
    CHECK(child.answers.known().count() == 5);
}

TEST_CASE("what may be left out")
{
    const cli::CheckRequest request = accepted(R"({"children":[{},{"label":null},{"label":""}],"region":"shenzhen"})");
    CHECK(request.as_of == today);
    CHECK(request.family.shared.empty());
    CHECK(request.family.children.size() == 3);
    CHECK(request.family.children[1].label.empty());
}

TEST_CASE("every value of every fact is taken, and null declines it")
{
    const Schema& schema = installed().policy().schema;
    for (const FactId id : schema.ids()) {
        const Fact& fact = schema[id];
        std::vector<std::pair<std::string, int>> values;
        if (fact.kind == FactKind::integer)
            values = { { std::to_string(fact.minimum), fact.minimum }, { std::to_string(fact.maximum), fact.maximum } };
        else if (fact.kind == FactKind::boolean)
            values = { { "true", 1 }, { "false", 0 } };
        else
            for (const std::string& value : fact.values)
                values.emplace_back('"' + value + '"', *fact.value_of(value));
        const auto told = [&](const std::string& value) {
            const std::string member = '"' + fact.name + "\":" + value;
            const cli::CheckRequest request = accepted(fact.scope == Scope::family ? family(member) : child(member));
            return request.family.answers_of(0);
        };
        for (const auto& [written, value] : values)
            CHECK(told(written).get(id) == value);
        CHECK(told("null").is_declined(id));
    }
}

TEST_CASE("every mistake is one line with its place and what was expected")
{
    struct Row {
        std::string json;
        std::string message;
    };
    const std::string regions = R"("shenzhen" or "zhejiang")";
    const std::string forty(40, 'x');
    const Row rows[] = {
        // the file
        { "", "family.json: line 1, column 1: expected a JSON object, got nothing" },
        { " \n ", "family.json: line 2, column 2: expected a JSON object, got nothing" },
        { "[]", "family.json: expected an object, got a list" },
        { "null", "family.json: expected an object, got null" },
        { "17", "family.json: expected an object, got 17" },
        { R"("x")", R"(family.json: expected an object, got "x")" },
        { "{", "family.json: line 1, column 2: unexpected end of input; expected string literal" },
        { "nope", "family.json: line 1, column 2: invalid literal" },
        { R"({"region":"zhejiang","children":[{}]} {})",
            "family.json: line 1, column 39: unexpected '{'; expected end of input" },
        { "{\"region\":\"zhejiang\"\n \"children\":[{}]}",
            "family.json: line 2, column 2: unexpected string literal; expected '}'" },
        { "{\"region\":\"zhejiang\",\n\"children\":[{\"label\":\"老大\" 12}]}",
            "family.json: line 2, column 27: unexpected number literal; expected '}'" },
        { "{\"region\":\"zhejiang\",}", "family.json: line 1, column 22: unexpected '}'; expected string literal" },
        { "{'region':1}", "family.json: line 1, column 2: invalid literal" },
        { "{\"region\":\"zhejiang\" // Zhejiang\n}", "family.json: line 1, column 22: invalid literal" },
        { "{\"region\":\"zhe\njiang\"}",
            R"(family.json: line 1, column 15: invalid string: control character U+000A (LF) must be escaped to \u000A or \n)" },
        { child("\"label\":\"\xff\""), "family.json: line 1, column 44: invalid string: ill-formed UTF-8 byte" },
        { child(R"("label":"\ud800")"),
            "family.json: line 1, column 50: invalid string: surrogate U+D800..U+DBFF must be followed by "
            "U+DC00..U+DFFF" },
        { child("\"age\":1") + std::string(1, '\0') + "x",
            "family.json: line 1, column 45: expected text, got a zero byte" },
        { "\xff\xfe{", "family.json: line 1, column 1: invalid literal" },
        { std::string(100'000, '['), "family.json: expected an object, got a list" },

        // its members
        { "{}", "family.json: region: expected " + regions + ", got nothing" },
        { R"({"region":"beijing"})", "family.json: region: expected " + regions + R"(, got "beijing")" },
        { R"({"region":"Zhejiang"})", "family.json: region: expected " + regions + R"(, got "Zhejiang")" },
        { R"({"region":null})", "family.json: region: expected " + regions + ", got null" },
        { R"({"region":1})", "family.json: region: expected " + regions + ", got 1" },
        { R"({"region":["zhejiang"]})", "family.json: region: expected " + regions + ", got a list" },
        { R"({"region":"zhejiang","region":"shenzhen"})", R"(family.json: expected "region" once, got it twice)" },
        { R"({"region":"zhejiang","child":[]})",
            R"(family.json: expected "region", "as_of", "family" or "children", got "child")" },
        { R"({"region":"zhejiang","age":9})",
            R"(family.json: expected "region", "as_of", "family" or "children", got "age")" },
        { R"({"region":"zhejiang"})", "family.json: children: expected a list of children, got nothing" },
        { R"({"region":"zhejiang","children":[]})",
            "family.json: children: expected at least one child, got an empty list" },
        { R"({"region":"zhejiang","children":{}})",
            "family.json: children: expected a list of children, got an object" },
        { R"({"region":"zhejiang","children":null})", "family.json: children: expected a list of children, got null" },
        { R"({"region":"zhejiang","children":[{},5]})", "family.json: children[1]: expected an object, got 5" },
        { R"({"region":"zhejiang","children":[[{}]]})", "family.json: children[0]: expected an object, got a list" },
        { R"({"region":"zhejiang","children":[{}],"children":[{}]})",
            R"(family.json: expected "children" once, got it twice)" },
        { R"({"region":"zhejiang","family":[],"children":[{}]})",
            "family.json: family: expected an object, got a list" },
        { R"({"region":"zhejiang","family":null,"children":[{}]})",
            "family.json: family: expected an object, got null" },
        { R"({"family":{},"family":{}})", R"(family.json: expected "family" once, got it twice)" },
        { R"({"as_of":"2026-02-30"})",
            R"(family.json: as_of: expected a day of the calendar such as "2026-11-21", got "2026-02-30")" },
        { R"({"as_of":"2025-02-29"})",
            R"(family.json: as_of: expected a day of the calendar such as "2026-11-21", got "2025-02-29")" },
        { R"({"as_of":"2026-2-03"})",
            R"(family.json: as_of: expected a day of the calendar such as "2026-11-21", got "2026-2-03")" },
        { R"({"as_of":"2026-+2-03"})",
            R"(family.json: as_of: expected a day of the calendar such as "2026-11-21", got "2026-+2-03")" },
        { R"({"as_of":"21.11.2026"})",
            R"(family.json: as_of: expected a day of the calendar such as "2026-11-21", got "21.11.2026")" },
        { R"({"as_of":"0000-01-01"})",
            R"(family.json: as_of: expected a day of the calendar such as "2026-11-21", got "0000-01-01")" },
        // Years of another calendar, and of none.
        { R"({"as_of":"1500-06-01"})",
            R"(family.json: as_of: expected a day from 1900 to 2100 by the Gregorian calendar, got "1500-06-01")" },
        { R"({"as_of":"2569-11-21"})",
            R"(family.json: as_of: expected a day from 1900 to 2100 by the Gregorian calendar, got "2569-11-21")" },
        { R"({"region":"zhejiang","as_of":"2024-10-31","children":[{}]})",
            R"(family.json: as_of: expected a day from 2024-11-01 on, when the list of zhejiang came into force, got "2024-10-31"; before that nothing is decided)" },
        { R"({"as_of":20261121})",
            R"(family.json: as_of: expected a day of the calendar such as "2026-11-21", got 20261121)" },
        { R"({"as_of":null})", R"(family.json: as_of: expected a day of the calendar such as "2026-11-21", got null)" },

        // facts
        { child(R"("age":"six")"), R"(family.json: children[0].age: expected a whole number from 0 to 20, got "six")" },
        { child(R"("age":"9")"), R"(family.json: children[0].age: expected a whole number from 0 to 20, got "9")" },
        { child(R"("age":9.5)"), "family.json: children[0].age: expected a whole number from 0 to 20, got 9.5" },
        { child(R"("age":9.0)"), "family.json: children[0].age: expected a whole number from 0 to 20, got 9.0" },
        { child(R"("age":9e0)"), "family.json: children[0].age: expected a whole number from 0 to 20, got 9e0" },
        { child(R"("age":-1)"), "family.json: children[0].age: expected a whole number from 0 to 20, got -1" },
        { child(R"("age":21)"), "family.json: children[0].age: expected a whole number from 0 to 20, got 21" },
        { child(R"("age":true)"), "family.json: children[0].age: expected a whole number from 0 to 20, got true" },
        { child(R"("age":[9])"), "family.json: children[0].age: expected a whole number from 0 to 20, got a list" },
        { child(R"("age":4294967305)"),
            "family.json: children[0].age: expected a whole number from 0 to 20, got 4294967305" },
        { child(R"("age":9223372036854775808)"),
            "family.json: children[0].age: expected a whole number from 0 to 20, got 9223372036854775808" },
        { child(R"("age":18446744073709551625)"),
            "family.json: children[0].age: expected a whole number from 0 to 20, got 18446744073709551625" },
        { child(R"("age":1e999)"), "family.json: children[0].age: expected a whole number from 0 to 20, got 1e999" },
        { child("\"age\":" + std::string(1000, '9')),
            "family.json: children[0].age: expected a whole number from 0 to 20, got " + std::string(40, '9') + "…" },
        { child(R"("months_here":-1)"),
            "family.json: children[0].months_here: expected a whole number from 0 to 2147483647, got -1" },
        { child(R"("months_here":2147483648)"),
            "family.json: children[0].months_here: expected a whole number from 0 to 2147483647, got 2147483648" },
        { child(R"("disability":"yes")"), R"(family.json: children[0].disability: expected true or false, got "yes")" },
        { child(R"("disability":1)"), "family.json: children[0].disability: expected true or false, got 1" },
        { child(R"("disability":{"x":1})"),
            "family.json: children[0].disability: expected true or false, got an object" },
        { child(R"("carer":"mother")"),
            R"(family.json: children[0].carer: expected "parent", "guardian", "relative" or "alone", got "mother")" },
        { child(R"("carer":0)"),
            R"(family.json: children[0].carer: expected "parent", "guardian", "relative" or "alone", got 0)" },
        { child("\"insured\":\"a\\n\\u001b[31m\\\"" + std::string(100, 'x') + '"'),
            R"(family.json: children[0].insured: expected "here", "same_province", "other_province" or "none", got "a\n\u001B[31m\")"
                + std::string(32, 'x') + "…\"" },
        { family(R"("hardship":"no")"), R"(family.json: family.hardship: expected true or false, got "no")" },
        { R"({"region":"zhejiang","children":[{},{"age":9},{"age":99}]})",
            "family.json: children[2].age: expected a whole number from 0 to 20, got 99" },

        // facts that do not exist, twice, or elsewhere
        { child(R"("agee":9)"), "family.json: children[0]: expected a fact (" + child_facts + R"(), got "agee")" },
        { child(R"("":9)"), "family.json: children[0]: expected a fact (" + child_facts + R"(), got "")" },
        { child('"' + forty + forty + "\":9"),
            "family.json: children[0]: expected a fact (" + child_facts + "), got \"" + forty + "…\"" },
        { family(R"("rich":true)"), "family.json: family: expected a fact (" + family_facts + R"(), got "rich")" },
        { family(R"("label":"x")"), "family.json: family: expected a fact (" + family_facts + R"(), got "label")" },
        { child(R"("hardship":true)"), R"(family.json: children[0]: "hardship" belongs in "family")" },
        { family(R"("age":9)"), R"(family.json: family: "age" belongs in "children")" },
        { child(R"("age":9,"age":9)"), R"(family.json: children[0]: expected "age" once, got it twice)" },
        { child(R"("age":null,"age":9)"), R"(family.json: children[0]: expected "age" once, got it twice)" },
        { child(R"("age":9,"\u0061ge":9)"), R"(family.json: children[0]: expected "age" once, got it twice)" },
        { family(R"("hardship":true,"hardship":false)"),
            R"(family.json: family: expected "hardship" once, got it twice)" },
        { child(R"("label":"a","label":"b")"), R"(family.json: children[0]: expected "label" once, got it twice)" },
        { child(R"("label":5)"), "family.json: children[0].label: expected a text, got 5" },
        { child(R"("label":{})"), "family.json: children[0].label: expected a text, got an object" },
        { child(R"("age":9,"label":[])"), "family.json: children[0].label: expected a text, got a list" },

        // contradictions
        { child(R"("age":9,"stage":"nursery")"),
            "family.json: children[0]: age 9 and stage \"nursery\" contradict each other (rule nursery_age: stage == "
            "nursery and "
            "age > 4)" },
        { R"({"region":"zhejiang","children":[{"age":9},{"stage":"kindergarten","age":9}]})",
            "family.json: children[1]: age 9 and stage \"kindergarten\" contradict each other (rule kindergarten_age: "
            "stage == "
            "kindergarten and not age in 2..8)" },
        { child(R"("age":1,"months_here":24)"),
            "family.json: children[0]: age 1 and months_here 24 contradict each other (rule longer_here_than_alive: "
            "months_here > "
            "12 * age + 11)" },
        { child(R"("newborn":true,"age":1)"),
            "family.json: children[0]: age 1 and newborn true contradict each other (rule newborn_age: newborn and age "
            "> 0)" },
    };
    for (const Row& row : rows) {
        const std::string message = complaint(row.json);
        CHECK(message == row.message);
        CHECK(message.find('\n') == std::string::npos);
    }
}

TEST_CASE("the name of the file stays on the line")
{
    const auto request = cli::read_family("[]", "a\nb.json", installed().policy(), today);
    REQUIRE_FALSE(request);
    CHECK(request.error().message == R"(a\nb.json: expected an object, got a list)");
}

TEST_CASE("what cannot be wrong yet is not a contradiction")
{
    for (const std::string_view members :
        { R"("stage":"nursery")", R"("stage":"nursery","age":null)", R"("newborn":true)",
            R"("stage":"nursery","age":3)", R"("age":0,"months_here":11)", R"("months_here":2147483647)" })
        CHECK(read(child(members)));
}

TEST_CASE("the order in a file does not matter")
{
    std::mt19937 random(7);
    std::vector<std::string> facts = { R"("age":9)", R"("hukou":"other_province")", R"("months_here":24)",
        R"("carer":"parent")", R"("stage":"primary")", R"("label":"老大")", R"("rural_school":null)" };
    std::vector<std::string> shared = { R"("hardship":true)", R"("low_income":null)", R"("emergency":false)" };
    const auto joined = [](const std::vector<std::string>& parts) {
        std::string all;
        for (const std::string& part : parts)
            all += (all.empty() ? "" : ",") + part;
        return '{' + all + '}';
    };
    std::optional<cli::CheckRequest> first;
    for (int round = 0; round < 200; ++round) {
        std::shuffle(facts.begin(), facts.end(), random);
        std::shuffle(shared.begin(), shared.end(), random);
        std::vector<std::string> members = { R"("region":"zhejiang")", R"("as_of":"2026-01-31")",
            "\"family\":" + joined(shared), "\"children\":[" + joined(facts) + "]" };
        std::shuffle(members.begin(), members.end(), random);
        const cli::CheckRequest request = accepted(joined(members));
        if (!first)
            first = request;
        CHECK(request.region == first->region);
        CHECK(request.as_of == first->as_of);
        CHECK(request.family.children[0].label == "老大");
        CHECK(request.family.answers_of(0) == first->family.answers_of(0));
    }
}

TEST_CASE("any bytes are refused in peace")
{
    std::mt19937 random(1);
    const auto survives = [](const std::string& bytes) {
        const auto request = read(bytes);
        if (request)
            return;
        CHECK(request.error().message.starts_with("family.json: "));
        CHECK(request.error().message.size() < 1000);
        CHECK(request.error().message.find_first_of(std::string_view("\n\r\0\x1b", 4)) == std::string::npos);
    };
    constexpr std::string_view json = R"({}[]:,"\/ntruefalsnl0123456789.-+eE)";
    for (int seed = 0; seed < 5000; ++seed) {
        std::string bytes(random() % 200, ' ');
        for (char& byte : bytes)
            byte = seed % 2 ? static_cast<char>(random()) : json[random() % json.size()];
        survives(bytes);
    }
    for (int seed = 0; seed < 5000; ++seed) {
        std::string bytes { example };
        for (int change = 0; change < 3; ++change)
            bytes[random() % bytes.size()] = static_cast<char>(random());
        survives(bytes);
    }
    for (std::size_t length = 0; length < example.size(); ++length)
        CHECK_FALSE(read(example.substr(0, length)));
}

TEST_CASE("depth is refused at once, wherever it begins")
{
    for (const std::string_view before :
        { "", "{\"x\":", "{\"region\":", "{\"family\":{\"hardship\":", "{\"children\":[{\"age\":" })
        for (const std::string_view level : { "[", "{\"a\":" }) {
            std::string bytes { before };
            for (int i = 0; i < 100'000; ++i)
                bytes += level;
            CHECK_FALSE(read(bytes));
        }
}

TEST_CASE("large families are families")
{
    const std::string label(10'000'000, 'x');
    CHECK(accepted(child("\"label\":\"" + label + '"')).family.children[0].label == label);

    std::string many = R"({"region":"shenzhen","children":[)";
    for (int i = 0; i < 10'000; ++i)
        many += (i ? ",{\"age\":" : "{\"age\":") + std::to_string(i % 21) + '}';
    CHECK(accepted(many + "]}").family.children.size() == 10'000);
}
