// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens/staff.hpp"

#include "kiosk/take_along/qr_code.hpp"
#include "kiosk/ui/screens/text_column.hpp"
#include "kiosk/words/part_phrase.hpp"

#include <algorithm>

// A page that nobody draws does not compile.
#pragma GCC diagnostic error "-Wswitch"

namespace kiosk::ui {
namespace {

// Buttons of one width and height, in so many columns or, where their words need it, fewer; returns the height used.
float draw_grid(Ui& ui, const std::vector<std::pair<Button, StaffAction>>& buttons, std::size_t columns,
    const Rect& room, StaffDrawn& drawn)
{
    const float gap = ui.mm(size::gap);
    float width = room.width;
    for (; columns > 1; --columns) {
        width = (room.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
        if (std::all_of(buttons.begin(), buttons.end(),
                [&](const auto& each) { return ui.fit(each.first, width) != Ui::Fit::broken_words; }))
            break;
        width = room.width;
    }
    float height = 0;
    for (const auto& [button, action] : buttons)
        height = std::max(height, ui.height_of(button, width));
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        const Rect place { room.x + static_cast<float>(i % columns) * (width + gap),
            room.y + static_cast<float>(i / columns) * (height + gap), width, height };
        if (ui.button(buttons[i].first, place))
            drawn = buttons[i].second;
    }
    const std::size_t rows = (buttons.size() + columns - 1) / columns;
    return static_cast<float>(rows) * (height + gap) - gap;
}

StaffDrawn draw_pin(Ui& ui, const Words& words, const StaffView& view, const Rect& room)
{
    StaffDrawn drawn;
    const float gap = ui.mm(size::gap);
    const float width = std::min(room.width, ui.mm(3 * 34));
    const Rect column { room.x + (room.width - width) / 2, room.y, width, room.height };
    float y = column.y;
    y += ui.write(words(Phrase::staff_pin), Type::heading, { room.x, y, room.width, 0 }, Color::ink, Role::heading,
             text::Tongue::own, text::Align::center)
        + ui.mm(space::s);
    // As many signs as digits; which ones, nobody sees.
    std::string typed;
    for (std::size_t i = 0; i < view.digits; ++i)
        typed += "●";
    const std::string state = view.locked ? words(Phrase::staff_pin_locked)
        : view.wait_s > 0                 ? words(Phrase::staff_pin_wait, { { "seconds", view.wait_s } })
        : view.checking                   ? words(Phrase::staff_looking)
        : view.wrong && view.digits == 0  ? words(Phrase::staff_pin_wrong)
                                          : typed;
    const Text said = ui.paragraph(state.empty() ? " " : state, Type::strong, room.width, text::Align::center);
    ui.draw(said, room.x, y, Color::ink, Role::status);
    y += std::max(said.height, ui.line(Type::strong)) + ui.mm(space::s);
    if (view.locked)
        return drawn;
    std::vector<std::pair<Button, StaffAction>> keys;
    for (const char digit : std::string_view("123456789"))
        keys.emplace_back(
            staff_button(std::string("digit/") + digit, std::string(1, digit)), staff_action::Digit { digit });
    keys.emplace_back(staff_button("erase", words(Phrase::staff_pin_erase)), staff_action::Erase {});
    keys.emplace_back(staff_button("digit/0", "0"), staff_action::Digit { '0' });
    Button enter = staff_button("enter", words(Phrase::staff_pin_enter));
    enter.kind = Button::Kind::primary;
    keys.emplace_back(std::move(enter), staff_action::Enter {});
    const float key_width = (column.width - 2 * gap) / 3;
    float height = 0;
    // Whoever came before may have set the largest text: words give way before digits, so that the last row stands
    // above the way out.
    for (const Type type : { Type::strong, Type::note, Type::caption }) {
        bool whole = true;
        height = 0;
        for (auto& [button, action] : keys) {
            button.align = text::Align::center;
            if (button.label.size() > 1)
                button.type = type;
            whole &= ui.fit(button, key_width) != Ui::Fit::broken_words;
            height = std::max(height, ui.height_of(button, key_width, size::least_target));
        }
        if (whole && y + 4 * (height + gap) - gap <= room.bottom())
            break;
    }
    height = std::max(height, std::min(ui.mm(size::target), (room.bottom() - y - 3 * gap) / 4));
    for (std::size_t i = 0; i < keys.size(); ++i) {
        // Digits stand as on every telephone, also on a page that is mirrored.
        const std::size_t at = words.right_to_left() ? 2 - i % 3 : i % 3;
        if (ui.button(keys[i].first,
                { column.x + static_cast<float>(at) * (key_width + gap), y + static_cast<float>(i / 3) * (height + gap),
                    key_width, height }))
            drawn = keys[i].second;
    }
    return drawn;
}

// What became of the page that tries the printer.
std::string page_state(const Words& words, const PrintJob& job)
{
    switch (job.phase) {
    case PrintJob::Phase::none:
        return {};
    case PrintJob::Phase::making:
        return words(Phrase::print_making);
    case PrintJob::Phase::sent:
        return words(Phrase::print_sent);
    case PrintJob::Phase::delivered:
        return words(Phrase::print_delivered);
    case PrintJob::Phase::failed:
        return words(Phrase::print_failed);
    case PrintJob::Phase::cancelled:
        break;
    }
    return words(Phrase::print_cancelled);
}

StaffDrawn draw_menu(Ui& ui, const Words& words, const StaffView& view, const Rect& room)
{
    StaffDrawn drawn;
    std::vector<std::pair<Button, StaffAction>> buttons;
    const auto leads = [&](const char* id, Phrase label, Icon icon, StaffPage page) {
        buttons.emplace_back(staff_button(id, words(label), icon), staff_action::Open { page });
    };
    leads("readiness", Phrase::staff_readiness, Icon::list, StaffPage::readiness);
    leads("touch", Phrase::staff_touch, Icon::plus, StaffPage::touch);
    leads("ruler", Phrase::staff_ruler, Icon::compare, StaffPage::ruler);
    leads("sound", Phrase::staff_sound, Icon::speak, StaffPage::sound);
    leads("site", Phrase::staff_site, Icon::place, StaffPage::site);
    if (view.counts)
        leads("counts", Phrase::staff_counts, Icon::qr_code, StaffPage::counts);
    if (view.sticks)
        leads("stick", Phrase::staff_stick, Icon::download, StaffPage::stick);
    leads("power", Phrase::staff_power, Icon::repeat, StaffPage::power);
    if (view.page_job) {
        Button print = staff_button("print_page", words(Phrase::staff_print), Icon::print);
        print.hint = page_state(words, *view.page_job);
        buttons.emplace_back(std::move(print), staff_action::PrintPage {});
    }
    draw_grid(ui, buttons, 2,
        { room.x, room.y, std::min(room.width, ui.mm(2 * widest_button_mm + size::gap)), room.height }, drawn);
    return drawn;
}

std::string part_name(const Words& words, std::string_view subject)
{
    const auto phrase = part_phrase(subject);
    return phrase ? words(*phrase) : std::string(subject);
}

std::string state_word(const Words& words, PartState::State state)
{
    switch (state) {
    case PartState::State::ok:
        return words(Phrase::staff_ok);
    case PartState::State::attention:
        return words(Phrase::staff_attention);
    case PartState::State::broken:
        break;
    }
    return words(Phrase::staff_broken);
}

VerdictLook look_of(PartState::State state)
{
    return look(state == PartState::State::ok      ? Verdict::eligible
            : state == PartState::State::attention ? Verdict::conditional
                                                   : Verdict::ineligible);
}

Icon icon_of(PartState::State state)
{
    return state == PartState::State::ok       ? Icon::check
        : state == PartState::State::attention ? Icon::warning
                                               : Icon::cross;
}

void draw_readiness(Ui& ui, const Words& words, const StaffView& view, const Rect& room)
{
    const Ui::Scroll scroll = ui.begin_scroll("readiness", room);
    float y = scroll.top;
    if (!view.parts)
        y += ui.write(words(Phrase::staff_looking), Type::body, { room.x, y, room.width, 0 }, Color::ink, Role::status);
    else
        // What does not work comes first.
        for (const auto state : { PartState::State::broken, PartState::State::attention, PartState::State::ok })
            for (const PartState& part : *view.parts) {
                if (part.state != state)
                    continue;
                const float side = ui.em(Type::strong);
                const float left = room.x + side + ui.mm(space::s);
                const float width = room.right() - left;
                ui.icon(
                    icon_of(state), { room.x, y + (ui.line(Type::strong) - side) / 2, side, side }, look_of(state).ink);
                y += ui.write(part_name(words, part.subject) + " · " + state_word(words, state), Type::strong,
                    { left, y, width, 0 }, Color::ink, Role::status);
                y += ui.write(part.details, Type::caption, { left, y, width, 0 }, Color::quiet) + ui.mm(space::s);
            }
    ui.end_scroll(scroll, y, words(Phrase::more), words(Phrase::up));
}

// What families are offered here, as it was set up.
void draw_site(Ui& ui, const Words& words, const site::Site& site, const Rect& room)
{
    const Ui::Scroll scroll = ui.begin_scroll("site", room);
    TextColumn column(ui, { room.x, scroll.top, room.width, 0 });
    std::string languages;
    for (const std::string& tag : site.languages)
        languages += (languages.empty() ? "" : ", ") + tag;
    column.item(Icon::language, Color::primary, languages, Type::body);
    column.gap(space::s);
    const std::string here = site.county + (site.county.empty() || site.place.empty() ? "" : " · ") + site.place;
    if (!here.empty())
        column.item(Icon::place, Color::primary, here, Type::body);
    for (const site::Window& window : site.windows) {
        std::string line = window.serves + ": " + window.name;
        for (const std::string* more : { &window.address, &window.hours, &window.telephone })
            if (!more->empty())
                line += " · " + *more;
        column.item(Icon::office, Color::primary, line, Type::body);
    }
    ui.end_scroll(scroll, column.y(), words(Phrase::more), words(Phrase::up));
}

// What the machine tells of itself, to be taken along by a telephone; beside it word for word: nothing is carried along
// unread.
void draw_counts(Ui& ui, const Words& words, const StaffView& view, const Rect& room)
{
    const float gap = ui.mm(size::gap);
    const auto code = view.counts_text.empty() ? std::nullopt : std::optional(encode_qr(view.counts_text));
    const float side = ui.portrait() ? std::min(room.width, room.height / 2) : std::min(room.height, room.width / 2);
    if (code && *code)
        ui.code(**code, words(Phrase::staff_counts),
            ui.portrait() ? Rect { room.x, room.y, room.width, side }
                          : Rect { room.right() - side, room.y, side, side });
    const Rect beside = ui.portrait() ? Rect { room.x, room.y + side + gap, room.width, room.height - side - gap }
                                      : Rect { room.x, room.y, room.width - side - ui.mm(8), room.height };
    const Ui::Scroll scroll = ui.begin_scroll("counts", beside);
    float y = scroll.top;
    y += ui.write(
             words(Phrase::staff_counts_text), Type::body, { beside.x, y, beside.width, 0 }, Color::ink, Role::text)
        + ui.mm(space::s);
    const std::string says = !view.parts ? words(Phrase::staff_looking)
        : code && *code                  ? view.counts_text
                                         : std::string {};
    if (!says.empty())
        y += ui.write(says, Type::caption, { beside.x, y, beside.width, 0 }, Color::quiet, Role::status);
    ui.end_scroll(scroll, y, words(Phrase::more), words(Phrase::up));
}

Phrase phrase_of(StickReport::What what)
{
    switch (what) {
    case StickReport::What::installed:
        return Phrase::staff_stick_installed;
    case StickReport::What::refused:
        return Phrase::staff_stick_refused;
    case StickReport::What::no_package:
        return Phrase::staff_stick_no_package;
    case StickReport::What::no_stick:
        break;
    }
    return Phrase::staff_stick_none;
}

StaffDrawn draw_stick(Ui& ui, const Words& words, const StaffView& view, const Rect& room)
{
    StaffDrawn drawn;
    const Ui::Scroll scroll = ui.begin_scroll("stick", room);
    float y = scroll.top;
    y += ui.write(words(Phrase::staff_stick_text), Type::body, { room.x, y, room.width, 0 }, Color::ink, Role::text)
        + ui.mm(space::m);
    Button take = staff_button("take_stick", words(Phrase::staff_stick_take), Icon::download);
    take.kind = Button::Kind::primary;
    const float width = std::min(room.width, ui.mm(widest_button_mm));
    const float height = ui.height_of(take, width);
    if (ui.button(take, { room.x, y, width, height }))
        drawn = staff_action::TakeStick {};
    y += height + ui.mm(space::m);
    if (view.stick_asked) {
        y += ui.write(words(view.stick ? phrase_of(view.stick->what) : Phrase::staff_looking), Type::strong,
                 { room.x, y, room.width, 0 }, Color::ink, Role::status)
            + ui.mm(space::s);
        if (view.stick && !view.stick->details.empty())
            y += ui.write(view.stick->details, Type::caption, { room.x, y, room.width, 0 }, Color::quiet);
    }
    ui.end_scroll(scroll, y, words(Phrase::more), words(Phrase::up));
    return drawn;
}

StaffDrawn draw_power(Ui& ui, const Words& words, const StaffView& view, const Rect& room)
{
    StaffDrawn drawn;
    std::vector<std::pair<Button, StaffAction>> buttons;
    const auto button = [&](const char* id, Phrase label, Power what) {
        Button each = staff_button(id, words(label), Icon::repeat);
        if (view.asked == what) {
            each.hint = words(Phrase::staff_again);
            each.kind = Button::Kind::danger;
        }
        buttons.emplace_back(std::move(each), staff_action::AskPower { what });
    };
    button("power/program", Phrase::staff_restart_program, Power::program);
    button("power/restart", Phrase::staff_restart_machine, Power::restart);
    button("power/off", Phrase::staff_off, Power::off);
    draw_grid(ui, buttons, 1, { room.x, room.y, std::min(room.width, ui.mm(200)), room.height }, drawn);
    return drawn;
}

Phrase title_of(StaffPage page)
{
    switch (page) {
    case StaffPage::pin:
    case StaffPage::menu:
        return Phrase::staff_title;
    case StaffPage::readiness:
        return Phrase::staff_readiness;
    case StaffPage::touch:
        return Phrase::staff_touch;
    case StaffPage::ruler:
        return Phrase::staff_ruler;
    case StaffPage::sound:
        return Phrase::staff_sound;
    case StaffPage::site:
        return Phrase::staff_site;
    case StaffPage::counts:
        return Phrase::staff_counts;
    case StaffPage::stick:
        return Phrase::staff_stick;
    case StaffPage::power:
        break;
    }
    return Phrase::staff_power;
}

} // namespace

Button staff_button(std::string id, std::string label, Icon icon)
{
    return { std::move(id), std::move(label), {}, icon, Button::Kind::plain, Role::button,
        icon == Icon::none ? text::Align::center : text::Align::start, Type::strong };
}

Rect draw_staff_frame(Ui& ui, const Words& words, Phrase title, const Rect& room, StaffDrawn& drawn)
{
    const float gap = ui.mm(size::gap);
    const float y = room.y
        + ui.write(words(title), Type::title, { room.x, room.y, room.width, 0 }, Color::ink, Role::heading)
        + ui.mm(space::m);
    std::vector<std::pair<Button, StaffAction>> foot;
    if (title != Phrase::staff_title)
        foot.emplace_back(
            staff_button("menu", words(Phrase::staff_title), Icon::back), staff_action::Open { StaffPage::menu });
    foot.emplace_back(staff_button("leave", words(Phrase::staff_leave), Icon::home), staff_action::Leave {});
    const float width = std::min((room.width - gap) / 2, ui.mm(widest_button_mm));
    float height = 0;
    for (const auto& [button, action] : foot)
        height = std::max(height, ui.height_of(button, width));
    float x = room.x;
    for (const auto& [button, action] : foot) {
        if (ui.button(button, { x, room.bottom() - height, width, height }))
            drawn = action;
        x += width + gap;
    }
    return { room.x, y, room.width, room.bottom() - height - gap - y };
}

StaffDrawn draw_staff(Ui& ui, const Words& words, const StaffView& view, const site::Site& site, const Rect& room)
{
    const auto kept = ui.keep(the_same_for_every_family);
    if (view.page == StaffPage::touch)
        return draw_touch_trial(ui, words, view, room);
    StaffDrawn left;
    const Rect inner = draw_staff_frame(ui, words, title_of(view.page), room, left);
    StaffDrawn drawn;
    switch (view.page) {
    case StaffPage::pin:
        drawn = draw_pin(ui, words, view, inner);
        break;
    case StaffPage::menu:
        drawn = draw_menu(ui, words, view, inner);
        break;
    case StaffPage::readiness:
        draw_readiness(ui, words, view, inner);
        break;
    case StaffPage::touch: // has the whole screen
        break;
    case StaffPage::ruler:
        drawn = draw_ruler(ui, words, view, inner);
        break;
    case StaffPage::sound:
        drawn = draw_sound_trial(ui, words, view, inner);
        break;
    case StaffPage::site:
        draw_site(ui, words, site, inner);
        break;
    case StaffPage::counts:
        draw_counts(ui, words, view, inner);
        break;
    case StaffPage::stick:
        drawn = draw_stick(ui, words, view, inner);
        break;
    case StaffPage::power:
        drawn = draw_power(ui, words, view, inner);
        break;
    }
    return left ? left : drawn;
}

} // namespace kiosk::ui
