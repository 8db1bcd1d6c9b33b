// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/interview.hpp"

namespace kiosk {

std::optional<Ask> next_question(const Policy& policy, const Decision& decision, const Answers& answers)
{
    const FactSet open = decision.missing() & ~answers.known() & ~answers.declined();
    for (const Question& question : policy.questions) {
        Ask ask { &question, {} };
        for (const FactId fact : question.facts)
            if (open[index(fact)])
                ask.facts.push_back(fact);
        if (!ask.facts.empty())
            return ask;
    }
    return std::nullopt;
}

} // namespace kiosk
