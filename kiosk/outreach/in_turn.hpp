// SPDX-License-Identifier: Apache-2.0
//
// Work on a stream, piece by piece on several threads, put down in the order in which the pieces were taken.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace kiosk::outreach {

// Each of `jobs` workers, at least one, has one Piece and goes round with it:
//
//   bool take(Piece&)                  the next piece; false at the end. One worker at a time.
//   void work(unsigned worker, Piece&) any number of workers at the same time
//   bool put(Piece&)                   in the order of taking, one worker at a time; false: all stop
//
// So there are never more pieces in memory than workers. One worker is the calling thread. Where the machine gives no
// more threads, those that there are do the work. What one of the three throws is thrown here once all have stopped.
template <class Piece, class Take, class Work, class Put>
void in_turn(unsigned jobs, const Take& take, const Work& work, const Put& put)
{
    std::mutex taking;
    std::uint64_t taken = 0;
    bool ended = false; // both under `taking`

    std::mutex putting;
    std::condition_variable turned;
    std::uint64_t turn = 0;
    bool stopped = false;
    std::exception_ptr thrown; // all three under `putting`

    const auto stop = [&](std::exception_ptr because) {
        const std::lock_guard lock(putting);
        stopped = true;
        if (!thrown)
            thrown = std::move(because);
        turned.notify_all();
    };
    const auto go_round = [&](unsigned worker) {
        try {
            Piece piece;
            while (true) {
                std::uint64_t ticket = 0;
                {
                    const std::lock_guard lock(taking);
                    if (ended || !take(piece)) {
                        ended = true;
                        return;
                    }
                    ticket = taken++;
                }
                work(worker, piece);
                std::unique_lock lock(putting);
                turned.wait(lock, [&] { return stopped || turn == ticket; });
                if (stopped || !put(piece)) {
                    stopped = true;
                    turned.notify_all();
                    return;
                }
                ++turn;
                turned.notify_all();
            }
        } catch (...) {
            stop(std::current_exception());
        }
    };

    std::vector<std::thread> others;
    others.reserve(jobs); // adding to it cannot fail
    for (unsigned worker = 1; worker < jobs; ++worker) {
        try {
            others.emplace_back(go_round, worker);
        } catch (const std::exception&) { // no thread, or no memory for one
            break;
        }
    }
    go_round(0);
    for (std::thread& other : others)
        other.join();
    if (thrown)
        std::rethrow_exception(thrown);
}

} // namespace kiosk::outreach
