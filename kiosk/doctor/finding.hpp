// SPDX-License-Identifier: Apache-2.0
//
// What was looked at, how it is, and what to do about it.
#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::doctor {

struct Finding {
    enum class State : std::uint8_t {
        ok,
        attention, // it works, and somebody should look at it
        broken // families miss something
    };
    std::string subject; // "printer"
    State state = State::ok;
    std::string what; // as it is
    std::string remedy {}; // what to do; empty where there is nothing to be done
};

std::string_view name(Finding::State state);
// The worst of all.
Finding::State worst(const std::vector<Finding>& findings);

// A line each, and one below it for what to do.
void write_text(const std::vector<Finding>& findings, std::ostream& out);
// { "state": "attention", "findings": [ { "subject", "state", "what", "remedy" } ] }
void write_json(const std::vector<Finding>& findings, std::ostream& out);

} // namespace kiosk::doctor
