// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens.hpp"

#include <cmath>

namespace kiosk::ui {
namespace {

// A few large buttons under a title, for screens that ask one simple thing.
struct Choice {
    Button button;
    Action action;
};

Drawn draw_choices(Ui& ui, const Words& words, std::string_view title, std::string_view text,
    const std::vector<Choice>& choices, const Rect& room)
{
    Drawn drawn;
    const float least = size::target + space::xl;
    const float width = std::min(room.width, ui.mm(160 * unit));
    const float left = room.x + std::floor((room.width - width) / 2);
    const Text head = ui.paragraph(title, Type::title, width);
    const Text body = ui.paragraph(text, Type::body, width);
    float height = head.height + ui.mm(space::s) + body.height + ui.mm(space::xl) - ui.mm(space::m);
    for (const Choice& choice : choices)
        height += ui.height_of(choice.button, width, least) + ui.mm(space::m);
    const Ui::Scroll scroll = ui.begin_scroll("choices", room);
    float y = scroll.top + std::floor(std::max(0.f, scroll.view.height - height) * 0.4f);
    ui.draw(head, left, y, Color::ink, Role::heading);
    y += head.height + ui.mm(space::s);
    ui.draw(body, left, y, Color::quiet);
    y += body.height + ui.mm(space::xl);
    for (const Choice& choice : choices) {
        const float card = ui.height_of(choice.button, width, least);
        if (ui.button(choice.button, { left, y, width, card }))
            drawn = choice.action;
        y += card + ui.mm(space::m);
    }
    ui.end_scroll(scroll, y - ui.mm(space::m), words(Phrase::more), words(Phrase::up));
    return drawn;
}

Button large(std::string id, std::string label, Icon icon, Button::Kind kind)
{
    Button button { std::move(id), std::move(label), {}, icon, kind, Role::button, text::Align::start, Type::heading };
    button.raised = true;
    return button;
}

} // namespace

Drawn draw_another_child(Ui& ui, const Words& words, const Session& session, const Rect& room)
{
    std::vector<Choice> choices;
    choices.push_back({ large("done", words(Phrase::another_done), Icon::forward, Button::Kind::primary),
        action::FinishChildren {} });
    if (session.family.children.size() < max_children)
        choices.push_back(
            { large("add", words(Phrase::another_add), Icon::plus, Button::Kind::plain), action::AddChild {} });
    return draw_choices(ui, words, words(Phrase::another_title), words(Phrase::another_text), choices, room);
}

Drawn draw_end(Ui& ui, const Words& words, bool printing, const Rect& room)
{
    std::string text = words(Phrase::end_text);
    if (printing)
        text += "\n" + words(Phrase::print_end);
    return draw_choices(ui, words, words(Phrase::end_title), text,
        { { large("end_no", words(Phrase::end_no), Icon::back, Button::Kind::plain), action::CloseOverlay {} },
            { large("end_yes", words(Phrase::end_yes), Icon::end, Button::Kind::primary), action::End {} } },
        room);
}

Drawn draw_idle(Ui& ui, const Words& words, int seconds, const Rect& room)
{
    return draw_choices(ui, words, words(Phrase::idle_title), words(Phrase::idle_text, { { "seconds", seconds } }),
        { { large("stay", words(Phrase::idle_stay), Icon::check, Button::Kind::primary), action::StillHere {} },
            { large("end_yes", words(Phrase::end_yes), Icon::end, Button::Kind::plain), action::End {} } },
        room);
}

Drawn draw_review(Ui& ui, const Words& words, const ReviewView& view, const Rect& room)
{
    Drawn drawn;
    const float gap = ui.mm(size::gap);
    const float half = std::floor((room.width - gap) / 2);
    const Button add { "add", words(Phrase::review_add), {}, Icon::plus, Button::Kind::plain, Role::button,
        text::Align::center, Type::body };
    const Button results { "results", words(Phrase::review_results), {}, Icon::none, Button::Kind::primary,
        Role::button, text::Align::center, Type::heading };
    constexpr float least = size::target + space::s;
    const float row_height = std::max(ui.height_of(add, half, least), ui.height_of(results, half, least));
    const float bottom_y = room.bottom() - row_height;

    const Ui::Scroll scroll
        = ui.begin_scroll("review", { room.x, room.y, room.width, room.height - row_height - ui.mm(space::m) });
    float y = scroll.top;
    y += ui.write(words(Phrase::review_title), Type::title, { room.x, y, room.width, 0 }, Color::ink, Role::heading);
    y += ui.write(words(Phrase::review_text), Type::body, { room.x, y, room.width, 0 }, Color::quiet) + ui.mm(space::m);
    const std::size_t columns = ui.portrait() ? 1 : 2;
    const float width = columns == 1 ? room.width : half;
    for (std::size_t p = 0; p < view.parts.size(); ++p) {
        const ReviewView::Part& part = view.parts[p];
        y += p ? ui.mm(space::m) : 0;
        y += ui.write(part.title, Type::strong, { room.x, y, room.width, 0 }, Color::primary, Role::heading)
            + ui.mm(space::xs);
        for (std::size_t i = 0; i < part.rows.size(); i += columns) {
            const std::size_t end = std::min(part.rows.size(), i + columns);
            std::vector<Button> buttons;
            float height = 0;
            for (std::size_t j = i; j < end; ++j) {
                const ReviewView::Row& row = part.rows[j];
                Button button { "row/" + std::to_string(p) + "/" + std::to_string(row.question), row.told, row.fact,
                    Icon::edit };
                button.hint_type = Type::note;
                height = std::max(height, ui.height_of(button, width));
                buttons.push_back(std::move(button));
            }
            for (std::size_t j = i; j < end; ++j) {
                const auto kept = ui.keep(part.rows[j].confidential ? Privacy::confidential : Privacy::personal);
                if (ui.button(buttons[j - i], { room.x + static_cast<float>(j - i) * (width + gap), y, width, height }))
                    drawn = action::ChangeAnswer { part.rows[j].child, part.rows[j].question };
            }
            y += height + gap;
        }
        if (part.removable) {
            const Button remove { "remove/" + std::to_string(*part.removable),
                words(Phrase::review_remove, { { "number", static_cast<int>(*part.removable) + 1 } }), {}, Icon::cross,
                Button::Kind::quiet, Role::button, text::Align::start, Type::body };
            const float remove_width = std::min(room.width, ui.mm(100 * unit));
            const float height = ui.height_of(remove, remove_width);
            if (ui.button(remove, { room.x, y, remove_width, height }))
                drawn = action::RemoveChild { *part.removable };
            y += height + gap;
        }
    }
    ui.end_scroll(scroll, y - gap, words(Phrase::more), words(Phrase::up));
    if (view.can_add && ui.button(add, { room.x, bottom_y, half, row_height }))
        drawn = action::AddChild {};
    if (ui.button(results, { room.right() - half, bottom_y, half, row_height }))
        drawn = action::ShowResults { 0 };
    return drawn;
}

} // namespace kiosk::ui
