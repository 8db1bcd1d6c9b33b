// SPDX-License-Identifier: Apache-2.0
//
// What may be written down of a family: its results without what it told in confidence.
//
// Leaving out a sentence would not be enough: "can have" beside a service for orphans tells the rest. So the decision
// itself is made without the confidential answers, and nothing on paper can depend on them. What then stays open for
// their sake alone is offered to every family in the same words, as something to ask about in private; a family that
// can have it is told so on the screen, and reads on paper whom to ask.
#pragma once

#include "kiosk/core/decide.hpp"
#include "kiosk/core/family.hpp"

namespace kiosk {

// As a family reads them. `in_private` is undetermined, and only confidential facts would settle it.
enum class PaperVerdict : std::uint8_t { eligible, conditional, undetermined, not_yet, in_private, ineligible };
inline constexpr std::array standings { PaperVerdict::eligible, PaperVerdict::conditional, PaperVerdict::undetermined,
    PaperVerdict::not_yet, PaperVerdict::in_private, PaperVerdict::ineligible };

FactSet confidential_facts(const Schema& schema);

// The family as it may be written about.
Family without_confidence(Family family, const Schema& schema);

struct ChildResults {
    Decision decision; // without the confidential answers
    std::vector<PaperVerdict> services; // in the list's order
    std::vector<PaperVerdict> benefits;
};

struct PaperResults {
    Family family; // without the confidential answers
    std::vector<ChildResults> children;
};

PaperResults results_for_paper(const Decider& decider, const Family& family, const Schema& schema);

} // namespace kiosk
