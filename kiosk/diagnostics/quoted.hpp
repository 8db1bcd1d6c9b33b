// SPDX-License-Identifier: Apache-2.0
//
// Text from outside as it may stand in a message.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kiosk {

// On one line and harmless to a terminal: control characters, line separators and bidi controls become \n, \t, \u202E;
// bytes that are not UTF-8 become \xFF. Of more than `limit` characters the rest becomes "…".
std::string on_one_line(std::string_view text, std::size_t limit = std::string_view::npos);

// A child's label in a heading: a family may call a child as it likes, but a heading is one line.
std::string shown_label(std::string_view label);

// The same in quotation marks, with " and \ escaped.
std::string in_quotes(std::string_view text, std::size_t limit = 40);

} // namespace kiosk
