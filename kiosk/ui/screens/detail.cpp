// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens.hpp"
#include "kiosk/ui/screens/text_column.hpp"

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

// What one gets: our words, marked as ours, and the list's.
void write_what(TextColumn& column, const Words& words, const DetailView::Benefit& benefit)
{
    if (!benefit.mark.empty())
        column.write(benefit.mark, Type::caption, Color::primary, Role::heading);
    if (!benefit.plain.empty()) {
        column.write(benefit.plain, Type::strong);
        column.write(words(Phrase::detail_plain), Type::caption, Color::quiet);
        column.gap(2);
        column.write(words(Phrase::detail_quote), Type::caption, Color::primary);
    }
    column.write(
        benefit.quote, benefit.plain.empty() ? Type::strong : Type::body, Color::ink, Role::text, !words.translated());
    if (!benefit.quote_official.empty())
        column.write(benefit.quote_official, Type::caption, Color::quiet, Role::text, true);
    if (!benefit.wait.empty()) {
        column.gap(1);
        column.item(Icon::clock, look(Verdict::not_yet).ink, benefit.wait, Type::body);
    }
    for (const std::string& note : benefit.notes) {
        column.gap(2);
        column.item(Icon::info, Color::primary, note, Type::body);
    }
}

// Why, condition by condition, and what an office must still confirm.
void write_why(TextColumn& column, const Words& words, const DetailView& service, const DetailView::Benefit& benefit)
{
    column.write(words(Phrase::detail_why), Type::caption, Color::primary, Role::heading);
    if (benefit.needs_membership)
        column.item(icon_of(service.membership), color_of(service.membership), service.membership_word, Type::body);
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
}

// Returns the bottom of the card.
float draw_benefit(Ui& ui, const Words& words, const DetailView& service, const DetailView::Benefit& benefit,
    const Rect& room, Drawn& drawn)
{
    const float padding = ui.mm(size::padding);
    const float between = ui.mm(8);
    const Rect inner { room.x + padding, room.y + padding, room.width - 2 * padding, 0 };
    const bool beside = !ui.portrait() && inner.width >= ui.em(Type::body) * 36;
    const float half = beside ? (inner.width - between) / 2 : inner.width;
    const VerdictChip chip = verdict_chip(ui, benefit.verdict, benefit.verdict_word, half);
    std::vector<Button> buttons;
    for (const DetailView::Answer& answer : benefit.answers)
        buttons.push_back({ answer.id, answer.label, answer.hint, Icon::edit, Button::Kind::quiet, Role::button, false,
            false, Type::body });
    const bool refused = benefit.verdict == Verdict::ineligible;

    const auto content = [&](TextColumn::Pass pass) {
        TextColumn what(ui, { inner.x, inner.y + chip.height + ui.mm(2), half, 0 }, pass);
        write_what(what, words, benefit);
        TextColumn why(
            ui, { beside ? inner.x + half + between : inner.x, beside ? inner.y : what.y() + ui.mm(3), half, 0 }, pass);
        write_why(why, words, service, benefit);
        if (buttons.empty())
            return std::max(what.y(), why.y());
        if (refused)
            why.heading(words(Phrase::detail_would_change));
        why.gap(1);
        for (std::size_t i = 0; i < buttons.size(); ++i) {
            const float height = ui.height_of(buttons[i], half);
            if (why.draws() && ui.button(buttons[i], { why.room().x, why.y(), half, height }))
                drawn = benefit.answers[i].action;
            why.skip(height + (i + 1 < buttons.size() ? ui.mm(size::gap) : 0));
        }
        return std::max(what.y(), why.y());
    };
    const float bottom = content(TextColumn::Pass::measure) + padding;
    ui.fill({ room.x, room.y, room.width, bottom - room.y }, Color::card, size::radius);
    draw(ui, chip, inner.x, inner.y);
    (void)content(TextColumn::Pass::draw);
    return bottom;
}

// A statement on how to apply, with how far to trust it below.
void write_statement(TextColumn& column, Icon icon, Color color, const DetailView::Statement& statement)
{
    column.mark(icon, color, Type::body);
    const float indent = column.indent(Type::body);
    column.write(statement.words, Type::body, Color::ink, Role::text, false, indent);
    if (!statement.only.empty())
        column.write(statement.only, Type::caption, Color::primary, Role::text, false, indent);
    column.write(statement.source, Type::caption, Color::quiet, Role::text, true, indent);
    column.gap(1.5f);
}

