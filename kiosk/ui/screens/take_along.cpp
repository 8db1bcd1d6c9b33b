// SPDX-License-Identifier: Apache-2.0
#include "kiosk/take_along/answers_fragment.hpp"
#include "kiosk/take_along/short_result.hpp"
#include "kiosk/ui/screens.hpp"

#include <algorithm>

namespace kiosk::ui {

// The code as large as the screen allows, and what it says beside it: nothing is carried along unread.
Drawn draw_take_along(Ui& ui, const Words& words, const Decider& decider, const Session& session,
    const std::string& selfcheck_url, const Rect& room)
{
    Drawn drawn;
    const float gap = ui.mm(size::gap);
    const Button close { "close", words(Phrase::help_close), {}, Icon::none, Button::Kind::primary, Role::button,
        text::Align::center, Type::strong };
    const float width = std::min(room.width, std::max(ui.mm(130), ui.width_of(close)));
    const float close_height = ui.height_of(close, width, size::target + 2);
    if (ui.button(close, { room.right() - width, room.bottom() - close_height, width, close_height }))
        drawn = action::CloseOverlay {};

    const std::string says = short_result(words, decider, session.family, std::nullopt);
    const bool goes_on = !selfcheck_url.empty();
    const auto code = encode_qr(goes_on ? selfcheck_url + '#'
                + fragment_of_answers({ decider.region().id, session.family, session.reviewed }, words.policy().schema)
                                        : says);
    const Rect free { room.x, room.y, room.width, room.height - close_height - gap };
    // A square beside the text; above it where the screen is narrow.
    const float side = ui.portrait() ? std::min(free.width, free.height * 0.5f) : std::min(free.height, free.width / 2);
    const Rect square
        = ui.portrait() ? Rect { free.x, free.y, free.width, side } : Rect { free.right() - side, free.y, side, side };
    if (code)
        ui.code(*code, words(goes_on ? Phrase::take_along_home_code : Phrase::take_along_code), square);
    const Rect beside = ui.portrait() ? Rect { free.x, free.y + side + gap, free.width, free.height - side - gap }
                                      : Rect { free.x, free.y, free.width - side - ui.mm(8), free.height };
    const Ui::Scroll scroll = ui.begin_scroll("take_along", beside);
    float y = scroll.top;
    const auto write = [&](std::string_view text, Type type, Role role) {
        y += ui.write(text, type, { beside.x, y, beside.width, 0 }, Color::ink, role) + ui.mm(3);
    };
    write(words(Phrase::take_along_title), Type::title, Role::heading);
    write(words(goes_on ? Phrase::take_along_home_text : Phrase::take_along_text), Type::body, Role::text);
    const auto kept = ui.keep(Privacy::confidential); // all results
    write(says, Type::caption, Role::text);
    ui.end_scroll(scroll, y, words(Phrase::more), words(Phrase::up));
    return drawn;
}

} // namespace kiosk::ui
