// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens.hpp"
#include "kiosk/ui/screens/text_column.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace kiosk::ui {
namespace {

Icon sign_of(Truth truth)
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

using Statements = std::vector<const DetailView::Statement*>;

Statements statements(const DetailView& view, std::initializer_list<Topic> topics)
{
    Statements found;
    for (const Topic topic : topics)
        for (const DetailView::Statement& statement : view.of(topic))
            found.push_back(&statement);
    return found;
}

// What to do stands on the page; what the law says about it hangs behind a line, unless there is nothing else to say.
Statements to_do(const DetailView& view, Topic topic)
{
    Statements all = statements(view, { topic });
    const auto is_law = [](const DetailView::Statement* statement) { return statement->trust == Trust::law; };
    if (!std::all_of(all.begin(), all.end(), is_law))
        std::erase_if(all, is_law);
    return all;
}
Statements laws(const DetailView& view)
{
    Statements laws;
    for (const Topic topic : { Topic::where, Topic::bring, Topic::step }) {
        const Statements told = to_do(view, topic);
        for (const DetailView::Statement* statement : statements(view, { topic }))
            if (std::find(told.begin(), told.end(), statement) == told.end())
                laws.push_back(statement);
    }
    return laws;
}
// The list's words behind what is said of how to apply, each once.
std::vector<std::string> quoted(const DetailView& view)
{
    std::vector<std::string> quoted;
    const auto add = [&](const DetailView::Statement& statement) {
        if (statement.trust == Trust::official
            && std::find(quoted.begin(), quoted.end(), statement.source) == quoted.end())
            quoted.push_back(statement.source);
    };
    for (const DetailView::Statement& mode : view.modes)
        add(mode);
    for (const Topic topic : { Topic::where, Topic::bring, Topic::step })
        for (const DetailView::Statement& statement : view.of(topic))
            add(statement);
    return quoted;
}

void write_reasons(TextColumn& column, const Words& words, const std::vector<DetailView::Reason>& reasons)
{
    for (const DetailView::Reason& reason : reasons)
        column.item(sign_of(reason.truth), color_of(reason.truth),
            reason.law.empty() ? reason.words : reason.words + " — " + reason.law, Type::note, tongue_of_list(words));
}

// Where a statement comes from stands below it in full; or, on the page, in short where it is the list, whose words one
// line further unfold, and not at all where it is general practice, which the page says once.
enum class Sources { full, brief };

// How to apply, each with its icon, or its number where they are steps; and where it comes from, once for all that come
// from there.
void write_statements(
    TextColumn& column, const Words& words, const Statements& all, std::optional<Icon> icon, Sources sources)
{
    const auto source = [&](const DetailView::Statement& statement) {
        if (sources == Sources::full || statement.trust == Trust::law)
            return statement.source;
        return statement.trust == Trust::official ? words(Phrase::detail_quote) : std::string {};
    };
    constexpr Type type = Type::note;
    const float indent = column.indent(type);
    for (std::size_t i = 0; i < all.size(); ++i) {
        column.mark(icon, static_cast<int>(i) + 1, Color::primary, type);
        column.write(all[i]->words, type, Color::ink, Role::text, text::Tongue::own, indent);
        const std::string from = source(*all[i]);
        if (!from.empty() && (i + 1 == all.size() || source(*all[i + 1]) != from))
            column.write(from, Type::caption, Color::quiet, Role::text, text::Tongue::chinese, indent);
        column.gap(0.75f);
    }
}

void write_heading(TextColumn& column, std::string_view words)
{
    column.write(words, Type::strong, Color::primary, Role::heading);
    column.gap(0.5f);
}

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

// What hangs behind a line.
struct Unfolding {
    Fold fold;
    std::string id;
    std::string label;
    std::function<void(TextColumn&)> content;
};

class Folded {
public:
    Folded(Ui& ui, const Folds& open, Drawn& drawn)
        : ui_(ui)
        , open_(open)
        , drawn_(drawn)
    {
    }

