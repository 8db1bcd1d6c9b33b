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
    for (const QrCode::Run& run : code.runs()) {
        const ImVec2 from { origin.x + module * static_cast<float>(run.x),
            origin.y + module * static_cast<float>(run.y) };
        list()->AddRectFilled(
            from, { from.x + module * static_cast<float>(run.length), from.y + module }, IM_COL32_BLACK);
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
