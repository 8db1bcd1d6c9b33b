// SPDX-License-Identifier: Apache-2.0
#include "kiosk/outreach/when.hpp"

#include "kiosk/register/days.hpp"

#include <algorithm>

namespace kiosk::outreach {
namespace {

// The day; nothing beyond the calendar's years.
std::optional<Date> when_completed(Date from, int months)
{
    constexpr int most_months = (last_year - first_year) * 12;
    if (months > most_months)
        return std::nullopt;
    const Date day = registers::after_months(from, months);
    return static_cast<int>(day.year()) <= last_year ? std::optional<Date>(day) : std::nullopt;
}

} // namespace

std::optional<Date> end_of(const Wait& wait, const Days& days, Date as_of)
{
    std::optional<Date> end;
    if (wait.months) {
        if (!days.moved_in)
            return std::nullopt;
        end = when_completed(*days.moved_in, registers::completed_months(*days.moved_in, as_of) + *wait.months);
        if (!end)
            return std::nullopt;
    }
    if (wait.age) {
        const auto birthday = days.born ? when_completed(*days.born, *wait.age * 12) : std::nullopt;
        if (!birthday)
            return std::nullopt;
        end = end ? std::max(*end, *birthday) : *birthday;
    }
    return end;
}

std::optional<Deadline> deadline(
    const Decider& decider, std::size_t benefit, const Answers& answers, const Days& days, Date as_of)
{
    const auto fact = decider.policy().schema.growing(Growth::years);
    if (!fact || !days.born || !answers.is_known(*fact))
        return std::nullopt;
    for (const int age : decider.turning_points(benefit, *fact)) {
        if (age <= answers.value(*fact))
            continue;
        const auto birthday = when_completed(*days.born, age * 12);
        if (!birthday || *birthday > as_of + std::chrono::years(1))
            return std::nullopt;
        Answers then = answers;
        then.know(*fact, age);
        if (prospect(decider.decide(then, benefit).verdict) == Prospect::refused)
            return Deadline { *birthday, age };
    }
    return std::nullopt;
}

} // namespace kiosk::outreach
