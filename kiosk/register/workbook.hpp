// SPDX-License-Identifier: Apache-2.0
//
// Spreadsheets: the sheet of a workbook (.xlsx, ECMA-376) that names columns of a register, row by row.
#pragma once

#include "kiosk/register/source.hpp"

namespace kiosk::registers {

// What a workbook begins with, being a ZIP file.
inline constexpr std::string_view workbook_mark { "PK\x03\x04", 4 };

// `begun`: what was read of `in` before. Dates come as 2017-03-05, checked boxes as TRUE and FALSE, formulas as what
// they last came to. An error: it is no workbook, or none of its visible sheets names a column.
Result<std::unique_ptr<TextSource>> read_workbook(
    std::istream& in, std::string begun, const NamesColumns& names_columns);

} // namespace kiosk::registers
