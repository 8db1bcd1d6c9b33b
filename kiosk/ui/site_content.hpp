// SPDX-License-Identifier: Apache-2.0
//
// A site and the content that it is to show.
#pragma once

#include "kiosk/content/catalogue.hpp"
#include "kiosk/site/site.hpp"

namespace kiosk::ui {

// What the content knows, for checking a site against it.
site::Known known_to(const content::Catalogue& catalogue, std::string_view region);

// Those that a site offers: its own list, or what the content offers by default.
std::vector<std::string> offered_languages(const site::Site& site, const content::Catalogue& catalogue);
// The one that a session begins in.
std::string first_language(const site::Site& site, const content::Catalogue& catalogue);

} // namespace kiosk::ui
