// SPDX-License-Identifier: Apache-2.0
//
// A register in pieces: the lines of a block, and of a line the tokens of JSON and the cells of CSV.
#pragma once

#include "kiosk/core/result.hpp"
#include "kiosk/register/register.hpp"

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

// The lines of a block, without their ends.
class LinesOf {
public:
    explicit LinesOf(const Block& block)
        : rest_(block.text)
        , number_(block.first)
    {
    }

    struct Line {
        std::string_view text;
        std::uint64_t number;
    };
    std::optional<Line> next();

private:
    std::string_view rest_;
    std::uint64_t number_;
};

std::string_view without_byte_order_mark(std::string_view line);
// Why a line is not text.
std::optional<Error> why_no_text(std::string_view line);

// The next cell of a line of CSV; `rest` then begins behind its comma. Quotes within a quoted cell are doubled:
// `buffer` holds them once. Nothing when the quotes do not close.
std::optional<std::string_view> next_cell(std::string_view& rest, bool& more, std::string& buffer);

// Without blanks and tabs at either end.
std::string_view trimmed(std::string_view text);

} // namespace kiosk::registers
