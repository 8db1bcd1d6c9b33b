// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens.hpp"

namespace kiosk::ui {

VerdictChip verdict_chip(Ui& ui, Verdict verdict, std::string_view word, float most, Type type)
{
    const float side = ui.em(type);
    const float around = side + ui.mm(6.5f);
    const float whole = static_cast<float>(ui.paragraph(word, type, ui.width()).entry->block.size().width);
    const float width = std::min(most, around + whole);
    const Text text = ui.paragraph(word, type, width - around + 1);
    return { verdict, text, side, width, text.height + ui.mm(1) };
}

void draw(Ui& ui, const VerdictChip& chip, float x, float y)
{
    const VerdictLook looks = look(chip.verdict);
    ui.fill({ x, y, chip.width, chip.height }, looks.ground, std::min(chip.height / ui.mm(2), size::radius));
    ui.icon(
        icon_of(chip.verdict), { x + ui.mm(2), y + (chip.height - chip.side) / 2, chip.side, chip.side }, looks.ink);
    ui.draw(chip.word, x + ui.mm(3.5f) + chip.side, y + ui.mm(0.5f), looks.ink, Role::status);
}

float draw_phones(Ui& ui, const std::vector<Phone>& phones, const Rect& room, bool draw)
{
    const float number_width = ui.em(Type::heading) * 3.4f;
    float y = room.y;
    for (const Phone& phone : phones) {
        const Text number = ui.paragraph(phone.number, Type::heading, number_width);
        const float width = room.width - number_width - ui.mm(3);
        // Whose number it is and what it is for: on one line where that saves one.
        const Text apart = ui.paragraph(phone.name + "\n" + phone.use, Type::caption, width);
        const Text joined = ui.paragraph(phone.name + " · " + phone.use, Type::caption, width);
        const Text& use = joined.height < apart.height ? joined : apart;
        const float height = std::max(number.height, use.height);
        if (draw) {
            // The first line of the words beside the middle of the number.
            const float lower = std::max(0.f, (ui.line(Type::heading) - ui.line(Type::caption)) / 2);
            ui.draw(number, room.x, y, Color::ink);
            ui.draw(use, room.x + number_width + ui.mm(3), y + lower, Color::quiet);
        }
        y += height + ui.mm(space::xs);
    }
    return y - room.y;
}

void draw_sky(Ui& ui)
{
    const Rect& page = ui.page();
    const Rect sky { 0, 0, ui.width(), page.y };
    if (sky.height < 1)
        return;
    ui.fill(sky, Color::sky);
    // A scene fills the width, and in a low strip nothing is left of it but feet.
    if (!ui.scenes().empty() && sky.height >= sky.width * 0.4f)
        ui.scene(ui.scenes().back(), sky); // the welcome screen begins with the first
}

} // namespace kiosk::ui
