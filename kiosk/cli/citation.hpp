// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk/content/catalogue.hpp"

namespace kiosk::cli {

// The words that a clause or a waiver rests on: the official text's own, or `《law》article：words`.
std::string citation_words(const Citation& citation, const content::Catalogue& catalogue);

} // namespace kiosk::cli
