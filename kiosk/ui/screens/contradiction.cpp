// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens.hpp"

#include <algorithm>
#include <cmath>

namespace kiosk::ui {

Drawn draw_contradiction(Ui& ui, const Words& words, const ContradictionView& view, const Rect& room)
{
    Drawn drawn;
    const float width = std::min(room.width, ui.mm(160 * unit));
    const float left = room.x + std::floor((room.width - width) / 2);
    const Text title = ui.paragraph(view.title, Type::title, width);
    const Text explanation = ui.paragraph(view.explanation, Type::body, width);
    const Text child = view.child.empty() ? Text {} : ui.paragraph(view.child, Type::caption, width);
    std::vector<Button> buttons;
    float height
        = child.height + title.height + ui.mm(space::s) + explanation.height + ui.mm(space::xl) - ui.mm(space::m);
    for (const ContradictionView::Change& change : view.changes) {
        Button button { "change/" + std::to_string(change.question), change.label, change.told, Icon::edit };
        button.hint_type = Type::note;
        button.raised = true;
        height += ui.height_of(button, width, size::target + space::m) + ui.mm(space::m);
        buttons.push_back(std::move(button));
    }
    Button confirm { "confirm", view.confirm, {}, Icon::check, Button::Kind::primary };
    if (!view.confirm.empty())
        height += ui.height_of(confirm, width, size::target + space::m) + ui.mm(space::m);
    const Ui::Scroll scroll = ui.begin_scroll("contradiction", room);
    float y = scroll.top + std::floor(std::max(0.f, scroll.view.height - height) * 0.4f);
    if (child.entry)
        ui.draw(child, left, y, Color::quiet);
    y += child.height;
    ui.draw(title, left, y, Color::ink, Role::heading);
    y += title.height + ui.mm(space::s);
    ui.draw(explanation, left, y, Color::ink);
    y += explanation.height + ui.mm(space::xl);
    if (!view.confirm.empty()) {
        const float card = ui.height_of(confirm, width, size::target + space::m);
        if (ui.button(confirm, { left, y, width, card }))
            drawn = action::ConfirmAnswers {};
        y += card + ui.mm(space::m);
    }
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        const float card = ui.height_of(buttons[i], width, size::target + space::m);
        if (ui.button(buttons[i], { left, y, width, card }))
            drawn = action::ChangeAnswer { view.changes[i].child, view.changes[i].question };
        y += card + ui.mm(space::m);
    }
    ui.end_scroll(scroll, y - ui.mm(space::m), words(Phrase::more), words(Phrase::up));
    return drawn;
}

} // namespace kiosk::ui
