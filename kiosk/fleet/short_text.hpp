// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk/fleet/report.hpp"

namespace kiosk::fleet {

// What short_text() begins with, and nothing else does.
inline constexpr std::string_view first_short_line = "kiosk counts, short 1";

Result<Report> read_short_text(std::string_view text);

} // namespace kiosk::fleet
