// SPDX-License-Identifier: Apache-2.0
//
// What would differ for a child whose family moved to another region. A pure function of answers: what an answer means
// there, the content says fact by fact (Fact::on_moving, Fact::moved).
#pragma once

#include "kiosk/core/decide.hpp"

namespace kiosk {

// A child's answers as they read in another region.
struct Moved {
    std::vector<Answers> possible; // each way in which they can read there; at least one
    FactSet unknown; // answered here, but there nobody knows yet
    FactSet from_zero; // counted anew there
    std::vector<std::pair<FactId, std::vector<int>>> reread; // read otherwise there, and what each can be
};
Moved moved(const Schema& schema, const Answers& answers, const Region& from, const Region& to);

struct Comparison {
    Moved moved;
    Decision here; // as it is
    Decision here_settled; // once the months that this list asks for have been lived
    Decision on_arrival; // there, on the first day
    Decision settled; // there, once the months that its list asks for have been lived
    // A service here and the one there that it corresponds to, as indices into Region::services; one may be missing.
    struct Pair {
        std::optional<std::size_t> here;
        std::optional<std::size_t> there;
        bool differs = false; // once the months are lived, here as there: that they begin again goes without saying
    };
    std::vector<Pair> pairs; // those that differ first, each part in the order of the lists

    const ServiceDecision* of_here(const Pair& pair) const { return pair.here ? &here.services[*pair.here] : nullptr; }
    const ServiceDecision* of_there(const Pair& pair) const
    {
        return pair.there ? &settled.services[*pair.there] : nullptr;
    }
    // Months to live there before the verdict is what it settles to; nothing when it is so from the first day.
    std::optional<int> months_until(const Pair& pair) const;
    // What keeps the verdict there open.
    FactSet missing(const Pair& pair) const;
};
Comparison compare(const Policy& policy, const Decider& here, const Decider& there, const Answers& answers);

} // namespace kiosk
