// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/drawing.hpp"
#include "kiosk/ui/ui.hpp"

namespace kiosk::ui {

void Ui::icon(Icon icon, const Rect& box, Color role)
{
    const std::uint32_t color = packed(role);
    const Rect at = mirrored(box);
    const float unit = std::min(at.width, at.height) / 24; // drawn on a grid of 24
    const float direction = frame_.right_to_left ? -1.f : 1.f;
    const auto point = [&](float x, float y) {
        return ImVec2 { centre_x(at) + (x - 12) * unit * direction, centre_y(at) + (y - 12) * unit };
    };
    const float stroke = 2.4f * unit;
    const auto line = [&](std::initializer_list<ImVec2> points) {
        list()->AddPolyline(points.begin(), static_cast<int>(points.size()), color, 0, stroke);
    };
    const auto ring
        = [&](float x, float y, float radius) { list()->AddCircle(point(x, y), radius * unit, color, 0, stroke); };
    switch (icon) {
    case Icon::none:
        break;
    case Icon::back:
        line({ point(15, 5), point(8, 12), point(15, 19) });
        break;
    case Icon::forward:
        line({ point(9, 5), point(16, 12), point(9, 19) });
        break;
    case Icon::more:
        line({ point(5, 9), point(12, 16), point(19, 9) });
        break;
    case Icon::check:
        line({ point(4, 12.5f), point(9.5f, 18), point(20, 6.5f) });
        break;
    case Icon::cross:
        line({ point(6, 6), point(18, 18) });
        line({ point(18, 6), point(6, 18) });
        break;
    case Icon::question:
        line({ point(8, 8.5f), point(8.6f, 6.2f), point(10.5f, 4.8f), point(13.2f, 4.8f), point(15.2f, 6.2f),
            point(15.6f, 8.6f), point(14.4f, 10.6f), point(12.6f, 12), point(12, 13.4f), point(12, 15) });
        list()->AddCircleFilled(point(12, 19), 1.6f * unit, color);
        break;
    case Icon::clock:
        ring(12, 12, 9);
        line({ point(12, 6.5f), point(12, 12), point(16, 14.5f) });
        break;
    case Icon::office:
        line({ point(4, 20), point(4, 10), point(12, 4), point(20, 10), point(20, 20), point(4, 20) });
        line({ point(9.5f, 20), point(9.5f, 14), point(14.5f, 14), point(14.5f, 20) });
        break;
    case Icon::phone:
        line({ point(7, 3), point(17, 3), point(17, 21), point(7, 21), point(7, 3) });
        list()->AddCircleFilled(point(12, 18), 1.3f * unit, color);
        break;
    case Icon::help:
        ring(12, 12, 9.5f);
        line({ point(12, 6), point(12, 13.5f) });
        list()->AddCircleFilled(point(12, 17.2f), 1.5f * unit, color);
        break;
    case Icon::world:
        ring(12, 12, 9.5f);
        line({ point(2.5f, 12), point(21.5f, 12) });
        line({ point(12, 2.5f), point(9, 6), point(8, 12), point(9, 18), point(12, 21.5f) });
        line({ point(12, 2.5f), point(15, 6), point(16, 12), point(15, 18), point(12, 21.5f) });
        break;
    case Icon::display: // a large and a small letter
        line({ point(2, 20), point(8.5f, 4), point(15, 20) });
        line({ point(4.6f, 14.5f), point(12.4f, 14.5f) });
        line({ point(15.5f, 20), point(18.8f, 11.5f), point(22, 20) });
        line({ point(16.7f, 17), point(20.8f, 17) });
        break;
    case Icon::end:
        line({ point(13, 4), point(5, 4), point(5, 20), point(13, 20) });
        line({ point(10, 12), point(20, 12) });
        line({ point(16, 8), point(20, 12), point(16, 16) });
        break;
    case Icon::plus:
        line({ point(12, 4), point(12, 20) });
        line({ point(4, 12), point(20, 12) });
        break;
    case Icon::edit:
        line({ point(5, 19), point(6, 15), point(16, 5), point(19, 8), point(9, 18), point(5, 19) });
        break;
    case Icon::box:
        line({ point(4, 4), point(20, 4), point(20, 20), point(4, 20), point(4, 2.8f) });
        break;
    }
}

} // namespace kiosk::ui
