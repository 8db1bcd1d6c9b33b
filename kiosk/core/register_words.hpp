// SPDX-License-Identifier: Apache-2.0
//
// How people write in a register what the contract calls by its names: content/register.toml.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kiosk {

// Columns of a register that are no facts.
inline constexpr std::string_view label_column = "label";
inline constexpr std::string_view region_column = "region";
inline constexpr std::string_view household_column = "household"; // the same for siblings
inline constexpr std::string_view birth_date_column = "birth_date"; // tells the age
inline constexpr std::string_view move_in_date_column = "move_in_date"; // tells the months of living here
inline constexpr std::string_view register_columns[]
    = { label_column, region_column, household_column, birth_date_column, move_in_date_column };

struct RegisterWord {
    enum class Kind : std::uint8_t {
        header, // of the column `of`
        answer, // `of` is "yes", "no" or "unknown"; the last for every fact
        value, // of the fact `of`, a choice; `value` by its name
        unit, // may stand behind a number of the fact `of`
        meaning, // of the column `of`, where it is no fact: what to write there
        form // of the empty register: `of` is "sheet", "explanations", "choices", "headings" or "notes"
    };
    Kind kind = Kind::header;
    std::string of;
    std::string value;
    std::string word;
};

// By Kind, as the content database writes them.
inline constexpr std::string_view register_word_kinds[] = { "header", "answer", "value", "unit", "meaning", "form" };

} // namespace kiosk
