// SPDX-License-Identifier: Apache-2.0
//
// How everything looks: colours, type and distances, each in one place. Sizes are millimetres on the glass.
#pragma once

#include "kiosk/core/decide.hpp"

#include <cstdint>

namespace kiosk::ui {

// 0xAABBGGRR, as ImGui packs it.
using Color = std::uint32_t;

constexpr Color rgb(std::uint32_t hex)
{
    return 0xFF000000u | ((hex & 0xFFu) << 16) | (hex & 0xFF00u) | ((hex >> 16) & 0xFFu);
}

namespace color {
// Text on its ground is at least 10:1 (VVSG 2.0 7.1-C).
inline constexpr Color ground = rgb(0xF6F3EC);
inline constexpr Color card = rgb(0xFFFFFF);
inline constexpr Color bar = rgb(0xEAE4D8);
inline constexpr Color line = rgb(0x8A8577); // edges of controls: at least 3:1
inline constexpr Color hairline = rgb(0xD9D2C3);
inline constexpr Color ink = rgb(0x1C262D);
inline constexpr Color quiet = rgb(0x333F47);
inline constexpr Color primary = rgb(0x0A3F49);
inline constexpr Color on_primary = rgb(0xFFFFFF);
inline constexpr Color pressed = rgb(0xD5E6E8);
inline constexpr Color chosen = rgb(0xDDEDEE);
inline constexpr Color danger = rgb(0x7A1515);
inline constexpr Color danger_ground = rgb(0xFBEDEA);
inline constexpr Color focus = rgb(0xB34700);
} // namespace color

// What a verdict looks like; always together with its icon and its word.
struct VerdictLook {
    Color ink; // the icon and the word
    Color ground;
};
constexpr VerdictLook look(Verdict verdict)
{
    switch (verdict) {
    case Verdict::eligible:
        return { rgb(0x0C4A2C), rgb(0xE2F1E6) };
    case Verdict::conditional:
        return { rgb(0x533800), rgb(0xFBF0D3) };
    case Verdict::undetermined:
        return { rgb(0x23386B), rgb(0xE6ECF8) };
    case Verdict::not_yet:
        return { rgb(0x472A66), rgb(0xEFE8F6) };
    case Verdict::ineligible:
        break;
    }
    return { rgb(0x3A3F43), rgb(0xEBEBE8) };
}

constexpr Color category_color(std::string_view category)
{
    if (category == "early_childhood")
        return rgb(0x8A3D08);
    if (category == "education")
        return rgb(0x144483);
    if (category == "health")
        return rgb(0x0F5A4D);
    if (category == "housing")
        return rgb(0x5B3A86);
    if (category == "support")
        return rgb(0x8C2346);
    return rgb(0x355C1B); // development
}

// Type: em in millimetres. Default capital height 4.8–5.6 mm (VVSG 2.0 7.1-G) at cap/em 0.725 makes an em of about 7.2.
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
