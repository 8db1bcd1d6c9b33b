// SPDX-License-Identifier: Apache-2.0
#include "kiosk/views/parts.hpp"

#include <algorithm>

namespace kiosk {

std::string verdict_word(const Words& words, Verdict verdict)
{
    return words.verdict(verdict);
}

std::string child_title(const Session& session, const Words& words, std::size_t child)
{
    return words.child(session.family, child, words.policy().schema.growing(Growth::years));
}

std::string child_if_several(const Session& session, const Words& words, std::size_t child)
{
    return session.family.children.size() > 1 ? child_title(session, words, child) : std::string {};
}

CategoryMark mark_of(const Policy& policy, const Service& service)
{
    const Category& category = *policy.category(service.category); // the compiler has proved that it is there
    return { category.icon, category.color };
}

std::string fact_of(const Question& question, const Words& words)
{
    return question.facts.size() == 1 ? words.fact(question.facts.front()) : words.question_title(question);
}

bool was_asked(const Question& question, const Answers& answers)
{
    return std::any_of(
        question.facts.begin(), question.facts.end(), [&](FactId fact) { return !answers.is_absent(fact); });
}

std::size_t question_of(const Policy& policy, FactId fact)
{
    const auto found = std::find_if(policy.questions.begin(), policy.questions.end(), [&](const Question& question) {
        return std::find(question.facts.begin(), question.facts.end(), fact) != question.facts.end();
    });
    return static_cast<std::size_t>(found - policy.questions.begin());
}

Privacy privacy_of(const Decider& decider, const Policy& policy, const ServiceDecision& service)
{
    FactSet facts;
    for (std::size_t i = 0; i < service.benefit_count; ++i)
        facts |= decider.facts(service.first_benefit + i);
    for (const FactId fact : policy.schema.ids(facts))
        if (policy.schema[fact].confidential)
            return Privacy::confidential;
    return Privacy::personal;
}

} // namespace kiosk
