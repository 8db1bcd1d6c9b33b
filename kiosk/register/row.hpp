// SPDX-License-Identifier: Apache-2.0
//
// What one row of a register holds once it is read: all that deciding and writing need to know of it.
#pragma once

#include "kiosk/core/calendar.hpp"
#include "kiosk/core/policy.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kiosk::registers {

// How a register is read, as the command line says it. What it points to must outlive whoever reads.
struct ColumnMap;
struct Reading {
    const Region* region = nullptr; // of rows that name none; may be null
    Date as_of {}; // the day on which children are as old as they are; for JSON lines and ages that are told, no matter
    std::optional<std::string> encoding; // as ICU calls it; nothing: found out
    std::optional<char> delimiter; // of CSV; nothing: found out
    const ColumnMap* map = nullptr; // a bureau's own words; may be null
};

// Why a row holds no child as it should be.
struct Fault {
    std::string message; // without file and line: `age: expected a whole number from 0 to 20, got "six"`
    std::string kind; // the same without what was found, for counting: "age: expected a whole number from 0 to 20"
    // Of a word that means nothing here: the column by the contract, and the word.
    std::string column {};
    std::string word {};
};

struct Row {
    std::uint64_t number = 0; // of the line on which it begins, or of the row of the sheet; from 1
    std::string_view text; // as it stands in its block, for giving it back
    std::optional<Fault> fault; // then nothing below counts
    std::string label; // as a JSON string with its quotes, or "null"
    const Region* region = nullptr;
    Answers answers; // free of contradictions; what was told of a household is told of all its rows
    std::string household; // empty: none
    std::optional<Date> born; // where the age came from
    std::optional<Date> moved_in; // where the months came from
    std::vector<std::string> carried; // the bureau's own columns, in the order of Heading::carried
};

} // namespace kiosk::registers
