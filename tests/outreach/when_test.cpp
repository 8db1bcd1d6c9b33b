// SPDX-License-Identifier: Apache-2.0
#include "kiosk/outreach/when.hpp"

#include "tests/cli/installed.hpp"

using namespace kiosk;
using namespace kiosk::outreach;
using namespace std::chrono_literals;

namespace {

constexpr Date as_of = 2026y / 11 / 28;

std::optional<Date> months_over(Date moved_in, int more)
{
    return end_of({ more, {} }, { {}, moved_in }, as_of);
}

std::optional<Date> birthday(Date born, int age)
{
    return end_of({ {}, age }, { born, {} }, as_of);
}

std::optional<Deadline> deadline_of(
    const char* region, const char* benefit, int age, const char* stage, Date born, Date day)
{
    const Policy& policy = tests::installed().policy();
    const Decider decider(policy, *policy.region(region));
    Answers answers;
    const auto choose = [&](const char* fact, const char* value) {
        const FactId id = *policy.schema.find(fact);
        answers.know(id, *policy.schema[id].value_of(value));
    };
    choose("hukou", "other_province");
    choose("carer", "parent");
    choose("stage", stage);
    answers.know(*policy.schema.find("age"), age);
    answers.know(*policy.schema.find("months_here"), 24);
    std::size_t at = 0;
    while (decider.benefit(at).id != benefit)
        ++at;
    return deadline(decider, at, answers, { born, {} }, day);
}

} // namespace

TEST_CASE("a wait for months ends on the day of the month on which the child moved in, or on the last day there is")
{
    CHECK(months_over(2026y / 7 / 14, 2) == 2027y / 1 / 14); // four completed, two more: six
    CHECK(months_over(2026y / 8 / 31, 4) == 2027y / 2 / 28); // two completed on 28 November
    CHECK(months_over(2026y / 11 / 28, 6) == 2027y / 5 / 28);
    CHECK_FALSE(end_of({ 6, {} }, {}, as_of));
}

TEST_CASE("a wait for an age ends on the birthday, on 28 February for whoever was born on the 29th")
{
    CHECK(birthday(2024y / 1 / 3, 3) == 2027y / 1 / 3);
    CHECK(birthday(2024y / 2 / 29, 3) == 2027y / 2 / 28);
    CHECK(birthday(2024y / 2 / 29, 4) == 2028y / 2 / 29);
    CHECK_FALSE(end_of({ {}, 3 }, {}, as_of));
    CHECK_FALSE(birthday(2095y / 1 / 1, 16)); // beyond the calendar
}

TEST_CASE("a wait for both ends with the later one, and is not told while one of them is not known")
{
    const Days days { 2024y / 1 / 3, 2026y / 7 / 14 };
    CHECK(end_of({ 2, 3 }, days, as_of) == 2027y / 1 / 14);
    CHECK(end_of({ 2, 4 }, days, as_of) == 2028y / 1 / 3);
    CHECK_FALSE(end_of({ 2, 3 }, { days.born, {} }, as_of));
    CHECK_FALSE(end_of({ 2, 3 }, { {}, days.moved_in }, as_of));
}

TEST_CASE("what a birthday ends is to be applied for before it")
{
    // "不满十六周岁的未成年人", in both regions; family doctors are for any of these children.
    const auto zhejiang = deadline_of("zhejiang", "ZJ-06a", 15, "senior_high", 2011y / 5 / 3, as_of);
    REQUIRE(zhejiang);
    CHECK(zhejiang->day == 2027y / 5 / 3);
    CHECK(zhejiang->age == 16);
    const auto shenzhen = deadline_of("shenzhen", "SZ-04a", 15, "senior_high", 2011y / 5 / 3, as_of);
    REQUIRE(shenzhen);
    CHECK(shenzhen->day == 2027y / 5 / 3);
    // Not within a year; and of 0-6 years the seventh birthday is the end.
    CHECK_FALSE(deadline_of("zhejiang", "ZJ-06a", 14, "junior_high", 2012y / 5 / 3, as_of));
    const auto checks = deadline_of("zhejiang", "ZJ-01a", 6, "primary", 2020y / 9 / 1, as_of);
    REQUIRE(checks);
    CHECK(checks->day == 2027y / 9 / 1);
    CHECK(checks->age == 7);
}
