// SPDX-License-Identifier: Apache-2.0
#include "kiosk/outreach/csv.hpp"

#include <algorithm>
#include <utility>

namespace kiosk::outreach {
namespace {

void append_quoted(std::string& to, std::string_view cell)
{
    to += '"';
    for (const char c : cell) {
        if (c == '"')
            to += '"';
        to += c;
    }
    to += '"';
}

// "-3.5", "+86": digits with a sign before and at most one point within, as no formula is.
bool is_number(std::string_view cell)
{
    if (cell.starts_with('-') || cell.starts_with('+'))
        cell.remove_prefix(1);
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return !cell.empty() && is_digit(cell.front()) && is_digit(cell.back())
        && std::count(cell.begin(), cell.end(), '.') < 2
        && std::all_of(cell.begin(), cell.end(), [&](char c) { return is_digit(c) || c == '.'; });
}

// ASCII, and the full-width forms that Excel takes for the same.
bool may_be_formula(std::string_view cell)
{
    for (const std::string_view begin : { "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠" })
        if (cell.starts_with(begin))
            return !is_number(cell);
    return false;
}

} // namespace

void CsvLine::add(std::string_view cell)
{
    separate();
    if (cell.find_first_of("\",\r\n") == std::string_view::npos)
        to_ += cell;
    else
        append_quoted(to_, cell);
}

void CsvLine::add_foreign(std::string_view cell)
{
    if (!may_be_formula(cell))
        return add(cell);
    separate();
    append_quoted(to_, "'" + std::string(cell));
}

void CsvLine::end()
{
    to_ += "\r\n";
    first_ = true;
}

void CsvLine::separate()
{
    if (!std::exchange(first_, false))
        to_ += ',';
}

} // namespace kiosk::outreach
