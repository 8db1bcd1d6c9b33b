// SPDX-License-Identifier: Apache-2.0
//
// What one row of a register holds once it is read: all that deciding and writing need to know of it.
#pragma once

#include "kiosk/core/policy.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kiosk::registers {

// Why a row holds no child as it should be.
struct Fault {
    std::string message; // without file and line: `age: expected a whole number from 0 to 20, got "six"`
    std::string kind; // the same without what was found, for counting: "age: expected a whole number from 0 to 20"
};

struct Row {
    std::uint64_t number = 0; // of the line on which it begins, from 1
    std::optional<Fault> fault; // then nothing below counts
    std::string label; // as a JSON string with its quotes, or "null"
    const Region* region = nullptr;
    Answers answers; // free of contradictions
    std::vector<std::string> carried; // the bureau's own columns, in the order of Heading::carried
};

} // namespace kiosk::registers
