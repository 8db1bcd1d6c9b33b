// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/checks.hpp"
#include "kiosk/core/witness.hpp"

namespace kiosk::content {

void check_claims(const Draft& draft, const Policy& policy, Complaints& complaints)
{
    std::map<std::string, std::pair<const DraftService*, const DraftBenefit*>, std::less<>> places;
    for (const DraftRegion& region : draft.regions)
        for (const DraftService& service : region.services)
            for (const DraftBenefit& benefit : service.benefits)
                places.emplace(benefit.id.value, std::pair(&service, &benefit));

    for (const Region& region : policy.regions) {
        const Decider decider(policy, region);
        std::size_t at = 0;
        for (const Service& service : region.services) {
            for (const Benefit& benefit : service.benefits) {
                for (const Verdict verdict : claims(decider, at)) {
                    if (witness(policy, decider, at, verdict))
                        continue;
                    const auto& [draft_service, draft_benefit] = places.at(benefit.id);
                    complaints.add(draft_benefit->place,
                        title(*draft_service, *draft_benefit) + ": no answers make it " + std::string(name(verdict))
                            + "; its rules, its target and the membership contradict each other: correct one of them");
                }
                ++at;
            }
        }
    }
}

} // namespace kiosk::content
