// SPDX-License-Identifier: Apache-2.0
//
// Days: as files write them, and the one on which the kiosk stands.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace kiosk {

using Date = std::chrono::year_month_day;

// A year outside these was written by another calendar, or by mistake.
inline constexpr int first_year = 1900;
inline constexpr int last_year = 2100;

// "2026-11-21".
std::string iso_date(Date date);

// Nothing when the text is not exactly a day of the calendar.
std::optional<Date> read_iso_date(std::string_view text);

// The day where this machine stands (TZ, or /etc/localtime), at a moment of its clock. Every "today" is this.
Date local_day(std::chrono::system_clock::time_point moment);

// Whether a machine's clock must be wrong: its day is before that on which its content was made. A day's grace, for
// content that was made east of here.
bool clock_is_behind(Date today, Date made);

} // namespace kiosk
