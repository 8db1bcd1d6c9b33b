// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kiosk::text {

// Pango's search for a place to break grows with the square of a word's length: 20 000 letters without a space take 2.5
// s.
inline constexpr std::size_t longest_word = 200;

// `text`, valid UTF-8, with U+200B where a line may break although Pango would not know:
// - beside a Chinese quotation mark: before an opening one that follows Chinese, after a closing one that precedes
// Chinese,
//   and between ” and “. They are the same characters as in English, so the rules Pango 1.50 follows (UAX #14 before
//   Unicode 15.1) forbid any break beside them; a list such as “甲”、“乙”、“丙” would have no break at all, and would
//   in the end be broken anywhere;
// - after each `longest_word` code points in which there is no break.
std::string with_break_opportunities(std::string_view text);

} // namespace kiosk::text
