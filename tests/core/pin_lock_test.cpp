// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/pin_lock.hpp"

#include <doctest/doctest.h>

using namespace kiosk;
using namespace std::chrono_literals;

TEST_CASE("a PIN is tried five times, then after pauses that double, and after fifteen not again")
{
    PinLock lock;
    Instant now {};
    for (int i = 0; i < 4; ++i) {
        lock.wrong(now);
        CHECK(lock.open(now));
    }
    auto pause = std::chrono::seconds(15);
    for (int i = 5; i < 15; ++i) {
        CAPTURE(i);
        lock.wrong(now);
        CHECK_FALSE(lock.locked());
        CHECK(lock.closed_until(now) == now + pause);
        CHECK_FALSE(lock.open(now + pause - 1s));
        now += pause;
        CHECK(lock.open(now));
        pause *= 2;
    }
    lock.wrong(now);
    CHECK(lock.locked());
    CHECK_FALSE(lock.open(now + 10000h));
    CHECK_FALSE(lock.closed_until(now));
    lock.wrong(now);
    CHECK(lock.locked());
}

TEST_CASE("a right one begins anew")
{
    PinLock lock;
    const Instant now {};
    for (int i = 0; i < 6; ++i)
        lock.wrong(now);
    CHECK_FALSE(lock.open(now));
    lock.right();
    CHECK(lock.open(now));
    lock.wrong(now);
    CHECK(lock.open(now));
}
