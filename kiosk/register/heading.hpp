// SPDX-License-Identifier: Apache-2.0
//
// How a register is laid out: its format, and what its columns are.
#pragma once

#include "kiosk/core/policy.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::registers {

enum class Format : std::uint8_t { json_lines, csv };

// What a column of CSV or a member of JSON is; a fact when it is none of the names.
struct Column {
    enum class What : std::uint8_t { label, region, fact } what = What::fact;
    FactId fact {};
    std::string name;
};

struct Heading {
    Format format = Format::csv;
    std::uint64_t line = 0; // the first that tells: of CSV it names the columns; 0: there is none
    std::vector<Column> columns; // of CSV
    std::optional<Error> wrong; // of CSV: why the columns are not known
    std::vector<std::string> carried; // names of the bureau's own columns: of no use here, and kept
};

Result<Column> column_named(std::string_view name, const Schema& schema);

// Of a line that holds text, without its end.
Heading read_heading(std::string_view text, std::uint64_t line, const Schema& schema);

} // namespace kiosk::registers
