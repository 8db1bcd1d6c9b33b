// SPDX-License-Identifier: Apache-2.0
//
// The order in which a page is read and walked through with arrows.
#pragma once

#include "kiosk/ui/probe.hpp"

namespace kiosk::ui {

// The page before what stands around it; from the top down; what lies in one scrolled area together, in the order in
// which it was drawn. Right-to-left pages come out right by themselves: pages are drawn in the order of reading.
std::vector<const Node*> reading_order(const std::vector<Node>& nodes);

// Whether the words stand on a button, which says them itself.
bool stands_on_button(const Node& words, const std::vector<Node>& nodes);

} // namespace kiosk::ui
