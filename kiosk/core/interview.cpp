// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/interview.hpp"

#include "kiosk/core/witness.hpp"

#include <algorithm>

namespace kiosk {
namespace {

// What one rule can still come to, its open facts tried value by value.
struct Outcomes {
    bool yes = false; // or so far that only an office can tell
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

    // What `rule` can still come to when `facts` are told.
    Outcomes of(const Rule& rule, FactSet facts, const Answers& answers)
    {
        outcomes_ = {};
        explore(rule, policy_.schema.ids(facts), 0, answers);
        return outcomes_;
    }

private:
    void explore(const Rule& rule, const std::vector<FactId>& open, std::size_t next, const Answers& answers)
    {
        const Domains domains = policy_.domains(answers);
        const Finding finding = rule.evaluate(answers, domains);
        outcomes_.yes |= finding.truth != Truth::no && !finding.open();
        outcomes_.no |= finding.truth == Truth::no;
        // A no of today is settled only where time does not leave it open.
        const bool settled = finding.truth == Truth::no
            && decider_.decide(answers, benefit_, domains).verdict != Verdict::undetermined;
        outcomes_.settled |= settled;
        if (settled || (finding.truth != Truth::no && !finding.open()) || next == open.size())
            return;
        for (const int value : representatives(policy_.schema, open[next], rule.turning_points(open[next]))) {
            Answers more = answers;
            more.know(open[next], value);
            if (policy_.contradictions_in(more).empty())
                explore(rule, open, next + 1, more);
            if (outcomes_.yes && outcomes_.settled)
                return;
        }
    }

    const Policy& policy_;
    const Decider& decider_;
    std::size_t benefit_;
    Outcomes outcomes_;
};

// Facts that narrow down, by contradictions, what the declined facts of a rule can be.
FactSet tied_to(const Policy& policy, const Rule& rule, FactSet declined)
{
    FactSet tied;
    for (const Contradiction& contradiction : policy.contradictions)
        if ((contradiction.rule.facts() & rule.facts() & declined).any())
            tied |= contradiction.rule.facts();
    return tied & ~rule.facts();
}

bool is_among(FactId fact, const std::vector<FactId>& facts)
{
    return std::find(facts.begin(), facts.end(), fact) != facts.end();
}

// A child in its first year has lived anywhere for less time than its family.
bool is_too_young_for(const Schema& schema, FactId fact, const Answers& answers)
{
    if (schema[fact].growth != Growth::months)
        return false;
    const auto age = schema.growing(Growth::years);
    return age && answers.get(*age).value_or(0) < 1;
}

// The open facts of Policy::siblings that are known of the child before, and contradict nothing told of this one.
std::vector<FactId> can_be_shared(const Policy& policy, FactSet open, const Answers& answers, const Answers& before)
{
    std::vector<FactId> facts;
    Answers shared = answers;
    for (const FactId fact : policy.siblings->facts) {
        if (!open[index(fact)] || !before.is_known(fact) || is_too_young_for(policy.schema, fact, answers))
            continue;
        Answers more = shared;
        more.know(fact, before.value(fact));
        if (!policy.contradictions_in(more).empty())
            continue;
        shared = more;
        facts.push_back(fact);
    }
    return facts;
}

// Whether some benefit misses this question and nothing else that can still be told.
bool settles_alone(const Decision& decision, const Question& question, const Answers& answers)
{
    FactSet elsewhere = ~answers.declined();
    for (const FactId fact : question.facts)
        elsewhere.reset(index(fact));
    return std::any_of(decision.benefits.begin(), decision.benefits.end(), [&](const BenefitDecision& benefit) {
        return (benefit.missing & ~answers.declined()).any() && (benefit.missing & elsewhere).none();
    });
}

} // namespace

FactSet worth_asking(const Policy& policy, const Decider& decider, const Decision& decision, const Answers& answers)
{
    const FactSet told = answers.known() | answers.declined();
    const FactSet missing = decision.missing();
    // As long as nothing was declined, every missing fact can settle something.
    if ((missing & answers.declined()).none())
        return missing & ~told;

    FactSet worth;
    for (std::size_t i = 0; i < decision.benefits.size(); ++i) {
        if (decision.benefits[i].missing.none())
            continue;
        const FactSet open = decision.benefits[i].missing & ~told;
        Exploration exploration(policy, decider, i);
        // A benefit is settled by one clause that fails, or when all hold and it is clear what to confirm. A declined
        // fact can stand in the way of both; but another may tell enough of it.
        const auto rules = decider.open_rules(decision, i);
        FactSet can_fail;
        FactSet helping;
        bool can_hold = true;
        for (const Rule* rule : rules.clauses) {
            const FactSet own = rule->facts() & open;
            const Outcomes can_come = exploration.of(*rule, own, answers);
            bool holds = can_come.yes;
            if (can_come.settled)
                can_fail |= own;
            for (const FactId fact : policy.schema.ids(tied_to(policy, *rule, answers.declined()) & missing & ~told)) {
                const FactSet more = FactSet(own).set(index(fact));
                const Outcomes further = exploration.of(*rule, more, answers);
                if (further.settled && !can_come.settled)
                    can_fail |= more;
                if (!further.yes || can_come.yes)
                    continue;
                helping |= more;
                holds = true;
            }
            can_hold &= holds;
        }
        for (const Rule* rule : rules.confirmations) {
            const Outcomes can_come = exploration.of(*rule, rule->facts() & open, answers);
            can_hold &= can_come.yes || can_come.no;
        }
        worth |= can_hold ? open | helping : can_fail;
    }
    return worth;
}

std::optional<Ask> next_question(const Policy& policy, const Decider& decider, const Decision& decision,
    const Answers& answers, const Answers* before)
{
    return next_question(policy, decision, worth_asking(policy, decider, decision, answers), answers, before);
}

std::optional<Ask> next_question(
    const Policy& policy, const Decision& decision, FactSet open, const Answers& answers, const Answers* before)
{
    const auto asked = [&](const Question& question) {
        Ask ask { &question, {} };
        for (const FactId fact : question.facts)
            if (open[index(fact)])
                ask.facts.push_back(fact);
        return ask;
    };
    std::optional<Ask> last;
    for (const Question& question : policy.questions) {
        Ask ask = asked(question);
        if (ask.facts.empty())
            continue;
        if (question.detail && !settles_alone(decision, question, answers)) {
            if (!last)
                last = std::move(ask);
            continue;
        }
        if (question.confidential && last)
            return last; // asked only now, and of some, it would tell the room what was told in private
        if (before && policy.siblings && is_among(ask.facts.front(), policy.siblings->facts)) {
            Ask same { &*policy.siblings, can_be_shared(policy, open, answers, *before) };
            if (same.facts.size() > 1)
                return same;
        }
        return ask;
    }
    return last;
}

} // namespace kiosk
