// SPDX-License-Identifier: Apache-2.0
//
// How our languages, rates and volumes are named and measured by speech-dispatcher.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace kiosk::speech {

// The tag by which the server calls the voice for a language, among those that it offers; nothing when it has none.
// Han script without a region is spoken as Mandarin: zh-Hant alone names a script, not Cantonese.
std::optional<std::string> voice_for(std::string_view language, const std::set<std::string, std::less<>>& offered);

// The server's scale, -100 to 100, as its espeak-ng module reads it by default: 80, 170 and 449 words a minute of
// espeak's own counting. Measured, 180 of those are 177 Chinese characters a minute, and 100 are 124 English words.
// espeak-ng cannot go below 80, which is 65 % of the default in English.
int server_rate(std::string_view language, int percent);

// The server's scale is an amplitude from -100 (silent) to 100 (full).
int server_volume(int decibels);

} // namespace kiosk::speech
