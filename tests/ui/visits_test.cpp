// SPDX-License-Identifier: Apache-2.0
//
// That families were here, as whoever counts them hears of it.
#include "tests/support/fake_machine.hpp"
#include "tests/support/fake_printing.hpp"
#include "tests/support/kiosk_fixture.hpp"

#include <doctest/doctest.h>

using namespace kiosk;
using namespace kiosk::test;
using namespace std::chrono_literals;

namespace {

struct Counted {
    Counted()
    {
        kiosk.app().use_visits({ [this] { ++begun; }, [this](const ui::Visit& visit) { over.push_back(visit); } });
        kiosk.app().use_staff(machine);
        kiosk.app().use_printer(
            printing, [](const Session&) -> DocumentMaker { return [] { return Result<Document>(Document {}); }; },
            [] { return local_day(std::chrono::system_clock::now()); });
        kiosk.hand().settle();
    }

    FakePrinting printing;
    FakeMachine machine;
    KioskFixture kiosk;
    int begun = 0;
    std::vector<ui::Visit> over;
};

using End = ui::Visit::End;

} // namespace

TEST_CASE("nobody comes by touching the welcome screen")
{
    Counted counted;
    REQUIRE(counted.kiosk.tap_id("help"));
    REQUIRE(counted.kiosk.tap_id("close"));
    counted.kiosk.hand().wait(600s);
    CHECK(counted.begun == 0);
    CHECK(counted.over.empty());
}

TEST_CASE("a family is told of once, when it has gone")
{
    Counted counted;
    counted.kiosk.begin("en");
    CHECK(counted.begun == 1);
    counted.kiosk.answer(std::nullopt);
    CHECK(counted.over.empty());
    End end = End::finished;
    std::string_view screen = "interview";
    PrintJob::Phase paper = PrintJob::Phase::none;
    SUBCASE("it ends its session, at the question before the one whether to")
    {
        REQUIRE(counted.kiosk.tap_id("end"));
        REQUIRE(counted.kiosk.tap_id("end_yes"));
    }
    SUBCASE("it walks away from the help")
    {
        REQUIRE(counted.kiosk.tap_id("help"));
        counted.kiosk.hand().wait(600s);
        end = End::timed_out;
        screen = "help";
    }
    SUBCASE("it goes back to where it began")
    {
        for (int i = 0; i < 4 && counted.over.empty(); ++i)
            counted.kiosk.hand().key(Key::back);
        screen = "notice";
    }
    SUBCASE("staff come")
    {
        for (int i = 0; i < 6; ++i)
            counted.kiosk.hand().tap_at(i % 2 == 0 ? 20.f : 1900.f, 20);
        for (const char digit : counted.machine.pin)
            REQUIRE(counted.kiosk.tap_id(std::string("digit/") + digit));
        CHECK(counted.over.empty()); // the PIN may be wrong
        REQUIRE(counted.kiosk.tap_id("enter"));
        counted.kiosk.hand().settle();
        end = End::staff;
    }
    SUBCASE("its paper does not come out")
    {
        counted.printing.say({ PrintJob::Phase::failed, 2, { "media-jam" } });
        counted.kiosk.hand().settle();
        REQUIRE(counted.kiosk.tap_id("end"));
        REQUIRE(counted.kiosk.tap_id("end_yes"));
        paper = PrintJob::Phase::failed;
    }
    CHECK(counted.begun == 1);
    REQUIRE(counted.over.size() == 1);
    CHECK(counted.over[0].end == end);
    CHECK(counted.over[0].language == "en");
    CHECK(counted.over[0].screen == screen);
    CHECK(counted.over[0].paper.phase == paper);
    counted.kiosk.hand().wait(600s);
    CHECK(counted.over.size() == 1);
    CHECK_FALSE(counted.kiosk.app().visit());

    counted.kiosk.begin("zh-Hans");
    CHECK(counted.begun == 2);
    CHECK(counted.kiosk.app().visit()->paper.phase == PrintJob::Phase::none);
}
