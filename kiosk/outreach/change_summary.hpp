// SPDX-License-Identifier: Apache-2.0
//
// What two editions of the content make of one register: for each benefit how many children gain and how many lose.
#pragma once

#include "kiosk/outreach/earlier.hpp"
#include "kiosk/outreach/summary.hpp"

#include <cstdint>

namespace kiosk::outreach {

struct ChangeSummary {
    const content::Catalogue& catalogue; // in force
    const OutreachWords& words;
    const Earlier& earlier;
    const ChangeTally& tally;
    std::uint64_t bad = 0; // rows that could not be read
    Date as_of;
};

// A line for each benefit that changes for any child.
std::string written(const ChangeSummary& summary, SummaryForm form);

} // namespace kiosk::outreach
