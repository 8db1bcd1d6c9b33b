// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/checks.hpp"
#include "kiosk/core/validity.hpp"
#include "kiosk/core/witness.hpp"

namespace kiosk::content {

void check_claims(const DraftRegion& draft, const Policy& policy, const Region& whole, Complaints& complaints)
{
    std::vector<Date> days = turning_days(whole);
    days.insert(days.begin(), Date(std::chrono::year(first_year) / 1 / 1));
    for (const Date day : days) {
        Region region = whole;
        keep_in_force(region, day);
        std::map<std::string, std::pair<const DraftService*, const DraftBenefit*>, std::less<>> places;
        for (const DraftService& service : draft.services)
            if (holds_on(service.validity, day))
                for (const DraftBenefit& benefit : service.benefits)
                    if (holds_on(benefit.validity, day))
                        places.emplace(benefit.id.value, std::pair(&service, &benefit));
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
                            + (days.size() == 1 ? "" : " on " + iso_date(day))
                            + "; its rules, its target and the membership contradict each other: correct one of them");
                }
                ++at;
            }
        }
    }
}

} // namespace kiosk::content
