// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens.hpp"

#include <cmath>

namespace kiosk::ui {

Icon icon_of(Verdict verdict)
{
    switch (verdict) {
    case Verdict::eligible:
        return Icon::eligible;
    case Verdict::conditional:
        return Icon::conditional;
    case Verdict::undetermined:
        return Icon::undetermined;
    case Verdict::not_yet:
        return Icon::not_yet;
    case Verdict::ineligible:
        return Icon::ineligible;
    }
    return Icon::none;
}

float verdict_width(Ui& ui, std::string_view word, Type type)
{
    const float side = ui.em(type);
    const Text text = ui.paragraph(word, type, ui.width());
    return ui.mm(2) + side + ui.mm(1.5f) + static_cast<float>(text.entry->block.size().width) + ui.mm(3);
}

Rect draw_verdict(Ui& ui, Verdict verdict, std::string_view word, float x, float y, Type type)
{
    const VerdictLook looks = look(verdict);
    const float side = ui.em(type);
    const float width = verdict_width(ui, word, type);
    const Text text = ui.paragraph(word, type, width - ui.mm(5) - side + ui.mm(1));
    const Rect chip { x, y, width, text.height + ui.mm(1) };
    ui.fill(chip, looks.ground, chip.height / ui.mm(2));
    ui.icon(icon_of(verdict), { x + ui.mm(2), y + (chip.height - side) / 2, side, side }, looks.ink);
    ui.draw(text, x + ui.mm(2) + side + ui.mm(1.5f), y + ui.mm(0.5f), looks.ink, Role::status);
    return chip;
}

float draw_phones(Ui& ui, const std::vector<DetailView::Phone>& phones, const Rect& room, bool draw)
{
    const float number_width = ui.em(Type::heading) * 3.4f;
    float y = room.y;
    for (const DetailView::Phone& phone : phones) {
        const Text number = ui.paragraph(phone.number, Type::heading, number_width);
        const Text use
            = ui.paragraph(phone.name + "\n" + phone.use, Type::caption, room.width - number_width - ui.mm(3));
        const float height = std::max(number.height, use.height);
        if (draw) {
            ui.draw(number, room.x, y, Color::ink);
            ui.draw(use, room.x + number_width + ui.mm(3), y + ui.mm(1), Color::quiet);
        }
        y += height + ui.mm(3);
    }
    return y - room.y;
}

Chrome draw_chrome(Ui& ui, const Words& words, const Session& session, std::string_view place_name)
{
    const float margin = ui.mm(size::margin);
    const Rect screen { 0, 0, ui.width(), ui.height() };
    const bool welcome = std::holds_alternative<place::Welcome>(session.place) && session.overlay == Overlay::none;
    Chrome chrome;

    // Where this is.
    const std::string title = words(Phrase::app_name) + "  ·  " + std::string(words.official(words.region().name));
    const Text name = ui.paragraph(title, Type::caption, screen.width * 0.65f - margin);
    const Text place = ui.paragraph(place_name, Type::caption, screen.width * 0.35f - margin, text::Align::end);
    const float header = std::max({ ui.mm(size::header), name.height + ui.mm(4), place.height + ui.mm(4) });
    ui.draw(name, margin, (header - name.height) / 2, Color::quiet);
    ui.draw(place, screen.width * 0.65f, (header - place.height) / 2, Color::quiet);

    // Where it comes from.
    std::string provenance = words.provenance();
    if (words.translated())
        provenance += "\n" + words(Phrase::chinese_decides);
    const Text source = ui.paragraph(provenance, Type::caption, screen.width - 2 * margin);
    const float source_y = screen.height - source.height - ui.mm(3);

    // What one can always do, in a row as high as its tallest label.
    enum : std::size_t { back, help, language, display, end, count };
    const auto make = [&](std::string id, Phrase label, Icon icon, Button::Kind kind, std::string hint = {}) {
        return Button { std::move(id), words(label), std::move(hint), icon, kind, Role::button, false, true,
            Type::body };
    };
    Button buttons[] = { make("back", Phrase::back, Icon::back, Button::Kind::plain),
        make("help", Phrase::help, Icon::help, Button::Kind::danger),
        // Also in the other language, for whoever cannot read this one.
        make("language", Phrase::language, Icon::language, Button::Kind::plain, words(Phrase::language_foreign)),
        make("display", Phrase::display, Icon::display, Button::Kind::plain),
        make("end", Phrase::end, Icon::end, Button::Kind::plain) };
    const float gap = ui.mm(size::gap);
    const float room = screen.width - 2 * margin;
    // Icons beside labels where each stands on one line; else above them; else in two rows. No word is ever broken.
    const auto width_in = [&](std::size_t columns) {
        return std::min(ui.mm(66), (room - static_cast<float>(columns - 1) * gap) / static_cast<float>(columns));
    };
    const auto worst = [&](float width) {
        auto fit = Ui::Fit::one_line;
        for (const Button& button : buttons)
            fit = std::max(fit, ui.fit(button, width));
        return fit;
    };
    std::size_t columns = count;
    if (worst(width_in(columns)) != Ui::Fit::one_line) {
        for (Button& button : buttons)
            button.stacked = true;
        if (worst(width_in(columns)) == Ui::Fit::broken_words)
            columns = 3;
    }
    const float width = columns == count ? width_in(columns) : (room - 2 * gap) / 3;
    float height = 0;
    for (const Button& button : buttons)
        height = std::max(height, ui.height_of(button, width));
    const auto rows = static_cast<float>((count + columns - 1) / columns);
    const float bar_y = source_y - rows * height - (rows - 1) * gap - ui.mm(7);
    ui.fill({ 0, bar_y, screen.width, screen.height - bar_y }, Color::bar);
    ui.draw(source, margin, source_y, Color::quiet);
    const auto slot = [&](std::size_t index) {
        const float y = bar_y + ui.mm(4) + static_cast<float>(index / columns) * (height + gap);
        // "End and clear" stands apart, at the far end of its row.
        if (index == end)
            return Rect { screen.width - margin - width, y, width, height };
        return Rect { margin + static_cast<float>(index % columns) * (width + gap), y, width, height };
    };
    if (!welcome && ui.button(buttons[back], slot(back)))
        chrome.action = action::Back {};
    if (ui.button(buttons[help], slot(help)))
        chrome.action = action::Open { Overlay::help };
    if (ui.button(buttons[language], slot(language)))
        chrome.action = action::Open { Overlay::languages };
    if (ui.button(buttons[display], slot(display)))
        chrome.action = action::Open { Overlay::display };
    if (!welcome && ui.button(buttons[end], slot(end)))
        chrome.action = action::Open { Overlay::end };

    chrome.content = { margin, header, screen.width - 2 * margin, bar_y - header - ui.mm(4) };
    return chrome;
}

} // namespace kiosk::ui
