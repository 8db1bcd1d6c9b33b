// SPDX-License-Identifier: Apache-2.0
//
// Days on which something begins or ends for a child whose days are in the register.
#pragma once

#include "kiosk/core/calendar.hpp"
#include "kiosk/core/decide.hpp"
#include "kiosk/register/row.hpp"

namespace kiosk::outreach {

// What the register says of a child.
struct Days {
    std::optional<Date> born;
    std::optional<Date> moved_in;
};

inline Days days_of(const registers::Row& row)
{
    return { row.born, row.moved_in };
}

// The first day on which a wait is over, seen from `as_of`; nothing where the register does not say enough, or not in
// the calendar's years.
std::optional<Date> end_of(const Wait& wait, const Days& days, Date as_of);

// A birthday within a year after `as_of` from which on a benefit that is open now is refused, if only the age changes:
// by then it is to be applied for.
struct Deadline {
    Date day;
    int age = 0; // that is completed then
};
std::optional<Deadline> deadline(
    const Decider& decider, std::size_t benefit, const Answers& answers, const Days& days, Date as_of);

} // namespace kiosk::outreach
