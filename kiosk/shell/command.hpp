// SPDX-License-Identifier: Apache-2.0
//
// The commands that need a screen, or play at having one.
#pragma once

#include "kiosk/cli/command.hpp"

namespace kiosk::shell {

// Where an installed kiosk says where it stands.
inline const std::filesystem::path installed_site = "/etc/kiosk/site.toml";

// Lines for --help.
extern const std::string_view usage;

// `kiosk [--windowed] [--size WIDTHxHEIGHT] [--site FILE]`. Without --site, /etc/kiosk/site.toml; only a window does
// without, where there is none. A kiosk that cannot begin as its site says never begins as another: over the whole
// panel it becomes `safe_screen`, a program, which says why to staff and ends after a minute for another attempt.
cli::Program::Command screen_command(
    const std::filesystem::path& data, const std::filesystem::path& safe_screen, const cli::Streams& streams);
// `kiosk tour --out DIR [--site FILE] [--regions LIST] [--languages LIST] …`: names the contact sheets on standard
// output.
cli::Program::Command tour_command(const std::filesystem::path& data, const cli::Streams& streams);
// For `kiosk verify`: the characters of a text that the fonts in `data` cannot draw.
cli::GlyphCheck glyph_check(const std::filesystem::path& data);
// For `verify`: the icons and scenes in that folder.
cli::PictureCheck picture_check(const std::filesystem::path& data);

} // namespace kiosk::shell
