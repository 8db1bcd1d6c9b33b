// SPDX-License-Identifier: Apache-2.0
//
// How everything looks: colours, type and distances, each in one place. Screens name what a colour is for; which colour
// that is, the contrast mode says. Sizes are millimetres on the glass.
#pragma once

#include "kiosk/core/decide.hpp"
#include "kiosk/core/session.hpp"

#include <array>
#include <chrono>
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
    accent, // what greets: decoration, never text
    sky, // above the page, where the screen is taller than an arm
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
inline constexpr Palette standard_palette { 0xFAF6EE, 0xFFFFFF, 0xF0E8DA, 0x7C7769, 0xD9D2C3, 0x1C262D, 0x242F36,
    0x0A3F49, 0xFFFFFF, 0xD5E6E8, 0xDDEDEE, 0x6E1010, 0xFBEDEA, 0xB34700, 0xD9662B, 0xE6EFEC, 0xFFF3D6, 0x0A3C23,
    0xE2F1E6, 0x4A3200, 0xFBF0D3, 0x1E3160, 0xE6ECF8, 0x40255C, 0xEFE8F6, 0x2C3135, 0xEBEBE8, 0x5E2904, 0x103A70,
    0x0A4238, 0x452867, 0x681731, 0x213D0C };
// At least 20:1: one ink on one ground; verdicts and categories by icon and word alone.
inline constexpr Palette black_on_white { 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0x000000, 0x767676, 0x000000, 0x000000,
    0x000000, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0x000000, 0xFFFFFF, 0x000000, 0x000000, 0xFFFFFF, 0xFFFFFF, 0x000000,
    0xFFFFFF, 0x000000, 0xFFFFFF, 0x000000, 0xFFFFFF, 0x000000, 0xFFFFFF, 0x000000, 0xFFFFFF, 0x000000, 0x000000,
    0x000000, 0x000000, 0x000000, 0x000000 };
inline constexpr Palette white_on_black { 0x000000, 0x000000, 0x000000, 0xFFFFFF, 0x8A8A8A, 0xFFFFFF, 0xFFFFFF,
    0xFFFFFF, 0x000000, 0x000000, 0x000000, 0xFFFFFF, 0x000000, 0xFFFFFF, 0xFFFFFF, 0x000000, 0x000000, 0xFFFFFF,
    0x000000, 0xFFFFFF, 0x000000, 0xFFFFFF, 0x000000, 0xFFFFFF, 0x000000, 0xFFFFFF, 0x000000, 0xFFFFFF, 0xFFFFFF,
    0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF };
// For eyes that bright screens hurt: warm and low, text still at least 4.5:1.
inline constexpr Palette low_palette { 0x2B2A27, 0x35332F, 0x24231F, 0x8E877A, 0x4A473F, 0xCFC8B8, 0xB8B1A2, 0xA9C3C2,
    0x23302F, 0x44484A, 0x3B4748, 0xDDA59B, 0x3D2E2B, 0xD9A15F, 0xB98257, 0x262A29, 0xC9B98C, 0x9CC7A8, 0x2C3A31,
    0xD2B87A, 0x3B3524, 0xA3B5DA, 0x2D3342, 0xC2ABD8, 0x383040, 0xB5B3AC, 0x36352F, 0xD3A27C, 0x9DB4D6, 0x93BDB2,
    0xB9A6D3, 0xD39BAB, 0xA6BF8D };

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

// How the page is arranged: wide and tall pages have their bar of buttons below, a low one at its side, and less air.
enum class Shape : std::uint8_t { wide, tall, low };

// Type: em in millimetres at the default size. Capital heights are 0.725 em: body and note reach the 4.8 mm of the
// default (VVSG 2.0 7.1-G, §508 402.4), and the largest body text its 8.5 mm.
enum class Type : std::uint8_t {
    caption, // fine print: where all this comes from
    note, // the second line of a card
    body,
    strong,
    heading,
    title,
    display,
};
constexpr float em_mm(Type type, Shape shape = Shape::wide)
{
    const bool low = shape == Shape::low;
    switch (type) {
    case Type::caption:
        return low ? 4.9f : 5.2f;
    case Type::note:
        return 6.65f;
    case Type::body:
    case Type::strong:
        return low ? 7.0f : 7.2f;
    case Type::heading:
        return low ? 7.8f : 8.4f;
    case Type::title:
        return low ? 9.0f : 11.0f;
    case Type::display:
        return low ? 12.5f : 16.5f;
    }
    return 7.2f;
}
constexpr bool is_bold(Type type)
{
    return type >= Type::strong;
}
// At least 1.3 (MIIT 适老化).
constexpr float line_height(Type type, Shape shape = Shape::wide)
{
    if (type >= Type::heading)
        return 1.3f;
    return shape == Shape::low ? 1.32f : 1.42f;
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

// Distances, all of them whole steps of one unit.
inline constexpr float unit = 1.5f;
namespace space {
inline constexpr float hair = unit / 2;
inline constexpr float xs = unit;
inline constexpr float s = 2 * unit;
inline constexpr float m = 3 * unit;
inline constexpr float l = 4 * unit;
inline constexpr float xl = 6 * unit;
inline constexpr float xxl = 8 * unit;
inline constexpr float huge = 12 * unit;
} // namespace space

namespace size {
inline constexpr float target = 20; // a main target; kiosk-requirements 2 (Colle & Hiszem 2004)
inline constexpr float least_target = 15; // any target; kiosk-requirements 3
inline constexpr float gap = space::s; // between targets: at least 2.54 (VVSG 2.0 7.2-I)
inline constexpr float margin = space::xxl;
inline constexpr float padding = space::m;
inline constexpr float radius = space::m;
inline constexpr float stroke = 0.3f * unit;
inline constexpr float focus_stroke = 0.8f * unit;
inline constexpr float header = 17;
inline constexpr float icon = 6 * unit; // beside a label
inline constexpr float picture = 10 * unit; // on a card that answers a question
inline constexpr float column = 330; // the longest line of running text: 46 characters
inline constexpr float page_width = 560; // a page is no wider, and the ground shows beside it
inline constexpr float page_height = 480; // nor taller: above it is sky
inline constexpr float low_page = 225; // a page lower than this has its buttons at the side
} // namespace size

// A soft shadow below what can be touched: how far it reaches, and how dark it is at the edge. It is made of the ink,
// and is not there in the modes of one ink on one ground.
struct Elevation {
    float offset_mm = 0;
    float blur_mm = 0;
    float darkness = 0;
};
namespace elevation {
inline constexpr Elevation card { 0.3f * unit, unit, 0.10f };
inline constexpr Elevation raised { 0.6f * unit, 2 * unit, 0.14f };
} // namespace elevation
constexpr bool has_shadows(Contrast contrast)
{
    return contrast == Contrast::standard || contrast == Contrast::low;
}

// What moves, moves once and shortly, and only while nobody asked for stillness.
namespace motion {
using std::chrono::milliseconds;
inline constexpr milliseconds page { 160 }; // from one page to the next
inline constexpr milliseconds dissolve { 1200 }; // from one scene of the welcome screen to the next
inline constexpr milliseconds scene { 14000 }; // how long a scene stands; no faster than one dissolve in 8 s
static_assert(page < milliseconds(200) && scene >= milliseconds(8000));
// Fast at first, then slower: the share of the way after this share of the time.
constexpr float eased(float share)
{
    const float left = 1 - share;
    return 1 - left * left * left;
}
} // namespace motion

} // namespace kiosk::ui
