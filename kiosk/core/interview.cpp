// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/interview.hpp"

#include "kiosk/core/witness.hpp"

namespace kiosk {
namespace {

// The absent facts of one clause that matter, tried value by value: which truths can it still reach?
struct Reach {
    bool yes = false;
    bool no = false;
};

void explore(const Schema& schema, const Rule& rule, const std::vector<FactId>& open, std::size_t next,
    const Answers& answers, Reach& reach)
{
    const Truth truth = rule.truth(answers);
    reach.yes |= truth == Truth::yes;
    reach.no |= truth == Truth::no;
    if (truth != Truth::unknown || next == open.size())
        return;
    for (const int value : representatives(schema, open[next], rule.turning_points(open[next]))) {
        Answers more = answers;
        more.know(open[next], value);
        explore(schema, rule, open, next + 1, more, reach);
        if (reach.yes && reach.no)
            return;
    }
}

} // namespace

FactSet worth_asking(const Policy& policy, const Decider& decider, const Decision& decision, const Answers& answers)
{
    const FactSet told = answers.known() | answers.declined();
    const FactSet missing = decision.missing();
    // As long as nothing was declined and nothing waits for an office, every missing fact can settle something.
    if ((missing & answers.declined()).none() && decision.membership.unsettled.none())
        return missing & ~told;

    FactSet worth;
    for (std::size_t i = 0; i < decision.benefits.size(); ++i) {
        const FactSet open = decision.benefits[i].missing & ~told;
        if (open.none())
            continue;
        const auto reach_of = [&](const Rule& rule) {
            Reach reach;
            explore(policy.schema, rule, policy.schema.ids(rule.facts() & open), 0, answers, reach);
            return reach;
        };
        // A benefit is settled by one clause that fails, or when all hold and it is clear what to confirm. A declined
        // fact can stand in the way of both.
        const auto rules = decider.open_rules(decision, i);
        FactSet can_fail;
        bool can_hold = true;
        for (const Rule* rule : rules.clauses) {
            const Reach reach = reach_of(*rule);
            if (reach.no)
                can_fail |= rule->facts() & open;
            can_hold &= reach.yes;
        }
        for (const Rule* rule : rules.confirmations) {
            const Reach reach = reach_of(*rule);
            can_hold &= reach.yes || reach.no;
        }
        worth |= can_hold ? open : can_fail;
    }
    return worth;
}

std::optional<Ask> next_question(
    const Policy& policy, const Decider& decider, const Decision& decision, const Answers& answers)
{
    const FactSet open = worth_asking(policy, decider, decision, answers);
    for (const Question& question : policy.questions) {
        Ask ask { &question, {} };
        for (const FactId fact : question.facts)
            if (open[index(fact)])
                ask.facts.push_back(fact);
        if (!ask.facts.empty())
            return ask;
    }
    return std::nullopt;
}

} // namespace kiosk
