// SPDX-License-Identifier: Apache-2.0
#include "kiosk/outreach/desk.hpp"

namespace kiosk::outreach {

Verdict Verdicts::of(std::size_t benefit) const
{
    for (const Verdict verdict : verdicts)
        if (sets[static_cast<std::size_t>(verdict)].contains(benefit))
            return verdict;
    return Verdict::ineligible;
}

Verdict Verdicts::best(const BenefitSet& benefits) const
{
    for (const Verdict verdict : verdicts)
        if (sets[static_cast<std::size_t>(verdict)].meets(benefits))
            return verdict;
    return Verdict::ineligible;
}

Desk::Desk(const Policy& policy, const Region& region)
    : decider_(policy, region)
{
    if (auto made = VerdictTables::create(policy, decider_))
        tables_ = *std::move(made);
    std::size_t benefit = 0;
    for (const Service& service : region.services) {
        BenefitSet& of_service = services_.emplace_back();
        for (std::size_t i = 0; i < service.benefits.size(); ++i)
            of_service.insert(benefit++);
    }
}

Result<Desk> Desk::create(const Policy& policy, const Region& region)
{
    std::size_t benefits = 0;
    for (const Service& service : region.services)
        benefits += service.benefits.size();
    if (benefits > BenefitSet::max_benefits)
        return Error { "expected at most " + std::to_string(BenefitSet::max_benefits) + " benefits in " + region.id
            + ", got " + std::to_string(benefits) };
    return Desk(policy, region);
}

std::optional<std::size_t> Desk::benefit(std::string_view id) const
{
    for (std::size_t i = 0; i < decider_.benefit_count(); ++i)
        if (decider_.benefit(i).id == id)
            return i;
    return std::nullopt;
}

Verdicts Desk::decide(const Answers& answers) const
{
    Verdicts verdicts;
    if (tables_) {
        const VerdictTables::Verdicts decided = tables_->decide(answers);
        verdicts.membership = decided.membership;
        for (std::size_t v = 0; v < verdict_count; ++v)
            verdicts.sets[v].assign(decided.sets[v]);
        return verdicts;
    }
    const Decision decision = decider_.decide(answers);
    verdicts.membership = decision.membership.truth;
    for (std::size_t i = 0; i < decision.benefits.size(); ++i)
        verdicts.sets[static_cast<std::size_t>(decision.benefits[i].verdict)].insert(i);
    return verdicts;
}

Result<std::vector<Desk>> desks(const Policy& policy)
{
    std::vector<Desk> made;
    made.reserve(policy.regions.size());
    for (const Region& region : policy.regions) {
        auto desk = Desk::create(policy, region);
        if (!desk)
            return desk.error();
        made.push_back(*std::move(desk));
    }
    return made;
}

} // namespace kiosk::outreach
