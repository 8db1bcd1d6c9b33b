// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk/take_along/paper_results.hpp"

typedef struct _cairo cairo_t;

namespace kiosk::guide {

// The sign of a standing in a square, in black: the shape that it has on the screen (assets/icons). Its word always
// stands beside it.
void draw_sign(cairo_t* context, PaperVerdict standing, double x, double y, double size);

} // namespace kiosk::guide
