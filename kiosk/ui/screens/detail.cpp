// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens.hpp"

namespace kiosk::ui {
namespace {

Icon icon_of(Truth truth)
{
    return truth == Truth::yes ? Icon::check : truth == Truth::no ? Icon::cross : Icon::question;
}

Color color_of(Truth truth)
{
    return look(truth == Truth::yes ? Verdict::eligible
            : truth == Truth::no    ? Verdict::ineligible
                                    : Verdict::undetermined)
        .ink;
}

// Writes down a column; `draw` false only measures.
class Column {
public:
    Column(Ui& ui, const Rect& room, bool draw)
        : ui_(ui)
        , room_(room)
        , y_(room.y)
        , draw_(draw)
    {
    }

    float y() const { return y_; }
    void gap(float millimetres) { y_ += ui_.mm(millimetres); }
    void write(std::string_view words, Type type, Color ink = Color::ink, Role role = Role::text, bool official = false,
        float indent = 0)
    {
        const Text text = ui_.paragraph(words, type, room_.width - indent);
        if (draw_)
            ui_.draw(text, room_.x + indent, y_, ink, role, official);
        y_ += text.height;
    }
    void item(Icon icon, Color icon_color, std::string_view words, Type type, bool official = false)
    {
        const float side = ui_.em(type);
        const float first_line = ui_.line(type);
        if (draw_)
            ui_.icon(icon, { room_.x, y_ + (first_line - side) / 2, side, side }, icon_color);
        write(words, type, Color::ink, Role::text, official, side + ui_.mm(2.5f));
        gap(1);
    }
    void heading(std::string_view words)
    {
        gap(2.5f);
        write(words, Type::caption, Color::primary, Role::heading);
    }

private:
    Ui& ui_;
    Rect room_;
    float y_;
    bool draw_;
};

void write_benefit(Column& column, const Words& words, const DetailView::Benefit& benefit, Truth membership,
    std::string_view membership_word)
{
    column.write(benefit.quote, Type::strong, Color::ink, Role::text, !words.translated());
    if (!benefit.quote_official.empty())
        column.write(benefit.quote_official, Type::caption, Color::quiet, Role::text, true);
    if (!benefit.wait.empty()) {
        column.gap(1);
        column.item(Icon::clock, look(Verdict::not_yet).ink, benefit.wait, Type::body);
    }
    column.heading(words(Phrase::detail_why));
    if (benefit.needs_membership)
        column.item(icon_of(membership), color_of(membership), membership_word, Type::body);
    for (const DetailView::Reason& reason : benefit.reasons)
        column.item(icon_of(reason.truth), color_of(reason.truth),
            reason.law.empty() ? reason.words : reason.words + " — " + reason.law, Type::body, !words.translated());
    if (!benefit.waiver.empty())
        column.write(benefit.waiver, Type::caption, Color::quiet);
    if (!benefit.confirmations.empty()) {
        column.heading(words(Phrase::detail_confirm));
        for (const std::string& confirmation : benefit.confirmations)
            column.item(Icon::box, look(Verdict::conditional).ink, confirmation, Type::body);
    }
    if (!benefit.missing.empty()) {
        column.heading(words(Phrase::detail_missing));
        column.item(Icon::question, look(Verdict::undetermined).ink, words.list(benefit.missing), Type::body);
    }
    if (benefit.verdict != Verdict::ineligible) {
        column.heading(words(Phrase::detail_how));
        for (std::size_t i = 0; i < benefit.modes.size(); ++i)
            column.item(Icon::forward, Color::primary, benefit.modes[i] + " — " + benefit.mode_how[i], Type::body);
        column.write(benefit.mode_source, Type::caption, Color::quiet);
    }
    if (!benefit.note.empty()) {
        column.gap(2);
        column.item(Icon::help, Color::primary, benefit.note, Type::body);
    }
}

float draw_benefit(
    Ui& ui, const Words& words, const DetailView& service, const DetailView::Benefit& benefit, const Rect& room)
{
    const float padding = ui.mm(size::padding);
    const Rect inner { room.x + padding, room.y + padding, room.width - 2 * padding, 0 };
    const float chip = ui.line(Type::caption) + ui.mm(3);
    const auto content = [&](bool draw) {
        Column column(ui, { inner.x, inner.y + chip, inner.width, 0 }, draw);
        write_benefit(column, words, benefit, service.membership, service.membership_word);
        return column.y();
    };
    const float bottom = content(false) + padding;
    ui.fill({ room.x, room.y, room.width, bottom - room.y }, Color::card, size::radius);
    (void)draw_verdict(ui, benefit.verdict, benefit.verdict_word, inner.x, inner.y);
    (void)content(true);
    return bottom - room.y;
}

// Who, where, telephone, and whether the child is a 流动儿童 at all.
float draw_side(Ui& ui, const Words& words, const DetailView& view, const std::vector<const site::Window*>& windows,
    const Rect& room)
{
    Column column(ui, room, true);
    const auto title = [&](Phrase phrase) {
        column.write(words(phrase), Type::strong, Color::primary, Role::heading);
        column.gap(1);
    };
    title(Phrase::detail_who);
    for (const std::string& department : view.departments)
        column.item(Icon::office, Color::primary, department, Type::body, !words.translated());
    if (!view.departments_note.empty())
        column.write(view.departments_note, Type::caption, Color::quiet);
    column.gap(5);
    title(Phrase::detail_where);
    for (const site::Window* window : windows) {
        std::string lines = window->name;
        for (const std::string* part : { &window->address, &window->hours, &window->telephone })
            if (!part->empty())
                lines += "\n" + *part;
        column.item(Icon::forward, Color::primary, lines, Type::body, true);
    }
    column.write(words(Phrase::detail_where_text), Type::body);
    column.gap(5);
    title(Phrase::detail_phone);
    column.gap(draw_phones(ui, view.phones, { room.x, column.y(), room.width, 0 }) / ui.mm(1) + 3);
    title(Phrase::detail_member);
    for (const DetailView::Reason& reason : view.membership_reasons)
        column.item(icon_of(reason.truth), color_of(reason.truth), reason.words, Type::body, !words.translated());
    return column.y();
}

} // namespace

Drawn draw_detail(Ui& ui, const Words& words, const DetailView& view, const std::vector<const site::Window*>& windows,
    const Rect& room)
{
    const Ui::Scroll scroll = ui.begin_scroll("detail/" + view.name, room);
    Column column(ui, { room.x, scroll.top, room.width, 0 }, true);
    column.write(view.child.empty() ? view.category_title : view.category_title + "  ·  " + view.child, Type::caption,
        category_color(view.category));
    column.write(view.name, Type::title, Color::ink, Role::heading, !words.translated());
    if (!view.name_official.empty())
        column.write(view.name_official, Type::caption, Color::quiet, Role::text, true);
    column.gap(2);
    const Rect chip = draw_verdict(ui, view.verdict, view.verdict_word, room.x, column.y(), Type::strong);
    // What the word means stands beside it where there is room for a line.
    const float beside_chip = chip.right() + ui.mm(5);
    const Text meaning = ui.paragraph(view.verdict_meaning, Type::body, room.right() - beside_chip);
    if (!ui.portrait() && meaning.entry->block.line_count() == 1) {
        ui.draw(meaning, beside_chip, column.y() + ui.mm(0.5f), Color::quiet);
        column.gap(chip.height / ui.mm(1) + 2);
    } else {
        column.gap(chip.height / ui.mm(1) + 2);
        column.write(view.verdict_meaning, Type::body, Color::quiet);
        column.gap(1);
    }
    column.write(
        words(Phrase::detail_target) + "  " + view.target, Type::body, Color::ink, Role::text, !words.translated());
    column.gap(4);
    column.write(words(Phrase::detail_get), Type::strong, Color::primary, Role::heading);
    column.gap(2);

    // Benefits, and beside them, where there is room, what holds for all of them.
    const bool beside = !ui.portrait();
    const float gap = ui.mm(8);
    const float width = beside ? (room.width - gap) * 0.62f : room.width;
    float y = column.y();
    for (const DetailView::Benefit& benefit : view.benefits)
        y += draw_benefit(ui, words, view, benefit, { room.x, y, width, 0 }) + ui.mm(4);
    const Rect side = beside ? Rect { room.x + width + gap, column.y(), room.width - width - gap, 0 }
                             : Rect { room.x, y + ui.mm(2), room.width, 0 };
    float bottom = std::max(y, draw_side(ui, words, view, windows, side));
    Drawn drawn;
    if (view.print)
        bottom += draw_print_button(
            ui, words, *view.print, { room.x, bottom, std::min(room.width, ui.mm(120)), 0 }, drawn);
    ui.end_scroll(scroll, bottom, words(Phrase::more), words(Phrase::up));
    return drawn;
}

} // namespace kiosk::ui
