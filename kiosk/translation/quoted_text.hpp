// SPDX-License-Identifier: Apache-2.0
//
// Text between quotes, as TOML and gettext both write it.
#pragma once

#include <string>
#include <string_view>

namespace kiosk::translation {

// What stands between the quotes: ends of lines, tabs, quotes and backslashes behind a backslash.
std::string escaped(std::string_view text);
// With its quotes.
std::string quoted_text(std::string_view text);

} // namespace kiosk::translation
