// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/drawing.hpp"
#include "kiosk/ui/ui.hpp"

#include <cmath>

namespace kiosk::ui {

float Ui::code(const QrCode& code, std::string_view label, const Rect& room)
{
    // Modules of whole pixels, all alike: a reader measures them.
    const int modules = code.size + 2 * QrCode::quiet_zone;
    const float module = std::floor(std::min(room.width, room.height) / static_cast<float>(modules));
    const float side = module * static_cast<float>(modules);
    const Rect square { std::round(room.x + (room.width - side) / 2), std::round(room.y), side, side };
    const Rect at = mirrored(square);
    // Dark on light whatever the contrast of the screen: not every reader takes it the other way round.
    list()->AddRectFilled(top_left(at), bottom_right(at), IM_COL32_WHITE);
    const ImVec2 origin { at.x + module * QrCode::quiet_zone, at.y + module * QrCode::quiet_zone };
    for (int line = 0; line < code.size; ++line)
        for (int from = 0; from < code.size; ++from) {
            int to = from;
            while (to < code.size && code.is_dark(to, line))
                ++to;
            if (to > from)
                list()->AddRectFilled(
                    { origin.x + module * static_cast<float>(from), origin.y + module * static_cast<float>(line) },
                    { origin.x + module * static_cast<float>(to), origin.y + module * static_cast<float>(line + 1) },
                    IM_COL32_BLACK);
            from = to;
        }
    Node node;
    node.role = Role::picture;
    node.label = label;
    node.rect = at;
    node.box = at;
    report(std::move(node));
    return module;
}

} // namespace kiosk::ui
