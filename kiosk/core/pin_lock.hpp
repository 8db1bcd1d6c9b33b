// SPDX-License-Identifier: Apache-2.0
//
// How often a PIN may be tried (kiosk-requirements S8): five times, then after a pause that doubles with every wrong
// one from 15 s on, and after fifteen not again until the program is started anew.
#pragma once

#include "kiosk/core/instant.hpp"

#include <chrono>
#include <optional>

namespace kiosk {

class PinLock {
public:
    static constexpr int free_attempts = 5;
    static constexpr int most_attempts = 15;
    static constexpr std::chrono::seconds first_pause { 15 };

    void wrong(Instant now);
    void right() { wrong_ = 0; }

    bool locked() const { return wrong_ >= most_attempts; }
    // From when on another one may be tried; nothing: at once, or never again where it is locked.
    std::optional<Instant> closed_until(Instant now) const;
    bool open(Instant now) const { return !locked() && !closed_until(now); }

private:
    int wrong_ = 0; // since the last right one
    Instant until_ {};
};

} // namespace kiosk
