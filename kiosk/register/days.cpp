// SPDX-License-Identifier: Apache-2.0
#include "kiosk/register/days.hpp"

#include "kiosk/register/folded.hpp"

#include <algorithm>
#include <charconv>

namespace kiosk::registers {
namespace {

using std::chrono::day;
using std::chrono::last;
using std::chrono::month;
using std::chrono::months;
using std::chrono::year;

// At most `most` digits off the front.
std::optional<int> number(std::string_view& rest, std::size_t most)
{
    int value = 0;
    const char* const end = rest.data() + std::min(most, rest.size());
    const auto [read_to, error] = std::from_chars(rest.data(), end, value);
    if (error != std::errc {} || read_to == rest.data() || *rest.data() == '-')
        return std::nullopt;
    rest.remove_prefix(static_cast<std::size_t>(read_to - rest.data()));
    return value;
}

bool take(std::string_view& rest, std::string_view what)
{
    if (!rest.starts_with(what))
        return false;
    rest.remove_prefix(what.size());
    return true;
}

// "00:00:00", "08:30"
bool is_time(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789:.Zz") == std::string_view::npos;
}

} // namespace

Date after_months(Date from, int count)
{
    const Date same = from + months(count);
    return same.ok() ? same : Date(same.year() / same.month() / last);
}

int completed_months(Date from, Date on)
{
    int count = (static_cast<int>(on.year()) - static_cast<int>(from.year())) * 12
        + static_cast<int>(static_cast<unsigned>(on.month())) - static_cast<int>(static_cast<unsigned>(from.month()));
    if (after_months(from, count) > on)
        --count;
    return count;
}

int completed_years(Date from, Date on)
{
    const int count = completed_months(from, on);
    return count >= 0 ? count / 12 : -1;
}

std::optional<Date> read_day(std::string_view text)
{
    if (const auto colon = text.find(':'); colon != std::string_view::npos) {
        const auto day_end = text.find_last_of(" Tt", colon);
        if (day_end == std::string_view::npos || !is_time(text.substr(day_end + 1)))
            return std::nullopt;
        text = text.substr(0, day_end);
    }
    const std::string plain = folded(text); // digits in any width
    std::string_view rest = plain;
    const auto y = number(rest, 4);
    if (!y || *y < first_year || *y > last_year)
        return std::nullopt;
    std::optional<int> m;
    std::optional<int> d;
    if (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') { // 20170305
        m = number(rest, 2);
        d = number(rest, 2);
        if (plain.size() < 8)
            return std::nullopt;
    } else {
        const std::string_view separator = rest.substr(0, 1);
        const bool words = rest.starts_with("年");
        if (!words && separator != "-" && separator != "/" && separator != ".")
            return std::nullopt;
        rest.remove_prefix(words ? std::string_view("年").size() : 1);
        m = number(rest, 2);
        if (!take(rest, words ? "月" : separator))
            return std::nullopt;
        d = number(rest, 2);
        if (words && !take(rest, "日") && !take(rest, "号"))
            return std::nullopt;
    }
    if (!m || !d || !rest.empty())
        return std::nullopt;
    const Date date { year(*y), month(static_cast<unsigned>(*m)), day(static_cast<unsigned>(*d)) };
    return date.ok() ? std::optional(date) : std::nullopt;
}

} // namespace kiosk::registers
