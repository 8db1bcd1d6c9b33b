// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens.hpp"

namespace kiosk::ui {
namespace {

// Languages stand under one another, or beside one another where the screen is wide.
Drawn draw_choices(
    Ui& ui, const std::vector<LanguageChoice>& languages, std::string_view current, const Rect& room, int columns)
{
    Drawn drawn;
    const float gap = ui.mm(size::gap);
    const float width = (room.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const float height = ui.mm(size::target + 6);
    for (std::size_t i = 0; i < languages.size(); ++i) {
        const auto column = static_cast<float>(i % static_cast<std::size_t>(columns));
        const auto row = static_cast<float>(i / static_cast<std::size_t>(columns));
        Button button { "language/" + languages[i].tag, languages[i].name, {}, Icon::none, Button::Kind::primary,
            Role::button, languages[i].tag == current, true, Type::heading };
        if (!current.empty())
            button.kind = Button::Kind::plain;
        if (ui.button(button, { room.x + column * (width + gap), room.y + row * (height + gap), width, height }))
            drawn = action::ChooseLanguage { languages[i].tag };
    }
    return drawn;
}

// Six roofs in the colours of the six categories: a street where one can live.
void draw_street(Ui& ui, const Rect& room)
{
    static constexpr std::string_view categories[]
        = { "early_childhood", "education", "health", "housing", "support", "development" };
    static constexpr float heights[] = { 0.62f, 0.86f, 0.7f, 1.f, 0.76f, 0.9f };
    const float width = room.width / 6;
    for (int i = 0; i < 6; ++i) {
        const float height = room.height * heights[i];
        const Rect house { room.x + width * static_cast<float>(i) + ui.mm(1.2f), room.bottom() - height,
            width - ui.mm(2.4f), height };
        ui.fill(house, category_color(categories[i]), size::radius);
        const float window = std::min(house.width * 0.22f, ui.mm(7));
        for (int row = 0; row < 3; ++row)
            for (int column = 0; column < 2; ++column) {
                const Rect pane { house.x + house.width * (0.24f + 0.34f * static_cast<float>(column)),
                    house.y + ui.mm(6) + (window + ui.mm(4)) * static_cast<float>(row), window, window };
                if (pane.bottom() + ui.mm(3) < room.bottom())
                    ui.fill(pane, Color::window_light, 0.8f);
            }
    }
}

} // namespace

Drawn draw_welcome(Ui& ui, const Words& words, const std::vector<LanguageChoice>& languages, const Rect& room)
{
    const bool portrait = ui.portrait();
    const float gap = ui.mm(8);
    const float text_width = portrait ? room.width : room.width * 0.56f;
    const Text title = ui.paragraph(words(Phrase::welcome_title), Type::display, text_width);
    const Text text
        = ui.paragraph(words(Phrase::welcome_text, { { "count", static_cast<int>(words.region().services.size()) } }),
            Type::body, text_width);
    const int columns = languages.size() > 3 ? 2 : 1;
    const auto rows = (languages.size() + static_cast<std::size_t>(columns) - 1) / static_cast<std::size_t>(columns);
    const float buttons = static_cast<float>(rows) * ui.mm(size::target + 6 + size::gap);

    // Large text takes the place of the picture first, and scrolls last.
    const float words_height = title.height + text.height + buttons + 2 * gap;
    const float street_height = std::min(ui.mm(92), room.height - words_height - ui.mm(24));
    Rect column { room.x, room.y, text_width, room.height };
    if (!portrait) {
        draw_street(ui,
            { room.x + text_width + ui.mm(16), room.y + ui.mm(6), room.width - text_width - ui.mm(16),
                room.height - ui.mm(10) });
    } else if (street_height > ui.mm(30)) {
        const Rect street { room.x, room.y + ui.mm(8), room.width, street_height };
        draw_street(ui, street);
        column.y = street.bottom() + ui.mm(16);
        column.height = room.bottom() - column.y;
    }
    const Ui::Scroll scroll = ui.begin_scroll("welcome", column);
    float y = scroll.top + (portrait ? 0 : std::max(0.f, (scroll.view.height - words_height) / 2));
    ui.draw(title, room.x, y, Color::primary, Role::heading);
    y += title.height + gap;
    ui.draw(text, room.x, y, Color::ink);
    y += text.height + gap;
    const Drawn drawn = draw_choices(
        ui, languages, {}, { room.x, y, portrait ? room.width : std::min(text_width, ui.mm(130)), 0 }, columns);
    ui.end_scroll(scroll, y + buttons - ui.mm(size::gap), words(Phrase::more), words(Phrase::up));
    return drawn;
}

Drawn draw_languages(Ui& ui, const Words& words, const std::vector<LanguageChoice>& languages, const Rect& room)
{
    const float height = ui.write(words(Phrase::language_title), Type::title, room, Color::ink, Role::heading);
    return draw_choices(ui, languages, words.language(),
        { room.x, room.y + height + ui.mm(8), std::min(room.width, ui.mm(220)), 0 }, languages.size() > 4 ? 2 : 1);
}

} // namespace kiosk::ui
