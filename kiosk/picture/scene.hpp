// SPDX-License-Identifier: Apache-2.0
//
// Scenes: layers of masks, put together in the colours of the moment.
#pragma once

#include "kiosk/picture/pack.hpp"

#include <cstdint>
#include <functional>
#include <optional>

namespace kiosk::picture {

// The names of the scenes in a pack, in order.
std::vector<std::string> scenes(const Pack& pack);

struct SceneLook {
    std::uint32_t ground = 0; // 0xRRGGBB; under all layers
    // In lines: outlines in this colour, surfaces in that of the ground.
    std::optional<std::uint32_t> lines;
    // The colour of a layer by its role; a layer without one is left out. Not asked in lines.
    std::function<std::optional<std::uint32_t>(std::string_view role)> color;
};

struct Painting {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba; // opaque
};

// The scene as it fills a place of that size in pixels: left and right are cut off, or what is too high at the top.
// What stays is the middle, or what a layer called "middle", which is not painted, stands under. Painted in one of the
// sizes that are drawn, so it may be larger or smaller than the place; the shape is the same. Nothing where there is no
// such scene.
std::optional<Painting> paint(const Pack& pack, std::string_view scene, int width, int height, const SceneLook& look);

} // namespace kiosk::picture
