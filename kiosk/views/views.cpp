// SPDX-License-Identifier: Apache-2.0
#include "kiosk/views/views.hpp"

#include "kiosk/views/parts.hpp"

#include <algorithm>
#include <array>

namespace kiosk {
namespace {

// What an answer looks like; numbers and what nobody drew look like nothing.
std::string answer_icon(const Fact& fact, int value)
{
    if (fact.kind == FactKind::boolean)
        return value != 0 ? "yes" : "no";
    const auto position = static_cast<std::size_t>(value);
    return fact.kind == FactKind::choice && position < fact.value_icons.size() ? fact.value_icons[position]
                                                                               : std::string {};
}

void add_choice_options(QuestionView& view, const Ask& ask, const Words& words, std::optional<int> told)
{
    const Schema& schema = words.policy().schema;
    const FactId fact = ask.facts.front();
    std::vector<int> values;
    switch (schema[fact].kind) {
    case FactKind::boolean:
        values = { 1, 0 };
        break;
    case FactKind::choice:
        values = words.region().offered(fact, schema);
        break;
    case FactKind::integer:
        values = ask.question->choices;
        break;
    }
    for (const int value : values)
        view.options.push_back({ words.answer(fact, value), words.answer_hint(fact, value), fact, value, told == value,
            answer_icon(schema[fact], value) });
}

// The first step leads into the middle, wherever it was meant to go; then one by one.
QuestionView::Stepper stepper_of(const Ask& ask, const Words& words, std::optional<int> stepped)
{
    const FactId fact = ask.facts.front();
    const std::vector<int>& choices = ask.question->choices;
    const int middle = choices[choices.size() / 2];
    const auto at = std::find(choices.begin(), choices.end(), stepped.value_or(choices.back() + 1));
    if (at == choices.end())
        return { fact, {}, middle, middle, std::nullopt };
    return { fact, words.answer(fact, *at), at == choices.begin() ? *at : *(at - 1),
        at + 1 == choices.end() ? *at : *(at + 1), *at };
}

std::string words_for_siblings(const Words& words, int same, std::size_t all)
{
    if (same == 0)
        return words(Phrase::siblings_none);
    return static_cast<std::size_t>(same) == all ? words(Phrase::siblings_all)
                                                 : words(Phrase::siblings_some, { { "count", same } });
}

QuestionView::Done done_ticking(const QuestionView& view, const Words& words)
{
    QuestionView::Done done;
    int count = 0;
    for (const QuestionView::Option& option : view.options) {
        done.told.answers.push_back({ option.fact, option.selected ? 1 : 0 });
        count += option.selected;
    }
    done.label = view.same_as_before ? words_for_siblings(words, count, view.options.size())
        : count                      ? words(Phrase::chosen, { { "count", count } })
        : view.covered               ? words(Phrase::private_nothing)
                                     : words(Phrase::none_of_these);
    return done;
}

// Of a question whose facts are each asked once.
action::Tell withheld(const QuestionView& view)
{
    action::Tell told;
    for (const QuestionView::Option& option : view.options)
        if (told.answers.empty() || told.answers.back().first != option.fact)
            told.answers.push_back({ option.fact, std::nullopt });
    return told;
}

} // namespace

std::optional<QuestionView> question_view(const Session& session, const Setting& setting, const Words& words)
{
    const auto ask = current_question(session, setting);
    const auto child = current_child(session);
    if (!ask || !child)
        return std::nullopt;
    const Answers answers = session.family.answers_of(*child);
    QuestionView view;
    view.child = child_if_several(session, words, *child);
    if (std::holds_alternative<place::Interview>(session.place)) {
        const Progress so_far = progress(session, setting);
        const auto all = static_cast<float>(so_far.answered + so_far.remaining);
        view.done = all > 0 ? static_cast<float>(so_far.answered) / all : 0;
        view.progress = words(Phrase::progress,
            { { "answered", static_cast<int>(so_far.answered) }, { "remaining", static_cast<int>(so_far.remaining) } });
    }
    view.id = ask->question->id;
    view.title = words.question_title(*ask->question);
    view.help = words.question_help(*ask->question);
    view.confidential = ask->question->confidential;
    view.several = ask->question->facts.size() > 1;
    view.covered = view.confidential && !session.revealed;
    if (!view.several) {
        const FactId fact = ask->facts.front();
        view.icon = words.policy().schema[fact].icon;
        add_choice_options(view, *ask, words, answers.get(fact));
        if (words.policy().schema[fact].kind == FactKind::integer)
            view.stepper = stepper_of(*ask, words, session.stepped ? session.stepped : answers.get(fact));
        view.withheld = withheld(view);
        return view;
    }
    view.same_as_before = ask->question->same_as_before;
    if (view.same_as_before) {
        const Answers before = session.family.answers_of(*child - 1);
        for (const FactId fact : ask->facts)
            view.options.push_back({ words.fact(fact), words.answer(fact, before.value(fact)), fact, 1,
                session.ticked[index(fact)], words.policy().schema[fact].icon });
        view.done_ticking = done_ticking(view, words);
        return view;
    }
    for (const FactId fact : ask->facts)
        view.options.push_back({ words.statement(fact), words.statement_hint(fact), fact, 1,
            session.ticked[index(fact)], words.policy().schema[fact].icon });
    view.done_ticking = done_ticking(view, words);
    view.withheld = withheld(view);
    return view;
}

std::optional<ContradictionView> contradiction_view(const Session& session, const Setting& setting, const Words& words)
{
    const auto contradictions = current_contradictions(session, setting);
    const Contradiction* const doubt = current_doubt(session, setting);
    const auto child = current_child(session);
    if ((contradictions.empty() && !doubt) || !child)
        return std::nullopt;
    const Contradiction& found = doubt ? *doubt : *contradictions.front();
    const Answers answers = session.family.answers_of(*child);
    ContradictionView view;
    view.child = child_if_several(session, words, *child);
    view.title = words(doubt ? Phrase::doubt_title : Phrase::contradiction_title);
    view.explanation = doubt ? words.doubt(found) : words.contradiction(found);
    if (doubt)
        view.confirm = words(Phrase::doubt_confirm);
    const FactSet facts = found.rule.facts();
    const auto& questions = setting.policy.questions;
    for (std::size_t i = 0; i < questions.size(); ++i)
        if (std::any_of(questions[i].facts.begin(), questions[i].facts.end(),
                [&](FactId fact) { return facts[index(fact)] && answers.is_known(fact); }))
            view.changes.push_back({ words(Phrase::contradiction_change, { { "fact", fact_of(questions[i], words) } }),
                words.told(questions[i], answers), *child, i });
    return view;
}

ReviewView review_view(const Session& session, const Setting& setting, const Words& words)
{
    const auto& questions = setting.policy.questions;
    const Schema& schema = setting.policy.schema;
    const auto& children = session.family.children;
    ReviewView view;
    view.can_add = children.size() < max_children;
    const auto add_part = [&](std::string title, Scope scope, std::size_t child, const Answers& answers) {
        ReviewView::Part part { std::move(title), {}, {} };
        for (std::size_t i = 0; i < questions.size(); ++i)
            if (schema[questions[i].facts.front()].scope == scope && was_asked(questions[i], answers))
                part.rows.push_back({ fact_of(questions[i], words), words.told(questions[i], answers), child, i,
                    questions[i].confidential });
        if (scope == Scope::child && children.size() > 1)
            part.removable = child;
        if (!part.rows.empty())
            view.parts.push_back(std::move(part));
    };
    for (std::size_t child = 0; child < children.size(); ++child)
        add_part(child_title(session, words, child), Scope::child, child, children[child].answers);
    add_part(words(Phrase::whole_family), Scope::family, 0, session.family.shared);
    return view;
}

} // namespace kiosk
