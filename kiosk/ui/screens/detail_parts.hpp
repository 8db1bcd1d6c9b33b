// SPDX-License-Identifier: Apache-2.0
//
// The benefits of a service, to be chosen from.
#pragma once

#include "kiosk/ui/screens.hpp"

namespace kiosk::ui {

// In one column of that width.
float height_of_parts(Ui& ui, const DetailView& view, float width);
// Whether a word of one is wider than its place in it.
bool break_words(Ui& ui, const DetailView& view, float width);
// In columns; returns the bottom.
float draw_parts(Ui& ui, const DetailView& view, const Rect& room, std::size_t columns, Drawn& drawn);

} // namespace kiosk::ui
