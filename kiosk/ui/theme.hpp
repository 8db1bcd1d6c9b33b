// SPDX-License-Identifier: Apache-2.0
//
// How everything looks: colours, type and distances, each in one place. Screens name what a colour is for; which colour
// that is, the contrast mode says. Sizes are millimetres on the glass.
#pragma once

#include "kiosk/core/decide.hpp"
#include "kiosk/core/session.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace kiosk::ui {

// What a colour is for.
enum class Color : std::uint8_t {
    ground,
    card,
    bar,
    line, // edges of controls
    hairline,
    ink,
    quiet, // text of the second rank
    primary,
    on_primary,
    pressed,
    chosen,
    danger,
    danger_ground,
    focus,
    window_light, // in the houses of the welcome screen
    // Verdicts: the icon and the word, and the ground under them.
    eligible,
    eligible_ground,
    conditional,
    conditional_ground,
    undetermined,
    undetermined_ground,
    not_yet,
    not_yet_ground,
    ineligible,
    ineligible_ground,
    // Categories.
    early_childhood,
    education,
    health,
    housing,
    support,
    development,
};
inline constexpr std::size_t color_count = static_cast<std::size_t>(Color::development) + 1;

// 0xRRGGBB, by Color.
using Palette = std::array<std::uint32_t, color_count>;

// Text on its ground is at least 10:1 (VVSG 2.0 7.1-C), edges of controls at least 3:1; tests compute both from here.
inline constexpr Palette standard_palette { 0xF6F3EC, 0xFFFFFF, 0xEAE4D8, 0x7C7769, 0xD9D2C3, 0x1C262D, 0x242F36,
    0x0A3F49, 0xFFFFFF, 0xD5E6E8, 0xDDEDEE, 0x6E1010, 0xFBEDEA, 0xB34700, 0xFFF3D6, 0x0A3C23, 0xE2F1E6, 0x4A3200,
    0xFBF0D3, 0x1E3160, 0xE6ECF8, 0x40255C, 0xEFE8F6, 0x2C3135, 0xEBEBE8, 0x5E2904, 0x103A70, 0x0A4238, 0x452867,
    0x681731, 0x213D0C };
// At least 20:1: one ink on one ground; verdicts and categories by icon and word alone.
inline constexpr Palette black_on_white { 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0x000000, 0x767676, 0x000000, 0x000000,
    0x000000, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0x000000, 0xFFFFFF, 0x000000, 0xFFFFFF, 0x000000, 0xFFFFFF, 0x000000,
    0xFFFFFF, 0x000000, 0xFFFFFF, 0x000000, 0xFFFFFF, 0x000000, 0xFFFFFF, 0x000000, 0x000000, 0x000000, 0x000000,
    0x000000, 0x000000 };
inline constexpr Palette white_on_black { 0x000000, 0x000000, 0x000000, 0xFFFFFF, 0x8A8A8A, 0xFFFFFF, 0xFFFFFF,
    0xFFFFFF, 0x000000, 0x000000, 0x000000, 0xFFFFFF, 0x000000, 0xFFFFFF, 0x000000, 0xFFFFFF, 0x000000, 0xFFFFFF,
    0x000000, 0xFFFFFF, 0x000000, 0xFFFFFF, 0x000000, 0xFFFFFF, 0x000000, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF,
    0xFFFFFF, 0xFFFFFF };
// For eyes that bright screens hurt: warm and low, text still at least 4.5:1.
inline constexpr Palette low_palette { 0x2B2A27, 0x35332F, 0x24231F, 0x8E877A, 0x4A473F, 0xCFC8B8, 0xB8B1A2, 0xA9C3C2,
    0x23302F, 0x44484A, 0x3B4748, 0xDDA59B, 0x3D2E2B, 0xD9A15F, 0xC9B98C, 0x9CC7A8, 0x2C3A31, 0xD2B87A, 0x3B3524,
    0xA3B5DA, 0x2D3342, 0xC2ABD8, 0x383040, 0xB5B3AC, 0x36352F, 0xD3A27C, 0x9DB4D6, 0x93BDB2, 0xB9A6D3, 0xD39BAB,
    0xA6BF8D };

constexpr const Palette& palette(Contrast contrast)
{
    switch (contrast) {
    case Contrast::standard:
        return standard_palette;
    case Contrast::black_on_white:
        return black_on_white;
    case Contrast::white_on_black:
        return white_on_black;
    case Contrast::low:
        break;
    }
    return low_palette;
}

// What a verdict looks like; always together with its icon and its word.
struct VerdictLook {
    Color ink;
    Color ground;
};
constexpr VerdictLook look(Verdict verdict)
{
    switch (verdict) {
    case Verdict::eligible:
        return { Color::eligible, Color::eligible_ground };
    case Verdict::conditional:
        return { Color::conditional, Color::conditional_ground };
    case Verdict::undetermined:
        return { Color::undetermined, Color::undetermined_ground };
    case Verdict::not_yet:
        return { Color::not_yet, Color::not_yet_ground };
    case Verdict::ineligible:
        break;
    }
    return { Color::ineligible, Color::ineligible_ground };
}

constexpr Color category_color(std::string_view category)
{
    constexpr std::pair<std::string_view, Color> colors[]
        = { { "early_childhood", Color::early_childhood }, { "education", Color::education },
              { "health", Color::health }, { "housing", Color::housing }, { "support", Color::support } };
    for (const auto& [name, color] : colors)
        if (name == category)
            return color;
    return Color::development;
}

// Type: em in millimetres at the default size. Its capital height of 4.8 to 5.6 mm (VVSG 2.0 7.1-G) makes, at cap/em
// 0.725, an em of about 7.2.
enum class Type : std::uint8_t { caption, body, strong, heading, title, display };
constexpr float em_mm(Type type)
{
    switch (type) {
    case Type::caption:
        return 5.2f;
    case Type::body:
    case Type::strong:
        return 7.2f;
    case Type::heading:
        return 8.2f;
    case Type::title:
        return 10.0f;
    case Type::display:
        return 14.0f;
    }
    return 7.2f;
}
constexpr bool is_bold(Type type)
{
    return type != Type::caption && type != Type::body;
}
constexpr float line_height(Type type)
{
    return type >= Type::title ? 1.3f : 1.45f;
}

// What all type is multiplied with. Capital heights of body text: 3.5–4.2, 4.8–5.6, 6.4–7.1, 8.5–9.0 mm
// (VVSG 2.0 7.1-G).
constexpr float text_scale(TextSize size)
{
    switch (size) {
    case TextSize::small:
        return 0.75f;
    case TextSize::standard:
        return 1;
    case TextSize::large:
        return 1.3f;
    case TextSize::largest:
        break;
    }
    return 1.68f;
}

namespace size {
inline constexpr float target = 20; // a main target; kiosk-requirements 2 (Colle & Hiszem 2004)
inline constexpr float gap = 3; // between targets: at least 2.54 (VVSG 2.0 7.2-I)
inline constexpr float margin = 12;
inline constexpr float padding = 5;
inline constexpr float radius = 3;
inline constexpr float stroke = 0.45f;
inline constexpr float focus_stroke = 1.2f;
inline constexpr float header = 17;
} // namespace size

} // namespace kiosk::ui
