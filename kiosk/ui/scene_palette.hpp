// SPDX-License-Identifier: Apache-2.0
//
// The colours of the scenes on the welcome screen. A layer of a scene (assets/scenes/*.svg) is named after what it
// shows; which colour that is, the contrast mode says. Where a mode has one ink on one ground, a scene is drawn in
// lines and needs no colours at all.
#pragma once

#include "kiosk/core/session.hpp"

#include <cstdint>
#include <string_view>

namespace kiosk::ui {

struct SceneColor {
    std::string_view role;
    std::uint32_t standard; // 0xRRGGBB
    std::uint32_t low; // for eyes that bright screens hurt
};

inline constexpr SceneColor scene_colors[] = {
    { "sky", 0xE4F0EE, 0x2C3335 },
    { "sun", 0xF9D58B, 0x6E6142 },
    { "cloud", 0xFFFFFF, 0x394244 },
    { "hill_far", 0xC5DED6, 0x343F3E },
    { "hill_near", 0x9DC7B4, 0x3C4B46 },
    { "city_far", 0xD5DFE2, 0x3B4347 },
    { "city_near", 0xF0DCC0, 0x55504A },
    { "roof", 0xC9694A, 0x7A4F41 },
    { "wall", 0xFBF1DF, 0x5F5A51 },
    { "window", 0x8FBFC9, 0x465A60 },
    { "water", 0xA9D3DC, 0x35474D },
    { "ripple", 0xD9EEF1, 0x41555B },
    { "ground", 0xCFE0B5, 0x414838 },
    { "path", 0xF3E3C6, 0x544E43 },
    { "leaf", 0x7FB685, 0x47593F },
    { "leaf_dark", 0x5E9A74, 0x3B4C3A },
    { "trunk", 0x9A6B4B, 0x57473B },
    { "metal", 0x5B7C8D, 0x56676F },
    { "paper", 0xFFFFFF, 0xA9A598 },
    { "skin_1", 0xF6CDA8, 0xA98D76 },
    { "skin_2", 0xE3AE83, 0x94775F },
    { "hair", 0x33272A, 0x1B1817 },
    { "face", 0x33272A, 0x1B1817 },
    { "cheek", 0xEE9C86, 0x9A6F60 },
    { "red", 0xDD5A4B, 0x8A4B43 },
    { "orange", 0xEE9440, 0x94673A },
    { "yellow", 0xF5C451, 0x9A8243 },
    { "green", 0x3F9279, 0x36635A },
    { "blue", 0x3C7FB1, 0x3F5F7B },
    { "violet", 0x8B6BB1, 0x625478 },
    { "dark", 0x36475A, 0x262D34 },
};

// Black on white, white on black: lines only.
constexpr bool scene_in_lines(Contrast contrast)
{
    return contrast == Contrast::black_on_white || contrast == Contrast::white_on_black;
}

} // namespace kiosk::ui
