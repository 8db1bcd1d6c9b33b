// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens/answer_cards.hpp"

#include <algorithm>
#include <cmath>

namespace kiosk::ui {
namespace {

// How tall a card may grow where there is room, and a number.
constexpr float tallest_card = 32 * unit;
constexpr float tallest_number = 22 * unit;
constexpr std::size_t few = 3; // so many answers stand under one another however wide that makes them
constexpr float widest_card = 140 * unit;

Button card_of(const QuestionView& view, const QuestionView::Option& option)
{
    Button button;
    button.id = "answer/" + std::to_string(index(option.fact)) + "/" + std::to_string(option.value);
    button.label = option.label;
    button.hint = option.hint;
    button.role = view.several ? Role::toggle : Role::button;
    if (view.several)
        button.icon = option.selected ? Icon::box_checked : Icon::box;
    else
        button.drawing = option.icon;
    button.selected = option.selected;
    button.align = view.stepper ? text::Align::center : text::Align::start;
    button.raised = true;
    return button;
}

void measure(Ui& ui, AnswerCards& cards, float room_width)
{
    const float gap = ui.mm(size::gap);
    auto& [buttons, columns, width, heights, height] = cards;
    width = std::floor((room_width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
    heights.clear();
    height = -gap;
    for (std::size_t i = 0; i < buttons.size(); i += columns) {
        float row = 0;
        for (std::size_t j = i; j < std::min(buttons.size(), i + columns); ++j)
            row = std::max(row, ui.height_of(buttons[j], width));
        heights.push_back(row);
        height += row + gap;
    }
}

// Rows share what is left over, up to a size.
void grow(Ui& ui, AnswerCards& cards, float to, float most)
{
    auto& [buttons, columns, width, heights, height] = cards;
    const float spare = std::max(0.f, to - height) / static_cast<float>(heights.size());
    height = -ui.mm(size::gap);
    for (float& row : heights) {
        row = std::floor(std::max(row, std::min(row + spare, most)));
        height += row + ui.mm(size::gap);
    }
}

bool whole_words(Ui& ui, const AnswerCards& cards)
{
    return std::none_of(cards.buttons.begin(), cards.buttons.end(), [&](const Button& card) {
        // Chinese may be broken between any two characters.
        const bool chinese = std::any_of(
            card.label.begin(), card.label.end(), [](char byte) { return static_cast<unsigned char>(byte) >= 0xE3; });
        return !chinese && ui.fit(card, cards.width) == Ui::Fit::broken_words;
    });
}

// Numbers: the usual columns and larger type first, fewer columns before more.
AnswerCards lay_out_numbers(Ui& ui, AnswerCards cards, const Rect& room, bool aside)
{
    const std::size_t usual = aside ? 5 : 4;
    const auto widest = std::max(usual, static_cast<std::size_t>(room.width / ui.mm(size::target + size::gap)));
    std::vector<std::size_t> ways { usual };
    for (std::size_t fewer = usual - 1; fewer > 1; --fewer)
        ways.push_back(fewer);
    for (std::size_t more = usual + 1; more <= widest; ++more)
        ways.push_back(more);
    for (const Type type : { Type::heading, Type::strong, Type::note }) {
        for (Button& card : cards.buttons)
            card.type = type;
        for (const std::size_t columns : ways) {
            cards.columns = columns;
            measure(ui, cards, room.width);
            if (cards.height <= room.height && whole_words(ui, cards)) {
                grow(ui, cards, room.height, ui.mm(tallest_number));
                return cards;
            }
        }
    }
    // It scrolls: in as many columns as leave the words whole, so that it scrolls least, and no answer a tower of
    // single characters.
    for (cards.columns = widest; cards.columns > 2; --cards.columns) {
        measure(ui, cards, room.width);
        if (whole_words(ui, cards)
            && *std::max_element(cards.heights.begin(), cards.heights.end()) <= ui.tower(Type::note))
            break;
    }
    measure(ui, cards, room.width);
    return cards;
}

// Words: as much as fits goes on the cards, pictures and large hints first, many columns last.
AnswerCards lay_out_words(Ui& ui, AnswerCards cards, const QuestionView& view, const Rect& room, bool aside)
{
    const std::size_t most = aside ? 3 : 2;
    struct Way {
        Type hint;
        float picture_mm; // 0: as high as a line
        Type label = Type::strong;
        bool pictures = true;
    };
    for (const Way way : { Way { Type::note, size::picture }, Way { Type::note, 0 }, Way { Type::caption, 0 },
             Way { Type::caption, 0, Type::note }, Way { Type::caption, 0, Type::note, false } }) {
        for (Button& card : cards.buttons) {
            card.type = way.label;
            card.hint_type = way.hint;
            if (!way.pictures && !view.several)
                card.drawing.clear();
            card.icon_mm = view.several ? 0 : way.picture_mm;
        }
        for (cards.columns = 1; cards.columns <= most; ++cards.columns) {
            measure(ui, cards, room.width);
            const bool bars
                = aside && cards.columns == 1 && cards.buttons.size() > few && cards.width > ui.mm(widest_card);
            if (cards.height <= room.height && !bars && whole_words(ui, cards)) {
                grow(ui, cards, room.height, ui.mm(tallest_card));
                return cards;
            }
        }
    }
    cards.columns = 1;
    measure(ui, cards, room.width);
    return cards;
}

} // namespace

AnswerCards lay_out_answer_cards(Ui& ui, const QuestionView& view, const Rect& room, bool aside)
{
    AnswerCards cards;
    for (const QuestionView::Option& option : view.options)
        cards.buttons.push_back(card_of(view, option));
    return view.stepper ? lay_out_numbers(ui, std::move(cards), room, aside)
                        : lay_out_words(ui, std::move(cards), view, room, aside);
}

Drawn draw_answer_cards(Ui& ui, const AnswerCards& cards, const QuestionView& view, float left, float top)
{
    Drawn drawn;
    const float gap = ui.mm(size::gap);
    float y = top;
    for (std::size_t i = 0; i < cards.buttons.size(); ++i) {
        const float height = cards.heights[i / cards.columns];
        const float x = left + static_cast<float>(i % cards.columns) * (cards.width + gap);
        const QuestionView::Option& option = view.options[i];
        if (ui.button(cards.buttons[i], { x, y, cards.width, height })) {
            if (view.several)
                drawn = action::Tick { option.fact };
            else
                drawn = action::Tell { { { option.fact, option.value } } };
        }
        if (i % cards.columns == cards.columns - 1)
            y += height + gap;
    }
    return drawn;
}

} // namespace kiosk::ui
