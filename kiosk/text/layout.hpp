// SPDX-License-Identifier: Apache-2.0
//
// What a Block shares with the typesetter that made it. Only for this layer's .cpp files.
#pragma once

#include "kiosk/text/block.hpp"
#include "kiosk/text/handles.hpp"

namespace kiosk::text {

struct Layout {
    struct Line {
        PangoLayoutLine* glyphs; // owned by `pango`
        double x;
        double baseline;
    };

    GObjectHandle<PangoLayout> pango;
    std::vector<Line> lines;
    double width;
    double line_height;
    double baseline;
    float slack; // the share of left-over space that goes to the left of the box: 0, ½ or 1
    bool right_to_left;
    int missing = 0; // characters that stand in the text as code points
    Rect raster;
};

} // namespace kiosk::text
