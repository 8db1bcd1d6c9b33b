// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens/detail_folds.hpp"

#include <algorithm>
#include <cmath>

namespace kiosk::ui {

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

float Folded::draw(const std::vector<Unfolding>& all, const Rect& room)
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

float Folded::height(const std::vector<Unfolding>& all, float room) const
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

Button Folded::line(const Unfolding& unfolding) const
{
    return selected(is_open(unfolding),
        { unfolding.id, unfolding.label, {}, is_open(unfolding) ? Icon::up : Icon::more, Button::Kind::quiet,
            Role::fold, text::Align::start, Type::note });
}

float Folded::width_in(std::size_t columns, float room) const
{
    return std::floor((room - ui_.mm(size::gap) * static_cast<float>(columns - 1)) / static_cast<float>(columns));
}

std::size_t Folded::columns_for(const std::vector<Unfolding>& all, float room) const
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

} // namespace kiosk::ui
