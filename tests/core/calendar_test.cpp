// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/calendar.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <ctime>

using namespace kiosk;
using namespace std::chrono_literals;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

namespace {

Date day(int y, unsigned m, unsigned d)
{
    return { std::chrono::year(y), std::chrono::month(m), std::chrono::day(d) };
}

// The clock of a machine that stands in this time zone.
Date day_in(const char* zone, sys_seconds moment)
{
    const char* const before = std::getenv("TZ");
    const std::string kept = before ? before : "";
    ::setenv("TZ", zone, 1);
    ::tzset();
    const Date found = local_day(moment);
    before ? ::setenv("TZ", kept.c_str(), 1) : ::unsetenv("TZ");
    ::tzset();
    return found;
}

} // namespace

TEST_CASE("today is the day where the machine stands")
{
    // Seven in the morning in Shanghai is the evening before at Greenwich.
    const sys_seconds morning = sys_days(day(2026, 11, 27)) + 23h;
    CHECK(day_in("Asia/Shanghai", morning) == day(2026, 11, 28));
    CHECK(day_in("UTC", morning) == day(2026, 11, 27));
    // The two ends of the world.
    const sys_seconds noon = sys_days(day(2026, 12, 31)) + 11h;
    CHECK(day_in("Pacific/Kiritimati", noon) == day(2027, 1, 1)); // UTC+14
    CHECK(day_in("Etc/GMT+12", noon) == day(2026, 12, 30)); // UTC-12
}

TEST_CASE("a clock before its content is behind, with a day's grace")
{
    const Date made = day(2026, 11, 21);
    CHECK(clock_is_behind(day(1970, 1, 1), made));
    CHECK(clock_is_behind(day(2026, 11, 19), made));
    CHECK_FALSE(clock_is_behind(day(2026, 11, 20), made));
    CHECK_FALSE(clock_is_behind(day(2038, 1, 20), made));
}

TEST_CASE("a day is written as it is read")
{
    CHECK(iso_date(day(2026, 3, 1)) == "2026-03-01");
    CHECK(read_iso_date("2026-03-01") == day(2026, 3, 1));
    for (const char* wrong : { "2025-02-29", "2026-3-1", "2026/03/01", "26-03-01", "2026-13-01", "" })
        CHECK_FALSE(read_iso_date(wrong));
}
