// SPDX-License-Identifier: Apache-2.0
#include "tests/support/small_policy.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace kiosk;
using kiosk::test::SmallPolicy;

namespace {

constexpr Truth all[] = { Truth::no, Truth::unknown, Truth::yes };

std::string error_of(const SmallPolicy& small, std::string_view source)
{
    const Rule::Vocabulary vocabulary { small.policy->schema,
        [](std::string_view name) { return name == "checked" ? std::optional(ConfirmationId { 0 }) : std::nullopt; },
        {} };
    const auto parsed = Rule::parse(source, vocabulary);
    return parsed ? std::string() : parsed.error().message;
}

// A random rule over the small schema, written out.
std::string random_rule(std::mt19937& random, int depth)
{
    static constexpr const char* tests[]
        = { "age < 16", "age in 3..5", "age >= 6", "months_here >= 6", "stage == primary", "stage in {none, high}",
              "stage != high", "permit", "hardship", "unsettled(checked)", "months_here > 12 * age + 11" };
    const auto pick = random() % (depth > 0 ? 14 : 11);
    switch (pick) {
    case 11:
        return "not (" + random_rule(random, depth - 1) + ")";
    case 12:
        return "(" + random_rule(random, depth - 1) + ") and (" + random_rule(random, depth - 1) + ")";
    case 13:
        return "(" + random_rule(random, depth - 1) + ") or (" + random_rule(random, depth - 1) + ")";
    default:
        return tests[pick];
    }
}

int random_value(std::mt19937& random, const Fact& fact)
{
    switch (fact.kind) {
    case FactKind::boolean:
        return static_cast<int>(random() % 2);
    case FactKind::integer:
        return static_cast<int>(random() % 21);
    case FactKind::choice:
        return static_cast<int>(random() % fact.values.size());
    }
    return 0;
}

} // namespace

TEST_CASE("strong Kleene truth tables")
{
    for (const Truth a : all) {
        for (const Truth b : all) {
            CAPTURE(static_cast<int>(a));
            CAPTURE(static_cast<int>(b));
            CHECK((a && b)
                == (a == Truth::no || b == Truth::no         ? Truth::no
                        : a == Truth::yes && b == Truth::yes ? Truth::yes
                                                             : Truth::unknown));
            CHECK((a || b)
                == (a == Truth::yes || b == Truth::yes     ? Truth::yes
                        : a == Truth::no && b == Truth::no ? Truth::no
                                                           : Truth::unknown));
            CHECK((!(a && b)) == (!a || !b)); // De Morgan
            CHECK((a && b) == (b && a));
            CHECK((a || b) == (b || a));
            CHECK((a && (a || b)) == a); // absorption
            CHECK((a || (a && b)) == a);
        }
        CHECK((!!a) == a);
    }
}

TEST_CASE("an unknown carries the facts that would settle it, and only those")
{
    const SmallPolicy small;
    const auto missing = [&](std::string_view rule, const Answers& answers) {
        std::string names;
        for (const FactId id : small.policy->schema.ids(small.rule(rule).evaluate(answers).missing))
            names += small.policy->schema[id].name + " ";
        return names;
    };
    CHECK(missing("permit and hardship", {}) == "permit hardship ");
    CHECK(missing("permit and hardship", small.answers({ { "permit", 1 } })) == "hardship ");
    CHECK(missing("permit and hardship", small.answers({ { "permit", 0 } })) == "");
    CHECK(missing("permit or hardship", small.answers({ { "hardship", 1 } })) == "");
    CHECK(missing("permit or hardship and age < 3", small.answers({ { "age", 9 } })) == "permit ");
    CHECK(missing("months_here > 12 * age + 11", small.answers({ { "age", 2 } })) == "months_here ");
    const Finding finding
        = small.rule("stage == none or unsettled(checked)").evaluate(small.answers({ { "stage", 1 } }));
    CHECK(finding.truth == Truth::unknown);
    CHECK(finding.missing.none());
    CHECK(finding.unsettled.count() == 1);
}

TEST_CASE("tests read as the grammar says")
{
    const SmallPolicy small;
    const auto holds = [&](std::string_view rule, std::initializer_list<std::pair<std::string_view, int>> known) {
        return small.rule(rule).truth(small.answers(known)) == Truth::yes;
    };
    CHECK(holds("age < 16", { { "age", 15 } }));
    CHECK_FALSE(holds("age < 16", { { "age", 16 } }));
    CHECK(holds("age in 3..5", { { "age", 5 } }));
    CHECK_FALSE(holds("age in 3..5", { { "age", 6 } }));
    CHECK(holds("age != 4", { { "age", 5 } }));
    CHECK_FALSE(holds("age != 4", { { "age", 4 } }));
    CHECK(holds("stage in {primary, high}", { { "stage", 2 } }));
    CHECK(holds("not stage == none", { { "stage", 2 } }));
    CHECK(holds("permit and (hardship or age > 3)", { { "permit", 1 }, { "hardship", 0 }, { "age", 4 } }));
    // "and" binds before "or".
    CHECK(holds("permit or hardship and age > 3", { { "permit", 1 }, { "hardship", 0 }, { "age", 0 } }));
    CHECK(holds("months_here > 12 * age + 11", { { "months_here", 12 }, { "age", 0 } }));
    CHECK_FALSE(holds("months_here > 12 * age + 11", { { "months_here", 23 }, { "age", 1 } }));
    CHECK(holds("months_here <= age", { { "months_here", 3 }, { "age", 3 } }));
}