// A heading with what belongs under it.
struct Section {
    Phrase title;
    Icon icon;
    std::vector<const DetailView::Statement*> statements;
};

std::vector<Section> sections(const DetailView& view)
{
    const auto take = [&](std::initializer_list<Topic> topics) {
        std::vector<const DetailView::Statement*> statements;
        for (const Topic topic : topics)
            for (const DetailView::Statement& statement : view.of(topic))
                statements.push_back(&statement);
        return statements;
    };
    std::vector<Section> sections { { Phrase::detail_how, Icon::forward, {} },
        { Phrase::detail_bring, Icon::bag, take({ Topic::bring }) },
        { Phrase::detail_time, Icon::clock, take({ Topic::time, Topic::cost }) },
        { Phrase::detail_proxy, Icon::person, take({ Topic::proxy }) },
        { Phrase::detail_refused, Icon::info, take({ Topic::refused }) } };
    for (const DetailView::Statement& mode : view.modes)
        sections.front().statements.push_back(&mode);
    for (const DetailView::Statement* statement : take({ Topic::where, Topic::step }))
        sections.front().statements.push_back(statement);
    return sections;
}

void write_section(TextColumn& column, const Words& words, const Section& section)
{
    column.write(words(section.title), Type::strong, Color::primary, Role::heading);
    column.gap(1);
    for (const DetailView::Statement* statement : section.statements)
        write_statement(column, section.icon, Color::primary, *statement);
}

void write_who(TextColumn& column, const Words& words, const DetailView& view)
{
    column.write(words(Phrase::detail_who), Type::strong, Color::primary, Role::heading);
    column.gap(1);
    for (const std::string& department : view.departments)
        column.item(Icon::office, Color::primary, department, Type::body, !words.translated());
    if (!view.departments_note.empty())
        column.write(view.departments_note, Type::caption, Color::quiet);
}

void write_where(TextColumn& column, const Words& words, const std::vector<const site::Window*>& windows)
{
    column.write(words(Phrase::detail_where), Type::strong, Color::primary, Role::heading);
    column.gap(1);
    for (const site::Window* window : windows) {
        std::string lines = window->name;
        for (const std::string* part : { &window->address, &window->hours, &window->telephone })
            if (!part->empty())
                lines += "\n" + *part;
        column.item(Icon::place, Color::primary, lines, Type::body, true);
    }
    column.write(words(Phrase::detail_where_text), Type::body);
}

void write_phones(TextColumn& column, Ui& ui, const Words& words, const DetailView& view)
{
    column.write(words(Phrase::detail_phone), Type::strong, Color::primary, Role::heading);
    column.gap(1);
    column.skip(draw_phones(ui, view.phones, { column.room().x, column.y(), column.room().width, 0 }, column.draws()));
}

void write_member(TextColumn& column, const Words& words, const DetailView& view)
{
    column.write(words(Phrase::detail_member), Type::strong, Color::primary, Role::heading);
    column.gap(1);
    for (const DetailView::Reason& reason : view.membership_reasons)
        column.item(icon_of(reason.truth), color_of(reason.truth), reason.words, Type::body, !words.translated());
}

// Cards two and two, read row by row, or one below the other.
class Cards {
public:
    Cards(Ui& ui, const Rect& room)
        : ui_(ui)
        , room_(room)
        , y_(room.y)
        , beside_(!ui.portrait() && room.width >= ui.em(Type::body) * 36)
    {
    }

    template <class Content> void add(const Content& content)
    {
        const float gap = ui_.mm(4);
        const float width = beside_ ? (room_.width - gap) / 2 : room_.width;
        const float x = right_ ? room_.x + width + gap : room_.x;
        const float bottom = draw_card(ui_, { x, y_, width, 0 }, Color::card, content);
        row_bottom_ = std::max(row_bottom_, bottom);
        if (beside_ && !right_) {
            right_ = true;
            return;
        }
        end_row();
    }
    float end()
    {
        if (right_)
            end_row();
        return y_;
    }

private:
    void end_row()
    {
        y_ = row_bottom_ + ui_.mm(4);
        right_ = false;
    }

    Ui& ui_;
    Rect room_;
    float y_;
    float row_bottom_ = 0;
    bool beside_;
    bool right_ = false;
};

