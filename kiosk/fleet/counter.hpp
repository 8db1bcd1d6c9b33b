// SPDX-License-Identifier: Apache-2.0
//
// Counts what happens on this machine, in a file of its own. Nobody waits for the disk: a thread writes the latest
// state there, and what cannot be written today is written with what comes next.
#pragma once

#include "kiosk/fleet/book.hpp"

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <thread>

namespace kiosk::fleet {

// In the state folder; for nobody but the kiosk to read: today's counts are in it as they are.
inline constexpr std::string_view counts_file = "counts";

// The counts that are there; none where there is no such file. An error names the file.
Result<Book> read_counts(const std::filesystem::path& folder, Labels labels);

class Counter {
public:
    // What cannot be read is counted anew from nothing. `after`: of `afters`.
    Counter(std::filesystem::path folder, Labels labels, std::string_view after, Date today);
    // Writes what is left.
    ~Counter();
    Counter(const Counter&) = delete;
    Counter& operator=(const Counter&) = delete;

    void begin(Date today);
    void end(const Visit& visit, Date today);
    // To be called now and then: the day may have ended.
    void look(Date today);
    // Of the days before.
    const Totals& totals() const { return book_.totals(); }

private:
    void keep();
    void work();

    const std::filesystem::path file_;
    Book book_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::string due_; // to be written; empty: nothing
    bool ending_ = false;
    std::thread thread_; // last: it uses all the others
};

} // namespace kiosk::fleet
