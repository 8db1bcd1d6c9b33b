// SPDX-License-Identifier: Apache-2.0
//
// Markdown that reads well on a terminal as it is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiosk::outreach {

// Columns that a text takes on a terminal: Han characters are two wide.
std::size_t width(std::string_view text);

// Each column as wide as its widest cell; the first is text, the others are numbers.
class MarkdownTable {
public:
    explicit MarkdownTable(std::vector<std::string> heading) { add(std::move(heading)); }

    void add(std::vector<std::string> cells);
    std::string text() const;

private:
    std::vector<std::vector<std::string>> rows_;
    std::vector<std::size_t> widths_;
};

// Text from outside: on one line, and nothing but text.
std::string in_markdown(std::string_view text);

} // namespace kiosk::outreach
