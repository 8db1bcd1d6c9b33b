// SPDX-License-Identifier: Apache-2.0
//
// Days in a register: when a child was born, since when it lives here, and what that makes of it on a day.
//
// A year or a month of life is complete on the day of the same number; where the month has none, on its last day (Civil
// Code, art. 202: 没有对应日的，月末日为期间的最后一日). Whoever was born on 29 February is a year older on 28 February
// of a common year; six months from 31 August are over on 28 or 29 February.
#pragma once

#include "kiosk/core/calendar.hpp"

namespace kiosk::registers {

// The day on which `months` months from `day` are complete.
Date after_months(Date day, int months);

// Completed on `on`; negative before the day.
int completed_months(Date from, Date on);
int completed_years(Date from, Date on);

// As registers write days: 2017-03-05, 2017/3/5, 2017.3.5, 2017年3月5日, 20170305; with a time of day behind, which is
// left out. Nothing when it is not exactly one day of the calendar: never day and month in an order to be guessed.
std::optional<Date> read_day(std::string_view text);

} // namespace kiosk::registers
