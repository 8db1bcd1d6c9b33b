// SPDX-License-Identifier: Apache-2.0
//
// Days as files write them: "2026-11-21".
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace kiosk::cli {

std::string iso_date(std::chrono::year_month_day date);

// Nothing when the text is not exactly a day of the calendar.
std::optional<std::chrono::year_month_day> read_iso_date(std::string_view text);

} // namespace kiosk::cli
