// SPDX-License-Identifier: Apache-2.0
//
// The colours that content may give a category. What each looks like, the palette says (ui/palette.hpp).
#pragma once

#include "kiosk/core/in_order.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace kiosk {

enum class CategoryColor : std::uint8_t { brown, blue, teal, violet, crimson, olive };

struct CategoryColorRow {
    CategoryColor color;
    std::string_view name; // as content writes it
};
inline constexpr std::array category_colors {
    CategoryColorRow { CategoryColor::brown, "brown" },
    CategoryColorRow { CategoryColor::blue, "blue" },
    CategoryColorRow { CategoryColor::teal, "teal" },
    CategoryColorRow { CategoryColor::violet, "violet" },
    CategoryColorRow { CategoryColor::crimson, "crimson" },
    CategoryColorRow { CategoryColor::olive, "olive" },
};
static_assert(in_order(category_colors, &CategoryColorRow::color, CategoryColor::olive));

constexpr std::optional<CategoryColor> category_color(std::string_view name)
{
    for (const CategoryColorRow& row : category_colors)
        if (row.name == name)
            return row.color;
    return std::nullopt;
}

} // namespace kiosk
