// SPDX-License-Identifier: Apache-2.0
//
// The verbs that need a screen, or play at having one.
#pragma once

#include "kiosk/cli/command.hpp"

namespace kiosk::shell {

// Where an installed kiosk says where it stands.
inline const std::filesystem::path installed_site = "/etc/kiosk/site.toml";

// The program alone: the full-screen kiosk. Without --site, /etc/kiosk/site.toml; only a window does without, where
// there is none. A kiosk that cannot begin as its site says never begins as another: over the whole panel it becomes
// `safe_screen`, a program, which says why to staff and ends after a minute for another attempt.
cli::Verb screen_verb(const package::Source& source, const std::filesystem::path& safe_screen, std::string_view version,
    const cli::Streams& streams);
// `kiosk tour --out DIR`: names the contact sheets on standard output.
cli::Verb tour_verb(const std::filesystem::path& data, const cli::Streams& streams);
// For `kiosk verify`: the characters of a text that the fonts in `data` cannot draw.
cli::GlyphCheck glyph_check(const std::filesystem::path& data);
// For `verify`: the icons and scenes in that folder.
cli::PictureCheck picture_check(const std::filesystem::path& data);

} // namespace kiosk::shell
