// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk/content/catalogue.hpp"
#include "kiosk/site/site.hpp"
#include "kiosk/ui/app.hpp"

#include <filesystem>

namespace kiosk::shell {

// The guide for whoever is at the screen, as it was chosen there. The catalogue must outlive all that comes of it.
ui::GuideSource guide_source(
    const content::Catalogue& catalogue, std::filesystem::path fonts, site::Site site, std::function<Date()> clock);

} // namespace kiosk::shell
