// SPDX-License-Identifier: Apache-2.0
//
// A register in pieces: its rows, and of a row the tokens of JSON and the cells of CSV.
#pragma once

#include "kiosk/core/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kiosk::registers {

// One cell or member. `text` is as it is written, of a JSON string what stands between its quotes.
struct RegisterValue {
    enum class Shape { null, boolean, number, text } shape = Shape::null;
    std::string_view text;

    std::string shown() const;
};

// The tokens of one line of JSON. A member's value is never an object or a list.
class JsonLine {
public:
    explicit JsonLine(std::string_view line)
        : line_(line)
    {
    }

    bool accept(char c);
    bool at_end();
    Error expected(const std::string& what);
    // What stands between the quotes of a string, escapes as they are; nothing when there is none.
    std::optional<std::string_view> text();
    std::optional<RegisterValue> value();

private:
    void skip();
    bool escape();
    // Of \uXXXX, from the u on.
    std::optional<std::uint32_t> utf16_unit(); // leaves the place at the last character of the escape
    std::size_t column() const;

    std::string_view line_;
    std::size_t at_ = 0;
};

// No child needs as much; a file that is not a register has no line ends. In bytes.
inline constexpr std::size_t longest_row = std::size_t { 1 } << 16;

// How far the row at the beginning of `text` goes, without its end. A quoted cell may hold the ends of lines; where its
// quotes do not close as they should, the row is its first line alone.
struct RowLength {
    std::size_t length = 0;
    bool open = false; // what follows could close the quotes
};
RowLength row_length(std::string_view text, char delimiter);

// The rows of a text, without their ends. `delimiter`: nothing where each line is a row. Rows are counted by lines, or
// one by one.
class Records {
public:
    Records(std::string_view text, std::uint64_t first, std::optional<char> delimiter, bool one_by_one)
        : rest_(text)
        , number_(first)
        , delimiter_(delimiter)
        , one_by_one_(one_by_one)
        , quotes_(delimiter && text.find('"') != std::string_view::npos)
    {
    }

    struct Record {
        std::string_view text;
        std::uint64_t number;
    };
    std::optional<Record> next();
    // What is left of the text, and the number of the row that begins it.
    std::string_view rest() const { return rest_; }
    std::uint64_t number() const { return number_; }

private:
    std::string_view rest_;
    std::uint64_t number_;
    std::optional<char> delimiter_;
    bool one_by_one_;
    bool quotes_;
};

// Why a row is not text.
std::optional<Error> why_no_text(std::string_view row);

// The next cell of a row; `rest` then begins behind its delimiter. Quotes within a quoted cell are doubled: `buffer`,
// to which they are appended, holds them once, and must have room for that without moving. Nothing when the quotes do
// not close.
std::optional<std::string_view> next_cell(std::string_view& rest, char delimiter, bool& more, std::string& buffer);

// Without blanks and tabs at either end.
std::string_view trimmed(std::string_view text);

} // namespace kiosk::registers
