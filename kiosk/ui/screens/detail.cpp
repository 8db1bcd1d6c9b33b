// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens/detail_folds.hpp"
#include "kiosk/ui/screens/detail_parts.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kiosk::ui {
namespace {

void write_where(
    TextColumn& column, const Words& words, const DetailView& view, const std::vector<const site::Window*>& windows)
{
    write_heading(column, words(Phrase::detail_where));
    Statements where;
    for (const DetailView::Statement& mode : view.modes)
        where.push_back(&mode);
    for (const DetailView::Statement* statement : to_do(view, Topic::where))
        where.push_back(statement);
    write_statements(column, words, where, Icon::place, Sources::brief);
    for (const site::Window* window : windows) {
        std::string rest;
        for (const std::string* part : { &window->address, &window->hours, &window->telephone })
            if (!part->empty())
                rest += (rest.empty() ? "" : " · ") + *part;
        column.mark(Icon::office, Color::primary, Type::note);
        column.pair(
            window->name, Type::note, Color::ink, rest, Color::ink, text::Tongue::chinese, column.indent(Type::note));
        column.gap(0.75f);
    }
    if (where.empty())
        column.write(words(Phrase::detail_where_text), Type::note);
}

// The sign, the word, and why in short. Returns the bottom.
float draw_verdict(Ui& ui, const DetailView& view, const Rect& room)
{
    const VerdictLook looks = look(view.verdict);
    const float padding = ui.mm(size::padding);
    const float side = ui.em(Type::title) * 1.15f;
    const Rect inner { room.x + padding + side + ui.mm(3), room.y + padding * 0.7f,
        room.width - 2 * padding - side - ui.mm(3), 0 };
    const auto content = [&](TextColumn::Pass pass) {
        TextColumn column(ui, inner, pass);
        column.write(view.verdict_word, Type::heading, looks.ink, Role::status);
        for (const std::string& because : view.because) {
            column.write(because, Type::note);
            column.gap(0.5f);
        }
        return column.y();
    };
    const float bottom = std::max(content(TextColumn::Pass::measure), inner.y + side) + padding * 0.7f;
    ui.fill({ room.x, room.y, room.width, bottom - room.y }, looks.ground, size::radius);
    ui.icon(icon_of(view.verdict),
        { room.x + padding, inner.y + std::max(0.f, (ui.line(Type::heading) - side) / 2), side, side }, looks.ink);
    (void)content(TextColumn::Pass::draw);
    return bottom;
}

float draw_answers(Ui& ui, const Words& words, const DetailView& view, const Rect& room, Drawn& drawn)
{
    float y = room.y;
    if (view.answers.empty())
        return y;
    if (view.verdict == Verdict::ineligible)
        y += ui.write(words(Phrase::detail_would_change), Type::caption, { room.x, y, room.width, 0 }, Color::primary,
                 Role::heading)
            + ui.mm(1);
    for (const DetailView::Answer& answer : view.answers) {
        const Button button { answer.id, answer.label, answer.hint, Icon::edit, Button::Kind::plain, Role::button,
            text::Align::start, Type::note };
        const float height = ui.height_of(button, room.width, size::least_target);
        if (ui.button(button, { room.x, y, room.width, height }))
            drawn = answer.action;
        y += height + ui.mm(size::gap);
    }
    return y;
}

// What one gets, in our words.
void write_what(TextColumn& column, const Words& words, const DetailView& view)
{
    const std::string title = view.title.empty() ? words(Phrase::detail_get) : view.title;
    if (view.plain.empty()) {
        write_heading(column, title);
        column.write(view.quote, Type::note, Color::ink, Role::text, tongue_of_list(words));
    } else {
        column.pair(title, Type::strong, Color::primary, words(Phrase::detail_plain), Color::quiet, text::Tongue::own,
            0, Role::heading);
        column.gap(0.5f);
        column.write(view.plain, Type::note);
    }
}

void write_phones(TextColumn& column, Ui& ui, const std::vector<Phone>& phones)
{
    const float number_width = ui.em(Type::heading) * 3.4f;
    const float use_x = number_width + ui.mm(3);
    for (const Phone& phone : phones) {
        const Text number = ui.paragraph(phone.number, Type::heading, number_width);
        // Whose number it is and what it is for: on one line where that saves one.
        const float width = column.room().width - use_x;
        const Text apart = ui.paragraph(phone.name + "\n" + phone.use, Type::caption, width);
        const Text joined = ui.paragraph(phone.name + " · " + phone.use, Type::caption, width);
        const Text& use = joined.height < apart.height ? joined : apart;
        // The first line of the words beside the middle of the number.
        const float lower = std::max(0.f, (ui.line(Type::heading) - ui.line(Type::caption)) / 2);
        if (column.draws()) {
            ui.draw(number, column.room().x, column.y(), Color::ink);
            ui.draw(use, column.room().x + use_x, column.y() + lower, Color::quiet);
        }
        column.skip(std::max(number.height, lower + use.height) + ui.mm(space::xs));
    }
}

// Where, with what, and whom to call.
void write_going(TextColumn& column, Ui& ui, const Words& words, const DetailView& view,
    const std::vector<const site::Window*>& windows)
{
    write_where(column, words, view, windows);
    if (const Statements bring = to_do(view, Topic::bring); !bring.empty()) {
        column.gap(1);
        write_heading(column, words(Phrase::detail_bring));
        write_statements(column, words, bring, Icon::box, Sources::brief);
    }
    if (!view.phones.empty()) {
        column.gap(1);
        write_heading(column, words(Phrase::detail_phone));
        write_phones(column, ui, view.phones);
    }
    if (view.verdict != Verdict::ineligible)
        column.write(words(Phrase::detail_practice), Type::caption, Color::quiet);
}
// The name, which stays while the page moves, and the way to paper; returns the bottom.
float draw_title(Ui& ui, const Words& words, const DetailView& view, const Rect& room, Drawn& drawn)
{
    const float between = ui.mm(4);
    const float print_width = view.print ? std::min(ui.mm(88), room.width * 0.36f) : 0;
    const float width = view.print ? room.width - print_width - between : room.width;
    // A name too long for its place is set smaller: below it must be room for the page.
    const auto too_tall = [&](Type type) { return ui.paragraph(view.name, type, width).height > room.height * 0.3f; };
    const Type name = !too_tall(Type::heading) ? Type::heading : !too_tall(Type::strong) ? Type::strong : Type::note;
    // Of what it is one, and what it is called at the window: behind the name where that leaves all on one line, else
    // above it.
    const std::string whose = view.child.empty() ? view.category_title : view.category_title + "  ·  " + view.child;
    const auto natural = [&](std::string_view text, Type type) {
        return static_cast<float>(ui.paragraph(text, type, ui.width()).entry->block.size().width) + ui.mm(1);
    };
    const float name_width = natural(view.name, name);
    const float whose_width = std::min(width, natural(whose, Type::caption));
    const float official_width = view.name_official.empty() ? 0 : natural(view.name_official, Type::caption);
    const float beside_whose = view.name_official.empty() ? 0 : between + official_width;
    const bool one_line = name_width + between + whose_width + beside_whose <= width;
    const auto draw_small = [&](float x, float y) {
        (void)ui.write(whose, Type::caption, { x, y, whose_width, 0 }, ui::color_of(view.category_mark.color));
        if (!view.name_official.empty() && x + whose_width + beside_whose <= room.x + width)
            (void)ui.write(view.name_official, Type::caption, { x + whose_width + between, y, official_width, 0 },
                Color::quiet, Role::text, text::Tongue::chinese);
    };
    const float button = view.print ? ui.mm(size::least_target) : 0;
    float bottom = room.y;
    float print_y = room.y;
    if (one_line) {
        const float y = room.y + std::max(0.f, (button - ui.line(name)) / 2);
        bottom = y
            + ui.write(view.name, name, { room.x, y, name_width, 0 }, Color::ink, Role::heading, tongue_of_list(words));
        draw_small(room.x + name_width + between, y + (ui.line(name) - ui.line(Type::caption)) * 0.7f);
    } else {
        draw_small(room.x, room.y);
        const float small_height = ui.paragraph(whose, Type::caption, whose_width).height;
        TextColumn column(ui, { room.x, room.y + small_height, width, 0 });
        column.write(view.name, name, Color::ink, Role::heading, tongue_of_list(words));
        if (!view.name_official.empty() && whose_width + beside_whose > width)
            column.write(view.name_official, Type::caption, Color::quiet, Role::text, text::Tongue::chinese);
        bottom = column.y();
        print_y += ui.line(Type::caption) * 0.6f; // beside the name, and so read after it
    }
    if (view.print)
        bottom = std::max(bottom,
            print_y
                + draw_print_button(
                    ui, words, *view.print, { room.right() - print_width, print_y, print_width, 0 }, drawn));
    return bottom + ui.mm(size::gap);
}

} // namespace

