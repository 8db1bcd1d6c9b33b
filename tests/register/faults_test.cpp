// SPDX-License-Identifier: Apache-2.0
#include "tests/register/run_batch.hpp"

#include <doctest/doctest.h>

#include <fstream>

using namespace kiosk::test;

TEST_CASE("faults are counted by kind")
{
    const Outcome outcome = batch("姓名,年龄,学段,户口在哪里\n王,九,小学,外省\n李,九岁,小学,外省\n周,9,学前班,外省\n吴,"
                                  "9,幼儿园,外省\n郑,9,小学,外省\n");
    CHECK(outcome.status == 2);
    CHECK(outcome.error.find("register: 2 rows: age: expected a whole number from 0 to 20\n") != std::string::npos);
    CHECK(outcome.error.find("register: 1 row: answers that contradict each other (rule kindergarten_age")
        != std::string::npos);
    CHECK(outcome.error.find(
              "register: stage: words without a meaning here: \"学前班\" (1); --columns can say what they mean\n")
        != std::string::npos);
    CHECK(outcome.error.ends_with("register: 1 children decided, 4 lines not\n"));
}

TEST_CASE("faulty rows are given back, and read again once they are right")
{
    const TemporaryFolder folder;
    const std::string given_back = folder.path() / "errors.csv";
    const std::string bytes = in_encoding(
        "登记册\n编号,姓名,年龄,学段\n001,王小明,九,小学\n002,欧阳雨桐,4,幼儿园\n003,\"李,\n娜\",\"x\"\"y\",小学\n",
        "GB18030");
    const Outcome outcome = batch(bytes, { "--region", "zhejiang", "--errors", given_back });
    CHECK(outcome.status == 2);
    CHECK(outcome.lines().size() == 3);
    std::string back = bytes_of(given_back);
    CHECK(back.starts_with("\xEF\xBB\xBFkiosk_row,kiosk_fault,编号,姓名,年龄,学段\n3,\"age: expected a whole number "
                           "from 0 to 20, got 九\",001,王小明,九,小学\n"));
    const Outcome again = batch(back);
    CHECK(again.status == 2);
    CHECK(again.lines().size() == 2);
    back.replace(back.find(",九,"), 5, ",9,");
    back.replace(back.find("\"x\"\"y\""), 6, "10");
    const Outcome right = batch(back);
    CHECK(right.status == 0);
    REQUIRE(right.lines().size() == 2);
    CHECK(right.lines()[1].at("label") == "李,\n娜");

    // JSON lines come back as they were.
    const std::string json = "{\"age\":9}\n{\"age\":\"nine\"}\n";
    CHECK(batch(json, { "--region", "zhejiang", "--errors", given_back }).status == 2);
    CHECK(bytes_of(given_back) == "{\"age\":\"nine\"}\n");
}

TEST_CASE("cells where none belong are a fault, empty ones are nothing")
{
    CHECK(batch("年龄,\n9,\n").status == 0);
    const Outcome shifted = batch("姓名,年龄,\n王,小明,9\n");
    CHECK(shifted.status == 2);
    CHECK(batch("姓名,年龄\n王,9,5\n").lines().at(0).at("error") == "expected 2 cells, got more");
    CHECK(batch("姓名,年龄\n王\n").lines().at(0).at("error") == "expected 2 cells, got 1");
    const Outcome blank = batch("编号,年龄\n1,9\n2,\n");
    CHECK(blank.status == 2);
    CHECK(blank.lines().at(1).at("error") == "expected a child, got only columns of the bureau's own");
}
