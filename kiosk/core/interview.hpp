// SPDX-License-Identifier: Apache-2.0
//
// What to ask next. Nothing is stored: the question follows from the answers.
#pragma once

#include "kiosk/core/decide.hpp"

namespace kiosk {

// A question, and those of its facts that are still worth asking.
struct Ask {
    const Question* question = nullptr;
    std::vector<FactId> facts;
};

// The facts that have not been asked and can still change a verdict of `decision`, even if the declined ones are never
// told.
FactSet worth_asking(const Policy& policy, const Decider& decider, const Decision& decision, const Answers& answers);

// The first question, in the content's order, with a fact worth asking; nothing when all is settled that answers can
// settle. Where the answers of the child `before` are given, what is known of that one and can be so of this one, too,
// is asked in one: Policy::siblings.
std::optional<Ask> next_question(const Policy& policy, const Decider& decider, const Decision& decision,
    const Answers& answers, const Answers* before = nullptr);
// The same where it is known already which facts are worth asking: `open`.
std::optional<Ask> next_question(
    const Policy& policy, const Decision& decision, FactSet open, const Answers& answers, const Answers* before);

} // namespace kiosk
