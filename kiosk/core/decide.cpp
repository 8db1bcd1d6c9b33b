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

std::string_view name(Verdict verdict)
{
    switch (verdict) {
    case Verdict::eligible:
        return "eligible";
    case Verdict::conditional:
        return "conditional";
    case Verdict::undetermined:
        return "undetermined";
    case Verdict::not_yet:
        return "not_yet";
    case Verdict::ineligible:
        return "ineligible";
    }
    return {};
}

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
    const Domains domains = policy_.domains(answers);
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

// The verdict of a benefit whose clauses hold, or are not known to fail.
void Decider::settle(const BenefitPlan& plan, const std::vector<Finding>& findings, const Knowledge& knowledge,
    BenefitDecision& decision) const
{
    // Whether an office has to decide something, whatever else the family tells.
    bool certain = false;
    for (const std::uint16_t clause : plan.clauses) {
        const Finding& finding = findings[clause];
        decision.missing |= finding.missing;
        decision.confirm |= finding.unsettled;
        certain |= finding.truth == Truth::unknown && !finding.open();
    }
    FactSet unsure;
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
// only forward. One that is not known moves where it is known how far it can have grown, and waits the longest.
void Decider::look_ahead(const BenefitPlan& plan, const std::vector<Finding>& findings, const Knowledge& knowledge,
    BenefitDecision& decision) const
{
    const auto& [answers, domains] = knowledge;
    decision.verdict = Verdict::ineligible;
    const FactSet moving = growing_ & (answers.known() | domains.narrowed());
    Finding fixed; // what time does not touch
    for (const std::uint16_t clause : plan.clauses) {
        if ((clauses_[clause]->rule.facts() & moving).any())
            continue;
        if (findings[clause].truth == Truth::no)
            return;
        fixed = fixed && findings[clause];
    }

    // Later values of a growing fact at which something can turn; before them the lowest that it can be now.
    const auto later = [&](std::optional<FactId> fact, const std::vector<int>& points) {
        std::vector<int> values;
        if (!fact || !moving[index(*fact)])
            return values;
        const bool known = answers.is_known(*fact);
        values.push_back(known ? answers.value(*fact) : domains[*fact].low);
        const int highest = known ? values.front() : domains[*fact].high;
        std::copy_if(
            points.begin(), points.end(), std::back_inserter(values), [&](int point) { return point > highest; });
        return values;
    };
    const std::vector<int> ages = later(age_, plan.ages);
    const std::vector<int> months = later(months_, plan.months);

    FactSet missing;
    ConfirmationSet unsettled;
    for (std::size_t a = 0; a < std::max<std::size_t>(ages.size(), 1); ++a) {
        for (std::size_t m = 0; m < std::max<std::size_t>(months.size(), 1); ++m) {
            Answers future = answers;
            if (a > 0)
                future.know(*age_, ages[a]);
            if (m > 0)
                future.know(*months_, months[m]);
            Finding then = fixed;
            for (const std::uint16_t clause : plan.clauses)
                if ((clauses_[clause]->rule.facts() & moving).any())
                    then = then && clauses_[clause]->rule.evaluate(future, domains);
            if (then.open()) {
                missing |= then.missing;
                unsettled |= then.unsettled;
            }
            if (!then.holds_or_office())
                continue;
            decision.verdict = Verdict::not_yet;
            decision.confirm = then.unsettled;
            if (m > 0)
                decision.wait.months = months[m] - months[0];
            if (a > 0)
                decision.wait.age = ages[a];
            for (const Confirmation& confirmation : plan.benefit->confirmations)
                if (confirmation.when.truth(answers, domains) != Truth::no)
                    decision.confirm.set(index(confirmation.id));
            return;
        }
    }
    if (missing.any()) {
        decision.verdict = Verdict::undetermined;
        decision.missing = missing;
        decision.confirm = unsettled;
    }
}

std::vector<const Clause*> Decider::clauses(std::size_t benefit) const
{
    std::vector<const Clause*> clauses;
    for (const std::uint16_t clause : benefits_[benefit].clauses)
        clauses.push_back(clauses_[clause]);
    return clauses;
}

Decider::Open Decider::open_rules(const Decision& decision, std::size_t benefit) const
{
    Open open;
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
