// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens.hpp"
#include "kiosk/ui/screens/answer_cards.hpp"
#include "kiosk/ui/screens/opt_outs.hpp"
#include "kiosk/ui/screens/stepper.hpp"

#include <cmath>

namespace kiosk::ui {
namespace {

// Beside the answers the question needs so many characters a line.
constexpr float shortest_title = 8;
// And so many lines.
constexpr float shortest_head = 3;

// What the question is about, as a picture where there is room for one.
void draw_subject(Ui& ui, const QuestionView& view, const Rect& room, text::Align align)
{
    const float side = std::floor(std::min({ room.width * 0.6f, room.height - 2 * ui.mm(space::l), ui.mm(48 * unit) }));
    if (side < ui.mm(20 * unit))
        return;
    const Rect disk { align == text::Align::center ? room.x + std::floor((room.width - side) / 2) : room.x,
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
    bool aside = !ui.portrait() && column >= shortest_title * ui.em(Type::title);
    OptOuts opt_outs = lay_out_opt_outs(ui, words, view, aside ? column : room.width);
    // Where words are long and large, what stands below the question would leave it no line to be read in.
    if (aside && room.height - opt_outs.height < ui.mm(size::target) + shortest_head * ui.line(Type::heading)) {
        aside = false;
        opt_outs = lay_out_opt_outs(ui, words, view, room.width);
    }
    const float head_width = aside ? column : room.width;
    const Rect answers { aside ? room.x + head_width + column_gap : room.x, room.y,
        aside ? room.width - head_width - column_gap : room.width, room.height };
    float bottom = room.bottom();
    if (!aside) {
        keep(draw_opt_outs(ui, opt_outs, view, room));
        bottom -= opt_outs.height + ui.mm(space::l);
    }
    // A question with several answers ends with a button of its own.
    float answers_bottom = bottom;
    if (view.done_ticking) {
        // How many are ticked is an answer.
        const auto kept = ui.keep(view.confidential ? Privacy::confidential : Privacy::personal);
        const Button done { "done", view.done_ticking->label, {}, Icon::none, Button::Kind::primary, Role::button,
            text::Align::center };
        const float height = ui.height_of(done, answers.width);
        answers_bottom -= height + ui.mm(space::l);
        if (ui.button(done, { answers.x, bottom - height, answers.width, height }))
            drawn = view.done_ticking->told;
    }

    if (aside) {
        const Ui::Scroll head = ui.begin_scroll("question/" + view.title + "/head",
            { room.x, room.y, head_width, room.height - opt_outs.height - ui.mm(space::l) });
        const float end
            = draw_head(ui, view, { room.x, head.top, head_width, 0 }, room.height - opt_outs.height - ui.mm(space::l));
        draw_subject(ui, view, { room.x, end, head_width, head.view.bottom() - end }, text::Align::start);
        ui.end_scroll(head, end, words(Phrase::more), words(Phrase::up));
    }
    const Ui::Scroll scroll = ui.begin_scroll(
        "question/" + view.title, { answers.x, answers.y, answers.width, answers_bottom - answers.y });
    float y = scroll.top;
    if (!aside) {
        // Not so large that none of the answers would be seen below it.
        const float one_answer = 2 * ui.mm(size::target + space::l);
        y = draw_head(ui, view, { answers.x, y, answers.width, 0 }, answers_bottom - answers.y - one_answer)
            + ui.mm(space::l);
    }
    const Rect below { answers.x, y, answers.width, scroll.view.height - (y - scroll.top) };
    if (view.covered) {
        y = draw_cover(ui, words, below, drawn);
        if (!aside)
            draw_subject(ui, view, { below.x, y, below.width, below.bottom() - y }, text::Align::center);
    } else {
        StepperLayout stepper;
        float stepper_height = 0; // with the space above it
        if (view.stepper) {
            stepper = lay_out_stepper(ui, words, *view.stepper, answers.width);
            stepper_height = stepper.height + ui.mm(space::l);
        }
        const AnswerCards cards
            = lay_out_answer_cards(ui, view, { below.x, below.y, below.width, below.height - stepper_height }, aside);
        // A few answers stand in the middle of a wide page, and within easy reach on a tall one.
        const float spare = std::floor(std::max(0.f, below.height - cards.height - stepper_height));
        if (!aside)
            draw_subject(ui, view, { below.x, below.y - ui.mm(space::l), below.width, spare + ui.mm(space::l) },
                text::Align::center);
        y += aside ? std::floor(spare / 2) : spare;
        keep(draw_answer_cards(ui, cards, view, answers.x, y));
        y += cards.height;
        if (view.stepper) {
            const auto kept = ui.keep(Privacy::personal); // it shows the number chosen
            keep(draw_stepper(
                ui, words, stepper, *view.stepper, { answers.x, y + ui.mm(space::l), answers.width, stepper.height }));
            y += stepper_height;
        }
    }
    ui.end_scroll(scroll, y, words(Phrase::more), words(Phrase::up));
    if (aside)
        keep(draw_opt_outs(ui, opt_outs, view, { room.x, room.y, head_width, room.height }));
    return drawn;
}

} // namespace kiosk::ui
