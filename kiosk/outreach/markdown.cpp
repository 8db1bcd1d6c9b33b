// SPDX-License-Identifier: Apache-2.0
#include "kiosk/outreach/markdown.hpp"

#include "kiosk/core/utf8.hpp"
#include "kiosk/diagnostics/quoted.hpp"

#include <unicode/uchar.h>

#include <algorithm>

namespace kiosk::outreach {

std::size_t width(std::string_view text)
{
    std::size_t columns = 0;
    while (!text.empty()) {
        const auto character = static_cast<UChar32>(utf8::take(text).code.value_or(U'\uFFFD'));
        const int category = u_charType(character);
        if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR)
            continue;
        const int east_asian = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
        columns += east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
    }
    return columns;
}

void MarkdownTable::add(std::vector<std::string> cells)
{
    constexpr std::size_t narrowest = 3; // for the rule below the heading
    widths_.resize(std::max(widths_.size(), cells.size()), narrowest);
    for (std::size_t i = 0; i < cells.size(); ++i)
        widths_[i] = std::max(widths_[i], width(cells[i]));
    rows_.push_back(std::move(cells));
}

std::string MarkdownTable::text() const
{
    std::string text;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        for (std::size_t i = 0; i < rows_[row].size(); ++i) {
            const std::string& cell = rows_[row][i];
            const std::string gap(widths_[i] - width(cell), ' ');
            text += i == 0 ? "| " + cell + gap : " | " + gap + cell;
        }
        text += " |\n";
        if (row > 0)
            continue;
        for (std::size_t i = 0; i < widths_.size(); ++i)
            text += i == 0 ? '|' + std::string(widths_[i] + 2, '-') : '|' + std::string(widths_[i] + 1, '-') + ':';
        text += "|\n";
    }
    return text;
}

std::string in_markdown(std::string_view text)
{
    std::string safe;
    for (const char c : on_one_line(text)) {
        if (std::string_view("\\|`*_<>[]#").find(c) != std::string_view::npos)
            safe += '\\';
        safe += c;
    }
    return safe;
}

} // namespace kiosk::outreach
