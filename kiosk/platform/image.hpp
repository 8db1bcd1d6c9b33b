// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kiosk {

// In framebuffer pixels.
struct PixelSize {
    int width = 0;
    int height = 0;

    bool operator==(const PixelSize&) const = default;
};

// What a frame starts from. On a machine without a GPU clearing costs a tenth of a rectangle over the whole screen.
struct ClearColour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
};

// Four bytes a pixel: red, green, blue, straight alpha; the top row first, no padding.
struct Image {
    PixelSize size;
    std::vector<std::uint8_t> rgba;

    const std::uint8_t* pixel(int x, int y) const
    {
        return &rgba[4
            * (static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width) + static_cast<std::size_t>(x))];
    }
};

// Pixels that look otherwise, without regard to alpha; all, where the sizes differ. Another optimiser rounds the edges
// of letters and shapes otherwise by up to 4 of 255, which nobody sees: what moves or changes its colour is far beyond.
std::size_t differing_pixels(const Image& one, const Image& other);

} // namespace kiosk
