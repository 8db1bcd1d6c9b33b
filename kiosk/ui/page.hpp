// SPDX-License-Identifier: Apache-2.0
//
// Which part of the glass the page takes. Nothing above an arm's reach can be touched, and a large panel is no reason
// for long lines: what is left of the screen is calm ground beside the page and sky above it.
#pragma once

#include "kiosk/core/session.hpp"
#include "kiosk/ui/geometry.hpp"
#include "kiosk/ui/theme.hpp"

#include <optional>

namespace kiosk::ui {

struct Panel {
    float width = 0; // pixels, as is the height
    float height = 0;
    float px_per_mm = 4;
    std::optional<double> bottom_mm; // its lower edge above the floor
};

struct Page {
    Rect rect; // pixels; always at the foot of the panel
    Shape shape = Shape::wide;
    bool can_be_lowered = false; // there is more of it than a child or somebody in a wheelchair reaches easily
};

Page page_on(const Panel& panel, Reach reach);

} // namespace kiosk::ui
