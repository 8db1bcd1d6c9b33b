// SPDX-License-Identifier: Apache-2.0
//
// Proof by example: answers that give a benefit a certain verdict.
#pragma once

#include "kiosk/core/decide.hpp"

namespace kiosk {

// Values that stand for all values of a fact as far as `rules` can tell: every value of a boolean or a choice; of an
// integer its bounds' side of each turning point, or every value where there are few.
std::vector<int> representatives(const Schema& schema, FactId fact, const std::vector<int>& turning_points);

// Answers, free of contradictions, under which `benefit` has `verdict`; nothing when there are none. The search is
// complete over the representatives: it leaves out a branch only where the verdict is settled to be another.
std::optional<Answers> witness(const Policy& policy, const Decider& decider, std::size_t benefit, Verdict verdict);

// The verdicts that the wording of a benefit promises to be possible: granted as its confirmations say, and refused
// where it has a condition. (not_yet and undetermined follow from the answers, not from the wording.)
std::vector<Verdict> claims(const Decider& decider, std::size_t benefit);

} // namespace kiosk
