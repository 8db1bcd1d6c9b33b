// SPDX-License-Identifier: Apache-2.0
#include "children.hpp"

#include "kiosk/proof/answer_space.hpp"

#include <algorithm>

namespace kiosk::test {
namespace {

void know(Answers& answers, const proof::Kind& kind)
{
    for (const auto& [fact, value] : kind.told)
        answers.know(fact, value);
}

void visit_kinds(const std::vector<proof::Block>& blocks, std::size_t at, const Answers& answers, const Visit& visit)
{
    if (at == blocks.size()) {
        visit(answers);
        return;
    }
    for (const proof::Kind& kind : blocks[at].kinds) {
        Answers more = answers;
        know(more, kind);
        visit_kinds(blocks, at + 1, more, visit);
    }
}

using Values = std::vector<std::pair<FactId, std::vector<int>>>;

// Each of the values of each fact and its absence, with each other.
void visit_values(const Values& values, std::size_t at, const Answers& answers, const Visit& visit)
{
    if (at == values.size()) {
        visit(answers);
        return;
    }
    visit_values(values, at + 1, answers, visit);
    for (const int value : values[at].second) {
        Answers more = answers;
        more.know(values[at].first, value);
        visit_values(values, at + 1, more, visit);
    }
}

std::vector<int> ends_of(const std::vector<ValueClass>& classes)
{
    std::vector<int> ends;
    for (const ValueClass& each : classes) {
        ends.push_back(each.low);
        if (each.high != each.low)
            ends.push_back(each.high);
    }
    return ends;
}

template <class Names> std::string listed(std::size_t count, const Names& name)
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        if (const std::string each = name(i); !each.empty())
            text += each + ';';
    return text;
}

} // namespace

std::string shown(const Said& said)
{
    return said.refused ? "refused"
                        : said.membership + '|' + said.service + '|' + said.verdict + '|' + said.missing + '|'
            + said.confirm + '|' + said.wait_months + '|' + said.wait_age;
}

std::vector<Said> said_by_decider(
    const Policy& policy, const Decider& decider, const std::vector<std::size_t>& benefits, const Answers& answers)
{
    if (!policy.contradictions_in(answers).empty()) {
        Said refused;
        refused.refused = true;
        return std::vector<Said>(benefits.size(), refused);
    }
    const Domains domains = policy.domains(answers);
    Finding membership;
    for (const Clause& clause : decider.region().membership)
        membership = membership && clause.rule.evaluate(answers, domains);
    std::vector<std::optional<Verdict>> verdicts(decider.benefit_count());
    const auto verdict_of = [&](std::size_t benefit) {
        if (!verdicts[benefit])
            verdicts[benefit] = decider.decide(answers, benefit, domains).verdict;
        return *verdicts[benefit];
    };
    const auto number = [](std::optional<int> value) { return value ? std::to_string(*value) : std::string(); };
    std::vector<Said> all;
    for (const std::size_t benefit : benefits) {
        const BenefitDecision decision = decider.decide(answers, benefit, domains);
        verdicts[benefit] = decision.verdict;
        Said said;
        said.membership = name(membership.truth);
        said.verdict = name(decision.verdict);
        if (decision.verdict == Verdict::undetermined)
            said.missing = listed(policy.schema.size(),
                [&](std::size_t i) { return decision.missing[i] ? policy.schema[FactId(i)].name : std::string(); });
        if (decision.verdict != Verdict::ineligible)
            said.confirm = listed(policy.confirmations.size(),
                [&](std::size_t i) { return decision.confirm[i] ? policy.confirmations[i] : std::string(); });
        if (decision.verdict == Verdict::not_yet) {
            said.wait_months = number(decision.wait.months);
            said.wait_age = number(decision.wait.age);
        }
        std::size_t first = 0;
        for (const Service& service : decider.region().services) {
            const std::size_t end = first + service.benefits.size();
            if (benefit >= first && benefit < end) {
                Verdict best = Verdict::ineligible;
                for (std::size_t i = first; i < end; ++i)
                    best = std::min(best, verdict_of(i));
                said.service = name(best);
            }
            first = end;
        }
        all.push_back(std::move(said));
    }
    return all;
}

void each_kind(const Policy& policy, const Decider& decider, std::size_t benefit, const Visit& visit)
{
    visit_kinds(proof::answer_space(policy, decider, benefit).blocks, 0, {}, visit);
}

void each_value(const Policy& policy, const Decider& decider, std::size_t benefit, const Visit& visit)
{
    const proof::AnswerSpace space = proof::answer_space(policy, decider, benefit);
    std::vector<const Rule*> rules;
    for (const Clause* clause : space.clauses)
        rules.push_back(&clause->rule);
    for (const Confirmation& confirmation : decider.benefit(benefit).confirmations)
        rules.push_back(&confirmation.when);
    for (const proof::Block& block : space.blocks) {
        Answers favourable;
        for (const proof::Block& other : space.blocks) {
            if (&other == &block)
                continue;
            const auto holds = std::find_if(other.kinds.begin(), other.kinds.end(), [](const proof::Kind& kind) {
                return kind.possible && std::all_of(kind.clauses.begin(), kind.clauses.end(), [](Truth truth) {
                    return truth == Truth::yes;
                });
            });
            if (holds != other.kinds.end())
                know(favourable, *holds);
        }
        Values values;
        for (const FactId fact : block.facts)
            values.emplace_back(fact, ends_of(value_classes(policy.schema, fact, rules)));
        visit_values(values, 0, favourable, visit);
        visit_values(values, 0, {}, visit);
    }
}

void each_tie(const Policy& policy, const Visit& visit)
{
    FactSet facts;
    for (const Contradiction& contradiction : policy.contradictions)
        facts |= contradiction.rule.facts();
    Values values;
    for (const FactId fact : policy.schema.ids(facts))
        values.emplace_back(fact, ends_of(contradiction_classes(policy, fact)));
    visit_values(values, 0, {}, visit);
}

} // namespace kiosk::test
