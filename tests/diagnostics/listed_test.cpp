// SPDX-License-Identifier: Apache-2.0
#include "kiosk/diagnostics/listed.hpp"

#include <doctest/doctest.h>

using namespace kiosk;

TEST_CASE("what was expected is a list")
{
    CHECK(listed({}).empty());
    CHECK(listed({ "a" }) == "a");
    CHECK(listed({ "a", "b", "c" }) == "a, b, c");
    CHECK(alternatives({ "a" }) == "a");
    CHECK(alternatives({ "a", "b" }) == "a or b");
    CHECK(alternatives({ "a", "b", "c" }) == "a, b or c");
    CHECK(
        expected_one_of("--lang", { "en", "ug" }, "t\nlh").message == "--lang: expected one of en, ug, got \"t\\nlh\"");
}
