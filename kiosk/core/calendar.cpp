// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/calendar.hpp"

#include "kiosk/core/number.hpp"

#include <cstdio>
#include <ctime>

namespace kiosk {

std::string iso_date(Date date)
{
    char written[32];
    std::snprintf(written, sizeof written, "%04d-%02u-%02u", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return written;
}

std::optional<Date> read_iso_date(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto year = number_in<unsigned>(text.substr(0, 4));
    const auto month = number_in<unsigned>(text.substr(5, 2));
    const auto day = number_in<unsigned>(text.substr(8, 2));
    if (!year || *year == 0 || !month || !day)
        return std::nullopt;
    const std::chrono::year_month_day date { std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
        std::chrono::day(*day) };
    if (!date.ok())
        return std::nullopt;
    return date;
}

Date local_day(std::chrono::system_clock::time_point moment)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(moment);
    std::tm local {};
    localtime_r(&seconds, &local);
    return { std::chrono::year(local.tm_year + 1900), std::chrono::month(static_cast<unsigned>(local.tm_mon + 1)),
        std::chrono::day(static_cast<unsigned>(local.tm_mday)) };
}

bool clock_is_behind(Date today, Date made)
{
    return std::chrono::sys_days(today) + std::chrono::days(1) < std::chrono::sys_days(made);
}

} // namespace kiosk
