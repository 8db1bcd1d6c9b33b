// SPDX-License-Identifier: Apache-2.0
//
// What a session's answers still leave to be asked of a child; what is before the family right now is told by
// session.hpp.
#pragma once

#include "kiosk/core/session.hpp"

namespace kiosk {

// The next question for the child; nothing: all that can be asked has been.
std::optional<Ask> open_question(const Session& session, const Setting& setting, std::size_t child);

// Whether the answers have to be cleared up before anything goes on: they contradict themselves, or are doubted.
bool unclear(const Session& session, const Setting& setting, std::size_t child);

// The answers that a rule reads: what a family confirms of a doubt holds as long as these stay.
Answers read_by(const Rule& rule, const Answers& answers, const Schema& schema);

} // namespace kiosk
