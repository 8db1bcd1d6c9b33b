// SPDX-License-Identifier: Apache-2.0
//
// Grey pictures, as files (binary PGM, eight bits) and in the size of the panel.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace kiosk::safe_screen {

struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> grey; // the top row first, no padding
};

// Nothing where there is none: then the screen is white, and still says why in words.
std::optional<Picture> read_picture(const std::filesystem::path& path);
// As large as fits, in the middle, on the grey of its corner. 1 px and more.
Picture scaled(const Picture& picture, int width, int height);

} // namespace kiosk::safe_screen
