// SPDX-License-Identifier: Apache-2.0
//
// The counts of one machine: those of today, which stay here, and what was told of the days before, which only grows.
#pragma once

#include "kiosk/core/calendar.hpp"
#include "kiosk/core/result.hpp"
#include "kiosk/fleet/tally.hpp"

#include <cstdint>
#include <optional>

namespace kiosk::fleet {

// How the run before a start ended.
namespace afters {
inline constexpr std::string_view normal = "normal"; // it was asked to, or it is the first
inline constexpr std::string_view watchdog = "watchdog"; // it hung, and the service manager ended it
inline constexpr std::string_view crash = "crash"; // by a signal
inline constexpr std::string_view failed = "failed"; // by a status of its own, or by a limit of the service manager
inline constexpr std::string_view cut_off = "cut_off"; // nobody was left to say: the power
inline constexpr std::array all { normal, watchdog, crash, failed, cut_off };
// Of the word that the diary has (service::LastStart).
std::string_view of_word(std::string_view word);
} // namespace afters

// What has been told since counting began: sums over days, each of which was told by told().
struct Totals {
    Tally tally;
    std::uint64_t days = 0;
    std::optional<Date> last_day;
    Cells starts; // of the program, by `afters`: of the machine, not of families, and told at once
    bool operator==(const Totals&) const = default;
};

class Book {
public:
    explicit Book(Labels labels)
        : labels_(std::move(labels))
    {
    }
    // What text() wrote. An error: it is no such text. Counts of its day are left out where the
    // labels are no longer the same.
    static Result<Book> read(std::string_view text, Labels labels);
    std::string text() const;

    // Ends the day before where `today` is another one, be it earlier: a clock that was set back begins a day of its
    // own, which is told by itself, and nothing is counted twice or taken away. Whether it did.
    bool turn(Date today);
    // The program started; a session that was open then was interrupted.
    void start(std::string_view after);
    void begin();
    // A visit with a label that is none of the machine's is not counted.
    void end(const Visit& visit);

    // Nothing of today's.
    const Totals& totals() const { return totals_; }

private:
    Labels labels_;
    std::optional<Date> day_;
    Tally today_;
    bool open_ = false; // a session is under way
    Totals totals_;
};

} // namespace kiosk::fleet
