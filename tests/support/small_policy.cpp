// SPDX-License-Identifier: Apache-2.0
#include "tests/support/small_policy.hpp"

#include <algorithm>

namespace kiosk::test {

SmallPolicy::SmallPolicy()
    : policy(std::make_unique<Policy>())
{
    std::vector<Fact> facts(6);
    facts[0] = { "age", Scope::child, FactKind::integer, 0, 20, {}, Growth::years, false };
    facts[1] = { "months_here", Scope::child, FactKind::integer, 0, 1000, {}, Growth::months, false };
    facts[2] = { "stage", Scope::child, FactKind::choice, 0, 0, { "none", "primary", "high" }, Growth::none, false };
    facts[3] = { "permit", Scope::child, FactKind::boolean, 0, 0, {}, Growth::none, false };
    facts[4] = { "secret", Scope::child, FactKind::boolean, 0, 0, {}, Growth::none, true };
    facts[5] = { "hardship", Scope::family, FactKind::boolean, 0, 0, {}, Growth::none, false };
    auto schema = Schema::create(std::move(facts));
    assert(schema);
    policy->schema = *std::move(schema);
    policy->confirmations = { "checked", "recognised" };
    policy->contradictions.push_back({ "too_young", rule("stage == primary and age < 5") });
    for (const char* name : { "age", "months_here", "stage", "permit", "hardship" }) {
        Question question;
        question.id = name;
        question.facts = { fact(name) };
        if (question.id == "age")
            question.choices = { 0, 3, 6, 15, 16 };
        if (question.id == "months_here")
            question.choices = { 0, 3, 6 };
        policy->questions.push_back(std::move(question));
    }

    const auto clause = [&](std::string id, std::string_view source) {
        Clause made;
        made.id = std::move(id);
        made.rule = rule(source);
        made.citation.words = source;
        return made;
    };
    Region region;
    region.id = "small";
    region.membership = { clause("age", "age < 16"), clause("months", "months_here >= 6"),
        clause("stage", "stage != high or unsettled(checked)") };
    Service one;
    one.id = "S-1";
    const auto benefit = [](std::string id) {
        Benefit made;
        made.id = std::move(id);
        return made;
    };
    one.benefits = { benefit("S-1a"), benefit("S-1b"), benefit("S-1c"), benefit("S-1d") };
    one.benefits[1].waiver = Waiver { { "months" }, false, {} };
    one.benefits[2].when = { clause({}, "hardship") };
    Confirmation recognised;
    recognised.id = ConfirmationId { 1 };
    one.benefits[2].confirmations = { recognised };
    recognised.when = rule("not permit");
    one.benefits[3].confirmations = { recognised };
    Service two;
    two.id = "S-2";
    two.target_clauses = { clause({}, "age in 3..5") };
    two.benefits = { benefit("S-2a") };
    region.services = { std::move(one), std::move(two) };
    policy->regions.push_back(std::move(region));
    decider = std::make_unique<Decider>(*policy, policy->regions.front());
}

Rule SmallPolicy::rule(std::string_view source) const
{
    const Rule::Vocabulary vocabulary { policy->schema,
        [this](std::string_view name) -> std::optional<ConfirmationId> {
            const auto& names = policy->confirmations;
            const auto found = std::find(names.begin(), names.end(), name);
            if (found == names.end())
                return std::nullopt;
            return ConfirmationId { static_cast<std::uint8_t>(found - names.begin()) };
        },
        {} };
    auto parsed = Rule::parse(source, vocabulary);
    assert(parsed);
    return *std::move(parsed);
}

Answers SmallPolicy::answers(std::initializer_list<std::pair<std::string_view, int>> known) const
{
    Answers answers;
    for (const auto& [name, value] : known)
        answers.know(fact(name), value);
    return answers;
}

const BenefitDecision SmallPolicy::decided(const Answers& answers, std::string_view benefit) const
{
    for (std::size_t i = 0; i < decider->benefit_count(); ++i)
        if (decider->benefit(i).id == benefit)
            return decider->decide(answers, i);
    assert(false);
    return {};
}

Verdict SmallPolicy::verdict(const Answers& answers, std::string_view benefit) const
{
    return decided(answers, benefit).verdict;
}

} // namespace kiosk::test
