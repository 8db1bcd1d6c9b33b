// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/drawing.hpp"
#include "kiosk/ui/ui.hpp"

#include <cmath>

namespace kiosk::ui {

namespace {

// Content that was fitted to its room is not to scroll because of a fraction of a pixel.
constexpr float rounding = 1;

} // namespace

// Of the row of buttons below what scrolls: one line of text.
float Ui::more_height() const
{
    return std::max(mm(size::target), std::ceil(line(Type::strong) + mm(2 * space::xs)));
}

// How far "more" leads: a little of what was read stays in sight.
float Ui::step(float view_height) const
{
    return std::max(view_height - mm(size::target), view_height / 2);
}

Ui::Scroll Ui::begin_scroll(std::string id, const Rect& room)
{
    ScrollState& state = scrolls_[id];
    state.seen = true;
    area_ = ++areas_;
    Rect view = room;
    if (state.content > room.height + rounding)
        view.height -= more_height() + mm(size::gap);
    const Rect at = mirrored(view);
    const float furthest = std::max(0.f, state.content - view.height);
    if (frame_.scroll && at.contains(frame_.scroll->x, frame_.scroll->y))
        state.offset += frame_.scroll->dy;
    state.offset -= frame_.wheel_px;
    // The focused widget stays in sight.
    if (frame_.key && show_focus_) {
        for (const Node& node : last_) {
            if (node.id != focus_ || focus_.empty() || node.rect == node.clip || node.clip.height >= node.rect.height)
                continue;
            if (node.area != area_)
                continue;
            if (node.rect.y < at.y)
                state.offset -= at.y - node.rect.y + mm(size::gap);
            else if (node.rect.bottom() > at.bottom())
                state.offset += node.rect.bottom() - at.bottom() + mm(size::gap);
        }
    }
    state.offset = std::round(std::clamp(state.offset, 0.f, furthest));
    // What is drawn may reach a little beyond at the sides: shadows, and the ring of the focus.
    const Rect drawn = at.inset(-mm(space::s), 0);
    ImGui::PushClipRect(top_left(drawn), bottom_right(drawn), true);
    clip_ = at;
    return { std::move(id), view, view.y - state.offset };
}

void Ui::end_scroll(const Scroll& scroll, float content_bottom, std::string_view more, std::string_view up)
{
    clip_.reset();
    area_ = 0;
    ImGui::PopClipRect();
    ScrollState& state = scrolls_.find(scroll.id)->second;
    state.content = content_bottom - scroll.top;
    const Rect at = mirrored(scroll.view);
    if (state.content <= scroll.view.height + rounding) {
        state.offset = 0;
        return;
    }
    scroll_areas_.push_back({ at.x, at.y, at.right(), at.bottom() });

    const float furthest = state.content - scroll.view.height;
    const float step = this->step(scroll.view.height);
    screens_ = std::max(screens_, 1 + static_cast<int>(std::ceil(furthest / step)));
    const float width = (scroll.view.width - mm(size::gap)) / 2;
    const Rect row { scroll.view.x, scroll.view.bottom() + mm(size::gap), width, more_height() };
    // One line each, whatever the size of the text; in a column too narrow for the words, the icon says it.
    const auto pressed = [&](Button button, const Rect& place) {
        const Icon sign = button.icon;
        for (const Type type : { Type::note, Type::caption }) {
            if (fit(button, width) == Fit::one_line)
                return this->button(button, place);
            button.icon = Icon::none;
            button.type = type;
        }
        if (fit(button, width) == Fit::one_line)
            return this->button(button, place);
        button.icon = sign;
        return icon_button(button, place);
    };
    if (state.offset > 0) {
        const Button button { scroll.id + "/up", std::string(up), {}, Icon::up, Button::Kind::quiet, Role::button,
            text::Align::center };
        if (pressed(button, row))
            state.offset = std::max(0.f, state.offset - step);
    }
    if (state.offset < furthest) {
        const Button button { scroll.id + "/more", std::string(more), {}, Icon::more, Button::Kind::quiet, Role::button,
            text::Align::center };
        if (pressed(button, { row.x + width + mm(size::gap), row.y, width, row.height }))
            state.offset = std::min(furthest, state.offset + step);
    }
    // Where one stands in the list.
    const float track = at.height;
    const float thumb = std::max(mm(8), track * scroll.view.height / state.content);
    const float thumb_y = at.y + (track - thumb) * (furthest > 0 ? state.offset / furthest : 0);
    const float thumb_x = frame_.right_to_left ? at.x - mm(2 * space::xs) : at.right() + mm(space::xs);
    list()->AddRectFilled(
        { thumb_x, thumb_y }, { thumb_x + mm(space::xs), thumb_y + thumb }, packed(Color::line), mm(space::hair));
}

} // namespace kiosk::ui
