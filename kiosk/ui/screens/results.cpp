// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens.hpp"
#include "kiosk/ui/screens/text_column.hpp"

#include <algorithm>

namespace kiosk::ui {
namespace {

// A service in the list: its name, its verdict in colour, icon and word, and a line of what to know. Drawn over a
// button, which carries all of it as its label.
struct CardLayout {
    Text name;
    VerdictChip chip;
    Text note;
    bool beside = true; // the note, not below the chip
    float height = 0;
};

CardLayout lay_out(Ui& ui, const ResultsView::Card& card, float width)
{
    const float room = width - 2 * ui.mm(4);
    CardLayout layout { ui.paragraph(card.name, Type::strong, room - ui.mm(2)),
        verdict_chip(ui, card.verdict, card.verdict_word, room), {} };
    float below = layout.chip.height;
    if (!card.note.empty()) {
        const float rest = room - layout.chip.width - ui.mm(4);
        layout.beside = rest >= ui.em(Type::caption) * 8;
        layout.note = ui.paragraph(card.note, Type::caption, layout.beside ? rest : room);
        below = layout.beside ? std::max(below, layout.note.height + ui.mm(0.5f))
                              : below + layout.note.height + ui.mm(0.5f);
    }
    layout.height = std::max(layout.name.height + below + ui.mm(6), ui.mm(size::target + 4));
    return layout;
}

bool draw_service(Ui& ui, const ResultsView::Card& card, const CardLayout& layout, const Rect& rect)
{
    Button button;
    button.id = "service/" + std::to_string(card.service);
    button.type = Type::strong;
    const auto kept = ui.keep(card.privacy);
    const bool opened = ui.card_button(
        button, card.name + "\n" + card.verdict_word + (card.note.empty() ? "" : "\n" + card.note), rect);
    const float padding = ui.mm(4);
    ui.fill(
        { rect.x + ui.mm(1.2f), rect.y + ui.mm(3), ui.mm(1.6f), rect.height - ui.mm(6) }, look(card.verdict).ink, 0.8f);
    ui.draw(layout.name, rect.x + padding + ui.mm(1), rect.y + ui.mm(2.5f), Color::ink);
    const float y = rect.y + ui.mm(3) + layout.name.height;
    draw(ui, layout.chip, rect.x + padding, y);
    const float note_x = layout.beside ? layout.chip.width + ui.mm(3) : ui.mm(1);
    if (layout.note.entry)
        ui.draw(layout.note, rect.x + padding + note_x, y + ui.mm(0.5f) + (layout.beside ? 0 : layout.chip.height),
            Color::quiet);
    return opened;
}

float draw_services(
    Ui& ui, const std::vector<ResultsView::Card>& cards, std::size_t child, const Rect& room, Drawn& drawn)
{
    const float gap = ui.mm(size::gap);
    const int columns = ui.portrait() ? 1 : 2;
    const float width = (room.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    float y = room.y;
    for (std::size_t i = 0; i < cards.size(); i += static_cast<std::size_t>(columns)) {
        const std::size_t end = std::min(cards.size(), i + static_cast<std::size_t>(columns));
        std::vector<CardLayout> layouts;
        float height = 0;
        for (std::size_t j = i; j < end; ++j) {
            layouts.push_back(lay_out(ui, cards[j], width));
            height = std::max(height, layouts.back().height);
        }
        for (std::size_t j = i; j < end; ++j)
            if (draw_service(ui, cards[j], layouts[j - i],
                    { room.x + static_cast<float>(j - i) * (width + gap), y, width, height }))
                drawn = action::OpenService { child, cards[j].service };
        y += height + gap;
    }
    return y - room.y;
}

// How many services have each verdict: large, in one row where the words allow it. Returns the bottom.
float draw_counts(Ui& ui, const std::vector<ResultsView::Count>& counts, const Rect& room)
{
    const float gap = ui.mm(size::gap);
    const float padding = ui.mm(3);
    const float side = ui.em(Type::title);
    const auto wide = [&](std::string_view words, Type type) {
        return static_cast<float>(ui.paragraph(words, type, ui.width()).entry->block.size().width) + ui.mm(1);
    };
    float least = 0;
    float beside = 0;
    for (const ResultsView::Count& count : counts) {
        const float number = side + ui.mm(2) + wide(std::to_string(count.number), Type::title);
        const float word = wide(count.word, Type::body);
        least = std::max({ least, number + 2 * padding, word + 2 * padding });
        beside = std::max(beside, number + ui.mm(2) + word + 2 * padding);
    }
    std::size_t columns = counts.size();
    const auto width_of
        = [&](std::size_t n) { return (room.width - gap * static_cast<float>(n - 1)) / static_cast<float>(n); };
    while (columns > 1 && width_of(columns) < least)
        --columns;
    const float width = width_of(std::max<std::size_t>(columns, 1));
    const bool one_line = width >= beside;
    const float number_height = ui.line(Type::title);
    const float word_height = ui.line(Type::body);
    const float height = one_line ? number_height + ui.mm(3) : number_height + word_height + ui.mm(3);
    float y = room.y;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const ResultsView::Count& count = counts[i];
        const VerdictLook looks = look(count.verdict);
        const std::size_t column = i % columns;
        if (i > 0 && column == 0)
            y += height + gap;
        const Rect tile { room.x + static_cast<float>(column) * (width + gap), y, width, height };
        ui.fill(tile, looks.ground, size::radius);
        ui.outline(tile, looks.ink, size::stroke, size::radius);
        const std::string digits = std::to_string(count.number);
        const float digits_width = wide(digits, Type::title);
        const float top = tile.y + ui.mm(1.5f);
        ui.icon(icon_of(count.verdict), { tile.x + padding, top + (number_height - side) / 2, side, side }, looks.ink);
        float x = tile.x + padding + side + ui.mm(2);
        (void)ui.write(digits, Type::title, { x, top, digits_width, 0 }, looks.ink, Role::status);
        x += digits_width + ui.mm(2);
        const Rect word = one_line ? Rect { x, top + (number_height - word_height) / 2, tile.right() - padding - x, 0 }
                                   : Rect { tile.x + padding, top + number_height, tile.width - 2 * padding, 0 };
        (void)ui.write(count.word, Type::body, word, looks.ink, Role::status);
    }
    return y + height;
}

// Buttons one below the other; returns the bottom of the last.
float draw_steps(
    Ui& ui, const std::vector<ResultsView::FirstStep>& steps, bool first_is_primary, const Rect& room, Drawn& drawn)
{
    float y = room.y;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const ResultsView::FirstStep& step = steps[i];
        const Button button { step.id, step.label, step.hint,
            step.kind == ResultsView::FirstStep::Kind::answer ? Icon::edit : Icon::forward,
            first_is_primary && i == 0 ? Button::Kind::primary : Button::Kind::plain };
        const float height = ui.height_of(button, room.width);
        if (ui.button(button, { room.x, y, room.width, height }))
            drawn = step.action;
        y += height + ui.mm(size::gap);
    }
    return y;
}

void write_hindrances(TextColumn& column, const Words& words, const ResultsView::Hindrances& hindrances)
{
    column.write(hindrances.title, Type::strong, Color::undetermined, Role::heading);
    for (const std::string& reason : hindrances.reasons)
        column.write(reason, Type::body);
    if (!hindrances.now.empty()) {
        column.gap(1.5f);
        column.item(Icon::check, Color::eligible, hindrances.now, Type::body);
    }
    for (const std::string& advice : hindrances.advice)
        column.write(advice, Type::body);
    for (const std::string& later : hindrances.later)
        column.item(Icon::clock, Color::not_yet, later, Type::body);
    column.gap(0.5f);
    column.write(words(Phrase::results_whom), Type::strong, Color::undetermined, Role::heading);
    for (const std::string& whom : hindrances.whom)
        column.item(Icon::phone, Color::primary, whom, Type::body);
}

// What else can be done with the results.
struct QuickAction {
    std::string id;
    std::string label;
    Icon icon;
    Action action;
    std::string hint; // may be empty
};

std::vector<QuickAction> quick_actions(const Words& words, const ResultsView& view)
{
    std::vector<QuickAction> actions;
    if (view.print)
        actions.push_back({ "print", words(Phrase::print), Icon::print, action::OpenOverlay { Overlay::print },
            view.print->why_not.empty() ? std::string {} : words(Phrase::print_unable) + "\n" + view.print->why_not });
    actions.push_back({ "take_along", words(Phrase::take_along_title), Icon::qr_code,
        action::OpenOverlay { Overlay::take_along }, {} });
    const auto& regions = words.policy().regions;
    const auto other = std::find_if(
        regions.begin(), regions.end(), [&](const Region& region) { return region.id != words.region().id; });
    if (other != regions.end())
        actions.push_back({ "compare", words(Phrase::compare_entry, { { "region", words.official(other->name) } }),
            Icon::compare, action::ShowComparison { static_cast<std::size_t>(other - regions.begin()) }, {} });
    actions.push_back({ "change", words(Phrase::results_change), Icon::edit, action::ShowReview {}, {} });
    return actions;
}

float draw_quick(Ui& ui, const std::vector<QuickAction>& actions, const Rect& room, std::size_t columns, Drawn& drawn)
{
    const float gap = ui.mm(size::gap);
    std::vector<Button> buttons;
    for (const QuickAction& action : actions)
        buttons.push_back({ action.id, action.label, action.hint, action.icon, Button::Kind::quiet, Role::button, false,
            false, Type::body });
    const auto width_in
        = [&](std::size_t n) { return (room.width - gap * static_cast<float>(n - 1)) / static_cast<float>(n); };
    while (columns > 1 && std::any_of(buttons.begin(), buttons.end(), [&](const Button& button) {
        return ui.fit(button, width_in(columns)) == Ui::Fit::broken_words;
    }))
        --columns;
    const float width = width_in(columns);
    const auto kept = ui.keep(Privacy::open); // the same for every family
    float y = room.y;
    for (std::size_t i = 0; i < buttons.size(); i += columns) {
        const std::size_t end = std::min(buttons.size(), i + columns);
        float height = 0;
        for (std::size_t j = i; j < end; ++j)
            height = std::max(height, ui.height_of(buttons[j], width));
        for (std::size_t j = i; j < end; ++j)
            if (ui.button(buttons[j], { room.x + static_cast<float>(j - i) * (width + gap), y, width, height }))
                drawn = actions[j].action;
        y += height + gap;
    }
    return y;
}

// A tab for each child, as many beside each other as leave their words whole.
struct Tabs {
    std::vector<Button> buttons;
    std::size_t columns = 1;
    float width = 0; // of a tab
    float height = 0;
};

Tabs lay_out_tabs(Ui& ui, const std::vector<ResultsView::Tab>& tabs, float room_width)
{
    const float gap = ui.mm(size::gap);
    Tabs laid;
    for (const ResultsView::Tab& tab : tabs)
        laid.buttons.push_back({ "child/" + std::to_string(tab.child), tab.label, {}, Icon::none, Button::Kind::plain,
            Role::tab, tab.selected, true, Type::body });
    const auto width_in = [&](std::size_t n) {
        return std::min(ui.mm(110), (room_width - gap * static_cast<float>(n - 1)) / static_cast<float>(n));
    };
    laid.columns = tabs.size();
    while (laid.columns > 1 && width_in(laid.columns) < ui.em(Type::body) * 5.5f)
        --laid.columns;
    laid.width = width_in(laid.columns);
    for (const Button& button : laid.buttons)
        laid.height = std::max(laid.height, ui.height_of(button, laid.width));
    return laid;
}

float total_height(Ui& ui, const Tabs& tabs)
{
    const auto rows = static_cast<float>((tabs.buttons.size() + tabs.columns - 1) / tabs.columns);
    return rows * (tabs.height + ui.mm(size::gap));
}

// Returns the bottom.
float draw_tabs(
    Ui& ui, const Tabs& laid, const std::vector<ResultsView::Tab>& tabs, float left, float top, Drawn& drawn)
{
    const float gap = ui.mm(size::gap);
    const auto kept = ui.keep(Privacy::personal);
    for (std::size_t i = 0; i < tabs.size(); ++i) {
        const Rect at { left + static_cast<float>(i % laid.columns) * (laid.width + gap),
            top + static_cast<float>(i / laid.columns) * (laid.height + gap), laid.width, laid.height };
        if (ui.button(laid.buttons[i], at))
            drawn = action::ShowResults { tabs[i].child };
    }
    return top + total_height(ui, laid);
}

} // namespace

