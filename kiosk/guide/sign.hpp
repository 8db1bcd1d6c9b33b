// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk/take_along/paper_results.hpp"

#include <cstdint>
#include <variant>

typedef struct _cairo cairo_t;

namespace kiosk::guide {

enum class Pictogram : std::uint8_t { place, papers, telephone };
using Shape = std::variant<Pictogram, PaperVerdict>;

// In a square, in black; the sign of a standing has the shape that it has on the screen (assets/icons).
void draw_shape(cairo_t* context, const Shape& shape, double x, double y, double size);

} // namespace kiosk::guide