    // The lines of a row beside each other, and what is open below the row. Returns the bottom.
    float draw(const std::vector<Unfolding>& all, const Rect& room)
    {
        const float gap = ui_.mm(size::gap);
        const std::size_t columns = columns_for(all, room.width);
        const float width = width_in(columns, room.width);
        float y = room.y;
        for (std::size_t i = 0; i < all.size(); i += columns) {
            const std::size_t end = std::min(all.size(), i + columns);
            float height = 0;
            for (std::size_t j = i; j < end; ++j)
                height = std::max(height, ui_.height_of(line(all[j]), width, size::least_target));
            for (std::size_t j = i; j < end; ++j) {
                const Rect at { room.x + static_cast<float>(j - i) * (width + gap), y, width, height };
                if (ui_.button(line(all[j]), at))
                    drawn_ = action::Unfold { all[j].fold };
            }
            y += height + gap;
            for (std::size_t j = i; j < end; ++j) {
                if (!is_open(all[j]))
                    continue;
                const Ui::Unfolded unfolded(ui_, all[j].id);
                y = draw_card(ui_, { room.x, y, room.width, 0 }, Color::card, [&](TextColumn& column) {
                    if (end - i > 1)
                        write_heading(column, all[j].label);
                    all[j].content(column);
                }) + gap;
            }
        }
        return y;
    }

    // Of the lines alone.
    float height(const std::vector<Unfolding>& all, float room)
    {
        const std::size_t columns = columns_for(all, room);
        const float width = width_in(columns, room);
        float height = 0;
        for (std::size_t i = 0; i < all.size(); i += columns) {
            float row = 0;
            for (std::size_t j = i; j < std::min(all.size(), i + columns); ++j)
                row = std::max(row, ui_.height_of(line(all[j]), width, size::least_target));
            height += row + ui_.mm(size::gap);
        }
        return height;
    }

private:
    bool is_open(const Unfolding& unfolding) const { return open_[static_cast<std::size_t>(unfolding.fold)]; }
    Button line(const Unfolding& unfolding) const
    {
        return selected(is_open(unfolding),
            { unfolding.id, unfolding.label, {}, is_open(unfolding) ? Icon::up : Icon::more, Button::Kind::quiet,
                Role::fold, text::Align::start, Type::note });
    }
    float width_in(std::size_t columns, float room) const
    {
        return std::floor((room - ui_.mm(size::gap) * static_cast<float>(columns - 1)) / static_cast<float>(columns));
    }
    // As many as leave each on two lines at most.
    std::size_t columns_for(const std::vector<Unfolding>& all, float room) const
    {
        std::size_t columns = all.size();
        const auto crowded = [&](const Unfolding& each) {
            const float width = width_in(columns, room);
            return ui_.fit(line(each), width) == Ui::Fit::broken_words
                || ui_.height_of(line(each), width, size::least_target) > 2 * ui_.line(Type::note) + ui_.mm(5);
        };
        while (columns > 1 && std::any_of(all.begin(), all.end(), crowded))
            --columns;
        return columns;
    }

