// SPDX-License-Identifier: Apache-2.0
//
// A bureau's own table taken into the register's: its columns by other names, its answers in its own words. A view
// reads each cell by the spellings that are known, and what is none of them is named in the row and never guessed; an
// INSERT then takes the rows that were read whole.
#pragma once

#include "kiosk/core/calendar.hpp"
#include "kiosk/sql/register.hpp"

#include <cstdint>

namespace kiosk::sql {

// A column of the bureau's table.
struct StagedColumn {
    enum class What : std::uint8_t {
        fact,
        birth_date, // tells the age
        move_in_date // tells the months of living here
    } what = What::fact;
    FactId fact {}; // of What::fact
    std::string header; // as the table has it
};

// How the answer to a fact may be written: spaces, underscores and the case of letters do not count.
struct Spelling {
    std::string word;
    std::optional<int> value; // nothing: unknown
};

struct Staging {
    Register into; // `keep`: columns that both tables have
    std::string from; // the bureau's table, as it is written
    std::string id; // its column that tells rows apart
    std::vector<StagedColumn> columns;
    std::vector<std::vector<Spelling>> spellings; // by fact; of integers what is no number
    std::vector<std::vector<std::string>> units; // by fact: what may stand behind a number
    Date as_of; // the day on which a child is as old, and has lived here as long, as its dates make it
};

// The longest number of months that is read: nobody is older than twenty.
inline constexpr int most_months_read = 21 * 12;

// CREATE VIEW <register>_staging: id, the kept columns, the facts, and `refused`: what was not understood, as
// header=cell, and what contradicts itself, by its name, each with a semicolon; then INSERT INTO the register, of rows
// where it is empty. An error: two columns of one fact, or none.
Result<std::string> create_staging(const Policy& policy, const Staging& staging);

} // namespace kiosk::sql
