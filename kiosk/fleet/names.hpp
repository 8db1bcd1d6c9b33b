// SPDX-License-Identifier: Apache-2.0
//
// The names of what leaves, shared by those who write them and those who read them.
#pragma once

#include "kiosk/fleet/tally.hpp"

#include <cstdint>

namespace kiosk::fleet::names {

inline constexpr std::string_view info = "kiosk_info";
inline constexpr std::string_view written = "kiosk_written_timestamp_seconds";
inline constexpr std::string_view part = "kiosk_part_state";
inline constexpr std::string_view starts = "kiosk_starts_total";
// 86 400 of each day, as Prometheus wants its base unit.
inline constexpr std::string_view days = "kiosk_counted_seconds_total";
inline constexpr std::uint64_t seconds_a_day = 86400;
inline constexpr std::string_view last_day = "kiosk_last_day_timestamp_seconds";
inline constexpr std::string_view sessions = "kiosk_sessions_started_total";
inline constexpr std::string_view ended = "kiosk_sessions_ended_total";
inline constexpr std::string_view left = "kiosk_sessions_left_total";
inline constexpr std::string_view printed = "kiosk_sessions_printed_total";
inline constexpr std::string_view interrupted = "kiosk_sessions_interrupted_total";
inline constexpr std::array of_group { sessions, ended, left, printed };

// A label of Group::paper is two in a textfile: "failed/jam" is an outcome and a reason.
inline constexpr std::string_view no_reason = "none";
inline std::string outcome(std::string_view paper)
{
    return std::string(paper.substr(0, paper.find('/')));
}
inline std::string reason(std::string_view paper)
{
    const std::size_t at = paper.find('/');
    return std::string(at == std::string_view::npos ? no_reason : paper.substr(at + 1));
}

} // namespace kiosk::fleet::names
