// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/page.hpp"

#include <cmath>

namespace kiosk::ui {
namespace {

// Above the floor. EN 301 549 8.3.3 (2010 ADA 308): nobody is asked to reach higher than 1220 mm; lowered, controls
// are no higher than the eyes of somebody who sits (1015 mm, EN 8.3.4).
constexpr float reach_mm = 1220;
constexpr float lowered_reach_mm = 1015;
// A page lower than this has no room for a question, and one that loses less is not worth a button.
constexpr float least_page_mm = 235;
constexpr float worth_lowering_mm = 60;

Shape shape_of(float width_mm, float height_mm)
{
    if (width_mm <= height_mm * 1.1f)
        return Shape::tall;
    return height_mm < size::low_page ? Shape::low : Shape::wide;
}

} // namespace

Page page_on(const Panel& panel, Reach reach)
{
    const float width = std::min(panel.width / panel.px_per_mm, size::page_width);
    const float screen = panel.height / panel.px_per_mm;
    float height = std::min(screen, size::page_height);
    float lowered = std::min(height, std::max(least_page_mm, screen * 0.6f));
    if (panel.bottom_mm) {
        const auto bottom = static_cast<float>(*panel.bottom_mm);
        height = std::min(height, std::max(reach_mm - bottom, size::target));
        lowered = std::min(height, std::max(lowered_reach_mm - bottom, least_page_mm));
    }
    Page page;
    page.can_be_lowered = height - lowered >= worth_lowering_mm;
    if (reach == Reach::low)
        height = lowered;
    page.shape = shape_of(width, height);
    const float top = std::ceil(panel.height - height * panel.px_per_mm);
    const float left = std::floor((panel.width - width * panel.px_per_mm) / 2);
    page.rect = { left, top, panel.width - 2 * left, panel.height - top };
    return page;
}

} // namespace kiosk::ui
