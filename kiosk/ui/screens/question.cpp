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

// How many columns the cards stand in: as few as fit, so that cards are large.
int columns_for(Ui& ui, const std::vector<Button>& cards, float width, float height, bool compact, float gap)
{
    const int most = compact ? 7 : ui.portrait() ? 2 : 3;
    for (int columns = compact ? (ui.portrait() ? 4 : 7) : 1; columns <= most; ++columns) {
        const float card = (width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
        float total = 0;
        for (std::size_t i = 0; i < cards.size(); i += static_cast<std::size_t>(columns)) {
            float row = 0;
            for (std::size_t j = i; j < std::min(cards.size(), i + static_cast<std::size_t>(columns)); ++j)
                row = std::max(row, ui.height_of(cards[j], card));
            total += row + gap;
        }
        // Two short answers look better beside one another than as bars across a wide screen.
        const bool too_wide = !compact && columns == 1 && card > ui.mm(260);
        if (total - gap <= height && !too_wide)
            return columns;
    }
    return most;
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
    const float row_height = ui.mm(size::target);
    const int bottom_buttons = view.several ? 3 : 2;
    const float bottom_width = (room.width - gap * static_cast<float>(bottom_buttons - 1)) / static_cast<float>(bottom_buttons);
    const float bottom_y = room.bottom() - row_height;
    const auto bottom = [&](int slot) {
        return Rect { room.x + static_cast<float>(slot) * (bottom_width + gap), bottom_y, bottom_width, row_height };
    };
    const auto quiet = [&](std::string id, Phrase label) {
        return Button { std::move(id), words(label), {}, Icon::none, Button::Kind::quiet, Role::button, false, true,
            Type::body };
    };
    if (ui.button(quiet("dont_know", Phrase::dont_know), bottom(0)))
        drawn = action::Tell { withheld };
    if (ui.button(quiet("rather_not_say", Phrase::rather_not_say), bottom(1)))
        drawn = action::Tell { withheld };
    if (view.several) {
        std::vector<std::pair<FactId, std::optional<int>>> told;
        int count = 0;
        for (const QuestionView::Option& option : view.options) {
            told.push_back({ option.fact, option.selected ? 1 : 0 });
            count += option.selected;
        }
        const Button done { "done", count ? words(Phrase::chosen, { { "count", count } }) : words(Phrase::none_of_these),
            {}, Icon::none, Button::Kind::primary, Role::button, false, true, Type::strong };
        if (ui.button(done, bottom(2)))
            drawn = action::Tell { told };
    }

    const Ui::Scroll scroll
        = ui.begin_scroll("question/" + view.title, { room.x, room.y, room.width, room.height - row_height - ui.mm(6) });
    float y = scroll.top;
    std::string above = view.child;
    if (!view.progress.empty())
        above += (above.empty() ? "" : "  ·  ") + view.progress;
    if (!above.empty())
        y += ui.write(above, Type::caption, { room.x, y, room.width, 0 }, color::quiet) + ui.mm(1);
    y += ui.write(view.title, Type::title, { room.x, y, room.width, 0 }, color::ink, Role::heading);
    y += ui.mm(1);
    const std::string help = view.several ? view.help + " " + words(Phrase::several) : view.help;
    y += ui.write(help, Type::body, { room.x, y, room.width, 0 }, color::quiet);
    y += ui.mm(5);

    std::vector<Button> cards;
    for (const QuestionView::Option& option : view.options)
        cards.push_back(card_of(option, view.several, view.compact));
    const int columns = columns_for(ui, cards, room.width, scroll.view.bottom() - (y - scroll.top + scroll.view.y), view.compact, gap);
    const float width = (room.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    for (std::size_t i = 0; i < cards.size(); i += static_cast<std::size_t>(columns)) {
        const std::size_t end = std::min(cards.size(), i + static_cast<std::size_t>(columns));
        float height = 0;
        for (std::size_t j = i; j < end; ++j)
            height = std::max(height, ui.height_of(cards[j], width));
        for (std::size_t j = i; j < end; ++j) {
            const auto& option = view.options[j];
            if (!ui.button(cards[j], { room.x + static_cast<float>(j - i) * (width + gap), y, width, height }))
                continue;
            if (view.several)
                drawn = action::Tick { option.fact };
            else
                drawn = action::Tell { { { option.fact, option.value } } };
        }
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
        y += ui.write(view.child, Type::caption, { room.x, y, room.width, 0 }, color::quiet) + ui.mm(1);
    y += ui.write(words(Phrase::contradiction_title), Type::title, { room.x, y, room.width, 0 }, color::ink, Role::heading);
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
