// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens/opt_outs.hpp"

#include <algorithm>

namespace kiosk::ui {
OptOuts lay_out_opt_outs(Ui& ui, const Words& words, const QuestionView& view, float width)
{
    OptOuts opt_outs;
    if (view.withheld.answers.empty()) // whoever does not know is asked each by itself
        return opt_outs;
    const auto add = [&](const char* id, Phrase label, Icon icon) {
        opt_outs.buttons.push_back(
            { id, words(label), {}, icon, Button::Kind::quiet, Role::button, text::Align::center, Type::body });
    };
    add("dont_know", Phrase::dont_know, Icon::dont_know);
    add("rather_not_say", Phrase::rather_not_say, Icon::rather_not_say);
    const float gap = ui.mm(size::gap);
    const float half = (width - gap) / 2;
    opt_outs.stacked = std::any_of(opt_outs.buttons.begin(), opt_outs.buttons.end(),
        [&](const Button& button) { return ui.fit(button, half) != Ui::Fit::one_line; });
    for (const Button& button : opt_outs.buttons) {
        const float height = ui.height_of(button, opt_outs.stacked ? width : half);
        opt_outs.height = opt_outs.stacked ? opt_outs.height + height + gap : std::max(opt_outs.height, height + gap);
    }
    opt_outs.height -= gap;
    return opt_outs;
}

Drawn draw_opt_outs(Ui& ui, const OptOuts& opt_outs, const QuestionView& view, const Rect& room)
{
    Drawn drawn;
    const auto kept = ui.keep(Kept { Privacy::open, Privacy::personal });
    const float gap = ui.mm(size::gap);
    const float width = opt_outs.stacked ? room.width : (room.width - gap) / 2;
    float x = room.x;
    float y = room.bottom() - opt_outs.height;
    for (const Button& button : opt_outs.buttons) {
        const float height = opt_outs.stacked ? ui.height_of(button, width) : opt_outs.height;
        if (ui.button(button, { x, y, width, height }))
            drawn = view.withheld;
        if (opt_outs.stacked)
            y += height + gap;
        else
            x += width + gap;
    }
    return drawn;
}

} // namespace kiosk::ui
