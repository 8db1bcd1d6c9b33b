// SPDX-License-Identifier: Apache-2.0
//
// The machine as its staff see it on the kiosk: whether the PIN is right, how the parts are, power. What they do there
// is no part of a family's session, and nothing in a session leads there.
#pragma once

#include "kiosk/core/printing.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kiosk {

enum class Power : std::uint8_t {
    program, // the kiosk ends, and its service manager starts it anew
    restart, // the machine
    off
};

// What kiosk doctor found of one part.
struct PartState {
    enum class State : std::uint8_t { ok, attention, broken };
    std::string subject; // "printer": as the doctor calls it
    State state = State::ok;
    std::string details; // as the doctor says it, in English: for whoever is asked on the telephone
    bool operator==(const PartState&) const = default;
};

// What became of the stick that staff put in.
struct StickReport {
    enum class What : std::uint8_t { installed, refused, no_package, no_stick } what = What::no_stick;
    std::string details; // as the installer says it, in English
    bool operator==(const StickReport&) const = default;
};

// An interface, because screens are drawn and tested where there is no such machine. No function waits.
class StaffMachine {
public:
    virtual ~StaffMachine() = default;

    // Whether a PIN was set. Without one there is no way to the staff's pages.
    virtual bool has_pin() const = 0;
    // Begins to check it, which takes a tenth of a second.
    virtual void try_pin(std::string pin) = 0;
    // Once after each try: whether it was right. Nothing as long as it is being checked.
    virtual std::optional<bool> pin_verdict() = 0;

    // Begins to look at all parts, which takes up to ten seconds.
    virtual void examine() = 0;
    // What the last look found; nothing while it goes on, and before the first.
    virtual std::optional<std::vector<PartState>> parts() const = 0;
    // The same on paper.
    virtual DocumentMaker test_page() = 0;

    virtual void power(Power what) = 0;

    // Whether there is anybody who takes new content from a stick.
    virtual bool takes_sticks() const = 0;
    // Begins to take it, which takes up to minutes; what may be told of this machine goes back on the stick.
    virtual void take_stick() = 0;
    // What became of it; nothing while it goes on, and before the first.
    virtual std::optional<StickReport> stick() const = 0;

    // Grows with every answer above.
    virtual std::uint64_t changes() const = 0;
};

} // namespace kiosk