TEST_CASE("a rule that cannot be read says where and what was expected")
{
    const SmallPolicy small;
    CHECK(error_of(small, "") == "character 1: expected a fact or a term, got the end of the rule");
    CHECK(error_of(small, "permit and") == "character 11: expected a fact or a term, got the end of the rule");
    CHECK(error_of(small, "permitt") == "character 1: expected a fact or a term, got \"permitt\"");
    CHECK(error_of(small, "permit hardship")
        == "character 8: expected \"and\", \"or\" or the end of the rule, got \"hardship\"");
    CHECK(error_of(small, "(permit") == "character 8: expected \")\", got the end of the rule");
    CHECK(error_of(small, "stage == middle") == "character 10: expected a value of \"stage\", got \"middle\"");
    CHECK(error_of(small, "stage in primary") == "character 10: expected \"{\", got \"primary\"");
    CHECK(error_of(small, "stage < primary") == "character 7: expected \"==\", \"!=\" or \"in\", got \"<\"");
    CHECK(error_of(small, "age == old") == "character 8: expected a whole number, got \"old\"");
    CHECK(error_of(small, "age == 12345678901") == "character 8: expected a whole number, got \"12345678901\"");
    CHECK(error_of(small, "age in 3-5") == "character 9: expected \"..\", got \"-\"");
    CHECK(error_of(small, "age") == "character 4: expected a comparison or \"in\", got the end of the rule");
    CHECK(error_of(small, "unsettled(who)") == "character 11: expected the name of a confirmation, got \"who\"");
    CHECK(
        error_of(small, "age > 2 * permit") == "character 11: expected a fact that is a whole number, got \"permit\"");
    CHECK(error_of(small, std::string(1000, '(') + "permit") == "character 66: expected fewer brackets, got \"(\"");
    std::string many = "permit";
    for (int i = 0; i < 5000; ++i)
        many += " or permit";
    CHECK(error_of(small, many).find("expected a shorter rule") != std::string::npos);
}

TEST_CASE("any bytes are either a rule or an error")
{
    const SmallPolicy small;
    std::mt19937 random(1);
    static constexpr std::string_view pieces[] = { "age", "permit", "stage", " and ", " or ", "not ", "(", ")", "{",
        "}", "==", "<", "..", "in ", "unsettled", "3", "primary", "*", "+", "\xff", "\0", "年" };
    for (int i = 0; i < 20000; ++i) {
        std::string source;
        for (auto n = random() % 12; n > 0; --n)
            source += pieces[random() % std::size(pieces)];
        const std::string error = error_of(small, source);
        CHECK((error.empty() || error.starts_with("character ")));
    }
}

TEST_CASE("telling an unknown never unsettles what was settled, and truth agrees with evaluate")
{
    const SmallPolicy small;
    std::mt19937 random(7);
    for (int i = 0; i < 3000; ++i) {
        const Rule rule = small.rule(random_rule(random, 4));
        Answers answers;
        auto ids = small.policy->schema.ids();
        std::shuffle(ids.begin(), ids.end(), random);
        Finding before = rule.evaluate(answers);
        CHECK(before.truth == rule.truth(answers));
        for (const FactId id : ids) {
            answers.know(id, random_value(random, small.policy->schema[id]));
            const Finding after = rule.evaluate(answers);
            CHECK(after.truth == rule.truth(answers));
            if (before.truth != Truth::unknown)
                CHECK(after == before);
            CHECK((after.missing & answers.known()).none());
            CHECK((after.missing & ~before.missing).none()); // nothing new is ever needed
            before = after;
        }
        CHECK(before.missing.none());
        CHECK((before.truth == Truth::unknown) == before.unsettled.any());
    }
}

TEST_CASE("the truth of a rule turns only at its turning points")
{
    const SmallPolicy small;
    std::mt19937 random(11);
    for (int i = 0; i < 500; ++i) {
        std::string source = random_rule(random, 3);
        if (source.find('*') != std::string::npos)
            continue; // compares two facts: no fixed points
        const Rule rule = small.rule(source);
        Answers answers;
        for (const FactId id : small.policy->schema.ids())
            answers.know(id, random_value(random, small.policy->schema[id]));
        const FactId age = small.fact("age");
        const auto points = rule.turning_points(age);
        for (int value = 1; value <= 20; ++value) {
            answers.know(age, value - 1);
            const Truth younger = rule.truth(answers);
            answers.know(age, value);
            if (rule.truth(answers) != younger) {
                CAPTURE(source);
                CHECK(std::find(points.begin(), points.end(), value) != points.end());
            }
        }
    }
}
