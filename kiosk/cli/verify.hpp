// SPDX-License-Identifier: Apache-2.0
//
// Is what is installed here whole and right?
#pragma once

#include "kiosk/content/catalogue.hpp"
#include "kiosk/diagnostics/meter.hpp"

#include <filesystem>
#include <functional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::cli {

// The characters of a text that no font here can draw, in the given language.
using GlyphCheck = std::function<std::vector<char32_t>(std::string_view text, std::string_view language)>;

// What is wrong with the pictures here, one a line: missing, damaged, or named by the content and not there.
using PictureCheck = std::function<std::vector<std::string>(const content::Catalogue&)>;

// Checks the content in the folder `data`, its messages, its golden families and, with the checks that are given, the
// fonts and the pictures. Writes one line a check, "ok" or "WRONG". True when nothing is wrong.
bool verify(const std::filesystem::path& data, const GlyphCheck& glyph_check, const PictureCheck& picture_check,
    std::ostream& out);

// Checks the rules in the folder `data` for every child that they can tell apart, and writes what was tried. `meter`
// shows how far it is.
bool verify_exhaustively(const std::filesystem::path& data, Meter& meter, std::ostream& out);

} // namespace kiosk::cli
