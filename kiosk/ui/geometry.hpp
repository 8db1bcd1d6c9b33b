// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

namespace kiosk::ui {

// Framebuffer pixels, 0,0 at the top left.
struct Rect {
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;

    float right() const { return x + width; }
    float bottom() const { return y + height; }
    bool contains(float px, float py) const { return px >= x && px < right() && py >= y && py < bottom(); }
    Rect inset(float by) const { return { x + by, y + by, width - 2 * by, height - 2 * by }; }
    Rect inset(float horizontal, float vertical) const
    {
        return { x + horizontal, y + vertical, width - 2 * horizontal, height - 2 * vertical };
    }
    Rect intersection(const Rect& other) const
    {
        const float left = std::max(x, other.x);
        const float top = std::max(y, other.y);
        return { left, top, std::max(0.f, std::min(right(), other.right()) - left),
            std::max(0.f, std::min(bottom(), other.bottom()) - top) };
    }
    bool overlaps(const Rect& other) const
    {
        const Rect common = intersection(other);
        return common.width > 0 && common.height > 0;
    }
    bool operator==(const Rect&) const = default;
};

} // namespace kiosk::ui
