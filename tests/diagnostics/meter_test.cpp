// SPDX-License-Identifier: Apache-2.0
#include "kiosk/diagnostics/meter.hpp"

#include <doctest/doctest.h>

#include <sstream>

using kiosk::Meter;

TEST_CASE("a meter is one line that is written over and taken away")
{
    std::ostringstream out;
    Meter meter(out, true);
    meter.show(1, 4, "benefits");
    CHECK(out.str() == "\r\x1b[K[##########                              ]  25 %  1 of 4 benefits");
    out.str("");
    meter.show(2, 4, "benefits"); // too soon after the last
    CHECK(out.str().empty());
    meter.show(4, 4, "benefits"); // the end is always shown
    CHECK(out.str() == "\r\x1b[K[########################################] 100 %  4 of 4 benefits");
    out.str("");
    meter.clear();
    CHECK(out.str() == "\r\x1b[K");
    meter.clear();
    CHECK(out.str() == "\r\x1b[K");
}

TEST_CASE("what is not known is counted, and away from a terminal there is nothing")
{
    std::ostringstream out;
    Meter(out, true).show(1200, 0, "children");
    CHECK(out.str() == "\r\x1b[K1200 children");
    out.str("");
    Meter hidden(out, false);
    hidden.show(1, 2, "benefits");
    hidden.clear();
    CHECK(out.str().empty());
}
