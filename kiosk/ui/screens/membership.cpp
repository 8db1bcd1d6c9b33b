// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens.hpp"
#include "kiosk/ui/screens/text_column.hpp"

#include <algorithm>

namespace kiosk::ui {

Drawn draw_membership(Ui& ui, const Words& words, const MembershipView& view, const Rect& room)
{
    Drawn drawn;
    const auto kept = ui.keep(Privacy::confidential); // why may rest on what is told in private
    const Button close { "close", words(Phrase::help_close), {}, Icon::none, Button::Kind::primary, Role::button,
        text::Align::center, Type::strong };
    const float width = std::min(ui.mm(110), room.width * 0.4f);
    const float height = ui.height_of(close, width);
    {
        const auto open = ui.keep(Privacy::open);
        if (ui.button(close, { room.right() - width, room.y, width, height }))
            drawn = action::CloseOverlay {};
    }
    TextColumn head(ui, { room.x, room.y, room.width - width - ui.mm(space::l), 0 });
    if (!view.child.empty())
        head.write(view.child, Type::caption, Color::quiet);
    head.write(view.title, Type::heading, Color::ink, Role::heading);
    const float top = std::max(head.y(), room.y + height) + ui.mm(space::m);

    // Why on the one side; what there is all the same, and whom to ask, on the other.
    const bool beside = !ui.portrait() && room.width >= ui.em(Type::body) * 36;
    const float between = ui.mm(space::l);
    const float half = beside ? (room.width - between) / 2 : room.width;
    const Ui::Scroll scroll = ui.begin_scroll("membership", { room.x, top, room.width, room.bottom() - top });
    const float left
        = draw_card(ui, { room.x, scroll.top, half, 0 }, Color::undetermined_ground, [&](TextColumn& column) {
              for (const std::string& reason : view.reasons)
                  column.item(Icon::info, Color::undetermined, reason, Type::body);
              for (const std::string& later : view.later)
                  column.item(Icon::clock, Color::not_yet, later, Type::body);
              if (view.whom.empty())
                  return;
              column.gap(2.5f);
              column.write(words(Phrase::results_whom), Type::strong, Color::undetermined, Role::heading);
              for (const std::string& whom : view.whom)
                  column.item(Icon::phone, Color::primary, whom, Type::body);
          });
    float bottom = left;
    if (!view.now.empty() || !view.anyway.empty()) {
        const float x = beside ? room.x + half + between : room.x;
        const float y = beside ? scroll.top : left + ui.mm(size::gap);
        bottom = std::max(left, draw_card(ui, { x, y, half, 0 }, Color::eligible_ground, [&](TextColumn& column) {
            for (const std::string& each : view.anyway)
                column.item(Icon::check, Color::eligible, each, Type::body);
            if (!view.now.empty())
                column.item(Icon::check, Color::eligible, view.now, Type::body);
        }));
    }
    ui.end_scroll(scroll, bottom, words(Phrase::more), words(Phrase::up));
    return drawn;
}

} // namespace kiosk::ui
