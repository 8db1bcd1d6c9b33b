// SPDX-License-Identifier: Apache-2.0
//
// CSV as RFC 4180 writes it and as Excel opens it: UTF-8 with a byte order mark, lines that end with CR LF, quotes
// around what needs them.
#pragma once

#include <string>
#include <string_view>

namespace kiosk::outreach {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Adds one line, cell by cell, to a text.
class CsvLine {
public:
    explicit CsvLine(std::string& to)
        : to_(to)
    {
    }

    // Words and numbers of our own.
    void add(std::string_view cell);
    // What a file from outside brought. Spreadsheets take a cell for a formula, and run it, that begins with one of
    // = + - @ or with a tab or a return: such a cell gets an apostrophe before it. A number stays a number.
    void add_foreign(std::string_view cell);
    void end();

private:
    void separate();

    std::string& to_;
    bool first_ = true;
};

} // namespace kiosk::outreach
