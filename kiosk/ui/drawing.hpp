// SPDX-License-Identifier: Apache-2.0
//
// Rectangles as ImGui takes them. Only for this layer's .cpp files.
#pragma once

#include "kiosk/ui/geometry.hpp"

#include <imgui.h>

namespace kiosk::ui {

inline ImVec2 top_left(const Rect& rect)
{
    return { rect.x, rect.y };
}
inline ImVec2 bottom_right(const Rect& rect)
{
    return { rect.right(), rect.bottom() };
}
inline float centre_x(const Rect& rect)
{
    return rect.x + rect.width / 2;
}
inline float centre_y(const Rect& rect)
{
    return rect.y + rect.height / 2;
}

} // namespace kiosk::ui
