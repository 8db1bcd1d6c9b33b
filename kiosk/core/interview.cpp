// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/interview.hpp"

#include "kiosk/core/witness.hpp"

namespace kiosk {
namespace {

// What one rule can still come to, its open facts tried value by value.
struct Reach {
    bool yes = false;
    bool no = false;
    bool settled = false; // by a no: today's no can also be a matter of time, and that stay open
};

class Exploration {
public:
    Exploration(const Policy& policy, const Decider& decider, std::size_t benefit)
        : policy_(policy)
        , decider_(decider)
        , benefit_(benefit)
    {
    }

    Reach of(const Rule& rule, FactSet open, const Answers& answers)
    {
        reach_ = {};
        explore(rule, policy_.schema.ids(rule.facts() & open), 0, answers);
        return reach_;
    }

private:
    void explore(const Rule& rule, const std::vector<FactId>& open, std::size_t next, const Answers& answers)
    {
        const Truth truth = rule.truth(answers);
        reach_.yes |= truth == Truth::yes;
        reach_.no |= truth == Truth::no;
        reach_.settled = reach_.settled
            || (truth == Truth::no && decider_.decide(answers, benefit_).verdict != Verdict::undetermined);
        if (truth != Truth::unknown || next == open.size())
            return;
        for (const int value : representatives(policy_.schema, open[next], rule.turning_points(open[next]))) {
            Answers more = answers;
            more.know(open[next], value);
            explore(rule, open, next + 1, more);
            if (reach_.yes && reach_.settled)
                return;
        }
    }

    const Policy& policy_;
    const Decider& decider_;
    std::size_t benefit_;
    Reach reach_;
};

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
        Exploration exploration(policy, decider, i);
        // A benefit is settled by one clause that fails, or when all hold and it is clear what to confirm. A declined
        // fact can stand in the way of both.
        const auto rules = decider.open_rules(decision, i);
        FactSet can_fail;
        bool can_hold = true;
        for (const Rule* rule : rules.clauses) {
            const Reach reach = exploration.of(*rule, open, answers);
            if (reach.settled)
                can_fail |= rule->facts() & open;
            can_hold &= reach.yes;
        }
        for (const Rule* rule : rules.confirmations) {
            const Reach reach = exploration.of(*rule, open, answers);
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
