// SPDX-License-Identifier: Apache-2.0
#include "kiosk/register/days.hpp"

#include "tests/register/run_batch.hpp"

#include <doctest/doctest.h>

using namespace kiosk;
using namespace kiosk::registers;

namespace {

Date day(const char* iso)
{
    return *read_iso_date(iso);
}

} // namespace

TEST_CASE("completed years and months")
{
    CHECK(completed_years(day("2017-03-05"), day("2026-03-04")) == 8);
    CHECK(completed_years(day("2017-03-05"), day("2026-03-05")) == 9);
    CHECK(completed_years(day("2026-11-28"), day("2026-11-28")) == 0);
    CHECK(completed_months(day("2026-07-14"), day("2027-01-13")) == 5);
    CHECK(completed_months(day("2026-07-14"), day("2027-01-14")) == 6);
    CHECK(completed_months(day("2026-11-29"), day("2026-11-28")) < 0);
    // Where the month has no such day, its last one.
    CHECK(completed_years(day("2020-02-29"), day("2026-02-27")) == 5);
    CHECK(completed_years(day("2020-02-29"), day("2026-02-28")) == 6);
    CHECK(completed_years(day("2020-02-29"), day("2028-02-28")) == 7);
    CHECK(completed_years(day("2020-02-29"), day("2028-02-29")) == 8);
    CHECK(completed_months(day("2026-08-31"), day("2027-02-27")) == 5);
    CHECK(completed_months(day("2026-08-31"), day("2027-02-28")) == 6);
    CHECK(after_months(day("2026-08-31"), 6) == day("2027-02-28"));
}

TEST_CASE("a month is complete on the day on which it is told to be, whatever the day")
{
    for (std::chrono::sys_days from = day("2019-12-25"); from <= std::chrono::sys_days(day("2020-03-05"));
         from += std::chrono::days(1))
        for (int months = 0; months < 40; ++months) {
            const Date end = after_months(Date(from), months);
            CHECK(completed_months(Date(from), end) == months);
            CHECK(completed_months(Date(from), Date(std::chrono::sys_days(end) - std::chrono::days(1))) == months - 1);
        }
}

TEST_CASE("days as registers write them")
{
    for (const char* text : { "2017-03-05", "2017/3/5", "2017.3.5", "2017年3月5日", "2017年03月05号", "20170305",
             "2017-03-05 00:00:00", "2017-03-05T08:30", "２０１７－０３－０５", "2017/3/5 0:00" }) {
        CAPTURE(text);
        CHECK(read_day(text) == day("2017-03-05"));
    }
    // Nothing is guessed.
    for (const char* text : { "", "05/03/2017", "3/5/2017", "2017-02-29", "2017-13-01", "2017-03", "17-03-05",
             "1703-05-01", "2017-03-05x", "2017-03/05", "42799", "2017年3月", "201703051" }) {
        CAPTURE(text);
        CHECK_FALSE(read_day(text));
    }
}

TEST_CASE("days in a register make age and months on the day of deciding")
{
    using test::batch;
    const std::string days = "姓名,出生日期,来本地日期,户口在哪里,和谁一起住,学段\n"
                             "王,2017-03-05,2026-07-14,外省,父母,小学\n";
    const auto told = [](const char* age, const char* months) {
        return batch(std::string("姓名,age,months_here,户口在哪里,和谁一起住,学段\n王,") + age + "," + months
            + ",外省,父母,小学\n");
    };
    CHECK(batch(days).decisions() == told("9", "4").decisions());
    const auto on = [&](const char* as_of) { return batch(days, { "--region", "zhejiang", "--as-of", as_of }); };
    CHECK(on("2027-01-13").decisions() == told("9", "5").decisions());
    CHECK(on("2027-01-14").decisions() == told("9", "6").decisions());
    CHECK(on("2027-03-05").decisions() == told("10", "7").decisions());
    CHECK(on("2027-01-13").decisions() != on("2027-01-14").decisions());
    CHECK(on("yesterday").status == 2);
    CHECK(on("1990-01-01").status == 2);

    // In a workbook as a day of its calendar.
    const std::string book = test::workbook({ { "登记",
        { { "姓名", "出生日期", "来本地日期", "户口在哪里", "和谁一起住", "学段" },
            { "王", "=day 2017-03-05", "=day 2026-07-14", "外省", "父母", "小学" } } } });
    CHECK(batch(book).decisions() == told("9", "4").decisions());
}

TEST_CASE("days that cannot be are refused, and unknown ones are unknown")
{
    using test::batch;
    const auto error = [](const std::string& row) {
        const auto outcome = batch("出生日期,来本地日期,年龄\n" + row + "\n");
        return outcome.status == 0 ? std::string() : outcome.lines().at(0).at("error").get<std::string>();
    };
    CHECK(error("2017-03-05,,").empty());
    CHECK(error("2017-03-05,,9").empty());
    CHECK(error("不详,,9").empty());
    CHECK(error("2017-03-05,,8") == "birth_date 2017-03-05 makes age 9 on 2026-11-28, but age is 8");
    CHECK(error("2027-03-05,,").starts_with("birth_date: expected a day such as 2017-03-05"));
    CHECK(error("3/5/2017,,").starts_with("birth_date: expected a day such as 2017-03-05"));
    CHECK(error("1999-03-05,,").starts_with("birth_date: expected a day that makes age a whole number from 0 to 20"));
    CHECK(error("2017-03-05,2016-01-01,") == "move_in_date 2016-01-01 is before birth_date 2017-03-05");
}
