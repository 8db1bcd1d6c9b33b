// SPDX-License-Identifier: Apache-2.0
//
// Which of all words a web page has, and when: nothing for staff, paper and registers, nothing that is of another
// region alone; first what the questions need, the rest before the results.
#pragma once

#include "kiosk/content/portable.hpp"

namespace kiosk {

// A file of content/portable.hpp.
std::string portable_words(
    const content::Catalogue& catalogue, const std::string& language, const Region& region, content::Portion portion);

// Whether a message is what the program or the page says itself, beside what the content says.
bool is_label(std::string_view key);

} // namespace kiosk
