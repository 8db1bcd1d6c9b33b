// SPDX-License-Identifier: Apache-2.0
//
// What several views say alike.
#pragma once

#include "kiosk/core/privacy.hpp"
#include "kiosk/core/session.hpp"
#include "kiosk/words/words.hpp"

namespace kiosk {

// Whether a service can be had, or may be, today.
constexpr bool is_open(Verdict verdict)
{
    return prospect(verdict) == Prospect::now;
}
std::string verdict_word(const Words& words, Verdict verdict);
// "The second child (9 years)".
std::string child_title(const Session& session, const Words& words, std::size_t child);
// The same, and nothing while there is one child only.
std::string child_if_several(const Session& session, const Words& words, std::size_t child);
// What a category is known by: a drawing, by name, and a colour.
struct CategoryMark {
    std::string icon;
    CategoryColor color;
};
CategoryMark mark_of(const Policy& policy, const Service& service);
// What a question is about, in a few words.
std::string fact_of(const Question& question, const Words& words);
// Whether any of the question's facts was asked.
bool was_asked(const Question& question, const Answers& answers);
// The question that asks for a fact, by its place in the policy; every fact has one.
std::size_t question_of(const Policy& policy, FactId fact);

// Of what is said on a service: confidential where its verdict may rest on what is told in private, whatever was told.
Privacy privacy_of(const Decider& decider, const Policy& policy, const ServiceDecision& service);

} // namespace kiosk
