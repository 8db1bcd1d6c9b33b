// SPDX-License-Identifier: Apache-2.0
//
// How far a long command is: one line that is written over, on a terminal only.
#pragma once

#include <chrono>
#include <cstdint>
#include <ostream>
#include <string_view>

namespace kiosk {

class Meter {
public:
    // Not shown: every call does nothing. `out` must outlive it.
    Meter(std::ostream& out, bool shown);

    // "[#######             ]  35 %  34 of 97 benefits"; with `all` 0, which is not known: "1200000 children". Draws at
    // most ten times a second, and at the end.
    void show(std::uint64_t done, std::uint64_t all, std::string_view of);
    // Leaves an empty line for what comes next.
    void clear();

private:
    std::ostream& out_;
    bool shown_;
    std::chrono::steady_clock::time_point last_;
    bool drawn_ = false;
};

} // namespace kiosk
