// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/membership_status.hpp"

#include <algorithm>

namespace kiosk {

bool MembershipStatus::told_later(const UnmetClause& unmet_clause) const
{
    return std::none_of(unmet.begin(), unmet.end(),
        [&](const UnmetClause& other) { return other.clause != unmet_clause.clause && other.truth == Truth::no; });
}

MembershipStatus membership_status(const Decider& decider, const Decision& decision, const Answers& answers)
{
    const Region& region = decider.region();
    MembershipStatus status;
    const Domains domains = decider.policy().domains(answers);
    for (std::size_t i = 0; i < region.membership.size(); ++i) {
        const Truth truth = decision.findings[i].truth;
        if (truth == Truth::yes)
            continue;
        const auto found = std::find_if(region.hindrances.begin(), region.hindrances.end(),
            [&](const Hindrance& each) { return each.clause == i && each.when.truth(answers, domains) == Truth::yes; });
        const std::string_view hindrance
            = found == region.hindrances.end() ? hindrance_not_told : std::string_view(found->id);
        const bool said = std::any_of(status.unmet.begin(), status.unmet.end(),
            [&](const UnmetClause& unmet_clause) { return unmet_clause.hindrance == hindrance; });
        if (!said)
            status.unmet.push_back({ &region.membership[i], truth, hindrance });
    }
    for (std::size_t i = 0; i < decision.benefits.size(); ++i) {
        const Prospect found = prospect(decision.benefits[i].verdict);
        if (found == Prospect::now)
            status.now.push_back(i);
        else if (found == Prospect::later)
            status.later.push_back(i);
    }
    return status;
}

} // namespace kiosk
