// SPDX-License-Identifier: Apache-2.0
//
// A page that is one file: no script, no font, no picture from elsewhere.
#pragma once

#include <string>
#include <string_view>

namespace kiosk::outreach {

// Text from outside: on one line, and nothing but text.
std::string escaped(std::string_view text);

// As far as the heading, which is the title as well. In Chinese.
std::string page_opening(std::string_view title);
inline constexpr std::string_view page_ending = "</main>\n</body>\n</html>\n";

} // namespace kiosk::outreach
