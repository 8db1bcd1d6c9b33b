// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens.hpp"

#include <algorithm>
#include <cmath>

namespace kiosk::ui {
namespace {

// What keys and foot may take of the screen, at the default size and at the larger ones.
constexpr float most_of_screen = 0.15f;
constexpr float most_of_screen_large = 0.25f;

float share_of_screen(const Ui& ui)
{
    return ui.display().text_size <= TextSize::standard ? most_of_screen : most_of_screen_large;
}

enum class Shown : std::uint8_t { all, without_rare };
enum class Labels : std::uint8_t { beside_icons, below_icons };

// What one can always do, in the order of the foot. Where there is room for few, what is rarely used is found on the
// page of the display.
std::vector<Chrome::Slot> keys(
    const Words& words, const Session& session, const std::vector<RareKey>& rare, Shown shown)
{
    const bool begun = !std::holds_alternative<place::Welcome>(session.place) || session.overlay != Overlay::none;
    std::vector<Chrome::Slot> slots;
    const auto add = [&](std::string id, Phrase label, Icon icon, Action action, bool present = true) -> Button& {
        Button button { std::move(id), words(label), {}, icon, Button::Kind::plain, Role::button, text::Align::center,
            Type::note };
        slots.push_back({ std::move(button), std::move(action), {}, present });
        return slots.back().button;
    };
    add("back", Phrase::back, Icon::back, action::Back {}, begun);
    add("help", Phrase::help, Icon::help, action::OpenOverlay { Overlay::help }).kind = Button::Kind::danger;
    // Also in the other language, for whoever cannot read this one.
    add("language", Phrase::language, Icon::language, action::OpenOverlay { Overlay::languages }).hint
        = words(Phrase::language_foreign);
    if (shown == Shown::all) {
        for (const RareKey& key : rare) {
            Button& button = add(key.id, key.label, key.icon, key.action);
            button.role = Role::toggle;
            button.selected = key.on;
        }
    }
    add("display", shown == Shown::all ? Phrase::display : Phrase::settings, Icon::display,
        action::OpenOverlay { Overlay::display });
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

void place_labels(std::vector<Chrome::Slot>& slots, Labels labels)
{
    for (Chrome::Slot& slot : slots)
        slot.button.stacked = labels == Labels::below_icons;
}

// Rows of keys across the foot of the page, from 0 down.
struct KeyRows {
    std::vector<Chrome::Slot> slots;
    float height = 0;
    bool whole_words = false;
};

KeyRows lay_out(Ui& ui, std::vector<Chrome::Slot> slots, Labels labels, std::size_t rows, const Rect& room)
{
    const float gap = ui.mm(size::gap);
    place_labels(slots, labels);
    const std::size_t columns = (slots.size() + rows - 1) / rows;
    const float width = std::min(labels == Labels::beside_icons && rows == 1 ? ui.mm(66) : room.width,
        std::floor((room.width - static_cast<float>(columns - 1) * gap) / static_cast<float>(columns)));
    const float height = tallest(ui, slots, width);
    for (std::size_t i = 0; i < slots.size(); ++i) {
        const bool last_of_row = i % columns == columns - 1 || i + 1 == slots.size();
        const auto row = static_cast<float>(i / columns);
        // The key that ends the session stands at the edge, apart from the others.
        const float x = i + 1 == slots.size() && last_of_row ? room.right() - width
                                                             : room.x + static_cast<float>(i % columns) * (width + gap);
        slots[i].rect = { x, row * (height + gap), width, height };
    }
    const bool whole = worst_fit(ui, slots, width) != Ui::Fit::broken_words;
    return { std::move(slots), static_cast<float>(rows) * (height + gap) - gap, whole };
}

// All keys in one row where they are low enough, icons beside labels or above them; else the rare ones folded away;
// else in two rows. No word is broken where any way leaves it whole.
KeyRows lay_out_row(
    Ui& ui, const Words& words, const Session& session, const std::vector<RareKey>& rare, const Rect& room, float most)
{
    std::optional<KeyRows> lowest;
    for (const std::size_t rows : { 1, 2, 3 }) {
        for (const Shown shown : { Shown::all, Shown::without_rare }) {
            for (const Labels labels : { Labels::beside_icons, Labels::below_icons }) {
                KeyRows laid = lay_out(ui, keys(words, session, rare, shown), labels, rows, room);
                if (!laid.whole_words)
                    continue;
                if (laid.height <= most)
                    return laid;
                if (!lowest || laid.height < lowest->height)
                    lowest = std::move(laid);
            }
        }
    }
    return lowest ? *std::move(lowest)
                  : lay_out(ui, keys(words, session, rare, Shown::without_rare), Labels::below_icons, 3, room);
}

// Down the side of a low page, in one column as narrow as leaves the words whole; where its height does not hold all
// keys, the rare ones are folded away. Returns the width of the column.
float lay_out_rail(Ui& ui, std::vector<Chrome::Slot>& slots, const Words& words, const Session& session,
    const std::vector<RareKey>& rare, const Rect& room, float widest)
{
    const float gap = ui.mm(size::gap);
    struct Try {
        std::size_t columns;
        Shown shown;
        Type type;
    };
    for (const Try& tried :
        { Try { 1, Shown::all, Type::note }, { 1, Shown::without_rare, Type::note }, { 1, Shown::all, Type::caption },
            { 1, Shown::without_rare, Type::caption }, { 2, Shown::without_rare, Type::caption } }) {
        const std::size_t columns = tried.columns;
        slots = keys(words, session, rare, tried.shown);
        place_labels(slots, Labels::below_icons);
        for (Chrome::Slot& slot : slots)
            slot.button.type = tried.type;
        const auto rows = (slots.size() + columns - 1) / columns;
        const float most = (room.height - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows);
        float width = ui.mm(size::target);
        float height = tallest(ui, slots, width);
        while (width < widest && (height > most || worst_fit(ui, slots, width) == Ui::Fit::broken_words)) {
            width += ui.mm(unit / 2);
            height = tallest(ui, slots, width);
        }
        const bool last = columns == 2;
        const bool whole = height <= most && worst_fit(ui, slots, width) != Ui::Fit::broken_words;
        if ((!whole || width > widest) && !last)
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

// One line: the whole of it, or what a translation says of itself, or only the edition; that the content has expired
// comes before either.
Text foot_line(Ui& ui, const Words& words, std::string_view before, float width)
{
    const std::string all = words.provenance_in_short();
    const std::string late = words.expiry();
    const std::string self = !late.empty() ? late : words.disclaimer().empty() ? all : words.disclaimer();
    const std::string placed = before.empty() ? all : std::string(before) + " · " + all;
    for (const std::string& line : { placed, all, self })
        if (const Text text = ui.paragraph(line, Type::caption, width); text.height <= ui.line(Type::caption) * 1.5f)
            return ui.paragraph(line, Type::caption, width);
    return ui.paragraph(self, Type::caption, width);
}

// The room of a sign before the line, where it says that the content has expired: it would look like any other.
float mark_of_expiry(const Ui& ui, const Words& words)
{
    return words.expiry().empty() ? 0 : ui.line(Type::caption) + ui.mm(space::xs);
}

} // namespace

std::vector<RareKey> rare_keys(Ui& ui, const Session& session, VoiceState voice)
{
    std::vector<RareKey> rare;
    Sound sound = session.sound;
    const bool listening = sound.listening != Sound::Listening::off;
    sound.listening = listening ? Sound::Listening::off : Sound::Listening::reading;
    rare.push_back({ "listen", voice == VoiceState::ready ? Phrase::listen : Phrase::listen_absent, Icon::speak,
        listening, action::SetSound { sound } });
    if (ui.can_be_lowered()) {
        const bool low = session.display.reach == Reach::low;
        Display display = session.display;
        display.reach = low ? Reach::whole : Reach::low;
        rare.push_back({ "reach", low ? Phrase::reach_whole : Phrase::reach_low, low ? Icon::raise : Icon::lower, low,
            action::SetDisplay { display } });
    }
    return rare;
}

Chrome lay_out_chrome(Ui& ui, const Words& words, const Session& session, VoiceState voice, std::string_view place_name)
{
    const Rect& page = ui.page();
    const float margin = ui.margin();
    const float width = page.width - 2 * margin;
    const std::vector<RareKey> rare = rare_keys(ui, session, voice);
    Chrome chrome;

    if (ui.shape() == Shape::low) {
        // No room for a head: what this is stands on its first page.
        const float air = ui.mm(space::s);
        const Rect rail { page.x, page.y + air, page.width - air, page.height - 2 * air };
        // The foot takes its line beside the keys.
        const float foot = (ui.line(Type::caption) + ui.mm(space::xs)) / ui.height() * 0.88f;
        const float widest = (share_of_screen(ui) - foot) * ui.width() - 2 * air;
        const float used = lay_out_rail(ui, chrome.slots, words, session, rare, rail, widest);
        const float bar_x = rail.right() - used - air;
        chrome.bar = { bar_x, page.y, ui.width() - bar_x, page.height };
        const Rect rest { page.x + margin, page.y + margin, bar_x - 2 * margin - page.x, page.height - 2 * margin };
        chrome.source_mark = mark_of_expiry(ui, words);
        chrome.source = foot_line(ui, words, place_name, rest.width - chrome.source_mark);
        chrome.source_x = rest.x + chrome.source_mark;
        chrome.source_y = page.bottom() - chrome.source.height - ui.mm(space::hair);
        chrome.content = { rest.x, rest.y, rest.width, chrome.source_y - ui.mm(space::xs) - rest.y };
        return chrome;
    }

    // Where this is.
    const std::string title = words(Phrase::app_name) + "  ·  " + std::string(words.official(words.region().name));
    const Text name = ui.paragraph(title, Type::caption, place_name.empty() ? width : width * 0.65f);
    const Text place = ui.paragraph(place_name, Type::caption, width * 0.35f, text::Align::end);
    const float header
        = std::max({ ui.mm(size::header), name.height + ui.mm(space::m), place.height + ui.mm(space::m) });
    const auto frame = ui.belonging(Part::frame);
    ui.draw(name, page.x + margin, page.y + (header - name.height) / 2, Color::quiet);
    ui.draw(place, page.x + margin + width * 0.65f, page.y + (header - place.height) / 2, Color::quiet);

    const float pad = ui.mm(space::s);
    const Rect foot { page.x + margin, 0, width, 0 };
    chrome.source_mark = mark_of_expiry(ui, words);
    chrome.source = foot_line(ui, words, {}, width - chrome.source_mark);
    chrome.source_x = foot.x + chrome.source_mark;
    chrome.source_y = page.bottom() - chrome.source.height - ui.mm(space::xs);
    const float below = page.bottom() - chrome.source_y + ui.mm(space::xs); // the line and the air above it
    const float most = share_of_screen(ui) * ui.height() - below - pad;
    KeyRows rows = lay_out_row(ui, words, session, rare, foot, most);
    const float bar_y = page.bottom() - below - rows.height - pad;
    for (Chrome::Slot& slot : rows.slots)
        slot.rect.y += bar_y + pad;
    chrome.slots = std::move(rows.slots);
    chrome.bar = { 0, bar_y, ui.width(), ui.height() - bar_y };
    chrome.content = { foot.x, page.y + header, width, bar_y - page.y - header - ui.mm(space::m) };
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
    if (const float mark = chrome.source_mark; mark > 0)
        ui.icon(Icon::warning,
            { chrome.source_x - mark, chrome.source_y, ui.line(Type::caption), ui.line(Type::caption) }, Color::ink);
    ui.draw(chrome.source, chrome.source_x, chrome.source_y, Color::quiet);
    return drawn;
}

} // namespace kiosk::ui
