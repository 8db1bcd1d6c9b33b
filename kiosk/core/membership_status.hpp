// SPDX-License-Identifier: Apache-2.0
//
// How a child stands to the list's definition, and what is open to it all the same: a refusal never ends in nothing.
#pragma once

#include "kiosk/core/decide.hpp"

namespace kiosk {

// The hindrance of a clause that stays open only because a family has not told something.
inline constexpr std::string_view hindrance_not_told = "not_told";

// A clause of the membership that does not hold, or may not.
struct UnmetClause {
    const Clause* clause = nullptr;
    Truth truth = Truth::no; // no, or unknown
    std::string_view hindrance; // message keys hindrance.<…>, see Hindrance; of the policy, or hindrance_not_told
};

struct MembershipStatus {
    // In the order of the definition, each hindrance once; none: the child is what the list calls a 流动儿童.
    std::vector<UnmetClause> unmet;
    // Whether hindrance.<…>.later is true of this clause: no other clause stands against the child for certain.
    bool told_later(const UnmetClause& unmet_clause) const;
    // Benefits, into Decision::benefits.
    std::vector<std::size_t> now; // the child has them, or can apply now: eligible or conditional
    std::vector<std::size_t> later; // not yet: the Wait of each says from when
};

MembershipStatus membership_status(const Decider& decider, const Decision& decision, const Answers& answers);

} // namespace kiosk
