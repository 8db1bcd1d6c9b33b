// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens.hpp"
#include "kiosk/ui/screens/text_column.hpp"

#include <algorithm>
#include <cmath>

namespace kiosk::ui {
namespace {

// A heading over a paragraph on a card; returns the bottom of the card.
float card(Ui& ui, std::string_view heading, std::string_view words, const Rect& room, Color ground, Color ink)
{
    const float padding = ui.mm(size::padding);
    const float width = room.width - 2 * padding;
    const Text head = ui.paragraph(heading, Type::strong, width);
    const Text text = ui.paragraph(words, Type::body, width);
    const float height = head.height + text.height + 2 * padding;
    ui.fill({ room.x, room.y, room.width, height }, ground, size::radius);
    ui.draw(head, room.x + padding, room.y + padding, ink, Role::heading);
    ui.draw(text, room.x + padding, room.y + padding + head.height, Color::ink);
    return room.y + height;
}

// The three numbers that matter when there is danger, large; returns the height that they take.
float numbers(Ui& ui, const Words& words, const Rect& room, TextColumn::Pass pass)
{
    static constexpr std::string_view urgent[] = { "110", "120", "12345" };
    const float gap = ui.mm(size::gap);
    const float width = (room.width - 2 * gap) / 3;
    // A number is dialled as it stands: on one line, rather smaller.
    Type type = Type::title;
    for (const Type smaller : { Type::title, Type::heading, Type::strong }) {
        type = smaller;
        if (std::none_of(std::begin(urgent), std::end(urgent),
                [&](std::string_view number) { return ui.breaks_words(number, smaller, width); }))
            break;
    }
    float height = 0;
    float x = room.x;
    for (const std::string_view number : urgent) {
        const Text digits = ui.paragraph(number, type, width);
        const Text name = ui.paragraph(words.hotline(number), Type::caption, width);
        if (pass == TextColumn::Pass::draw) {
            ui.draw(digits, x, room.y, Color::danger);
            ui.draw(name, x, room.y + digits.height, Color::ink);
        }
        height = std::max(height, digits.height + name.height);
        x += width + gap;
    }
    return height;
}

float danger_card(Ui& ui, const Words& words, const Rect& room)
{
    const float padding = ui.mm(size::padding);
    const Rect inner { room.x + padding, room.y + padding, room.width - 2 * padding, 0 };
    const Text head = ui.paragraph(words(Phrase::notice_danger), Type::strong, inner.width);
    const Text text = ui.paragraph(words(Phrase::notice_danger_text), Type::body, inner.width);
    // Room for names of two lines, so that the card is as high in most languages; for more where a name has them.
    const float usual = ui.paragraph("110", Type::title, inner.width).height
        + ui.paragraph("110", Type::caption, inner.width).height * 2;
    const float digits = std::max(usual, numbers(ui, words, inner, TextColumn::Pass::measure));
    const float height = head.height + text.height + digits + 2 * padding + ui.mm(2);
    ui.fill({ room.x, room.y, room.width, height }, Color::danger_ground, size::radius);
    ui.outline({ room.x, room.y, room.width, height }, Color::danger, size::stroke, size::radius);
    float y = inner.y;
    ui.draw(head, inner.x, y, Color::danger, Role::heading);
    y += head.height;
    ui.draw(text, inner.x, y, Color::ink);
    y += text.height + ui.mm(2);
    (void)numbers(ui, words, { inner.x, y, inner.width, 0 }, TextColumn::Pass::draw);
    return room.y + height;
}

} // namespace

Drawn draw_notice(Ui& ui, const Words& words, const std::optional<PrintOffer>& print, const Rect& room)
{
    const float gap = ui.mm(space::l);
    const Button agree { "agree", words(Phrase::notice_agree), {}, Icon::none, Button::Kind::primary, Role::button,
        text::Align::center, Type::heading };
    const float button_width = std::min(room.width, std::max(ui.mm(90 * unit), ui.width_of(agree)));
    const float button_height = ui.height_of(agree, button_width, size::target + space::s);
    const Rect button { room.right() - button_width, room.bottom() - button_height, button_width, button_height };
    const bool agreed = ui.button(agree, button);

    const Ui::Scroll scroll
        = ui.begin_scroll("notice", { room.x, room.y, room.width, room.height - button_height - ui.mm(space::m) });
    float y = scroll.top;
    y += ui.write(words(Phrase::notice_title), Type::title, { room.x, y, room.width, 0 }, Color::ink, Role::heading);
    y += ui.mm(space::s);
    const std::string what = words(Phrase::notice_what_text, { { "list", words.official(words.region().list) } });
    if (ui.portrait()) {
        y = danger_card(ui, words, { room.x, y, room.width, 0 }) + gap;
        y = card(ui, words(Phrase::notice_what), what, { room.x, y, room.width, 0 }, Color::card, Color::primary) + gap;
        y = card(ui, words(Phrase::notice_private), words(Phrase::notice_private_text), { room.x, y, room.width, 0 },
            Color::card, Color::primary);
    } else {
        // Danger on the one side; what this is and what becomes of the answers on the other.
        const float half = std::floor((room.width - gap) / 2);
        const float left = danger_card(ui, words, { room.x, y, half, 0 });
        const float what_bottom = card(
            ui, words(Phrase::notice_what), what, { room.x + half + gap, y, half, 0 }, Color::card, Color::primary);
        const float right = card(ui, words(Phrase::notice_private), words(Phrase::notice_private_text),
            { room.x + half + gap, what_bottom + gap, half, 0 }, Color::card, Color::primary);
        y = std::max(left, right);
    }
    if (print && !print->why_not.empty())
        y += gap
            + ui.write(words(Phrase::print_unable_notice, { { "why", print->why_not } }), Type::body,
                { room.x, y + gap, room.width, 0 }, Color::quiet, Role::status);
    ui.end_scroll(scroll, y, words(Phrase::more), words(Phrase::up));
    return agreed ? Drawn { action::Agree {} } : std::nullopt;
}

} // namespace kiosk::ui
