// SPDX-License-Identifier: Apache-2.0
//
// The commands that need a screen, or play at having one.
#pragma once

#include "kiosk/cli/command.hpp"

namespace kiosk::shell {

// Lines for --help.
extern const std::string_view usage;

// `kiosk [--windowed] [--size WIDTHxHEIGHT] [--site FILE]`. Without --site, /etc/kiosk/site.toml where it exists.
cli::Program::Command screen_command(const std::filesystem::path& data, const cli::Streams& streams);
// `kiosk tour --out DIR [--site FILE] [--regions LIST] [--languages LIST] …`: names the contact sheets on standard
// output.
cli::Program::Command tour_command(const std::filesystem::path& data, const cli::Streams& streams);
// For `kiosk verify`: the characters of a text that the fonts in `data` cannot draw.
cli::GlyphCheck glyph_check(const std::filesystem::path& data);
// For `verify`: the icons and scenes in that folder.
cli::PictureCheck picture_check(const std::filesystem::path& data);

} // namespace kiosk::shell
