// SPDX-License-Identifier: Apache-2.0
//
// Which of many machines need somebody, the most pressing first.
#pragma once

#include "kiosk/fleet/fleet_page.hpp"

#include <cstdint>

namespace kiosk::fleet {

enum class Need : std::uint8_t { act, watch, fine }; // the worst first

struct Machine {
    const Report* report; // of the fleet
    Need need = Need::fine;
    int silent_days = 0; // 0: it is not silent
    int broken = 0; // parts
    int attention = 0; // parts
    bool old = false; // another has a newer edition
    bool ahead = false; // written after today: its clock, or ours
};

// Each machine once, by its latest report. `fleet` must outlive the result.
std::vector<Machine> triage(const Fleet& fleet);

} // namespace kiosk::fleet
