// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens.hpp"

#include <cmath>

namespace kiosk::ui {

VerdictChip verdict_chip(Ui& ui, Verdict verdict, std::string_view word, float most, Type type)
{
    const float side = ui.em(type);
    const float around = side + ui.mm(6.5f);
    const float whole = static_cast<float>(ui.paragraph(word, type, ui.width()).entry->block.size().width);
    const float width = std::min(most, around + whole);
    const Text text = ui.paragraph(word, type, width - around + 1);
    return { verdict, text, side, width, text.height + ui.mm(1) };
}

void draw(Ui& ui, const VerdictChip& chip, float x, float y)
{
    const VerdictLook looks = look(chip.verdict);
    ui.fill({ x, y, chip.width, chip.height }, looks.ground, std::min(chip.height / ui.mm(2), size::radius));
    ui.icon(
        icon_of(chip.verdict), { x + ui.mm(2), y + (chip.height - chip.side) / 2, chip.side, chip.side }, looks.ink);
    ui.draw(chip.word, x + ui.mm(3.5f) + chip.side, y + ui.mm(0.5f), looks.ink, Role::status);
}

float draw_phones(Ui& ui, const std::vector<Phone>& phones, const Rect& room, bool draw)
{
    const float number_width = ui.em(Type::heading) * 3.4f;
    float y = room.y;
    for (const Phone& phone : phones) {
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

void draw_sky(Ui& ui)
{
    const Rect& page = ui.page();
    const Rect sky { 0, 0, ui.width(), page.y };
    if (sky.height < 1)
        return;
    ui.fill(sky, Color::sky);
    // A scene fills the width, and in a low strip nothing is left of it but feet.
    if (!ui.scenes().empty() && sky.height >= sky.width * 0.4f)
        ui.scene(ui.scenes().back(), sky); // the welcome screen begins with the first
}

namespace {

// What one can always do. The order is that of the foot.
std::vector<Chrome::Slot> always(Ui& ui, const Words& words, const Session& session, VoiceState voice)
{
    const bool begun = !std::holds_alternative<place::Welcome>(session.place) || session.overlay != Overlay::none;
    std::vector<Chrome::Slot> slots;
    const auto add = [&](std::string id, Phrase label, Icon icon, Action action, bool shown = true) -> Button& {
        Button button { std::move(id), words(label), {}, icon, Button::Kind::plain, Role::button, false, true,
            Type::note };
        slots.push_back({ std::move(button), std::move(action), {}, shown });
        return slots.back().button;
    };
    add("back", Phrase::back, Icon::back, action::Back {}, begun);
    add("help", Phrase::help, Icon::help, action::OpenOverlay { Overlay::help }).kind = Button::Kind::danger;
    // Also in the other language, for whoever cannot read this one.
    add("language", Phrase::language, Icon::language, action::OpenOverlay { Overlay::languages }).hint
        = words(Phrase::language_foreign);
    Sound sound = session.sound;
    const bool listening = sound.listening != Sound::Listening::off;
    sound.listening = listening ? Sound::Listening::off : Sound::Listening::reading;
    Button& listen = add("listen", voice == VoiceState::ready ? Phrase::listen : Phrase::listen_absent, Icon::speak,
        action::SetSound { sound });
    listen.role = Role::toggle;
    listen.selected = listening;
    add("display", Phrase::display, Icon::display, action::OpenOverlay { Overlay::display });
    if (ui.can_be_lowered()) {
        const bool low = session.display.reach == Reach::low;
        Display display = session.display;
        display.reach = low ? Reach::whole : Reach::low;
        Button& button = add("reach", low ? Phrase::reach_whole : Phrase::reach_low, low ? Icon::raise : Icon::lower,
            action::SetDisplay { display });
        button.role = Role::toggle;
        button.selected = low;
    }
    add("end", Phrase::end, Icon::end, action::OpenOverlay { Overlay::end }, begun);
    return slots;
}

Ui::Fit worst_fit(Ui& ui, const std::vector<Chrome::Slot>& slots, float width)
{
    auto fit = Ui::Fit::one_line;
    for (const Chrome::Slot& slot : slots)
        fit = std::max(fit, ui.fit(slot.button, width));
    return fit;
}

float tallest(Ui& ui, const std::vector<Chrome::Slot>& slots, float width)
{
    float height = 0;
    for (const Chrome::Slot& slot : slots)
        height = std::max(height, ui.height_of(slot.button, width));
    return height;
}

void stack(std::vector<Chrome::Slot>& slots)
{
    for (Chrome::Slot& slot : slots)
        slot.button.stacked = true;
}

// Across the foot of the page: icons beside labels where each stands on one line; else above them; else in two rows. No
// word is ever broken. Returns the height of the rows.
float lay_out_row(Ui& ui, std::vector<Chrome::Slot>& slots, const Rect& room)
{
    const float gap = ui.mm(size::gap);
    const auto width_in = [&](std::size_t columns) {
        return std::floor((room.width - static_cast<float>(columns - 1) * gap) / static_cast<float>(columns));
    };
    std::size_t columns = slots.size();
    float width = std::min(ui.mm(66), width_in(columns));
    if (worst_fit(ui, slots, width) != Ui::Fit::one_line) {
        stack(slots);
        while (columns > 2 && worst_fit(ui, slots, width_in(columns)) == Ui::Fit::broken_words)
            columns = columns == slots.size() ? (slots.size() + 1) / 2 : columns - 1;
        width = width_in(columns);
    }
    const float height = tallest(ui, slots, width);
    for (std::size_t i = 0; i < slots.size(); ++i) {
        const auto column = static_cast<float>(i % columns);
        const auto row = static_cast<float>(i / columns);
        // "End and clear" stands apart, at the far end of its row.
        const float x = i + 1 == slots.size() ? room.right() - width : room.x + column * (width + gap);
        slots[i].rect = { x, room.y + row * (height + gap), width, height };
    }
    const auto rows = static_cast<float>((slots.size() + columns - 1) / columns);
    return rows * (height + gap) - gap;
}

// Down the side of a low page, in as few columns as its height allows. Returns the width of the columns.
float lay_out_rail(Ui& ui, std::vector<Chrome::Slot>& slots, const Rect& room)
{
    const float gap = ui.mm(size::gap);
    stack(slots);
    for (std::size_t columns = 1; columns <= slots.size(); ++columns) {
        float width = ui.mm(size::target);
        while (width < room.width * 0.2f && worst_fit(ui, slots, width) == Ui::Fit::broken_words)
            width += ui.mm(unit);
        const auto rows = (slots.size() + columns - 1) / columns;
        const float most = (room.height - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows);
        const float height = tallest(ui, slots, width);
        if (height > most && columns < 3)
            continue;
        const float used = static_cast<float>(columns) * (width + gap) - gap;
        const float step = std::min(std::max(height, ui.mm(size::target + 6)), most) + gap;
        for (std::size_t i = 0; i < slots.size(); ++i) {
            const auto column = static_cast<float>(i % columns);
            const auto row = static_cast<float>(i / columns);
            slots[i].rect = { room.right() - used + column * (width + gap), room.y + row * step, width, step - gap };
        }
        Rect& end = slots.back().rect;
        end.y = room.bottom() - end.height;
        return used;
    }
    return 0;
}

} // namespace

Chrome lay_out_chrome(Ui& ui, const Words& words, const Session& session, VoiceState voice, std::string_view place_name)
{
    const Rect& page = ui.page();
    const float margin = ui.margin();
    const float width = page.width - 2 * margin;
    Chrome chrome;
    chrome.slots = always(ui, words, session, voice);
    std::string source = words.provenance();
    if (const std::string disclaimer = words.disclaimer(); !disclaimer.empty())
        source += (ui.shape() == Shape::low ? " · " : "\n") + disclaimer;

    if (ui.shape() == Shape::low) {
        // No room for a head: where this is stands at the foot with where it comes from.
        if (!place_name.empty())
            source = std::string(place_name) + " · " + source;
        const Rect rail { page.x, page.y + margin, page.width - margin, page.height - 2 * margin };
        const float used = lay_out_rail(ui, chrome.slots, rail);
        const float bar_x = rail.right() - used - margin;
        chrome.bar = { bar_x, page.y, ui.width() - bar_x, page.height };
        const Rect rest { page.x + margin, page.y + margin, bar_x - margin - page.x - margin,
            page.height - 2 * margin };
        chrome.source = ui.paragraph(source, Type::caption, rest.width);
        chrome.source_x = rest.x;
        chrome.source_y = page.bottom() - chrome.source.height - ui.mm(space::xs);
        chrome.content = { rest.x, rest.y, rest.width, chrome.source_y - ui.mm(space::s) - rest.y };
        return chrome;
    }

    // Where this is.
    const std::string title = words(Phrase::app_name) + "  ·  " + std::string(words.official(words.region().name));
    const Text name = ui.paragraph(title, Type::caption, width * 0.65f);
    const Text place = ui.paragraph(place_name, Type::caption, width * 0.35f, text::Align::end);
    const float header
        = std::max({ ui.mm(size::header), name.height + ui.mm(space::m), place.height + ui.mm(space::m) });
    const auto frame = ui.belonging(Part::frame);
    ui.draw(name, page.x + margin, page.y + (header - name.height) / 2, Color::quiet);
    ui.draw(place, page.x + margin + width * 0.65f, page.y + (header - place.height) / 2, Color::quiet);

    const float pad = ui.mm(space::m);
    const Rect foot { page.x + margin, 0, width, 0 };
    const float rows = lay_out_row(ui, chrome.slots, foot);
    chrome.source = ui.paragraph(source, Type::caption, width);
    chrome.source_x = foot.x;
    chrome.source_y = page.bottom() - chrome.source.height - ui.mm(space::s);
    const float bar_y = chrome.source_y - ui.mm(space::s) - rows - pad;
    for (Chrome::Slot& slot : chrome.slots)
        slot.rect.y += bar_y + pad;
    chrome.bar = { 0, bar_y, ui.width(), ui.height() - bar_y };
    chrome.content = { foot.x, page.y + header, width, bar_y - page.y - header - pad };
    return chrome;
}

Drawn draw_foot(Ui& ui, const Chrome& chrome)
{
    Drawn drawn;
    const auto frame = ui.belonging(Part::frame);
    ui.fill(chrome.bar, Color::bar);
    for (const Chrome::Slot& slot : chrome.slots)
        if (slot.shown && ui.button(slot.button, slot.rect))
            drawn = slot.action;
    ui.draw(chrome.source, chrome.source_x, chrome.source_y, Color::quiet);
    return drawn;
}

} // namespace kiosk::ui
