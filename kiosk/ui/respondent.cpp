// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/respondent.hpp"

#include <algorithm>
#include <charconv>

namespace kiosk::ui {
namespace {

// The largest one that is not above the number.
std::optional<int> button_for(std::string_view number, FactId fact, const Policy& policy)
{
    int value = 0;
    if (std::from_chars(number.data(), number.data() + number.size(), value).ec != std::errc {})
        return std::nullopt;
    for (const Question& question : policy.questions) {
        if (question.facts != std::vector { fact })
            continue;
        const auto above = std::upper_bound(question.choices.begin(), question.choices.end(), value);
        return above == question.choices.begin() ? std::nullopt : std::optional(*(above - 1));
    }
    return std::nullopt;
}

std::string answer_id(FactId fact, int value)
{
    return "answer/" + std::to_string(index(fact)) + "/" + std::to_string(value);
}

} // namespace

std::optional<int> told_value(const Told& told, FactId id, const Setting& setting)
{
    const Fact& fact = setting.policy.schema[id];
    const auto found = told.find(fact.name);
    if (found == told.end())
        return std::nullopt;
    switch (fact.kind) {
    case FactKind::boolean:
        return found->second == "true" ? 1 : 0;
    case FactKind::integer:
        return button_for(found->second, id, setting.policy);
    case FactKind::choice:
        break;
    }
    const auto value = fact.value_of(found->second);
    const auto offered = setting.decider.region().offered(id, setting.policy.schema);
    return value && std::find(offered.begin(), offered.end(), *value) != offered.end() ? value : std::nullopt;
}

std::vector<std::string> taps_for(const Ask& ask, const Told& told, const Session& session, const Setting& setting)
{
    if (ask.facts.size() == 1 && ask.question->facts.size() == 1) {
        const auto value = told_value(told, ask.facts.front(), setting);
        return { value ? answer_id(ask.facts.front(), *value) : "dont_know" };
    }
    std::vector<std::string> taps;
    const auto child = current_child(session);
    for (const FactId fact : ask.facts) {
        const auto value = told_value(told, fact, setting);
        // What is as of the child before comes ticked: what is not so is taken away.
        const bool tap = ask.question->same_as_before
            ? !value || !child || *child == 0 || session.family.answers_of(*child - 1).get(fact) != value
            : value == 1;
        if (tap)
            taps.push_back(answer_id(fact, 1));
    }
    taps.emplace_back("done");
    return taps;
}

} // namespace kiosk::ui
