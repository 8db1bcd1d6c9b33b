// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens.hpp"

#include <algorithm>
#include <cmath>

namespace kiosk::ui {
namespace {

// Cards for the languages, each in its own script: as many in a row as stand there without a broken word.
struct Languages {
    std::vector<Button> buttons;
    std::size_t columns = 1;
    float width = 0;
    float height = 0; // of one card
    float total = 0;
};

Languages lay_out_languages(
    Ui& ui, const std::vector<LanguageChoice>& languages, std::string_view current, float width, float least_mm)
{
    const float gap = ui.mm(size::gap);
    Languages laid;
    for (const LanguageChoice& language : languages) {
        Button button { "language/" + language.tag, language.name, {}, Icon::none,
            current.empty() ? Button::Kind::primary : Button::Kind::plain, Role::button, text::Align::center,
            Type::title };
        button.selected = language.tag == current;
        button.raised = true;
        laid.buttons.push_back(std::move(button));
    }
    for (laid.columns = std::min<std::size_t>(3, languages.size()); laid.columns >= 1; --laid.columns) {
        const auto columns = static_cast<float>(laid.columns);
        laid.width = std::min(std::floor((width - gap * (columns - 1)) / columns), ui.mm(110 * unit));
        const bool whole = std::all_of(laid.buttons.begin(), laid.buttons.end(),
            [&](const Button& button) { return ui.fit(button, laid.width) == Ui::Fit::one_line; });
        if (whole || laid.columns == 1)
            break;
    }
    for (const Button& button : laid.buttons)
        laid.height = std::max(laid.height, ui.height_of(button, laid.width, least_mm));
    const auto rows = static_cast<float>((languages.size() + laid.columns - 1) / laid.columns);
    laid.total = rows * (laid.height + gap) - gap;
    return laid;
}

Drawn draw_languages_at(
    Ui& ui, const Languages& laid, const std::vector<LanguageChoice>& languages, float left, float top)
{
    Drawn drawn;
    const float gap = ui.mm(size::gap);
    for (std::size_t i = 0; i < laid.buttons.size(); ++i) {
        const auto column = static_cast<float>(i % laid.columns);
        const auto row = static_cast<float>(i / laid.columns);
        if (ui.button(laid.buttons[i],
                { left + column * (laid.width + gap), top + row * (laid.height + gap), laid.width, laid.height }))
            drawn = action::ChooseLanguage { languages[i].tag };
    }
    return drawn;
}

// The scene that stands, and over it the one that takes its place.
void draw_attract(Ui& ui, const Attract& attract, const Rect& room, float radius_mm)
{
    const auto& scenes = ui.scenes();
    if (scenes.empty())
        return;
    ui.scene(scenes[attract.scene % scenes.size()], room, 1, radius_mm);
    if (attract.dissolved > 0)
        ui.scene(scenes[(attract.scene + 1) % scenes.size()], room, attract.dissolved, radius_mm);
}

} // namespace

Drawn draw_welcome(
    Ui& ui, const Words& words, const std::vector<LanguageChoice>& languages, const Attract& attract, const Rect& room)
{
    const float gap = ui.mm(space::xl);
    const float column_gap = ui.mm(space::huge);
    const std::string says
        = words(Phrase::welcome_text, { { "count", static_cast<int>(words.region().services.size()) } });
    // Large text takes the place of the picture first, then of the larger title, and scrolls last: what is hidden below
    // would be the languages.
    struct Way {
        bool beside; // the picture
        Type title;
    };
    bool beside = false;
    float text_width = 0;
    Text title;
    Text text;
    Languages laid;
    float height = 0;
    for (const Way way : { Way { true, Type::display }, Way { false, Type::display }, Way { false, Type::title },
             Way { false, Type::heading } }) {
        beside = way.beside && !ui.portrait();
        text_width = beside ? std::floor((room.width - column_gap) * 0.56f) : room.width;
        title = ui.paragraph(words(Phrase::welcome_title), way.title, text_width);
        text = ui.paragraph(says, Type::body, std::min(text_width, ui.mm(size::column)));
        laid = lay_out_languages(ui, languages, {}, text_width, 20 * unit);
        height = title.height + ui.mm(space::l) + text.height + gap + laid.total;
        if (height <= room.height)
            break;
    }

    Rect column { room.x, room.y, text_width, room.height };
    if (beside) {
        const float left = room.x + text_width + column_gap;
        draw_attract(ui, attract, { left, room.y, room.right() - left, room.height }, size::radius);
    } else if (const float picture = std::min(room.height - height - gap, room.width * 0.8f); picture > ui.mm(40)) {
        draw_attract(ui, attract, { room.x, room.y, room.width, picture }, size::radius);
        column.y = room.y + picture + gap;
        column.height = room.bottom() - column.y;
    }
    const Ui::Scroll scroll = ui.begin_scroll("welcome", column);
    float y = scroll.top + std::floor(std::max(0.f, scroll.view.height - height) / 2);
    ui.draw(title, room.x, y, Color::primary, Role::heading);
    y += title.height + ui.mm(space::l);
    ui.draw(text, room.x, y, Color::ink);
    y += text.height + gap;
    const Drawn drawn = draw_languages_at(ui, laid, languages, room.x, y);
    ui.end_scroll(scroll, y + laid.total, words(Phrase::more), words(Phrase::up));
    return drawn;
}

Drawn draw_languages(Ui& ui, const Words& words, const std::vector<LanguageChoice>& languages, const Rect& room)
{
    const Languages laid
        = lay_out_languages(ui, languages, words.language(), std::min(room.width, ui.mm(size::column)), 20 * unit);
    const Ui::Scroll scroll = ui.begin_scroll("languages", room);
    const float height = ui.write(
        words(Phrase::language_title), Type::title, { room.x, scroll.top, room.width, 0 }, Color::ink, Role::heading);
    const float top = scroll.top + height + ui.mm(space::xl);
    const Drawn drawn = draw_languages_at(ui, laid, languages, room.x, top);
    ui.end_scroll(scroll, top + laid.total, words(Phrase::more), words(Phrase::up));
    return drawn;
}

} // namespace kiosk::ui
