// SPDX-License-Identifier: Apache-2.0
//
// Hardware that goes on saying something although nobody is there.
#include "tests/support/fake_printing.hpp"
#include "tests/support/kiosk_fixture.hpp"

#include <doctest/doctest.h>

using namespace kiosk;
using namespace kiosk::test;
using namespace std::chrono_literals;

namespace {

// Frames at these moments, with these events.
void frame(KioskFixture& kiosk, Instant now, std::vector<InputEvent> events)
{
    kiosk.app().frame(now, events, landscape.width, landscape.height);
}

} // namespace

TEST_CASE("a touch that is stuck for ten minutes does not keep a family's answers on the screen")
{
    KioskFixture kiosk;
    kiosk.begin("zh-Hans");
    kiosk.answer(std::nullopt);
    const Instant stuck = kiosk.hand().now();
    SUBCASE("silent")
    {
        frame(kiosk, stuck, { PointerEvent { PointerEvent::Kind::press, 900, 500, stuck } });
        for (auto second = 1s; second <= 600s; ++second)
            frame(kiosk, stuck + second, {});
    }
    SUBCASE("trembling")
    {
        frame(kiosk, stuck, { PointerEvent { PointerEvent::Kind::press, 900, 500, stuck } });
        for (auto second = 1s; second <= 600s; ++second)
            frame(kiosk, stuck + second,
                { PointerEvent {
                    PointerEvent::Kind::move, 900 + static_cast<float>(second.count() % 3), 500, stuck + second } });
    }
    CHECK(kiosk.at<place::Welcome>());
    CHECK(kiosk.session().family.children.empty());
    // And when it lifts, nothing is chosen by it; the next finger works again.
    const Instant lifted = stuck + 601s;
    frame(kiosk, lifted, { PointerEvent { PointerEvent::Kind::release, 900, 500, lifted } });
    CHECK(kiosk.at<place::Welcome>());
    kiosk.hand().wait(602s);
    kiosk.begin("zh-Hans");
    CHECK_FALSE(kiosk.question().empty());
}

TEST_CASE("the clock of the machine jumps during the countdown, and the countdown does not")
{
    test::FakePrinting printing;
    KioskFixture kiosk;
    Date today = local_day(std::chrono::system_clock::now());
    kiosk.app().use_printer(
        printing, [](const Session&) -> DocumentMaker { return [] { return Result<Document>(Document {}); }; },
        [&today] { return today; });
    kiosk.begin("zh-Hans");
    kiosk.answer(std::nullopt);
    const Instant begun = kiosk.hand().now();
    const auto at = [&](std::chrono::seconds later) {
        printing.say({}); // the printer's news are what makes the kiosk look at the clock
        frame(kiosk, begun + later, {});
    };
    at(125s);
    REQUIRE(kiosk.app().probe().find_id("stay"));
    for (const Date day : { Date { std::chrono::year(1970) / 1 / 1 }, Date { std::chrono::year(2100) / 12 / 31 } }) {
        today = day;
        at(130s);
        CHECK(kiosk.app().probe().find_id("stay"));
        CHECK_FALSE(kiosk.at<place::Welcome>());
    }
    at(149s);
    CHECK_FALSE(kiosk.at<place::Welcome>());
    at(151s);
    CHECK(kiosk.at<place::Welcome>());
}
