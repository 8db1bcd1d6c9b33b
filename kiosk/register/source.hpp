// SPDX-License-Identifier: Apache-2.0
//
// The text of a register, whatever it comes in.
#pragma once

#include "kiosk/register/encoding.hpp"

#include <cstdint>
#include <istream>
#include <optional>

namespace kiosk::registers {

class TextSource {
public:
    virtual ~TextSource() = default;

    // Appends the next piece in UTF-8, of about a mebibyte, lines ended by \n (and perhaps \r before it); false at the
    // end. An error: what follows cannot be read.
    virtual Result<bool> more(std::string& to) = 0;
    // Of what it comes in, for a meter.
    virtual std::uint64_t bytes_read() const = 0;
    // What was taken without being told, for people: "GB18030", "the sheet \"2026\""; empty for UTF-8.
    virtual std::string taken() const { return {}; }
    // Whether it is a table: then it is cells between commas, quoted where they must be, rows are counted by the table,
    // and what is empty at the end of one is left out.
    virtual bool is_table() const { return false; }
};

// What a stream holds: a workbook (.xlsx), or text. `encoding`: as it was told, or nothing, and it is found out where
// the first bytes stand that are not ASCII. JSON is UTF-8 (RFC 8259) unless a byte order mark or `encoding` says
// otherwise. All must outlive it.
Result<std::unique_ptr<TextSource>> text_of(
    std::istream& in, std::optional<std::string_view> encoding, NamesColumns names_columns);

} // namespace kiosk::registers
