// SPDX-License-Identifier: Apache-2.0
//
// What the welcome screen shows while nobody is there: one scene after another.
#pragma once

#include "kiosk/core/session.hpp"
#include "kiosk/ui/input.hpp"

#include <cstddef>
#include <optional>

namespace kiosk::ui {

// Two scenes, and how far the second has taken the place of the first.
struct Attract {
    std::size_t scene = 0;
    float dissolved = 0; // 0: only `scene`; towards 1: the next one
    std::optional<Instant> next; // when that changes
};

// `rested_since`: when the page came that stands now.
Attract attract(const Session& session, Instant rested_since, Instant now);

} // namespace kiosk::ui
