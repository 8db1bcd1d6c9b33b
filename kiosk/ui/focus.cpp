// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/drawing.hpp"
#include "kiosk/ui/reading_order.hpp"
#include "kiosk/ui/ui.hpp"

#include <algorithm>
#include <cmath>

namespace kiosk::ui {

// Sideways one walks through everything in the order of reading, so that nothing is out of reach; up and down leap from
// row to row.
void Ui::move_focus()
{
    std::vector<const Node*> stops = reading_order(last_);
    std::erase_if(stops, [](const Node* node) { return !node->actionable(); });
    // A page that follows the focus needs no buttons to scroll, which come and go under it.
    if (std::any_of(stops.begin(), stops.end(), [](const Node* node) { return node->area != 0; }))
        std::erase_if(stops, [](const Node* node) { return node->id.ends_with("/more") || node->id.ends_with("/up"); });
    if (stops.empty())
        return;
    const Key key = *frame_.key;
    const auto step = [&]() -> int {
        switch (key) {
        case Key::next:
            return 1;
        case Key::previous:
            return -1;
        case Key::right:
            return frame_.right_to_left && !frame_.one_by_one ? -1 : 1;
        case Key::left:
            return frame_.right_to_left && !frame_.one_by_one ? 1 : -1;
        case Key::down:
            return frame_.one_by_one ? 1 : 0;
        case Key::up:
            return frame_.one_by_one ? -1 : 0;
        default:
            return 0;
        }
    }();
    const auto at = std::find_if(stops.begin(), stops.end(), [&](const Node* node) { return node->id == focus_; });
    if (at == stops.end()) {
        if (step < 0)
            focus_ = stops.back()->id;
        else if (step > 0 || key == Key::down || key == Key::up)
            focus_ = stops.front()->id;
        return;
    }
    if (step != 0) {
        const auto count = static_cast<std::ptrdiff_t>(stops.size());
        focus_ = stops[static_cast<std::size_t>((at - stops.begin() + step + count) % count)]->id;
        return;
    }
    if (key != Key::up && key != Key::down)
        return;
    // The nearest above or below; sideways distance counts double, so that columns hold.
    const Node* best = nullptr;
    float best_distance = 0;
    for (const Node* node : stops) {
        const float dy = centre_y(node->rect) - centre_y((*at)->rect);
        const float along = key == Key::up ? -dy : dy;
        if (along <= 1)
            continue;
        const float distance = along + 2 * std::abs(centre_x(node->rect) - centre_x((*at)->rect));
        if (!best || distance < best_distance) {
            best = node;
            best_distance = distance;
        }
    }
    if (best)
        focus_ = best->id;
}

} // namespace kiosk::ui
