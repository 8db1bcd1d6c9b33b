// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens.hpp"

#include <cmath>

namespace kiosk::ui {
namespace {

// How tall a card may grow where there is room, and a number.
constexpr float tallest_card = 32 * unit;
constexpr float tallest_number = 22 * unit;
constexpr std::size_t few = 3; // so many answers stand under one another however wide that makes them
constexpr float widest_card = 140 * unit;
// Beside the answers the question needs so many characters a line.
constexpr float shortest_title = 8;

using Withheld = std::vector<std::pair<FactId, std::optional<int>>>;

Withheld withheld(const QuestionView& view)
{
    Withheld facts;
    for (const QuestionView::Option& option : view.options)
        if (facts.empty() || facts.back().first != option.fact)
            facts.push_back({ option.fact, std::nullopt });
    return facts;
}

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
    button.centered = view.stepper.has_value();
    button.raised = true;
    return button;
}

// Cards in rows.
struct Grid {
    std::vector<Button> cards;
    std::size_t columns = 1;
    float width = 0; // of a card
    std::vector<float> heights; // of each row
    float height = 0; // with the gaps between rows

    void measure(Ui& ui, float room_width)
    {
        const float gap = ui.mm(size::gap);
        width = std::floor((room_width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
        heights.clear();
        height = -gap;
        for (std::size_t i = 0; i < cards.size(); i += columns) {
            float row = 0;
            for (std::size_t j = i; j < std::min(cards.size(), i + columns); ++j)
                row = std::max(row, ui.height_of(cards[j], width));
            heights.push_back(row);
            height += row + gap;
        }
    }
    // Rows share what is left over, up to a size.
    void grow(Ui& ui, float to, float most)
    {
        const float spare = std::max(0.f, to - height) / static_cast<float>(heights.size());
        height = -ui.mm(size::gap);
        for (float& row : heights) {
            row = std::floor(std::max(row, std::min(row + spare, most)));
            height += row + ui.mm(size::gap);
        }
    }
};

// − value +, and once a step was made a button that takes it.
struct StepperLayout {
    float side = 0; // of − and +
    Text value;
    std::string said; // of the value, to whoever listens
    Text hint; // instead of the button
    Button take;
    float height = 0;

    static constexpr float value_share = 0.26f;
};

StepperLayout lay_out_stepper(Ui& ui, const Words& words, const QuestionView::Stepper& stepper, float width)
{
    const float gap = ui.mm(size::gap);
    StepperLayout laid;
    laid.side = ui.mm(size::target + space::s);
    const float value_width = std::floor(width * StepperLayout::value_share);
    const float rest = width - 2 * laid.side - value_width - 4 * gap;
    const std::string_view value = stepper.value.empty() ? "—" : std::string_view(stepper.value);
    laid.said = stepper.value.empty() ? words(Phrase::stepper_none) : stepper.value;
    for (const Type type : { Type::title, Type::strong, Type::note }) {
        laid.value = ui.paragraph(value, type, value_width, text::Align::center);
        if (laid.value.entry->block.line_count() == 1)
            break;
    }
    laid.height = std::max(laid.side, laid.value.height);
    if (stepper.take) {
        laid.take = { "take", words(Phrase::stepper_take, { { "value", stepper.value } }), {}, Icon::none,
            Button::Kind::primary, Role::button, false, true };
        laid.height = std::max(laid.height, ui.height_of(laid.take, rest));
    } else {
        laid.hint = ui.paragraph(words(Phrase::stepper_or), Type::note, rest);
        laid.height = std::max(laid.height, laid.hint.height);
    }
    laid.height = std::ceil(laid.height);
    return laid;
}

// As much as fits goes on the cards: pictures and large hints first, many columns last.
Grid lay_out_cards(Ui& ui, const QuestionView& view, const Rect& room, bool aside)
{
    Grid grid;
    for (const QuestionView::Option& option : view.options)
        grid.cards.push_back(card_of(view, option));
    const auto whole_words = [&] {
        return std::none_of(grid.cards.begin(), grid.cards.end(), [&](const Button& card) {
            // Chinese may be broken between any two characters.
            const bool chinese = std::any_of(card.label.begin(), card.label.end(),
                [](char byte) { return static_cast<unsigned char>(byte) >= 0xE3; });
            return !chinese && ui.fit(card, grid.width) == Ui::Fit::broken_words;
        });
    };
    if (view.stepper) {
        const std::size_t usual = aside ? 5 : 4;
        const auto widest = std::max(usual, static_cast<std::size_t>(room.width / ui.mm(size::target + size::gap)));
        std::vector<std::size_t> ways { usual };
        for (std::size_t fewer = usual - 1; fewer > 1; --fewer)
            ways.push_back(fewer);
        for (std::size_t more = usual + 1; more <= widest; ++more)
            ways.push_back(more);
        for (const Type type : { Type::heading, Type::strong, Type::note }) {
            for (Button& card : grid.cards)
                card.type = type;
            for (const std::size_t columns : ways) {
                grid.columns = columns;
                grid.measure(ui, room.width);
                if (grid.height <= room.height && whole_words()) {
                    grid.grow(ui, room.height, ui.mm(tallest_number));
                    return grid;
                }
            }
        }
        // It scrolls: in as many columns as leave the words whole, so that it scrolls least.
        for (grid.columns = widest; grid.columns > 2; --grid.columns) {
            grid.measure(ui, room.width);
            if (whole_words())
                break;
        }
        grid.measure(ui, room.width);
        return grid;
    }
    const std::size_t most = aside ? 3 : 2;
    struct Way {
        Type hint;
        float picture_mm; // 0: as high as a line
        Type label = Type::strong;
        bool pictures = true;
    };
    for (const Way way : { Way { Type::note, size::picture }, Way { Type::note, 0 }, Way { Type::caption, 0 },
             Way { Type::caption, 0, Type::note }, Way { Type::caption, 0, Type::note, false } }) {
        for (std::size_t i = 0; i < grid.cards.size(); ++i) {
            Button& card = grid.cards[i];
            card.type = way.label;
            card.hint_type = way.hint;
            if (!way.pictures && !view.several)
                card.drawing.clear();
            card.icon_mm = view.several ? 0 : way.picture_mm;
        }
        for (grid.columns = 1; grid.columns <= most; ++grid.columns) {
            grid.measure(ui, room.width);
            const bool bars = aside && grid.columns == 1 && grid.cards.size() > few && grid.width > ui.mm(widest_card);
            if (grid.height <= room.height && !bars && whole_words()) {
                grid.grow(ui, room.height, ui.mm(tallest_card));
                return grid;
            }
        }
    }
    grid.columns = 1;
    grid.measure(ui, room.width);
    return grid;
}

// What one can say instead of an answer, always at the same place.
struct Closing {
    std::vector<Button> buttons; // don't know, rather not say, and what ends a question with several answers
    float height = 0;
    bool stacked = false;
};

Closing lay_out_closing(Ui& ui, const Words& words, const QuestionView& view, float width)
{
    Closing closing;
    if (view.same_as_before) // whoever does not know is asked each by itself
        return closing;
    const auto add = [&](const char* id, Phrase label, Icon icon) {
        closing.buttons.push_back(
            { id, words(label), {}, icon, Button::Kind::quiet, Role::button, false, true, Type::body });
    };
    add("dont_know", Phrase::dont_know, Icon::dont_know);
    add("rather_not_say", Phrase::rather_not_say, Icon::rather_not_say);
    const float gap = ui.mm(size::gap);
    const float half = (width - gap) / 2;
    closing.stacked = std::any_of(closing.buttons.begin(), closing.buttons.end(),
        [&](const Button& button) { return ui.fit(button, half) != Ui::Fit::one_line; });
    for (const Button& button : closing.buttons) {
        const float height = ui.height_of(button, closing.stacked ? width : half);
        closing.height = closing.stacked ? closing.height + height + gap : std::max(closing.height, height + gap);
    }
    closing.height -= gap;
    return closing;
}

Drawn draw_closing(Ui& ui, const Closing& closing, const QuestionView& view, const Rect& room)
{
    Drawn drawn;
    const auto kept = ui.keep(Kept { Privacy::open, Privacy::personal });
    const float gap = ui.mm(size::gap);
    const float width = closing.stacked ? room.width : (room.width - gap) / 2;
    float x = room.x;
    float y = room.bottom() - closing.height;
    for (const Button& button : closing.buttons) {
        const float height = closing.stacked ? ui.height_of(button, width) : closing.height;
        if (ui.button(button, { x, y, width, height }))
            drawn = action::Tell { withheld(view) };
        if (closing.stacked)
            y += height + gap;
        else
            x += width + gap;
    }
    return drawn;
}

std::string words_for_siblings(const Words& words, int same, std::size_t all)
{
    if (same == 0)
        return words(Phrase::siblings_none);
    return static_cast<std::size_t>(same) == all ? words(Phrase::siblings_all)
                                                 : words(Phrase::siblings_some, { { "count", same } });
}

// What the question is about, as a picture where there is room for one.
void draw_subject(Ui& ui, const QuestionView& view, const Rect& room, bool centred)
{
    const float side = std::floor(std::min({ room.width * 0.6f, room.height - 2 * ui.mm(space::l), ui.mm(48 * unit) }));
    if (side < ui.mm(20 * unit))
        return;
    const Rect disk { centred ? room.x + std::floor((room.width - side) / 2) : room.x,
        room.y + std::floor((room.height - side) / 2), side, side };
    ui.fill(disk, Color::bar, side / ui.mm(2));
    const float inner = std::floor(side * 0.2f);
    if (view.icon.empty())
        ui.icon(view.confidential ? Icon::private_matter : Icon::heart, disk.inset(inner), Color::primary);
    else
        ui.icon(view.icon, disk.inset(inner), Color::primary);
}

// The question itself: how far along, whose, what, and why it is asked. Returns the bottom.
float draw_head(Ui& ui, const QuestionView& view, const Rect& room, float most)
{
    float y = room.y;
    const float text_width = std::min(room.width, ui.mm(size::column));
    std::string above = view.child;
    if (!view.progress.empty())
        above += (above.empty() ? "" : "  ·  ") + view.progress;
    // A long question in a narrow column is set smaller before it scrolls.
    const float fine = (view.progress.empty() ? 0 : ui.mm(unit + space::xs))
        + (above.empty() ? 0 : ui.paragraph(above, Type::caption, room.width).height + ui.mm(space::s));
    struct Way {
        Type title;
        Type help;
    };
    Way way {};
    for (const Way smaller :
        { Way { Type::title, Type::body }, Way { Type::heading, Type::note }, Way { Type::strong, Type::caption } }) {
        way = smaller;
        if (fine + ui.paragraph(view.title, way.title, room.width).height + ui.mm(space::xs)
                + ui.paragraph(view.help, way.help, text_width).height
            <= most)
            break;
    }
    if (!view.progress.empty()) {
        const float bar = ui.mm(unit);
        ui.fill({ room.x, y, room.width, bar }, Color::hairline, unit / 2);
        ui.fill({ room.x, y, std::max(bar, room.width * view.done), bar }, Color::primary, unit / 2);
        y += bar + ui.mm(space::xs);
    }
    if (!above.empty()) {
        // It names an age where there are several children.
        const auto keep = ui.keep(view.confidential ? Privacy::confidential
                : view.child.empty()                ? Privacy::open
                                                    : Privacy::personal);
        y += ui.write(above, Type::caption, { room.x, y, room.width, 0 }, Color::quiet) + ui.mm(space::s);
    }
    const auto kept = ui.keep(Privacy::open); // also of a confidential question, which names nothing here
    y += ui.write(view.title, way.title, { room.x, y, room.width, 0 }, Color::ink, Role::heading);
    y += ui.mm(space::xs);
    return y + ui.write(view.help, way.help, { room.x, y, text_width, 0 }, Color::quiet);
}

Drawn draw_grid(Ui& ui, const Grid& grid, const QuestionView& view, float left, float top)
{
    Drawn drawn;
    const float gap = ui.mm(size::gap);
    float y = top;
    for (std::size_t i = 0; i < grid.cards.size(); ++i) {
        const float height = grid.heights[i / grid.columns];
        const float x = left + static_cast<float>(i % grid.columns) * (grid.width + gap);
        const QuestionView::Option& option = view.options[i];
        if (ui.button(grid.cards[i], { x, y, grid.width, height })) {
            if (view.several)
                drawn = action::Tick { option.fact };
            else
                drawn = action::Tell { { { option.fact, option.value } } };
        }
        if (i % grid.columns == grid.columns - 1)
            y += height + gap;
    }
    return drawn;
}

Drawn draw_stepper(
    Ui& ui, const Words& words, const StepperLayout& laid, const QuestionView::Stepper& stepper, const Rect& room)
{
    Drawn drawn;
    const float gap = ui.mm(size::gap);
    const auto step = [&](std::string id, Phrase label, Icon icon, float x, int to) {
        const Button button { std::move(id), words(label), {}, icon, Button::Kind::plain };
        if (ui.icon_button(button, { x, room.y, laid.side, room.height }))
            drawn = action::Step { stepper.fact, to };
    };
    step("less", Phrase::stepper_less, Icon::minus, room.x, stepper.less);
    const Rect field { room.x + laid.side + gap, room.y, laid.value.width, room.height };
    ui.fill(field, Color::bar, size::radius);
    Text value = laid.value;
    value.words = laid.said;
    ui.draw(value, field.x, field.y + (field.height - value.height) / 2, Color::ink, Role::status);
    step("step_more", Phrase::stepper_more, Icon::plus, field.right() + gap, stepper.more);
    const float x = field.right() + laid.side + 3 * gap;
    const Rect rest { x, room.y, room.right() - x, room.height };
    if (!stepper.take)
        ui.draw(laid.hint, rest.x, rest.y + (rest.height - laid.hint.height) / 2, Color::quiet);
    else if (ui.button(laid.take, rest))
        drawn = action::Tell { { { stepper.fact, *stepper.take } } };
    return drawn;
}

// What to do about private matters, before any of them is named.
float draw_cover(Ui& ui, const Words& words, const Rect& room, Drawn& drawn)
{
    const float padding = ui.mm(size::padding);
    const float side = ui.mm(size::picture);
    const Text whom
        = ui.paragraph(words(Phrase::private_whom), Type::body, room.width - 2 * padding - side - ui.mm(space::m));
    const float height = std::max(whom.height, side) + 2 * padding;
    ui.fill({ room.x, room.y, room.width, height }, Color::card, size::radius);
    ui.icon(Icon::private_matter, { room.x + padding, room.y + padding, side, side }, Color::primary);
    ui.draw(whom, room.x + padding + side + ui.mm(space::m), room.y + padding, Color::ink);
    const Button reveal { "reveal", words(Phrase::private_reveal), {}, Icon::private_matter, Button::Kind::plain };
    const float y = room.y + height + ui.mm(space::l);
    const float button = ui.height_of(reveal, room.width, size::target + space::s);
    if (ui.button(reveal, { room.x, y, room.width, button }))
        drawn = action::Reveal {};
    return y + button;
}

} // namespace

Drawn draw_question(Ui& ui, const Words& words, const QuestionView& view, const Rect& room)
{
    Drawn drawn;
    const auto keep = [&drawn](Drawn more) {
        if (more)
            drawn = std::move(more);
    };

    // Beside the answers where the page is wide, above them where it is tall.
    const bool low = ui.shape() == Shape::low;
    const float column_gap = ui.mm(low ? space::l : space::huge);
    const float column = std::floor((room.width - column_gap) * (low ? 0.33f : 0.36f));
    const bool aside = !ui.portrait() && column >= shortest_title * ui.em(Type::title);
    const float head_width = aside ? column : room.width;
    const Rect answers { aside ? room.x + head_width + column_gap : room.x, room.y,
        aside ? room.width - head_width - column_gap : room.width, room.height };
    const Closing closing = lay_out_closing(ui, words, view, head_width);
    float bottom = room.bottom();
    if (!aside) {
        keep(draw_closing(ui, closing, view, room));
        bottom -= closing.height + ui.mm(space::l);
    }
    // A question with several answers ends with a button of its own.
    float answers_bottom = bottom;
    if (view.several) {
        Withheld ticked;
        int count = 0;
        for (const QuestionView::Option& option : view.options) {
            ticked.push_back({ option.fact, option.selected ? 1 : 0 });
            count += option.selected;
        }
        const std::string label = view.same_as_before ? words_for_siblings(words, count, view.options.size())
            : count                                   ? words(Phrase::chosen, { { "count", count } })
            : view.covered                            ? words(Phrase::private_nothing)
                                                      : words(Phrase::none_of_these);
        // How many are ticked is an answer.
        const auto kept = ui.keep(view.confidential ? Privacy::confidential : Privacy::personal);
        const Button done { "done", label, {}, Icon::none, Button::Kind::primary, Role::button, false, true };
        const float height = ui.height_of(done, answers.width);
        answers_bottom -= height + ui.mm(space::l);
        if (ui.button(done, { answers.x, bottom - height, answers.width, height }))
            drawn = action::Tell { ticked };
    }

    if (aside) {
        const Ui::Scroll head = ui.begin_scroll("question/" + view.title + "/head",
            { room.x, room.y, head_width, room.height - closing.height - ui.mm(space::l) });
        const float end
            = draw_head(ui, view, { room.x, head.top, head_width, 0 }, room.height - closing.height - ui.mm(space::l));
        draw_subject(ui, view, { room.x, end, head_width, head.view.bottom() - end }, false);
        ui.end_scroll(head, end, words(Phrase::more), words(Phrase::up));
    }
    const Ui::Scroll scroll = ui.begin_scroll(
        "question/" + view.title, { answers.x, answers.y, answers.width, answers_bottom - answers.y });
    float y = scroll.top;
    if (!aside)
        y = draw_head(ui, view, { answers.x, y, answers.width, 0 }, room.height) + ui.mm(space::l);
    const Rect below { answers.x, y, answers.width, scroll.view.height - (y - scroll.top) };
    if (view.covered) {
        y = draw_cover(ui, words, below, drawn);
        if (!aside)
            draw_subject(ui, view, { below.x, y, below.width, below.bottom() - y }, true);
    } else {
        StepperLayout stepper;
        float stepper_height = 0; // with the space above it
        if (view.stepper) {
            stepper = lay_out_stepper(ui, words, *view.stepper, answers.width);
            stepper_height = stepper.height + ui.mm(space::l);
        }
        const Grid grid
            = lay_out_cards(ui, view, { below.x, below.y, below.width, below.height - stepper_height }, aside);
        // A few answers stand in the middle of a wide page, and within easy reach on a tall one.
        const float spare = std::floor(std::max(0.f, below.height - grid.height - stepper_height));
        if (!aside)
            draw_subject(ui, view, { below.x, below.y - ui.mm(space::l), below.width, spare + ui.mm(space::l) }, true);
        y += aside ? std::floor(spare / 2) : spare;
        keep(draw_grid(ui, grid, view, answers.x, y));
        y += grid.height;
        if (view.stepper) {
            const auto kept = ui.keep(Privacy::personal); // it shows the number chosen
            keep(draw_stepper(
                ui, words, stepper, *view.stepper, { answers.x, y + ui.mm(space::l), answers.width, stepper.height }));
            y += stepper_height;
        }
    }
    ui.end_scroll(scroll, y, words(Phrase::more), words(Phrase::up));
    if (aside)
        keep(draw_closing(ui, closing, view, { room.x, room.y, head_width, room.height }));
    return drawn;
}

Drawn draw_contradiction(Ui& ui, const Words& words, const ContradictionView& view, const Rect& room)
{
    Drawn drawn;
    const float width = std::min(room.width, ui.mm(160 * unit));
    const float left = room.x + std::floor((room.width - width) / 2);
    const Text title = ui.paragraph(words(Phrase::contradiction_title), Type::title, width);
    const Text explanation = ui.paragraph(view.explanation, Type::body, width);
    const Text child = view.child.empty() ? Text {} : ui.paragraph(view.child, Type::caption, width);
    std::vector<Button> buttons;
    float height
        = child.height + title.height + ui.mm(space::s) + explanation.height + ui.mm(space::xl) - ui.mm(space::m);
    for (const ContradictionView::Change& change : view.changes) {
        Button button { "change/" + std::to_string(change.question), change.label, change.told, Icon::edit };
        button.hint_type = Type::note;
        button.raised = true;
        height += ui.height_of(button, width, size::target + space::m) + ui.mm(space::m);
        buttons.push_back(std::move(button));
    }
    const Ui::Scroll scroll = ui.begin_scroll("contradiction", room);
    float y = scroll.top + std::floor(std::max(0.f, scroll.view.height - height) * 0.4f);
    if (child.entry)
        ui.draw(child, left, y, Color::quiet);
    y += child.height;
    ui.draw(title, left, y, Color::ink, Role::heading);
    y += title.height + ui.mm(space::s);
    ui.draw(explanation, left, y, Color::ink);
    y += explanation.height + ui.mm(space::xl);
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        const float card = ui.height_of(buttons[i], width, size::target + space::m);
        if (ui.button(buttons[i], { left, y, width, card }))
            drawn = action::ChangeAnswer { view.changes[i].child, view.changes[i].question };
        y += card + ui.mm(space::m);
    }
    ui.end_scroll(scroll, y - ui.mm(space::m), words(Phrase::more), words(Phrase::up));
    return drawn;
}

} // namespace kiosk::ui
