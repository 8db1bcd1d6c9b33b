// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens/detail_parts.hpp"

#include <algorithm>

namespace kiosk::ui {
namespace {

struct PartButton {
    Text title;
    Text word;
    float side; // of the sign
    float height;
};

float side_of_sign(const Ui& ui)
{
    return ui.em(Type::body) * 1.2f;
}

float width_of_text(const Ui& ui, float width)
{
    return width - side_of_sign(ui) - ui.mm(2 * space::s + 2);
}

PartButton lay_out(Ui& ui, const DetailView::Part& part, float width)
{
    const float side = side_of_sign(ui);
    const float text = width_of_text(ui, width);
    PartButton laid { ui.paragraph(part.title, Type::note, text), ui.paragraph(part.verdict_word, Type::caption, text),
        side, 0 };
    laid.height = std::max(ui.mm(size::least_target), laid.title.height + laid.word.height + ui.mm(space::s));
    return laid;
}

bool draw_part(Ui& ui, const DetailView::Part& part, const PartButton& laid, const Rect& at)
{
    const VerdictLook looks = look(part.verdict);
    const Button button = selected(
        part.chosen, { "benefit/" + std::to_string(part.benefit), {}, {}, Icon::none, Button::Kind::plain, Role::tab });
    const bool chosen = ui.card_button(button, part.title + "\n" + part.verdict_word, at);
    ui.icon(icon_of(part.verdict), { at.x + ui.mm(space::s), at.y + (at.height - laid.side) / 2, laid.side, laid.side },
        looks.ink);
    const float x = at.x + ui.mm(space::s + 2) + laid.side;
    const float y = at.y + (at.height - laid.title.height - laid.word.height) / 2;
    ui.draw(laid.title, x, y, Color::ink);
    ui.draw(laid.word, x, y + laid.title.height, looks.ink, Role::status);
    return chosen;
}

} // namespace

float height_of_parts(Ui& ui, const DetailView& view, float width)
{
    float height = 0;
    for (const DetailView::Part& part : view.parts)
        height += lay_out(ui, part, width).height + ui.mm(size::gap);
    return height - ui.mm(size::gap);
}

bool break_words(Ui& ui, const DetailView& view, float width)
{
    return std::any_of(view.parts.begin(), view.parts.end(), [&](const DetailView::Part& part) {
        return ui.breaks_words(part.title, Type::note, width_of_text(ui, width));
    });
}

float draw_parts(Ui& ui, const DetailView& view, const Rect& room, std::size_t columns, Drawn& drawn)
{
    const float gap = ui.mm(size::gap);
    const float width = (room.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    float y = room.y;
    for (std::size_t i = 0; i < view.parts.size(); i += columns) {
        const std::size_t end = std::min(view.parts.size(), i + columns);
        std::vector<PartButton> laid;
        float height = 0;
        for (std::size_t j = i; j < end; ++j) {
            laid.push_back(lay_out(ui, view.parts[j], width));
            height = std::max(height, laid.back().height);
        }
        for (std::size_t j = i; j < end; ++j)
            if (draw_part(ui, view.parts[j], laid[j - i],
                    { room.x + static_cast<float>(j - i) * (width + gap), y, width, height }))
                drawn = action::ChooseBenefit { view.parts[j].benefit };
        y += height + gap;
    }
    return y;
}

} // namespace kiosk::ui
