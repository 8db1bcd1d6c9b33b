// SPDX-License-Identifier: Apache-2.0
#include "kiosk/outreach/in_turn.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>
#include <string>

using namespace kiosk::outreach;

namespace {

struct Piece {
    int number = 0;
    std::string done;
};

// Takes 0 … count - 1; the later of two neighbours is ready first.
std::vector<int> order_of(unsigned jobs, int count)
{
    int next = 0;
    std::vector<int> order;
    in_turn<Piece>(
        jobs,
        [&](Piece& piece) {
            piece.number = next;
            return next++ < count;
        },
        [&](unsigned, Piece& piece) {
            for (int i = piece.number % 2 == 0 ? 20'000 : 0; i > 0; --i)
                piece.done = std::to_string(i);
            piece.done = std::to_string(piece.number);
        },
        [&](const Piece& piece) {
            order.push_back(std::stoi(piece.done));
            return true;
        });
    return order;
}

} // namespace

TEST_CASE("pieces are put down in the order in which they were taken, whatever each takes")
{
    for (const unsigned jobs : { 1U, 2U, 3U, 8U })
        for (const int count : { 0, 1, 2, 50 }) {
            const std::vector<int> order = order_of(jobs, count);
            REQUIRE(static_cast<int>(order.size()) == count);
            for (int i = 0; i < count; ++i)
                CHECK(order[static_cast<std::size_t>(i)] == i);
        }
}

TEST_CASE("there are never more pieces at once than workers")
{
    std::atomic<int> now = 0;
    std::atomic<int> most = 0;
    int next = 0;
    in_turn<Piece>(
        3,
        [&](Piece&) {
            if (next++ == 200)
                return false;
            int seen = most;
            for (const int held = ++now; held > seen && !most.compare_exchange_weak(seen, held);) { }
            return true;
        },
        [](unsigned, Piece&) {},
        [&](Piece&) {
            --now;
            return true;
        });
    CHECK(most <= 3);
    CHECK(now == 0);
}

TEST_CASE("after a piece that cannot be put down nothing more is, and all workers end")
{
    for (const unsigned jobs : { 1U, 2U, 4U }) {
        int next = 0;
        int put = 0;
        in_turn<Piece>(
            jobs,
            [&](Piece&) {
                ++next;
                return true; // without end
            },
            [](unsigned, Piece&) {}, [&](Piece&) { return ++put < 5; });
        CHECK(put == 5);
        CHECK(next <= 5 + static_cast<int>(2 * jobs));
    }
}

TEST_CASE("what is thrown in taking, in work or in putting down comes to the caller")
{
    for (const unsigned jobs : { 1U, 2U, 4U })
        for (const int where : { 0, 1, 2 }) {
            int next = 0;
            const auto at = [&](int place, int number) {
                if (place == where && number == 7)
                    throw std::runtime_error("seven");
            };
            CHECK_THROWS_AS(in_turn<Piece>(
                                jobs,
                                [&](Piece& piece) {
                                    piece.number = next++;
                                    at(0, piece.number);
                                    return next < 1000;
                                },
                                [&](unsigned, Piece& piece) { at(1, piece.number); },
                                [&](Piece& piece) {
                                    at(2, piece.number);
                                    return true;
                                }),
                std::runtime_error);
        }
}
