// SPDX-License-Identifier: Apache-2.0
//
// What several views say alike.
#pragma once

#include "kiosk/core/decide.hpp"
#include "kiosk/core/session.hpp"
#include "kiosk/ui/privacy.hpp"
#include "kiosk/words/words.hpp"

#include <array>

namespace kiosk::ui {

// Best first.
inline constexpr std::array verdicts { Verdict::eligible, Verdict::conditional, Verdict::undetermined, Verdict::not_yet,
    Verdict::ineligible };

std::string verdict_word(const Words& words, Verdict verdict);
// "The second child (9 years)".
std::string child_title(const Session& session, const Words& words, std::size_t child);
// The same, and nothing while there is one child only.
std::string child_if_several(const Session& session, const Words& words, std::size_t child);
// The name of the category's drawing.
std::string category_icon(const Policy& policy, std::string_view category);
// What a question is about, in a few words.
std::string fact_of(const Question& question, const Words& words);
// Whether any of the question's facts was asked.
bool was_asked(const Question& question, const Answers& answers);
// The question that asks for a fact, by its place in the policy; every fact has one.
std::size_t question_of(const Policy& policy, FactId fact);

// Who may hear of a service for one child: one that rests on what is told in private betrays it.
Privacy privacy_of(const Decider& decider, const Policy& policy, const ServiceDecision& service);

} // namespace kiosk::ui
