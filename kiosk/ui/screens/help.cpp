// SPDX-License-Identifier: Apache-2.0
//
// Safety first: what cannot wait, each with the number to call so large that it can be read from across the room.
#include "kiosk/ui/screens.hpp"
#include "kiosk/ui/screens/text_column.hpp"

namespace kiosk::ui {
namespace {

float wide(Ui& ui, std::string_view words, Type type)
{
    return static_cast<float>(ui.paragraph(words, type, ui.width()).entry->block.size().width) + ui.mm(1);
}

// A danger on its card: the number to call, what it is about, what to say, and who else answers. `draw` false only
// measures. Returns the height.
float danger_card(Ui& ui, const HelpView::Danger& danger, float number_width, const Rect& room, bool draw)
{
    const float padding = ui.mm(4);
    const Rect inner { room.x + padding, room.y + padding, room.width - 2 * padding, 0 };
    const auto put = [&](const Text& text, float x, float y, Color ink, Role role = Role::text) {
        if (draw)
            ui.draw(text, x, y, ink, role);
        return text.height;
    };
    // Beside the number where there is room for ten characters, else below it.
    const bool beside = inner.width - number_width >= ui.em(Type::body) * 10;
    const float text_x = beside ? inner.x + number_width + ui.mm(4) : inner.x;
    const float text_width = inner.right() - text_x;
    float y = inner.y;
    float number_bottom = y;
    const auto write_number = [&] {
        const Phone& first = danger.phones.front();
        const float width = beside ? number_width : inner.width;
        number_bottom = y + put(ui.paragraph(first.number, Type::display, width), inner.x, y, Color::danger);
        number_bottom += put(ui.paragraph(first.name, Type::caption, width), inner.x, number_bottom, Color::ink);
    };
    if (beside)
        write_number();
    y += put(ui.paragraph(danger.title, Type::strong, text_width), text_x, y, Color::danger, Role::heading);
    if (!beside) {
        write_number();
        y = number_bottom;
    }
    y += put(ui.paragraph(danger.text, Type::body, text_width), text_x, y, Color::ink);
    // The others in a line, as far as they fit.
    float x = text_x;
    float line_bottom = y;
    for (std::size_t i = 1; i < danger.phones.size(); ++i) {
        const Phone& phone = danger.phones[i];
        const float digits = wide(ui, phone.number, Type::strong);
        const float named = std::min(wide(ui, phone.name, Type::caption), text_width - digits - ui.mm(2));
        if (x > text_x && x + digits + ui.mm(2) + named > text_x + text_width) {
            x = text_x;
            y = line_bottom;
        }
        const Text number = ui.paragraph(phone.number, Type::strong, digits);
        (void)put(number, x, y, Color::ink);
        const Text name = ui.paragraph(phone.name, Type::caption, named);
        (void)put(name, x + digits + ui.mm(2), y + (ui.line(Type::strong) - ui.line(Type::caption)) / 2, Color::ink);
        x += digits + named + ui.mm(7);
        line_bottom = std::max({ line_bottom, y + ui.line(Type::strong), y + name.height });
    }
    return std::max(line_bottom, number_bottom) + padding - room.y;
}

// Cards in rows, each row as high as its highest; returns the bottom.
float danger_cards(Ui& ui, const std::vector<HelpView::Danger>& dangers, const Rect& room, std::size_t columns)
{
    const float gap = ui.mm(size::gap);
    const float width = (room.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    float number_width = ui.em(Type::caption) * 7;
    for (const HelpView::Danger& danger : dangers)
        number_width = std::max(number_width, wide(ui, danger.phones.front().number, Type::display));
    float y = room.y;
    for (std::size_t i = 0; i < dangers.size(); i += columns) {
        const std::size_t end = std::min(dangers.size(), i + columns);
        float height = 0;
        for (std::size_t j = i; j < end; ++j)
            height = std::max(height, danger_card(ui, dangers[j], number_width, { room.x, y, width, 0 }, false));
        for (std::size_t j = i; j < end; ++j) {
            const Rect card { room.x + static_cast<float>(j - i) * (width + gap), y, width, height };
            ui.fill(card, Color::danger_ground, size::radius);
            ui.outline(card, Color::danger, size::stroke, size::radius);
            (void)danger_card(ui, dangers[j], number_width, card, true);
        }
        y += height + gap;
    }
    return y;
}

} // namespace

Drawn draw_help(Ui& ui, const Words& words, const HelpView& view, const Rect& room)
{
    Drawn drawn;
    // The way back stands beside the title: below it there is room for every danger at once.
    const Button close { "close", words(Phrase::help_close), {}, Icon::none, Button::Kind::primary, Role::button, false,
        true, Type::strong };
    const float between = ui.mm(6);
    const float close_width = std::min(ui.mm(110), room.width * 0.4f);
    const float close_height = ui.height_of(close, close_width);
    if (ui.button(close, { room.right() - close_width, room.y, close_width, close_height }))
        drawn = action::CloseOverlay {};
    TextColumn title(ui, { room.x, room.y, room.width - close_width - between, 0 });
    title.write(words(Phrase::help_title), Type::heading, Color::ink, Role::heading);
    title.write(words(Phrase::help_free), Type::caption, Color::quiet);
    const float top = std::max(title.y(), room.y + close_height) + ui.mm(size::gap);
    const Ui::Scroll scroll = ui.begin_scroll("help", { room.x, top, room.width, room.bottom() - top });
    float y = scroll.top;
    const std::size_t columns = !ui.portrait() && room.width >= ui.em(Type::body) * 44 ? 2 : 1;
    y = danger_cards(ui, view.dangers, { room.x, y, room.width, 0 }, columns) + ui.mm(3);
    y += ui.write(words(Phrase::help_staff), Type::body, { room.x, y, room.width, 0 }) + ui.mm(4);
    y += ui.write(words(Phrase::help_call), Type::strong, { room.x, y, room.width, 0 }, Color::primary, Role::heading);
    y += ui.mm(2);
    if (columns == 1) {
        y += draw_phones(ui, view.others, { room.x, y, room.width, 0 });
    } else {
        const auto half = static_cast<std::ptrdiff_t>((view.others.size() + 1) / 2);
        const float width_half = (room.width - ui.mm(8)) / 2;
        const float left
            = draw_phones(ui, { view.others.begin(), view.others.begin() + half }, { room.x, y, width_half, 0 });
        const float right = draw_phones(ui, { view.others.begin() + half, view.others.end() },
            { room.x + width_half + ui.mm(8), y, width_half, 0 });
        y += std::max(left, right);
    }
    ui.end_scroll(scroll, y, words(Phrase::more), words(Phrase::up));
    return drawn;
}

} // namespace kiosk::ui
