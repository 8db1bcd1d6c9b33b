// SPDX-License-Identifier: Apache-2.0
//
// A page that is one file: no script, no font, no picture from elsewhere.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kiosk::html {

// Text from outside: on one line, and nothing but text.
std::string escaped(std::string_view text);

// "12,480"
std::string grouped(std::uint64_t number);

// As far as the heading, which is the title as well. In Chinese. `style` is what the page needs beside what all share:
// --ink, --line and --ground, body, headings, paragraphs, tables.
std::string page_opening(std::string_view title, std::string_view style);
inline constexpr std::string_view page_ending = "</main>\n</body>\n</html>\n";

} // namespace kiosk::html
