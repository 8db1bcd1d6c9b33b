// SPDX-License-Identifier: Apache-2.0
//
// A language that nobody speaks and every layout must bear: the English messages in Arabic letters, from right to left,
// 40 % longer, with two marks stacked on every third letter.
#pragma once

#include "kiosk/content/catalogue.hpp"

namespace kiosk::test {

inline constexpr std::string_view pseudo_language = "ar-XB";

// One message pattern: its words, not its placeholders.
std::string pseudo(std::string_view pattern);

// The installed content, with the pseudo-language as its last.
const content::Catalogue& catalogue_with_pseudo_language();

} // namespace kiosk::test
