// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens/staff.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

namespace kiosk::ui {
namespace {

std::string with_digits(double number, int digits)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.*f", digits, number);
    return text;
}

void draw_cross(Ui& ui, TouchPoint at, float arm, Color color)
{
    const float stroke = std::max(2.f, ui.mm(0.5f));
    ui.fill({ at.x - arm, at.y - stroke / 2, 2 * arm, stroke }, color);
    ui.fill({ at.x - stroke / 2, at.y - arm, stroke, 2 * arm }, color);
}

} // namespace

StaffDrawn draw_touch_trial(Ui& ui, const Words& words, const StaffView& view, const Rect& room)
{
    StaffDrawn drawn;
    const auto targets = touch_targets(ui.width(), ui.height(), ui.mm(1));
    const std::size_t next = view.errors_mm.size();
    const float arm = ui.mm(8);
    for (std::size_t i = next; i < targets.size(); ++i)
        draw_cross(ui, targets[i], i == next ? arm : arm / 2, i == next ? Color::ink : Color::line);

    // Between the rows and beside the columns of crosses: nothing else may be touched by mistake.
    const float width = ui.width() / 2 - 2 * ui.mm(15) - 2 * arm;
    const Rect words_room { targets[0].x + arm + ui.mm(space::s), targets[0].y + arm + ui.mm(space::s),
        std::min(room.width, width), 0 };
    std::string said = words(Phrase::staff_touch_text);
    if (next == targets.size()) {
        const float worst = *std::max_element(view.errors_mm.begin(), view.errors_mm.end());
        const float mean = std::accumulate(view.errors_mm.begin(), view.errors_mm.end(), 0.f)
            / static_cast<float>(view.errors_mm.size());
        said = words(Phrase::staff_touch_result,
            { { "worst", with_digits(static_cast<double>(worst), 1) },
                { "mean", with_digits(static_cast<double>(mean), 1) } });
        // kiosk-requirements §4.2, 15: at most 2 mm.
        constexpr float most = 2;
        said += "\n" + words(worst <= most ? Phrase::staff_ok : Phrase::staff_attention);
    }
    ui.write(said, Type::body, words_room, Color::ink, Role::status);
    const Button back = staff_button("menu", words(Phrase::staff_title), Icon::back);
    const float wide = std::min(words_room.width, ui.mm(widest_button_mm));
    const float high = ui.height_of(back, wide);
    const Rect place { words_room.x, targets[3].y + (targets[6].y - targets[3].y - high) / 2, wide, high };
    if (ui.button(back, place))
        drawn = staff_action::Open { StaffPage::menu };
    return drawn;
}

StaffDrawn draw_ruler(Ui& ui, const Words& words, const StaffView& view, const Rect& room)
{
    StaffDrawn drawn;
    const std::string number = with_digits(view.px_per_mm, 2);
    float y = room.y
        + ui.write(
            words(Phrase::staff_ruler_text, { { "number", number } }), Type::body, { room.x, room.y, room.width, 0 })
        + ui.mm(space::l);
    // A hundred millimetres, if the number is right; each tenth of it a longer stroke.
    const float scale = static_cast<float>(view.px_per_mm);
    // On whole pixels: strokes of one width.
    const float stroke = std::max(1.f, std::round(ui.mm(0.3f)));
    for (int mm = 0; mm <= 100; ++mm) {
        const float tall = ui.mm(mm % 10 == 0 ? 12 : mm % 5 == 0 ? 8 : 5);
        const float x = std::round(room.x + static_cast<float>(mm) * scale);
        ui.fill({ x, y, stroke, tall }, Color::ink);
    }
    ui.fill({ std::round(room.x), y, std::round(100 * scale), stroke }, Color::ink);
    y += ui.mm(12 + space::l);
    const float gap = ui.mm(size::gap);
    const float width = std::min(ui.mm(40), (room.width - 3 * gap) / 4);
    float x = room.x;
    for (const int step : { -10, -1, 1, 10 }) {
        const std::string label = (step < 0 ? "−" : "+") + with_digits(std::abs(step) / 100.0, 2);
        Button button = staff_button("stretch/" + std::to_string(step), label);
        if (ui.button(button, { x, y, width, ui.height_of(button, width) }))
            drawn = staff_action::Stretch { step };
        x += width + gap;
    }
    return drawn;
}

StaffDrawn draw_sound_trial(Ui& ui, const Words& words, const StaffView& view, const Rect& room)
{
    StaffDrawn drawn;
    float y = room.y + ui.write(words(Phrase::staff_sound_text), Type::body, { room.x, room.y, room.width, 0 })
        + ui.mm(space::m);
    const Button speak = staff_button("speak", words(Phrase::staff_speak), Icon::speak);
    const float width = std::min(room.width, ui.mm(140));
    const float height = ui.height_of(speak, width);
    if (ui.button(speak, { room.x, y, width, height }))
        drawn = staff_action::Speak { { words.language(), words(Phrase::staff_sound_words) } };
    y += height + ui.mm(space::m);
    const Phrase jack = view.headset == StaffView::Jack::in ? Phrase::staff_headset_in
        : view.headset == StaffView::Jack::out              ? Phrase::staff_headset_out
                                                            : Phrase::staff_headset_silent;
    ui.write(words(jack), Type::strong, { room.x, y, room.width, 0 }, Color::ink, Role::status);
    return drawn;
}

} // namespace kiosk::ui