    Ui& ui_;
    const Folds& open_;
    Drawn& drawn_;
};

std::vector<Unfolding> folds_of_what(const Words& words, const DetailView& view)
{
    std::vector<Unfolding> folds { { Fold::official_words, "fold/official_words", words(Phrase::detail_quote),
                                       [&](TextColumn& column) {
                                           column.write(
                                               view.quote, Type::body, Color::ink, Role::text, tongue_of_list(words));
                                           if (!view.quote_official.empty())
                                               column.write(view.quote_official, Type::note, Color::quiet, Role::text,
                                                   text::Tongue::chinese);
                                           for (const std::string& source : quoted(view))
                                               column.write(source, Type::caption, Color::quiet, Role::text,
                                                   text::Tongue::chinese);
                                       } },
        { Fold::reasons, "fold/reasons", words(Phrase::detail_why), [&](TextColumn& column) {
             if (view.needs_membership)
                 column.item(sign_of(view.membership), color_of(view.membership), view.membership_word, Type::note);
             write_reasons(column, words, view.reasons);
             if (!view.waiver.empty())
                 column.write(view.waiver, Type::caption, Color::quiet);
         } } };
    if (const Statements found = laws(view); !found.empty())
        folds.push_back({ Fold::laws, "fold/laws", words(Phrase::detail_laws), [&words, found](TextColumn& column) {
                             write_statements(column, words, found, Icon::book, Sources::full);
                         } });
    return folds;
}

std::vector<Unfolding> folds_of_how(const Words& words, const DetailView& view)
{
    std::vector<Unfolding> folds;
    const auto add = [&](Fold fold, std::string id, Phrase title, Icon icon, std::initializer_list<Topic> topics) {
        if (const Statements found = statements(view, topics); !found.empty())
            folds.push_back({ fold, std::move(id), words(title), [&words, found, icon](TextColumn& column) {
                                 write_statements(column, words, found, icon, Sources::full);
                             } });
    };
    add(Fold::time, "fold/time", Phrase::detail_time, Icon::clock, { Topic::time, Topic::cost });
    add(Fold::proxy, "fold/proxy", Phrase::detail_proxy, Icon::person, { Topic::proxy });
    add(Fold::refused, "fold/refused", Phrase::detail_refused, Icon::info, { Topic::refused });
    folds.push_back({ Fold::about, "fold/about", words(Phrase::detail_about), [&](TextColumn& column) {
                         column.write(words(Phrase::detail_target), Type::caption, Color::primary, Role::heading);
                         column.write(view.target, Type::note, Color::ink, Role::text, tongue_of_list(words));
                         column.heading(words(Phrase::detail_who));
                         for (const std::string& department : view.departments)
                             column.item(Icon::office, Color::primary, department, Type::note, tongue_of_list(words));
                         if (!view.departments_note.empty())
                             column.write(view.departments_note, Type::caption, Color::quiet);
                         column.heading(words(Phrase::detail_member));
                         write_reasons(column, words, view.membership_reasons);
                     } });
    return folds;
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

// A benefit of several, to be chosen.
struct PartButton {
    Text title;
    Text word;
    float side; // of the sign
    float height;
};

PartButton lay_out(Ui& ui, const DetailView::Part& part, float width)
{
    const float side = ui.em(Type::body) * 1.2f;
    const float text = width - side - ui.mm(2 * space::s + 2);
    PartButton laid { ui.paragraph(part.title, Type::note, text), ui.paragraph(part.verdict_word, Type::caption, text),
        side, 0 };
    laid.height = std::max(ui.mm(size::least_target), laid.title.height + laid.word.height + ui.mm(space::s));
    return laid;
}

bool breaks(Ui& ui, const DetailView::Part& part, float width)
{
    const float text = width - ui.em(Type::body) * 1.2f - ui.mm(2 * space::s + 2);
    return ui.breaks_words(part.title, Type::note, text);
}

bool draw_part(Ui& ui, const DetailView::Part& part, const PartButton& laid, const Rect& at)
{
    const VerdictLook looks = look(part.verdict);
    const Button button = selected(
        part.chosen, { "benefit/" + std::to_string(part.benefit), {}, {}, Icon::none, Button::Kind::plain, Role::tab });
    const bool chosen = ui.card_button(button, part.title + "\n" + part.verdict_word, at);
    ui.icon(icon_of(part.verdict), { at.x + ui.mm(space::s), at.y + (at.height - laid.side) / 2, laid.side, laid.side },
        looks.ink);
    const float x = at.x + ui.mm(space::s + 2) + laid.side;
    const float y = at.y + (at.height - laid.title.height - laid.word.height) / 2;
    ui.draw(laid.title, x, y, Color::ink);
    ui.draw(laid.word, x, y + laid.title.height, looks.ink, Role::status);
    return chosen;
}

float height_of_list(Ui& ui, const DetailView& view, float width)
{
    float height = 0;
    for (const DetailView::Part& part : view.parts)
        height += lay_out(ui, part, width).height + ui.mm(size::gap);
    return height - ui.mm(size::gap);
}

// The benefits in columns; returns the bottom.
float draw_parts(Ui& ui, const DetailView& view, const Rect& room, std::size_t columns, Drawn& drawn)
{
    const float gap = ui.mm(size::gap);
    const float width = (room.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    float y = room.y;
    for (std::size_t i = 0; i < view.parts.size(); i += columns) {
        const std::size_t end = std::min(view.parts.size(), i + columns);
        std::vector<PartButton> laid;
        float height = 0;
        for (std::size_t j = i; j < end; ++j) {
            laid.push_back(lay_out(ui, view.parts[j], width));
            height = std::max(height, laid.back().height);
        }
        for (std::size_t j = i; j < end; ++j)
            if (draw_part(ui, view.parts[j], laid[j - i],
                    { room.x + static_cast<float>(j - i) * (width + gap), y, width, height }))
                drawn = action::ChooseBenefit { view.parts[j].benefit };
        y += height + gap;
    }
    return y;
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
            aside = height_of_list(ui, view, list_width) <= rest.height
                && std::none_of(view.parts.begin(), view.parts.end(),
                    [&](const DetailView::Part& part) { return breaks(ui, part, list_width); });
            if (aside)
                break;
        }
        aside = height_of_list(ui, view, list_width) <= rest.height;
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
