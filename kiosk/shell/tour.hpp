// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk/content/catalogue.hpp"
#include "kiosk/core/result.hpp"
#include "kiosk/core/session.hpp"
#include "kiosk/platform/image.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::shell {

struct TourPanel {
    std::string name;
    PixelSize size;
    double px_per_mm = 4.03;
};
// A kiosk of 21.5 inches, lying and standing.
inline const std::vector<TourPanel> usual_panels { { "landscape", { 1920, 1080 } }, { "portrait", { 1080, 1920 } } };
// And from the smallest to the largest: 15.4 and 43 inches.
inline const std::vector<TourPanel> all_panels { usual_panels[0], usual_panels[1], { "1280x800", { 1280, 800 }, 3.94 },
    { "3840x2160", { 3840, 2160 } } };

struct TourOptions {
    std::filesystem::path fonts; // a folder
    std::filesystem::path pictures; // a file
    std::filesystem::path out; // made when it is not there
    std::vector<std::string> regions; // empty: all
    std::vector<std::string> languages; // empty: all
    std::vector<TourPanel> panels = usual_panels;
    std::vector<TextSize> text_sizes { TextSize::standard };
    std::vector<Contrast> contrasts { Contrast::standard };
    // Called with each picture's path as it is written; may be empty.
    std::function<void(const std::filesystem::path&)> wrote;
};

// The names that the command line knows them by.
std::string_view name(TextSize size);
std::string_view name(Contrast contrast);

// Plays a family through every screen, in each region and language, on each panel, in each text size and contrast,
// without any display, and leaves a PNG of each: "zhejiang-en-portrait-04-question-hukou.png", or
// "zhejiang-en-portrait-largest-04-…" where the size or the contrast is not the standard; and of each tour all of it on
// one sheet, "zhejiang-en-portrait.png". Pictures of the same name are replaced.
Status play_tour(const TourOptions& options, const content::Catalogue& catalogue);

} // namespace kiosk::shell
