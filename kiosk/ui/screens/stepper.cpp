// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens/stepper.hpp"

#include <algorithm>
#include <cmath>

namespace kiosk::ui {
namespace {

constexpr float value_share = 0.26f; // of the width

} // namespace

StepperLayout lay_out_stepper(Ui& ui, const Words& words, const QuestionView::Stepper& stepper, float width)
{
    const float gap = ui.mm(size::gap);
    StepperLayout laid;
    laid.side = ui.mm(size::target + space::s);
    const float value_width = std::floor(width * value_share);
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
            Button::Kind::primary, Role::button, text::Align::center };
        laid.height = std::max(laid.height, ui.height_of(laid.take, rest));
    } else {
        laid.hint = ui.paragraph(words(Phrase::stepper_or), Type::note, rest);
        laid.height = std::max(laid.height, laid.hint.height);
    }
    laid.height = std::ceil(laid.height);
    return laid;
}

Drawn draw_stepper(
    Ui& ui, const Words& words, const StepperLayout& laid, const QuestionView::Stepper& stepper, const Rect& room)
{
    Drawn drawn;
    const float gap = ui.mm(size::gap);
    const auto step = [&](std::string id, Phrase label, Icon icon, float x, int to) {
        const Button button { std::move(id), words(label), {}, icon, Button::Kind::plain };
        if (ui.icon_button(button, { x, room.y, laid.side, room.height }))
            drawn = action::SetNumber { stepper.fact, to };
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

} // namespace kiosk::ui
