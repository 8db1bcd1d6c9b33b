// SPDX-License-Identifier: Apache-2.0
//
// Every colour of the kiosk: what it is for, and what it is in each contrast mode.
#pragma once

#include "kiosk/core/category_color.hpp"
#include "kiosk/core/in_order.hpp"
#include "kiosk/core/session.hpp"
#include "kiosk/core/verdict.hpp"

#include <cstdint>

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
    // Categories, as content calls them (core/category_color.hpp).
    brown,
    blue,
    teal,
    violet,
    crimson,
    olive,
};

// All 0xRRGGBB. Tests compute the contrasts from here.
struct PaletteRow {
    Color role;
    std::uint32_t standard; // text on its ground at least 10:1 (VVSG 2.0 7.1-C), edges of controls at least 3:1
    // At least 20:1: one ink on one ground; verdicts and categories by icon and word alone.
    std::uint32_t black_on_white;
    std::uint32_t white_on_black;
    std::uint32_t low; // for eyes that bright screens hurt: warm, text still at least 4.5:1
};
inline constexpr std::array palette_table {
    PaletteRow { Color::ground, 0xFAF6EE, 0xFFFFFF, 0x000000, 0x2B2A27 },
    PaletteRow { Color::card, 0xFFFFFF, 0xFFFFFF, 0x000000, 0x35332F },
    PaletteRow { Color::bar, 0xF0E8DA, 0xFFFFFF, 0x000000, 0x24231F },
    PaletteRow { Color::line, 0x7C7769, 0x000000, 0xFFFFFF, 0x8E877A },
    PaletteRow { Color::hairline, 0xD9D2C3, 0x767676, 0x8A8A8A, 0x4A473F },
    PaletteRow { Color::ink, 0x1C262D, 0x000000, 0xFFFFFF, 0xCFC8B8 },
    PaletteRow { Color::quiet, 0x242F36, 0x000000, 0xFFFFFF, 0xB8B1A2 },
    PaletteRow { Color::primary, 0x0A3F49, 0x000000, 0xFFFFFF, 0xA9C3C2 },
    PaletteRow { Color::on_primary, 0xFFFFFF, 0xFFFFFF, 0x000000, 0x23302F },
    PaletteRow { Color::pressed, 0xD5E6E8, 0xFFFFFF, 0x000000, 0x44484A },
    PaletteRow { Color::chosen, 0xDDEDEE, 0xFFFFFF, 0x000000, 0x3B4748 },
    PaletteRow { Color::danger, 0x6E1010, 0x000000, 0xFFFFFF, 0xDDA59B },
    PaletteRow { Color::danger_ground, 0xFBEDEA, 0xFFFFFF, 0x000000, 0x3D2E2B },
    PaletteRow { Color::focus, 0xB34700, 0x000000, 0xFFFFFF, 0xD9A15F },
    PaletteRow { Color::accent, 0xD9662B, 0x000000, 0xFFFFFF, 0xB98257 },
    PaletteRow { Color::sky, 0xE6EFEC, 0xFFFFFF, 0x000000, 0x262A29 },
    PaletteRow { Color::window_light, 0xFFF3D6, 0xFFFFFF, 0x000000, 0xC9B98C },
    PaletteRow { Color::eligible, 0x0A3C23, 0x000000, 0xFFFFFF, 0x9CC7A8 },
    PaletteRow { Color::eligible_ground, 0xE2F1E6, 0xFFFFFF, 0x000000, 0x2C3A31 },
    PaletteRow { Color::conditional, 0x4A3200, 0x000000, 0xFFFFFF, 0xD2B87A },
    PaletteRow { Color::conditional_ground, 0xFBF0D3, 0xFFFFFF, 0x000000, 0x3B3524 },
    PaletteRow { Color::undetermined, 0x1E3160, 0x000000, 0xFFFFFF, 0xA3B5DA },
    PaletteRow { Color::undetermined_ground, 0xE6ECF8, 0xFFFFFF, 0x000000, 0x2D3342 },
    PaletteRow { Color::not_yet, 0x40255C, 0x000000, 0xFFFFFF, 0xC2ABD8 },
    PaletteRow { Color::not_yet_ground, 0xEFE8F6, 0xFFFFFF, 0x000000, 0x383040 },
    PaletteRow { Color::ineligible, 0x2C3135, 0x000000, 0xFFFFFF, 0xB5B3AC },
    PaletteRow { Color::ineligible_ground, 0xEBEBE8, 0xFFFFFF, 0x000000, 0x36352F },
    PaletteRow { Color::brown, 0x5E2904, 0x000000, 0xFFFFFF, 0xD3A27C },
    PaletteRow { Color::blue, 0x103A70, 0x000000, 0xFFFFFF, 0x9DB4D6 },
    PaletteRow { Color::teal, 0x0A4238, 0x000000, 0xFFFFFF, 0x93BDB2 },
    PaletteRow { Color::violet, 0x452867, 0x000000, 0xFFFFFF, 0xB9A6D3 },
    PaletteRow { Color::crimson, 0x681731, 0x000000, 0xFFFFFF, 0xD39BAB },
    PaletteRow { Color::olive, 0x213D0C, 0x000000, 0xFFFFFF, 0xA6BF8D },
};
static_assert(in_order(palette_table, &PaletteRow::role, Color::olive));

constexpr std::uint32_t rgb(Color color, Contrast contrast)
{
    const PaletteRow& row = palette_table[static_cast<std::size_t>(color)];
    switch (contrast) {
    case Contrast::standard:
        return row.standard;
    case Contrast::black_on_white:
        return row.black_on_white;
    case Contrast::white_on_black:
        return row.white_on_black;
    case Contrast::low:
        break;
    }
    return row.low;
}

// What a verdict looks like; always together with its icon and its word.
struct VerdictLook {
    Verdict verdict;
    Color ink;
    Color ground;
};
inline constexpr std::array verdict_looks {
    VerdictLook { Verdict::eligible, Color::eligible, Color::eligible_ground },
    VerdictLook { Verdict::conditional, Color::conditional, Color::conditional_ground },
    VerdictLook { Verdict::undetermined, Color::undetermined, Color::undetermined_ground },
    VerdictLook { Verdict::not_yet, Color::not_yet, Color::not_yet_ground },
    VerdictLook { Verdict::ineligible, Color::ineligible, Color::ineligible_ground },
};
static_assert(in_order(verdict_looks, &VerdictLook::verdict, verdicts.back()));

constexpr const VerdictLook& look(Verdict verdict)
{
    return verdict_looks[static_cast<std::size_t>(verdict)];
}

constexpr Color color_of(CategoryColor color)
{
    switch (color) {
    case CategoryColor::brown:
        return Color::brown;
    case CategoryColor::blue:
        return Color::blue;
    case CategoryColor::teal:
        return Color::teal;
    case CategoryColor::violet:
        return Color::violet;
    case CategoryColor::crimson:
        return Color::crimson;
    case CategoryColor::olive:
        break;
    }
    return Color::olive;
}

} // namespace kiosk::ui
