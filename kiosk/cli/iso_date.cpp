// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/iso_date.hpp"

#include <charconv>
#include <cstdio>

namespace kiosk::cli {
namespace {

// Digits only: no sign, no blank.
std::optional<unsigned> digits(std::string_view text)
{
    unsigned number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc {} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

} // namespace

std::string iso_date(std::chrono::year_month_day date)
{
    char written[32];
    std::snprintf(written, sizeof written, "%04d-%02u-%02u", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return written;
}

std::optional<std::chrono::year_month_day> read_iso_date(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || *year == 0 || !month || !day)
        return std::nullopt;
    const std::chrono::year_month_day date { std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
        std::chrono::day(*day) };
    if (!date.ok())
        return std::nullopt;
    return date;
}

} // namespace kiosk::cli
