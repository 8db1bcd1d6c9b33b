// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens/detail_statements.hpp"

#include <algorithm>

namespace kiosk::ui {

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

Statements statements(const DetailView& view, std::initializer_list<Topic> topics)
{
    Statements found;
    for (const Topic topic : topics)
        for (const DetailView::Statement& statement : view.of(topic))
            found.push_back(&statement);
    return found;
}

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

} // namespace kiosk::ui
