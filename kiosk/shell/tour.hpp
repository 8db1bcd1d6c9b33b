// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk/content/catalogue.hpp"
#include "kiosk/core/result.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::shell {

struct TourOptions {
    std::filesystem::path fonts; // a folder
    std::filesystem::path pictures; // a file
    std::filesystem::path out; // made when it is not there
    std::vector<std::string> regions; // empty: all
    std::vector<std::string> languages; // empty: all
    // Called with each picture's path as it is written; may be empty.
    std::function<void(const std::filesystem::path&)> wrote;
};

// Plays a family through every screen, in each region, language and orientation, without any display, and leaves a PNG
// of each: "zhejiang-en-portrait-04-question-hukou.png". Pictures of the same name are replaced.
Status play_tour(const TourOptions& options, const content::Catalogue& catalogue);

} // namespace kiosk::shell
