// SPDX-License-Identifier: Apache-2.0
//
// Is what is installed here whole and right?
#pragma once

#include <filesystem>
#include <functional>
#include <ostream>
#include <string_view>
#include <vector>

namespace kiosk::cli {

// The characters of a text that no font here can draw, in the given language.
using GlyphCheck = std::function<std::vector<char32_t>(std::string_view text, std::string_view language)>;

// Checks the content in the folder `data`, its messages, its golden families and, with a `glyph_check`, the fonts.
// Writes one line a check, "ok" or "WRONG". True when nothing is wrong.
bool verify(const std::filesystem::path& data, const GlyphCheck& glyph_check, std::ostream& out);

} // namespace kiosk::cli
