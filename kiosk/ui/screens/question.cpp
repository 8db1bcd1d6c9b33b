// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens.hpp"

#include <cmath>

namespace kiosk::ui {
namespace {

Button card_of(const QuestionView::Option& option, bool several, bool compact)
{
    Button button;
    button.id = "answer/" + std::to_string(index(option.fact)) + "/" + std::to_string(option.value);
    button.label = option.label;
    button.hint = option.hint;
    button.role = several ? Role::toggle : Role::button;
    button.icon = several ? (option.selected ? Icon::check : Icon::box) : Icon::none;
    button.selected = option.selected;
    button.centered = compact;
    return button;
}

// Cards in rows: as few columns as fit, so that cards are large, and rows as high as the room allows.
struct Grid {
    int columns = 1;
    float width = 0; // of a card
    std::vector<float> heights; // of each row
};

Grid lay_out(Ui& ui, const std::vector<Button>& cards, float width, float height, bool compact, float gap)
{
    const int fewest = compact ? (ui.portrait() ? 4 : 7) : 1;
    const int most = compact ? static_cast<int>((width + gap) / (ui.mm(size::target + 4) + gap))
        : ui.portrait()      ? 2
                             : 3;
    Grid grid;
    for (int columns = fewest; columns <= most; ++columns) {
        grid = { columns, (width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns), {} };
        float total = 0;
        for (std::size_t i = 0; i < cards.size(); i += static_cast<std::size_t>(columns)) {
            float row = 0;
            for (std::size_t j = i; j < std::min(cards.size(), i + static_cast<std::size_t>(columns)); ++j)
                row = std::max(row, ui.height_of(cards[j], grid.width));
            grid.heights.push_back(row);
            total += row + gap;
        }
        // Short answers look better beside one another than as bars across a wide screen.
        const bool too_wide = !compact && columns == 1 && grid.width > ui.mm(260);
        if (total - gap > height || too_wide)
            continue;
        const float spare = (height - total + gap) / static_cast<float>(grid.heights.size());
        for (float& row : grid.heights)
            row = std::floor(std::max(row, std::min(row + spare, ui.mm(compact ? 26 : 32))));
        break;
    }
    return grid;
}

} // namespace

Drawn draw_question(Ui& ui, const Words& words, const QuestionView& view, const Rect& room)
{
    Drawn drawn;
    const float gap = ui.mm(size::gap);

    // What one can say instead of an answer, always at the bottom.
    std::vector<std::pair<FactId, std::optional<int>>> withheld;
    for (const QuestionView::Option& option : view.options)
        if (withheld.empty() || withheld.back().first != option.fact)
            withheld.push_back({ option.fact, std::nullopt });
    std::vector<Button> closing { { "dont_know", words(Phrase::dont_know), {}, Icon::none, Button::Kind::quiet,
                                      Role::button, false, true, Type::body },
        { "rather_not_say", words(Phrase::rather_not_say), {}, Icon::none, Button::Kind::quiet, Role::button, false,
            true, Type::body } };
    std::vector<std::pair<FactId, std::optional<int>>> ticked;
    if (view.several) {
        int count = 0;
        for (const QuestionView::Option& option : view.options) {
            ticked.push_back({ option.fact, option.selected ? 1 : 0 });
            count += option.selected;
        }
        closing.push_back(
            { "done", count ? words(Phrase::chosen, { { "count", count } }) : words(Phrase::none_of_these), {},
                Icon::none, Button::Kind::primary, Role::button, false, true, Type::strong });
    }
    const auto slots = static_cast<float>(closing.size());
    const float slot_width = (room.width - gap * (slots - 1)) / slots;
    float row_height = 0;
    for (const Button& button : closing)
        row_height = std::max(row_height, ui.height_of(button, slot_width));
    for (std::size_t i = 0; i < closing.size(); ++i) {
        const Rect slot { room.x + static_cast<float>(i) * (slot_width + gap), room.bottom() - row_height, slot_width,
            row_height };
        if (ui.button(closing[i], slot))
            drawn = action::Tell { i == 2 ? ticked : withheld };
    }

    const Ui::Scroll scroll = ui.begin_scroll(
        "question/" + view.title, { room.x, room.y, room.width, room.height - row_height - ui.mm(6) });
    float y = scroll.top;
    if (!view.progress.empty()) {
        const float bar = ui.mm(1.6f);
        ui.fill({ room.x, y, room.width, bar }, Color::hairline, 0.8f);
        ui.fill({ room.x, y, std::max(bar, room.width * view.done), bar }, Color::primary, 0.8f);
        y += bar + ui.mm(3);
    }
    std::string above = view.child;
    if (!view.progress.empty())
        above += (above.empty() ? "" : "  ·  ") + view.progress;
    if (!above.empty())
        y += ui.write(above, Type::caption, { room.x, y, room.width, 0 }, Color::quiet) + ui.mm(1);
    y += ui.write(view.title, Type::title, { room.x, y, room.width, 0 }, Color::ink, Role::heading);
    y += ui.mm(1);
    y += ui.write(view.help, Type::body, { room.x, y, room.width, 0 }, Color::quiet);
    y += ui.mm(5);

    std::vector<Button> cards;
    for (const QuestionView::Option& option : view.options)
        cards.push_back(card_of(option, view.several, view.compact));
    const float below = scroll.view.height - (y - scroll.top);
    const Grid grid = lay_out(ui, cards, room.width, below, view.compact, gap);
    const auto columns = static_cast<std::size_t>(grid.columns);
    for (std::size_t i = 0; i < cards.size(); ++i) {
        const float height = grid.heights[i / columns];
        const float x = room.x + static_cast<float>(i % columns) * (grid.width + gap);
        const QuestionView::Option& option = view.options[i];
        if (ui.button(cards[i], { x, y, grid.width, height })) {
            if (view.several)
                drawn = action::Tick { option.fact };
            else
                drawn = action::Tell { { { option.fact, option.value } } };
        }
        if (i % columns == columns - 1 || i + 1 == cards.size())
            y += height + gap;
    }
    ui.end_scroll(scroll, y - gap, words(Phrase::more), words(Phrase::up));
    return drawn;
}

Drawn draw_contradiction(Ui& ui, const Words& words, const ContradictionView& view, const Rect& room)
{
    Drawn drawn;
    const Ui::Scroll scroll = ui.begin_scroll("contradiction", room);
    float y = scroll.top;
    if (!view.child.empty())
        y += ui.write(view.child, Type::caption, { room.x, y, room.width, 0 }, Color::quiet) + ui.mm(1);
    y += ui.write(
        words(Phrase::contradiction_title), Type::title, { room.x, y, room.width, 0 }, Color::ink, Role::heading);
    y += ui.mm(2);
    y += ui.write(view.explanation, Type::body, { room.x, y, room.width, 0 });
    y += ui.mm(8);
    for (const ContradictionView::Change& change : view.changes) {
        const Button button { "change/" + std::to_string(change.question), change.label, change.told, Icon::edit };
        const float width = std::min(room.width, ui.mm(240));
        const float height = ui.height_of(button, width);
        if (ui.button(button, { room.x, y, width, height }))
            drawn = action::ChangeAnswer { change.child, change.question };
        y += height + ui.mm(size::gap);
    }
    ui.end_scroll(scroll, y, words(Phrase::more), words(Phrase::up));
    return drawn;
}

} // namespace kiosk::ui
