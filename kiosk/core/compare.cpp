// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/compare.hpp"

#include <algorithm>

namespace kiosk {
namespace {

// What all the possible answers agree on; what they do not, is open until those facts are known.
Decision agreed(const std::vector<Decision>& decisions, FactSet differing)
{
    Decision all = decisions.front();
    for (std::size_t i = 0; i < all.benefits.size(); ++i) {
        BenefitDecision& benefit = all.benefits[i];
        const bool same = std::all_of(decisions.begin(), decisions.end(),
            [&](const Decision& each) { return each.benefits[i].verdict == benefit.verdict; });
        for (const Decision& each : decisions) {
            benefit.confirm |= each.benefits[i].confirm;
            benefit.missing |= each.benefits[i].missing;
        }
        if (same)
            continue;
        benefit.verdict = Verdict::undetermined;
        benefit.missing |= differing;
        benefit.wait = {};
    }
    for (ServiceDecision& service : all.services) {
        service.verdict = Verdict::ineligible;
        for (const BenefitDecision& benefit : all.of(service))
            service.verdict = std::min(service.verdict, benefit.verdict);
    }
    for (const Decision& each : decisions)
        if (each.membership.truth != all.membership.truth)
            all.membership.truth = Truth::unknown;
    return all;
}

Decision decide_moved(const Decider& decider, const Moved& moved, const std::vector<std::pair<FactId, int>>& later)
{
    FactSet differing;
    for (const auto& [fact, values] : moved.reread)
        if (values.size() > 1)
            differing.set(index(fact));
    std::vector<Decision> decisions;
    for (Answers answers : moved.possible) {
        for (const auto& [fact, value] : later)
            answers.know(fact, value);
        decisions.push_back(decider.decide(answers));
    }
    return agreed(decisions, differing);
}

// The most that a list ever asks of a count that begins anew.
std::vector<std::pair<FactId, int>> lived_long_enough(const Schema& schema, const Decider& decider, FactSet from_zero)
{
    std::vector<std::pair<FactId, int>> later;
    for (const FactId fact : schema.ids(from_zero)) {
        int most = 0;
        for (std::size_t benefit = 0; benefit < decider.benefit_count(); ++benefit)
            for (const int point : decider.turning_points(benefit, fact))
                most = std::max(most, point);
        later.emplace_back(fact, most);
    }
    return later;
}

} // namespace

Moved moved(const Schema& schema, const Answers& answers, const Region& from, const Region& to)
{
    const bool far = !from.province.empty() && !to.province.empty() && from.province != to.province;
    Moved moved;
    Answers certain = answers;
    for (const FactId id : schema.ids()) {
        const Fact& fact = schema[id];
        if (fact.on_moving == OnMoving::from_zero) {
            certain.know(id, 0);
            moved.from_zero.set(index(id));
            continue;
        }
        if (!answers.is_known(id))
            continue;
        const auto reread = std::find_if(
            fact.moved.begin(), fact.moved.end(), [&](const auto& each) { return each.first == answers.value(id); });
        // Within a province nobody can say from here how near a place is there.
        if (fact.on_moving == OnMoving::unknown || (!far && !fact.moved.empty())) {
            certain.forget(id);
            moved.unknown.set(index(id));
        } else if (reread != fact.moved.end()) {
            moved.reread.emplace_back(id, reread->second);
        }
    }
    moved.possible = { certain };
    for (const auto& [fact, values] : moved.reread) {
        std::vector<Answers> more;
        for (const Answers& each : moved.possible)
            for (const int value : values) {
                more.push_back(each);
                more.back().know(fact, value);
            }
        moved.possible = std::move(more);
    }
    return moved;
}

Comparison compare(const Policy& policy, const Decider& here, const Decider& there, const Answers& answers)
{
    Comparison comparison;
    comparison.moved = moved(policy.schema, answers, here.region(), there.region());
    comparison.here = here.decide(answers);
    Answers lived = answers;
    for (const auto& [fact, most] : lived_long_enough(policy.schema, here, comparison.moved.from_zero))
        if (answers.is_known(fact))
            lived.know(fact, std::max(most, answers.value(fact)));
    comparison.here_settled = here.decide(lived);
    comparison.on_arrival = decide_moved(there, comparison.moved, {});
    comparison.settled
        = decide_moved(there, comparison.moved, lived_long_enough(policy.schema, there, comparison.moved.from_zero));

    const auto& ours = here.region().services;
    const auto& theirs = there.region().services;
    std::vector<bool> taken(theirs.size());
    for (std::size_t i = 0; i < ours.size(); ++i) {
        Comparison::Pair pair { i, std::nullopt, true };
        for (std::size_t j = 0; j < theirs.size(); ++j)
            if (!ours[i].subject.empty() && theirs[j].subject == ours[i].subject)
                pair.there = j;
        if (pair.there) {
            taken[*pair.there] = true;
            pair.differs = comparison.here_settled.services[i].verdict != comparison.of_there(pair)->verdict;
        }
        comparison.pairs.push_back(pair);
    }
    for (std::size_t j = 0; j < theirs.size(); ++j)
        if (!taken[j])
            comparison.pairs.push_back({ std::nullopt, j, true });
    std::stable_partition(
        comparison.pairs.begin(), comparison.pairs.end(), [](const auto& pair) { return pair.differs; });
    return comparison;
}

std::optional<int> Comparison::months_until(const Pair& pair) const
{
    if (!pair.there)
        return std::nullopt;
    const ServiceDecision& then = settled.services[*pair.there];
    if (on_arrival.services[*pair.there].verdict == then.verdict)
        return std::nullopt;
    std::optional<int> months;
    for (std::size_t i = 0; i < then.benefit_count; ++i) {
        const BenefitDecision& first_day = on_arrival.benefits[then.first_benefit + i];
        const BenefitDecision& later = settled.benefits[then.first_benefit + i];
        if (later.verdict == then.verdict && first_day.verdict == Verdict::not_yet && first_day.wait.months)
            months = std::min(months.value_or(*first_day.wait.months), *first_day.wait.months);
    }
    return months;
}

FactSet Comparison::missing(const Pair& pair) const
{
    FactSet facts;
    if (!pair.there || settled.services[*pair.there].verdict != Verdict::undetermined)
        return facts;
    for (const BenefitDecision& benefit : settled.of(settled.services[*pair.there]))
        if (benefit.verdict == Verdict::undetermined)
            facts |= benefit.missing;
    return facts;
}

} // namespace kiosk
