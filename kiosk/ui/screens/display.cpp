// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens.hpp"

#include <algorithm>

namespace kiosk::ui {
namespace {

struct Choice {
    std::string id;
    Phrase label;
    bool selected;
    Action then;
    Icon icon = Icon::none; // else a check mark, while it is selected
};

Icon icon_of(const Choice& choice)
{
    return choice.icon != Icon::none ? choice.icon : choice.selected ? Icon::check : Icon::none;
}

Button toggle(const Words& words, const Choice& choice, Icon icon)
{
    return selected(choice.selected,
        { choice.id, words(choice.label), {}, icon, Button::Kind::plain, Role::toggle, text::Align::center,
            Type::body });
}

// A title over choices that stand beside one another; two by two, or one below another, where a column would break
// their words or stack them into a tower.
float draw_choices(
    Ui& ui, const Words& words, Phrase title, const std::vector<Choice>& choices, const Rect& room, Drawn& drawn)
{
    const float gap = ui.mm(size::gap);
    float y = room.y + ui.write(words(title), Type::strong, room, Color::primary, Role::heading) + ui.mm(space::xs);
    std::size_t columns = 4;
    float width = 0;
    for (; columns > 1; columns /= 2) {
        width = (room.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
        if (std::all_of(choices.begin(), choices.end(), [&](const Choice& choice) {
                const Button button = toggle(words, choice, Icon::check);
                return ui.fit(button, width) != Ui::Fit::broken_words
                    && ui.height_of(button, width, size::least_target) <= ui.tower(Type::body);
            }))
            break;
    }
    if (columns == 1)
        width = room.width;
    for (std::size_t i = 0; i < choices.size(); i += columns) {
        std::vector<Button> buttons;
        float height = 0;
        for (std::size_t j = i; j < std::min(choices.size(), i + columns); ++j) {
            buttons.push_back(toggle(words, choices[j], icon_of(choices[j])));
            height = std::max(height, ui.height_of(buttons.back(), width));
        }
        for (std::size_t j = 0; j < buttons.size(); ++j)
            if (ui.button(buttons[j], { room.x + static_cast<float>(j) * (width + gap), y, width, height }))
                drawn = choices[i + j].then;
        y += height + gap;
    }
    return y - room.y;
}

} // namespace

Drawn draw_display(
    Ui& ui, const Words& words, const Display& display, const std::vector<RareKey>& rare, const Rect& room)
{
    Drawn drawn;
    const Button close { "close", words(Phrase::help_close), {}, Icon::none, Button::Kind::primary, Role::button,
        text::Align::center, Type::strong };
    const float width = std::min(room.width, std::max(ui.mm(90 * unit), ui.width_of(close)));
    const float close_height = ui.height_of(close, width);
    if (ui.button(close, { room.right() - width, room.bottom() - close_height, width, close_height }))
        drawn = action::CloseOverlay {};

    const Ui::Scroll scroll
        = ui.begin_scroll("display", { room.x, room.y, room.width, room.height - close_height - ui.mm(size::gap) });
    float y = scroll.top;
    y += ui.write(words(Phrase::display_title), Type::heading, { room.x, y, room.width, 0 }, Color::ink, Role::heading)
        + ui.mm(space::s);
    const auto with = [&](auto Display::*member, auto value) {
        Display then = display;
        then.*member = value;
        return Action { action::SetDisplay { then } };
    };
    const auto sized = [&](const char* id, Phrase label, TextSize size) {
        return Choice { id, label, display.text_size == size, with(&Display::text_size, size) };
    };
    y += draw_choices(ui, words, Phrase::display_size,
        { sized("size/small", Phrase::size_small, TextSize::small),
            sized("size/standard", Phrase::size_standard, TextSize::standard),
            sized("size/large", Phrase::size_large, TextSize::large),
            sized("size/largest", Phrase::size_largest, TextSize::largest) },
        { room.x, y, room.width, 0 }, drawn);
    y += ui.mm(space::xs);
    const auto contrasted = [&](const char* id, Phrase label, Contrast contrast) {
        return Choice { id, label, display.contrast == contrast, with(&Display::contrast, contrast) };
    };
    y += draw_choices(ui, words, Phrase::display_contrast,
        { contrasted("contrast/standard", Phrase::contrast_standard, Contrast::standard),
            contrasted("contrast/black_on_white", Phrase::contrast_black_on_white, Contrast::black_on_white),
            contrasted("contrast/white_on_black", Phrase::contrast_white_on_black, Contrast::white_on_black),
            contrasted("contrast/low", Phrase::contrast_low, Contrast::low) },
        { room.x, y, room.width, 0 }, drawn);
    y += ui.mm(space::xs);
    const auto moving = [&](const char* id, Phrase label, Motion motion) {
        return Choice { id, label, display.motion == motion, with(&Display::motion, motion) };
    };
    y += draw_choices(ui, words, Phrase::display_motion,
        { moving("motion/short_moves", Phrase::motion_short_moves, Motion::short_moves),
            moving("motion/still", Phrase::motion_still, Motion::still) },
        { room.x, y, room.width, 0 }, drawn);
    y += ui.mm(space::xs);
    std::vector<Choice> more;
    for (const RareKey& key : rare)
        more.push_back({ "display/" + key.id, key.label, key.on, key.action, key.icon });
    y += draw_choices(ui, words, Phrase::display_more, more, { room.x, y, room.width, 0 }, drawn);
    // In full what the foot of every page says in one line.
    std::string source = words.provenance();
    if (const std::string disclaimer = words.disclaimer(); !disclaimer.empty())
        source += "\n" + disclaimer;
    y += ui.write(source, Type::caption, { room.x, y, room.width, 0 }, Color::quiet) + ui.mm(size::gap);
    ui.end_scroll(scroll, y - ui.mm(size::gap), words(Phrase::more), words(Phrase::up));
    return drawn;
}

} // namespace kiosk::ui