Drawn draw_detail(Ui& ui, const Words& words, const DetailView& view, const std::vector<const site::Window*>& windows,
    const Folds& unfolded, const Rect& room)
{
    Drawn drawn;
    const float gap = ui.mm(size::gap);
    const float top = draw_title(ui, words, view, room, drawn);
    Rect rest { room.x, top, room.width, room.bottom() - top };

    // The benefits stand at the side where there is room for all of them, else above, and move with the page.
    const float em = ui.em(Type::body);
    const bool listed = !view.parts.empty();
    float list_width = 0;
    bool aside = false;
    if (listed && !ui.portrait() && room.width >= em * 30) {
        for (const float share : { 0.18f, 0.23f }) { // of the page
            list_width = std::max(em * 9, room.width * share);
            aside = height_of_parts(ui, view, list_width) <= rest.height && !break_words(ui, view, list_width);
            if (aside)
                break;
        }
        aside = height_of_parts(ui, view, list_width) <= rest.height;
    }
    if (aside) {
        const float width = list_width;
        const Ui::Scroll list = ui.begin_scroll("detail/parts/" + view.name, { rest.x, rest.y, width, rest.height });
        const float bottom = draw_parts(ui, view, { rest.x, list.top, width, 0 }, 1, drawn);
        ui.end_scroll(list, bottom - gap, words(Phrase::more), words(Phrase::up));
        rest.x += width + ui.mm(6);
        rest.width -= width + ui.mm(6);
    }
    const Ui::Scroll scroll = ui.begin_scroll("detail/" + view.name + "/" + std::to_string(view.benefit), rest);
    float y = scroll.top;
    if (listed && !aside)
        y = draw_parts(ui, view, { rest.x, y, rest.width, 0 }, rest.width >= em * 20 ? 2 : 1, drawn);

    const bool beside = !ui.portrait() && rest.width >= em * 36;
    const float between = ui.mm(6);
    const float width = beside ? (rest.width - between) / 2 : rest.width;
    Rect left { rest.x, y, width, 0 };
    Rect right { beside ? rest.right() - width : rest.x, y, width, 0 };
    Folded folded(ui, unfolded, drawn);
    // Whether, and what.
    left.y = draw_verdict(ui, view, left) + gap;
    left.y = draw_answers(ui, words, view, left, drawn);
    const auto what = [&] {
        TextColumn column(ui, left);
        write_what(column, words, view);
        left.y = column.y() + ui.mm(2);
    };
    // Where, with what, whom to call: whoever listens hears it before all that hangs behind a line. On a page of one
    // column it comes before the description where that would push it out of the first look.
    const bool where_first = !beside && [&] {
        TextColumn column(ui, left, TextColumn::Pass::measure);
        write_what(column, words, view);
        const float more = std::max(ui.mm(size::target), ui.line(Type::strong) + ui.mm(space::s)) + gap;
        const float where = ui.mm(size::padding) + ui.line(Type::strong) + 2 * ui.line(Type::note);
        return column.y() - scroll.top + where > rest.height - more;
    }();
    if (!where_first)
        what();
    if (!beside)
        right.y = left.y;
    right.y = draw_card(ui, right, Color::card, [&](TextColumn& column) {
        write_going(column, ui, words, view, windows);
    }) + gap;
    if (where_first) {
        left.y = right.y;
        what();
        right.y = left.y + gap;
    }
    std::vector<Unfolding> folds = folds_of_what(words, view);
    if (beside)
        left.y = folded.draw(std::exchange(folds, {}), left);
    else
        left.y = right.y;
    // How, and what else there is to know: each where there is most room.
    const auto in_shorter = [&](const auto& write) {
        Rect& place = beside && right.y < left.y ? right : left;
        TextColumn column(ui, place);
        write(column);
        place.y = column.y() + gap;
    };
    if (const Statements steps = to_do(view, Topic::step); !steps.empty())
        in_shorter([&](TextColumn& column) {
            write_heading(column, words(Phrase::detail_how));
            write_statements(
                column, words, steps, steps.size() > 1 ? std::nullopt : std::optional(Icon::forward), Sources::brief);
        });
    for (const std::string& note : view.notes)
        in_shorter([&](TextColumn& column) { column.item(Icon::info, Color::primary, note, Type::note); });
    for (Unfolding& fold : folds_of_how(words, view))
        folds.push_back(std::move(fold));
    // Across the page below both columns, or some below the one and the others below the other: as ends highest.
    Rect& shorter = right.y < left.y ? right : left;
    Rect& longer = right.y < left.y ? left : right;
    const float lowest = longer.y;
    float bottom = lowest + folded.height(folds, rest.width);
    std::optional<std::size_t> in_shorter_column;
    const auto first = [&](std::size_t count) {
        return std::vector<Unfolding>(folds.begin(), folds.begin() + static_cast<std::ptrdiff_t>(count));
    };
    const auto others = [&](std::size_t count) {
        return std::vector<Unfolding>(folds.begin() + static_cast<std::ptrdiff_t>(count), folds.end());
    };
    for (std::size_t count = folds.size(); beside && count > 0; --count) {
        const float end
            = std::max(shorter.y + folded.height(first(count), width), longer.y + folded.height(others(count), width));
        if (end < bottom) {
            bottom = end;
            in_shorter_column = count;
        }
    }
    if (in_shorter_column) {
        const float end = folded.draw(first(*in_shorter_column), shorter);
        bottom = std::max(end, folded.draw(others(*in_shorter_column), longer));
    } else {
        bottom = std::max(lowest, folded.draw(folds, { rest.x, lowest, rest.width, 0 }));
    }
    ui.end_scroll(scroll, bottom - gap, words(Phrase::more), words(Phrase::up));
    return drawn;
}

} // namespace kiosk::ui