// The name and the verdict, which stay while the page moves; returns the bottom.
float draw_title(Ui& ui, const Words& words, const DetailView& view, const Rect& room)
{
    const VerdictChip chip = verdict_chip(ui, view.verdict, view.verdict_word, room.width, Type::strong);
    const bool beside = room.width - chip.width >= ui.em(Type::heading) * 9;
    const float width = beside ? room.width - chip.width - ui.mm(4) : room.width;
    // A name too long for its place is set smaller: below it must be room for the page.
    const auto too_tall = [&](Type type) { return ui.paragraph(view.name, type, width).height > room.height * 0.4f; };
    const Type name = !too_tall(Type::heading) ? Type::heading : !too_tall(Type::strong) ? Type::strong : Type::note;
    TextColumn column(ui, { room.x, room.y, width, 0 });
    column.write(view.child.empty() ? view.category_title : view.category_title + "  ·  " + view.child, Type::caption,
        view.category_mark.color);
    column.write(view.name, name, Color::ink, Role::heading, !words.translated());
    const float y = beside ? room.y + ui.mm(2) : column.y() + ui.mm(1);
    draw(ui, chip, beside ? room.right() - chip.width : room.x, y);
    return std::max(column.y(), y + chip.height) + ui.mm(2);
}

} // namespace

Drawn draw_detail(Ui& ui, const Words& words, const DetailView& view, const std::vector<const site::Window*>& windows,
    bool unfolded, const Rect& room)
{
    Drawn drawn;
    const float top = draw_title(ui, words, view, room);
    ui.fill({ room.x, top, room.width, std::max(1.f, ui.mm(0.3f)) }, Color::hairline);
    const Ui::Scroll scroll = ui.begin_scroll(
        "detail/" + view.name, { room.x, top + ui.mm(1), room.width, room.bottom() - top - ui.mm(1) });
    TextColumn column(ui, { room.x, scroll.top + ui.mm(1), room.width, 0 });
    if (!view.name_official.empty())
        column.write(view.name_official, Type::caption, Color::quiet, Role::text, true);
    column.write(view.verdict_meaning, Type::body, Color::quiet);
    column.write(
        words(Phrase::detail_target) + "  " + view.target, Type::body, Color::ink, Role::text, !words.translated());
    column.gap(3);
    // At the top: the page below it is long.
    if (view.print)
        column.skip(draw_print_button(
                        ui, words, *view.print, { room.x, column.y(), std::min(room.width, ui.mm(120)), 0 }, drawn)
            + ui.mm(3));

    // What you get, and why.
    column.write(words(Phrase::detail_get), Type::strong, Color::primary, Role::heading);
    column.gap(2);
    float y = column.y();
    for (const DetailView::Benefit& benefit : view.benefits)
        y = draw_benefit(ui, words, view, benefit, { room.x, y, room.width, 0 }, drawn) + ui.mm(4);
    if (!view.folded.empty()) {
        const Button fold { "fold",
            words(unfolded ? Phrase::detail_fold : Phrase::detail_unfold,
                { { "count", static_cast<int>(view.folded.size()) } }),
            {}, unfolded ? Icon::cross : Icon::more, Button::Kind::quiet, Role::button, false, false, Type::body };
        const float height = ui.height_of(fold, room.width);
        if (ui.button(fold, { room.x, y, room.width, height }))
            drawn = action::Unfold {};
        y += height + ui.mm(4);
        if (unfolded)
            for (const DetailView::Benefit& benefit : view.folded)
                y = draw_benefit(ui, words, view, benefit, { room.x, y, room.width, 0 }, drawn) + ui.mm(4);
    }
    // Who, how, with what, and where.
    Cards cards(ui, { room.x, y, room.width, 0 });
    cards.add([&](TextColumn& card) { write_who(card, words, view); });
    for (const Section& section : sections(view))
        if (!section.statements.empty())
            cards.add([&](TextColumn& card) { write_section(card, words, section); });
    cards.add([&](TextColumn& card) { write_where(card, words, windows); });
    if (!view.phones.empty())
        cards.add([&](TextColumn& card) { write_phones(card, ui, words, view); });
    cards.add([&](TextColumn& card) { write_member(card, words, view); });
    ui.end_scroll(scroll, cards.end(), words(Phrase::more), words(Phrase::up));
    return drawn;
}

} // namespace kiosk::ui
