// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/session_questions.hpp"

#include <algorithm>

namespace kiosk {
namespace {

const Contradiction* unconfirmed_doubt(const Session& session, const Setting& setting, std::size_t child)
{
    const Answers answers = session.family.answers_of(child);
    for (const Contradiction* doubt : setting.policy.doubts_in(answers)) {
        const Answers read = read_by(doubt->rule, answers, setting.policy.schema);
        const bool confirmed = std::any_of(session.confirmed.begin(), session.confirmed.end(),
            [&](const Session::Confirmed& each) { return each.child == child && each.answers == read; });
        if (!confirmed)
            return doubt;
    }
    return nullptr;
}

// Worked out once for the same answers.
FactSet worth_asking_of(
    const Session& session, const Setting& setting, const Decision& decision, const Answers& answers)
{
    Session::WorthAsking& last = session.worth_asking;
    if (last.decider != &setting.decider || !(last.answers == answers))
        last = { &setting.decider, answers, worth_asking(setting.policy, setting.decider, decision, answers) };
    return last.facts;
}

// The questions that the interview would still ask this child if every answer were withheld: an upper bound that
// shrinks.
std::size_t open_count(const Session& session, const Setting& setting, std::size_t child)
{
    const Answers answers = session.family.answers_of(child);
    const FactSet open = worth_asking_of(session, setting, setting.decider.decide(answers), answers);
    return static_cast<std::size_t>(
        std::count_if(setting.policy.questions.begin(), setting.policy.questions.end(), [&](const Question& question) {
            return std::any_of(
                question.facts.begin(), question.facts.end(), [&](FactId fact) { return open[index(fact)]; });
        }));
}

} // namespace

Answers read_by(const Rule& rule, const Answers& answers, const Schema& schema)
{
    Answers read;
    for (const FactId fact : schema.ids(rule.facts() & answers.known()))
        read.know(fact, answers.value(fact));
    return read;
}

std::optional<Ask> open_question(const Session& session, const Setting& setting, std::size_t child)
{
    const Answers answers = session.family.answers_of(child);
    const bool was_offered = std::any_of(session.steps.begin(), session.steps.end(),
        [&](const Session::Answered& step) { return step.child == child && step.same_as_before; });
    const Answers* const before = child > 0 && !was_offered ? &session.family.children[child - 1].answers : nullptr;
    const Decision decision = setting.decider.decide(answers);
    const FactSet open = worth_asking_of(session, setting, decision, answers);
    return next_question(setting.policy, decision, open, answers, before);
}

bool unclear(const Session& session, const Setting& setting, std::size_t child)
{
    return !setting.policy.contradictions_in(session.family.answers_of(child)).empty()
        || unconfirmed_doubt(session, setting, child);
}

std::optional<std::size_t> current_child(const Session& session)
{
    if (const auto* interview = std::get_if<place::Interview>(&session.place))
        return interview->child;
    if (const auto* change = std::get_if<place::Change>(&session.place))
        return change->child;
    return std::nullopt;
}

std::optional<Ask> current_question(const Session& session, const Setting& setting)
{
    if (const auto* interview = std::get_if<place::Interview>(&session.place)) {
        if (unclear(session, setting, interview->child))
            return std::nullopt;
        return open_question(session, setting, interview->child);
    }
    if (const auto* change = std::get_if<place::Change>(&session.place)) {
        const Question& question = setting.policy.questions[change->question];
        const Answers answers = session.family.answers_of(change->child);
        Ask ask { &question, {} };
        for (const FactId fact : question.facts)
            if (!answers.is_absent(fact))
                ask.facts.push_back(fact);
        return ask;
    }
    return std::nullopt;
}

std::vector<const Contradiction*> current_contradictions(const Session& session, const Setting& setting)
{
    const auto* interview = std::get_if<place::Interview>(&session.place);
    if (!interview)
        return {};
    return setting.policy.contradictions_in(session.family.answers_of(interview->child));
}

const Contradiction* current_doubt(const Session& session, const Setting& setting)
{
    const auto* interview = std::get_if<place::Interview>(&session.place);
    if (!interview || !current_contradictions(session, setting).empty())
        return nullptr;
    return unconfirmed_doubt(session, setting, interview->child);
}

Progress progress(const Session& session, const Setting& setting)
{
    const auto child = current_child(session);
    if (!child)
        return {};
    Progress progress;
    progress.answered = static_cast<std::size_t>(std::count_if(session.steps.begin(), session.steps.end(),
        [&](const Session::Answered& step) { return step.child == *child; }));
    progress.remaining = open_count(session, setting, *child);
    return progress;
}

} // namespace kiosk
