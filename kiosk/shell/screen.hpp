// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk/content/catalogue.hpp"
#include "kiosk/core/result.hpp"
#include "kiosk/package/store.hpp"
#include "kiosk/platform/image.hpp"
#include "kiosk/site/site.hpp"

#include <filesystem>

namespace kiosk::shell {

struct ScreenOptions {
    std::filesystem::path fonts; // a folder
    std::filesystem::path pictures; // a file
    bool windowed = false; // for development: Escape and the close button end the program
    PixelSize size { 1280, 800 }; // when windowed
    std::string version {}; // of the program; for the diary
    std::filesystem::path site {}; // the file that was read; for the staff's pages
    package::Source source {}; // where the content is from
    std::filesystem::path pin {}; // the file with the hash of the staff's PIN; without it they have no pages
};

// The kiosk in its window, until it is closed where that is allowed, or until another edition of the content is to be
// taken over: then it ends between two families, and its service manager starts it anew. Fails, before anything is
// shown, when the fonts or the display are not as they must be. The site must fit the content (site::check_site), which
// must outlive the call.
Status run_screen(const ScreenOptions& options, const content::Catalogue& catalogue, site::Site site);

} // namespace kiosk::shell
