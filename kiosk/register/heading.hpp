// SPDX-License-Identifier: Apache-2.0
//
// How a register is laid out: its format, and what its columns are.
#pragma once

#include "kiosk/register/vocabulary.hpp"

#include <cstdint>
#include <memory>

namespace kiosk::registers {

enum class Format : std::uint8_t { json_lines, csv };

struct Heading {
    Format format = Format::csv;
    std::uint64_t row = 0; // that tells: of CSV it names the columns; 0: the register is empty
    // Of CSV:
    char delimiter = ',';
    bool table = false; // as TextSource::is_table
    std::vector<Column> columns;
    std::vector<std::string> carried; // names of the bureau's own columns: of no use here, and kept
    std::string text; // the row, for giving others back below it
    std::shared_ptr<const Vocabulary> vocabulary;
    std::string encoding = "UTF-8"; // that it came in

    std::optional<std::size_t> find(Column::What what) const;
};

// Where the columns are named among the first rows of a text: the row with the most names that are known, by whatever
// delimiter. `delimiter`: as it was told. An error: none has any, or one is named twice. `first` is the number of the
// first row.
Result<Heading> find_heading(std::string_view text, std::uint64_t first, std::optional<char> delimiter, bool table,
    std::shared_ptr<const Vocabulary> vocabulary);

// How many columns a line would name.
std::size_t columns_named(std::string_view line, const Vocabulary& vocabulary, bool beyond_ascii_only);

} // namespace kiosk::registers
