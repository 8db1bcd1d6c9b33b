// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk/content/catalogue.hpp"
#include "kiosk/core/result.hpp"
#include "kiosk/core/session.hpp"
#include "kiosk/platform/image.hpp"
#include "kiosk/site/site.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::shell {

struct TourPanel {
    std::string name;
    PixelSize size;
    double px_per_mm = 0;
};

struct TourProgress {
    std::size_t tours; // played
    std::size_t all_tours;
    std::size_t pictures; // taken
};

// Of each list at least one.
struct TourOptions {
    std::filesystem::path fonts; // a folder
    std::filesystem::path pictures; // a file
    std::filesystem::path out; // made when it is not there
    site::Site site; // for its own region, which it names
    std::vector<std::string> regions;
    std::vector<std::string> languages;
    std::vector<TourPanel> panels;
    std::vector<TextSize> text_sizes { TextSize::standard };
    std::vector<Contrast> contrasts { Contrast::standard };
    std::function<void(const TourProgress&)> progress; // called after each picture and each tour; may be empty
};

// The names that the command line knows them by.
std::string_view name(TextSize size);
std::string_view name(Contrast contrast);

// Plays a family through every screen, in each region and language, on each panel, in each text size and contrast,
// without any display, and leaves a PNG of each: "zhejiang-en-portrait-04-question-hukou.png", or
// "zhejiang-en-portrait-largest-04-…" where the size or the contrast is not the standard. Pictures of the same name are
// replaced. Returned are the contact sheets, one a tour with all of it: "zhejiang-en-portrait.png".
Result<std::vector<std::filesystem::path>> play_tours(const TourOptions& options, const content::Catalogue& catalogue);

} // namespace kiosk::shell
