// SPDX-License-Identifier: Apache-2.0
//
// What was wrong with the rows of a register, counted, and the rows themselves for correction.
#pragma once

#include "kiosk/register/heading.hpp"
#include "kiosk/register/row.hpp"

#include <cstdint>
#include <map>
#include <ostream>

namespace kiosk::registers {

class FaultCount {
public:
    void add(const Fault& fault);
    std::uint64_t count() const { return count_; }
    // One for each kind of fault, the most frequent first: `312 rows: age: expected a whole number from 0 to 20`. Then
    // of each column the words that mean nothing here, which --columns can give a meaning: `hukou: words without a
    // meaning here: "外地" (12), "本市户籍" (3)`.
    std::vector<std::string> lines() const;

private:
    std::uint64_t count_ = 0;
    std::map<std::string, std::uint64_t> kinds_;
    std::map<std::string, std::map<std::string, std::uint64_t>> words_; // by column
    std::uint64_t words_left_out_ = 0; // for which there was no room
};

// Names of the columns that stand before those of a row that is given back.
inline constexpr std::string_view fault_columns[] = { "kiosk_row", "kiosk_fault" };

// Writes the rows that held no child, to be corrected and read again. CSV: in UTF-8 with a byte order mark, below the
// row that names the columns, behind two columns that say which row and what is wrong with it. JSON lines: as they
// were.
class RowsGivenBack {
public:
    RowsGivenBack(const Heading& heading, std::ostream& to);
    void add(const Row& row); // one with a fault

private:
    void cell(std::string_view text);

    const Heading& heading_;
    std::ostream& to_;
};

} // namespace kiosk::registers
