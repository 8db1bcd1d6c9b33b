// SPDX-License-Identifier: Apache-2.0
//
// How everything looks: type and distances, each in one place; colours are in palette.hpp. Sizes are millimetres on the
// glass.
#pragma once

#include "kiosk/core/decide.hpp"
#include "kiosk/core/session.hpp"
#include "kiosk/ui/palette.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <string_view>

namespace kiosk::ui {

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
