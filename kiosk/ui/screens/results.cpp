// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens.hpp"

namespace kiosk::ui {
namespace {

// A service in the list: its name, its verdict in colour, icon and word, and a line of what to know. Drawn over a
// button, which carries all of it as its label.
struct CardLayout {
    Text name;
    Text note;
    float height = 0;
};

CardLayout lay_out(Ui& ui, const ResultsView::Card& card, float width)
{
    const float padding = ui.mm(4);
    CardLayout layout;
    layout.name = ui.paragraph(card.name, Type::strong, width - 2 * padding - ui.mm(2));
    layout.height = layout.name.height + ui.paragraph(card.verdict_word, Type::caption, width).height + ui.mm(2 + 5);
    if (!card.note.empty()) {
        const float beside = width - 2 * padding - verdict_width(ui, card.verdict_word) - ui.mm(5);
        layout.note = ui.paragraph(card.note, Type::caption, std::max(beside, ui.mm(30)));
        const float chip = ui.paragraph(card.verdict_word, Type::caption, width).height;
        layout.height += std::max(0.f, layout.note.height - chip);
    }
    layout.height = std::max(layout.height, ui.mm(size::target + 4));
    return layout;
}

bool draw_card(Ui& ui, const ResultsView::Card& card, const CardLayout& layout, const Rect& rect)
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
    const Rect chip = draw_verdict(ui, card.verdict, card.verdict_word, rect.x + padding, y);
    if (layout.note.entry)
        ui.draw(layout.note, chip.right() + ui.mm(3), y + ui.mm(0.5f), Color::quiet);
    return opened;
}

float draw_cards(Ui& ui, const std::vector<ResultsView::Card>& cards, std::size_t child, const Rect& room, Drawn& drawn)
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
            if (draw_card(ui, cards[j], layouts[j - i],
                    { room.x + static_cast<float>(j - i) * (width + gap), y, width, height }))
                drawn = action::OpenService { child, cards[j].service };
        y += height + gap;
    }
    return y - room.y;
}

} // namespace

Drawn draw_results(Ui& ui, const Words& words, const ResultsView& view, bool unfolded, const Rect& room)
{
    Drawn drawn;
    const float gap = ui.mm(size::gap);
    float top = room.y;

    if (!view.tabs.empty()) {
        const auto count = static_cast<float>(view.tabs.size());
        const float width = std::min(ui.mm(110), (room.width - gap * (count - 1)) / count);
        std::vector<Button> buttons;
        float height = 0;
        for (const ResultsView::Tab& tab : view.tabs) {
            buttons.push_back({ "child/" + std::to_string(tab.child), tab.label, {}, Icon::none, Button::Kind::plain,
                Role::tab, tab.selected, true, Type::body });
            height = std::max(height, ui.height_of(buttons.back(), width));
        }
        const auto kept = ui.keep(Privacy::personal);
        for (std::size_t i = 0; i < buttons.size(); ++i)
            if (ui.button(buttons[i], { room.x + static_cast<float>(i) * (width + gap), top, width, height }))
                drawn = action::ShowResults { view.tabs[i].child };
        top += height + ui.mm(3);
    }
    const Ui::Scroll scroll
        = ui.begin_scroll("results/" + std::to_string(view.child), { room.x, top, room.width, room.bottom() - top });
    float y = scroll.top;
    // The title, and how many of each verdict: beside it where there is room, else below.
    const Text title = ui.paragraph(view.title, Type::title, room.width);
    float counts_width = 0;
    for (const ResultsView::Count& count : view.counts)
        counts_width += verdict_width(ui, count.label, Type::body) + gap;
    const float title_width = static_cast<float>(title.entry->block.size().width) + ui.mm(8);
    const bool beside = title_width + counts_width <= room.width;
    {
        const auto kept = ui.keep(Privacy::personal);
        ui.draw(title, room.x, y, Color::ink, Role::heading);
    }
    const float row = ui.line(Type::body) + ui.mm(3);
    const float left = beside ? room.right() - counts_width + gap : room.x;
    y += beside ? ui.mm(1) : title.height + ui.mm(2);
    float x = left;
    for (const ResultsView::Count& count : view.counts) {
        if (!beside && x > left && x + verdict_width(ui, count.label, Type::body) > room.right()) {
            x = left;
            y += row;
        }
        x += draw_verdict(ui, count.verdict, count.label, x, y, Type::body).width + gap;
    }
    y += beside ? title.height + ui.mm(2) : row + ui.mm(2);
    if (!view.membership.empty()) {
        const Text note = ui.paragraph(view.membership, Type::body, room.width - 2 * ui.mm(size::padding));
        ui.fill(
            { room.x, y, room.width, note.height + 2 * ui.mm(3) }, look(Verdict::undetermined).ground, size::radius);
        ui.draw(note, room.x + ui.mm(size::padding), y + ui.mm(3), Color::ink);
        y += note.height + ui.mm(6 + 5);
    }
    for (const ResultsView::Group& group : view.groups) {
        const float mark = ui.mm(5);
        const Text heading = ui.paragraph(group.title, Type::strong, room.width - mark - ui.mm(3));
        ui.fill({ room.x, y + (heading.height - mark) / 2, mark, mark }, category_color(group.category), 1);
        const auto kept = ui.keep(Privacy::personal); // said only with a card below it
        ui.draw(heading, room.x + mark + ui.mm(3), y, category_color(group.category), Role::heading);
        y += heading.height + ui.mm(1.5f);
        y += draw_cards(ui, group.cards, view.child, { room.x, y, room.width, 0 }, drawn) + ui.mm(3);
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
            y += draw_cards(ui, view.folded, view.child, { room.x, y, room.width, 0 }, drawn);
    }
    if (view.print)
        y += draw_print_button(ui, words, *view.print, { room.x, y, std::min(room.width, ui.mm(120)), 0 }, drawn) + gap;
    const Button change { "change", words(Phrase::results_change), {}, Icon::edit, Button::Kind::quiet, Role::button,
        false, false, Type::body };
    const float change_width = std::min(room.width, ui.mm(120));
    const float change_height = ui.height_of(change, change_width);
    const auto kept = ui.keep(Privacy::open);
    if (ui.button(change, { room.x, y, change_width, change_height }))
        drawn = action::ShowReview {};
    y += change_height + gap;
    const Button along { "take_along", words(Phrase::take_along_title), {}, Icon::qr_code, Button::Kind::quiet,
        Role::button, false, false, Type::body };
    const float along_height = ui.height_of(along, change_width);
    if (ui.button(along, { room.x, y, change_width, along_height }))
        drawn = action::Open { Overlay::take_along };
    y += along_height;
    ui.end_scroll(scroll, y, words(Phrase::more), words(Phrase::up));
    return drawn;
}

} // namespace kiosk::ui
