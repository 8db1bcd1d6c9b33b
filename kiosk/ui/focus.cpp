// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/drawing.hpp"
#include "kiosk/ui/ui.hpp"

#include <cmath>

namespace kiosk::ui {

void Ui::move_focus()
{
    std::vector<const Node*> stops;
    const Node* current = nullptr;
    for (const Node& node : last_) {
        if (!node.actionable())
            continue;
        stops.push_back(&node);
        if (node.id == focus_)
            current = &node;
    }
    if (stops.empty())
        return;
    const Key key = *frame_.key;
    if (!current) {
        if (key == Key::next || key == Key::down || key == Key::right || key == Key::up || key == Key::left)
            focus_ = stops.front()->id;
        else if (key == Key::previous)
            focus_ = stops.back()->id;
        return;
    }
    const auto at = static_cast<std::size_t>(std::find(stops.begin(), stops.end(), current) - stops.begin());
    if (key == Key::next || key == Key::previous) {
        const std::size_t step = key == Key::next ? 1 : stops.size() - 1;
        focus_ = stops[(at + step) % stops.size()]->id;
        return;
    }
    // The nearest in the direction of the arrow; sideways distance counts double, so that columns and rows hold.
    const Node* best = nullptr;
    float best_distance = 0;
    for (const Node* node : stops) {
        const float dx = centre_x(node->rect) - centre_x(current->rect);
        const float dy = centre_y(node->rect) - centre_y(current->rect);
        float along = 0;
        float across = 0;
        switch (key) {
        case Key::up:
            along = -dy, across = dx;
            break;
        case Key::down:
            along = dy, across = dx;
            break;
        case Key::left:
            along = -dx, across = dy;
            break;
        case Key::right:
            along = dx, across = dy;
            break;
        default:
            return;
        }
        if (along <= 1)
            continue;
        const float distance = along + 2 * std::abs(across);
        if (!best || distance < best_distance) {
            best = node;
            best_distance = distance;
        }
    }
    if (best)
        focus_ = best->id;
}

} // namespace kiosk::ui