Drawn draw_results(Ui& ui, const Words& words, const ResultsView& view, bool unfolded, const Rect& room)
{
    Drawn drawn;
    const float gap = ui.mm(size::gap);
    // The tabs stay while the page moves, unless they would leave no room for it.
    const Tabs tabs = view.tabs.empty() ? Tabs {} : lay_out_tabs(ui, view.tabs, room.width);
    const bool tabs_stay = total_height(ui, tabs) <= room.height * 0.4f;
    const float top = tabs_stay ? draw_tabs(ui, tabs, view.tabs, room.x, room.y, drawn) : room.y;
    const Ui::Scroll scroll
        = ui.begin_scroll("results/" + std::to_string(view.child), { room.x, top, room.width, room.bottom() - top });
    float y = scroll.top;
    if (!tabs_stay)
        y = draw_tabs(ui, tabs, view.tabs, room.x, y, drawn);
    {
        const auto kept = ui.keep(Privacy::personal);
        y += ui.write(view.title, Type::heading, { room.x, y, room.width, 0 }, Color::ink, Role::heading) + ui.mm(1);
    }
    y = draw_counts(ui, view.counts, { room.x, y, room.width, 0 }) + gap;

    // What to do first; beside it, where there is room, what to know about this child, and what else can be done.
    const bool beside = !ui.portrait() && room.width >= ui.em(Type::body) * 36;
    const float between = ui.mm(6);
    const float left = beside ? (room.width - between) * 0.56f : room.width;
    float left_y = y;
    if (!view.steps.empty()) {
        left_y += ui.write(words(Phrase::results_first), Type::strong, { room.x, left_y, left, 0 }, Color::primary,
                      Role::heading)
            + ui.mm(1);
        left_y = draw_steps(ui, view.steps, true, { room.x, left_y, left, 0 }, drawn);
    }
    const Rect side { beside ? room.x + left + between : room.x, beside ? y : left_y,
        beside ? room.width - left - between : room.width, 0 };
    float side_y = side.y;
    if (view.hindrances)
        side_y = draw_card(ui, side, Color::undetermined_ground, [&](TextColumn& column) {
            write_hindrances(column, words, *view.hindrances);
        }) + gap;
    side_y = draw_quick(ui, quick_actions(words, view), { side.x, side_y, side.width, 0 }, 2, drawn);
    y = std::max(left_y, side_y) + ui.mm(2);

    for (const ResultsView::Group& group : view.groups) {
        const float mark = ui.em(Type::strong) * 1.3f;
        const Text heading = ui.paragraph(group.title, Type::strong, room.width - mark - ui.mm(3));
        ui.icon(group.mark.icon, { room.x, y + (heading.height - mark) / 2, mark, mark }, group.mark.color);
        // Said with a card below it. Where every card is confidential, that there is a group at all is so, too.
        const auto kept
            = ui.keep(std::min_element(group.cards.begin(), group.cards.end(), [](const auto& a, const auto& b) {
                  return a.privacy < b.privacy;
              })->privacy);
        ui.draw(heading, room.x + mark + ui.mm(3), y, group.mark.color, Role::heading);
        y += heading.height + ui.mm(1.5f);
        y += draw_services(ui, group.cards, view.child, { room.x, y, room.width, 0 }, drawn) + ui.mm(3);
    }
    if (!view.missing.empty()) {
        y += ui.write(words(Phrase::results_missing), Type::strong, { room.x, y, room.width, 0 }, Color::primary,
                 Role::heading)
            + ui.mm(1);
        y = draw_steps(ui, view.missing, false, { room.x, y, left, 0 }, drawn) + ui.mm(2);
    }
    if (!view.folded.empty()) {
        const std::string label = words(unfolded ? Phrase::results_fold : Phrase::results_unfold,
            { { "count", static_cast<int>(view.folded.size()) } });
        const Button fold { "fold", label, {}, unfolded ? Icon::cross : Icon::more, Button::Kind::quiet, Role::button,
            false, false, Type::body };
        const float height = ui.height_of(fold, room.width);
        if (ui.button(fold, { room.x, y, room.width, height }))
            drawn = action::Unfold {};
        y += height + gap;
        if (unfolded)
            y += draw_services(ui, view.folded, view.child, { room.x, y, room.width, 0 }, drawn);
    }
    ui.end_scroll(scroll, y, words(Phrase::more), words(Phrase::up));
    return drawn;
}

} // namespace kiosk::ui
