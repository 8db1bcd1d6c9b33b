// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk/core/policy.hpp"

namespace kiosk {

// Everything that a region's rules rest on, in the order of the list; some of it more than once.
void each_citation(const Region& region, const auto& visit)
{
    for (const Clause& clause : region.membership)
        visit(clause.citation);
    for (const Service& service : region.services) {
        for (const Clause& clause : service.target_clauses)
            visit(clause.citation);
        for (const Benefit& benefit : service.benefits) {
            for (const Clause& clause : benefit.when)
                visit(clause.citation);
            for (const Confirmation& confirmation : benefit.confirmations)
                visit(confirmation.citation);
            if (benefit.waiver)
                visit(benefit.waiver->citation);
        }
    }
}

} // namespace kiosk
