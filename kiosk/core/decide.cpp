// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/decide.hpp"

#include <algorithm>

namespace kiosk {
namespace {

void add_points(std::vector<int>& points, const Rule& rule, std::optional<FactId> fact)
{
    if (!fact)
        return;
    const auto more = rule.turning_points(*fact);
    points.insert(points.end(), more.begin(), more.end());
    std::sort(points.begin(), points.end());
    points.erase(std::unique(points.begin(), points.end()), points.end());
}

} // namespace

std::string_view name(Truth truth)
{
    switch (truth) {
    case Truth::no:
        return "no";
    case Truth::unknown:
        return "unknown";
    case Truth::yes:
        return "yes";
    }
    return {};
}

FactSet Decision::missing() const
{
    FactSet all;
    for (const BenefitDecision& benefit : benefits)
        all |= benefit.missing;
    return all;
}

Decider::Decider(const Policy& policy, const Region& region)
    : policy_(policy)
    , region_(region)
    , months_(policy.schema.growing(Growth::months))
    , age_(policy.schema.growing(Growth::years))
{
    for (const auto& fact : { months_, age_ })
        if (fact)
            growing_.set(index(*fact));
    const auto add_clause = [this](const Clause& clause) {
        clauses_.push_back(&clause);
        return static_cast<std::uint16_t>(clauses_.size() - 1);
    };
    std::vector<std::uint16_t> membership;
    for (const Clause& clause : region.membership)
        membership.push_back(add_clause(clause));

    for (const Service& service : region.services) {
        std::vector<std::uint16_t> target;
        for (const Clause& clause : service.target_clauses)
            target.push_back(add_clause(clause));
        for (const Benefit& benefit : service.benefits) {
            BenefitPlan plan;
            plan.benefit = &benefit;
            for (const std::uint16_t clause : membership) {
                const auto& waived = benefit.waiver ? benefit.waiver->clauses : std::vector<std::string> {};
                if (std::find(waived.begin(), waived.end(), clauses_[clause]->id) == waived.end())
                    plan.clauses.push_back(clause);
            }
            if (!benefit.waiver || !benefit.waiver->target)
                plan.clauses.insert(plan.clauses.end(), target.begin(), target.end());
            for (const Clause& clause : benefit.when)
                plan.clauses.push_back(add_clause(clause));
            for (const std::uint16_t clause : plan.clauses) {
                add_points(plan.months, clauses_[clause]->rule, months_);
                add_points(plan.ages, clauses_[clause]->rule, age_);
            }
            benefits_.push_back(std::move(plan));
        }
    }
}

BenefitDecision Decider::decide(
    const BenefitPlan& plan, const std::vector<Finding>& findings, const Knowledge& knowledge) const
{
    BenefitDecision decision;
    decision.benefit = plan.benefit;
    const bool fails = std::any_of(plan.clauses.begin(), plan.clauses.end(),
        [&](std::uint16_t clause) { return findings[clause].truth == Truth::no; });
    if (fails)
        look_ahead(plan, findings, knowledge, decision);
    else
        settle(plan, findings, knowledge, decision);
    return decision;
}

BenefitDecision Decider::decide(const Answers& answers, std::size_t benefit) const
{
    return decide(answers, benefit, policy_.domains(answers));
}

BenefitDecision Decider::decide(const Answers& answers, std::size_t benefit, const Domains& domains) const
{
    std::vector<Finding> findings(clauses_.size());
    for (const std::uint16_t clause : benefits_[benefit].clauses)
        findings[clause] = clauses_[clause]->rule.evaluate(answers, domains);
    return decide(benefits_[benefit], findings, { answers, domains });
}

FactSet Decider::facts(std::size_t benefit) const
{
    FactSet facts;
    for (const std::uint16_t clause : benefits_[benefit].clauses)
        facts |= clauses_[clause]->rule.facts();
    for (const Confirmation& confirmation : benefits_[benefit].benefit->confirmations)
        facts |= confirmation.when.facts();
    return facts;
}

std::vector<int> Decider::turning_points(std::size_t benefit, FactId fact) const
{
    std::vector<int> points;
    for (const std::uint16_t clause : benefits_[benefit].clauses)
        add_points(points, clauses_[clause]->rule, fact);
    for (const Confirmation& confirmation : benefits_[benefit].benefit->confirmations)
        add_points(points, confirmation.when, fact);
    return points;
}

Decision Decider::decide(const Answers& answers) const
{
    const Domains domains = policy_.domains(answers);
    Decision decision;
    decision.findings.reserve(clauses_.size());
    for (const Clause* clause : clauses_)
        decision.findings.push_back(clause->rule.evaluate(answers, domains));
    for (std::size_t i = 0; i < region_.membership.size(); ++i)
        decision.membership = decision.membership && decision.findings[i];

    decision.benefits.reserve(benefits_.size());
    for (const BenefitPlan& plan : benefits_)
        decision.benefits.push_back(decide(plan, decision.findings, { answers, domains }));

    decision.services.reserve(region_.services.size());
    std::size_t first = 0;
    for (const Service& service : region_.services) {
        ServiceDecision& of_service = decision.services.emplace_back();
        of_service.service = &service;
        of_service.first_benefit = first;
        of_service.benefit_count = service.benefits.size();
        for (const BenefitDecision& benefit : decision.of(of_service))
            of_service.verdict = std::min(of_service.verdict, benefit.verdict);
        first += service.benefits.size();
    }
    return decision;
}

// A clause with every office in its favour: only answers of the family can then make it fail.
Finding Decider::in_favour(
    std::uint16_t clause, const Finding& finding, const Answers& answers, const Domains& domains) const
{
    const Rule& rule = clauses_[clause]->rule;
    return rule.confirmations().none() ? finding : rule.evaluate(answers, domains, Office::in_favour);
}

// The verdict of a benefit whose clauses hold, or are not known to fail.
void Decider::settle(const BenefitPlan& plan, const std::vector<Finding>& findings, const Knowledge& knowledge,
    BenefitDecision& decision) const
{
    // Whether an office has to decide something, whatever else the family tells.
    bool certain = false;
    FactSet unsure; // facts that decide only between eligible and conditional
    for (const std::uint16_t clause : plan.clauses) {
        const Finding& finding = findings[clause];
        decision.missing |= in_favour(clause, finding, knowledge.answers, knowledge.domains).missing;
        decision.confirm |= finding.unsettled;
        certain |= finding.waits_for_office();
        unsure |= finding.missing;
    }
    for (const Confirmation& confirmation : plan.benefit->confirmations) {
        const Finding when = confirmation.when.evaluate(knowledge.answers, knowledge.domains);
        certain |= when.truth == Truth::yes;
        unsure |= when.missing;
        if (when.truth != Truth::no)
            decision.confirm.set(index(confirmation.id));
    }
    // Whether there is something to confirm decides between eligible and conditional: while that is unknown, so is the
    // verdict.
    if (!certain)
        decision.missing |= unsure;
    if (decision.missing.any())
        decision.verdict = Verdict::undetermined;
    else
        decision.verdict = certain ? Verdict::conditional : Verdict::eligible;
}

// The verdict of a benefit whose clauses fail today: would time alone make them hold? Only the growing facts move, and
// only forward. One that is not known can have any value of its domain: time makes up for all of them where it does for
// the highest.
void Decider::look_ahead(const BenefitPlan& plan, const std::vector<Finding>& findings, const Knowledge& knowledge,
    BenefitDecision& decision) const
{
    const auto& [answers, domains] = knowledge;
    decision.verdict = Verdict::ineligible;
    Finding fixed; // what time does not touch, with the offices in favour
    ConfirmationSet unsettled;
    for (const std::uint16_t clause : plan.clauses) {
        if ((clauses_[clause]->rule.facts() & growing_).any())
            continue;
        if (findings[clause].truth == Truth::no)
            return;
        fixed = fixed && in_favour(clause, findings[clause], answers, domains);
        unsettled |= findings[clause].unsettled;
    }
    // Copied by name: clang 14 does not capture a structured binding.
    const auto at = [&, &domains = domains](const Answers& then) {
        Finding finding = fixed;
        finding.unsettled = unsettled;
        for (const std::uint16_t clause : plan.clauses) {
            if ((clauses_[clause]->rule.facts() & growing_).none())
                continue;
            const Finding moved = clauses_[clause]->rule.evaluate(then, domains);
            const ConfirmationSet open = finding.unsettled | moved.unsettled;
            finding = finding && in_favour(clause, moved, then, domains);
            finding.unsettled = open;
        }
        return finding;
    };

    const Times ages = times(age_, plan.ages, knowledge);
    const Times months = times(months_, plan.months, knowledge);
    std::optional<Finding> open;
    std::optional<Finding> held;
    each_time(ages, months, answers, [&](const Answers& then, std::size_t, std::size_t) {
        const Finding finding = at(then);
        // The time at which least is open: what time will have settled by then is not missing.
        if (finding.open() && (!open || finding.missing.count() < open->missing.count()))
            open = finding;
        if (finding.truth == Truth::yes)
            held = finding;
        return held.has_value();
    });
    if (held) {
        decision.verdict = Verdict::not_yet;
        decision.confirm = held->unsettled;
        for (const Confirmation& confirmation : plan.benefit->confirmations)
            if (confirmation.when.truth(answers, domains) != Truth::no)
                decision.confirm.set(index(confirmation.id));
        decision.wait = longest_wait(plan, knowledge, at);
    } else if (open) {
        decision.verdict = Verdict::undetermined;
        decision.missing = open->missing;
        decision.confirm = open->unsettled;
    }
}

Decider::Times Decider::times(
    std::optional<FactId> fact, const std::vector<int>& points, const Knowledge& knowledge) const
{
    Times times;
    times.fact = fact;
    if (!fact)
        return times;
    const Fact& growing = policy_.schema[*fact];
    const bool narrowed = knowledge.domains.narrowed(*fact);
    int highest = narrowed ? knowledge.domains[*fact].high : growing.maximum;
    times.lowest = narrowed ? knowledge.domains[*fact].low : growing.minimum;
    if (knowledge.answers.is_known(*fact))
        times.lowest = highest = knowledge.answers.value(*fact);
    else
        times.later.push_back(highest);
    std::copy_if(points.begin(), points.end(), std::back_inserter(times.later),
        [&](int point) { return point > highest && growing.allows(point); });
    return times;
}

// How long a child waits at most: every growing fact that is not known is the least that it can be.
template <class At> Wait Decider::longest_wait(const BenefitPlan& plan, const Knowledge& knowledge, const At& at) const
{
    Answers least = knowledge.answers;
    for (const auto& fact : { age_, months_ })
        if (fact)
            least.know(*fact, times(fact, {}, knowledge).lowest);
    const Knowledge then { least, knowledge.domains };
    const Times ages = times(age_, plan.ages, then);
    const Times months = times(months_, plan.months, then);
    Wait wait;
    each_time(ages, months, least, [&](const Answers& later, std::size_t a, std::size_t m) {
        if (at(later).truth != Truth::yes)
            return false;
        if (m > 0)
            wait.months = months.later[m - 1] - months.lowest;
        if (a > 0)
            wait.age = ages.later[a - 1];
        return true;
    });
    return wait;
}

// Today and every later time with every other, the earliest first, until `visit` says that it is enough.
template <class Visit>
void Decider::each_time(const Times& ages, const Times& months, const Answers& answers, const Visit& visit)
{
    for (std::size_t a = 0; a <= ages.later.size(); ++a)
        for (std::size_t m = 0; m <= months.later.size(); ++m) {
            Answers then = answers;
            if (a > 0)
                then.know(*ages.fact, ages.later[a - 1]);
            if (m > 0)
                then.know(*months.fact, months.later[m - 1]);
            if (visit(then, a, m))
                return;
        }
}

std::vector<const Clause*> Decider::clauses(std::size_t benefit) const
{
    std::vector<const Clause*> clauses;
    for (const std::uint16_t clause : benefits_[benefit].clauses)
        clauses.push_back(clauses_[clause]);
    return clauses;
}

Decider::OpenRules Decider::open_rules(const Decision& decision, std::size_t benefit) const
{
    OpenRules open;
    const FactSet missing = decision.benefits[benefit].missing;
    for (const std::uint16_t clause : benefits_[benefit].clauses)
        if ((clauses_[clause]->rule.facts() & missing).any() || decision.findings[clause].unsettled.any())
            open.clauses.push_back(&clauses_[clause]->rule);
    for (const Confirmation& confirmation : benefits_[benefit].benefit->confirmations)
        if ((confirmation.when.facts() & missing).any())
            open.confirmations.push_back(&confirmation.when);
    return open;
}

} // namespace kiosk
