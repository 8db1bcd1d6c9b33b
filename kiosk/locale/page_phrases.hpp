// SPDX-License-Identifier: Apache-2.0
//
// What the self-check's page says itself, beside the phrases that it shares with the kiosk: messages of every language
// (content/languages/*/page.toml). The page finds them by key.
#pragma once

#include <string_view>

namespace kiosk {

inline constexpr std::string_view page_phrase_keys[] = {
    "page.region_title",
    "page.welcome_text",
    "page.loading",
    "page.failed",
    "page.untrusted",
    "page.again",
    "page.skip",
    "page.continue",
    "page.notice_danger_text",
    "page.notice_what",
    "page.notice_what_text",
    "page.notice_private_text",
    "page.private_whom",
    "page.help_staff",
    "page.end_text",
    "page.cleared",
    "page.offline",
    "page.print",
    "page.picture",
    "page.picture_text",
    "page.picture_download",
    "page.picture_private",
    "page.children",
    "page.tools",
};

// Said before anything of a region is loaded.
inline constexpr std::string_view page_region_title = page_phrase_keys[0];
static_assert(page_region_title == "page.region_title");

} // namespace kiosk
