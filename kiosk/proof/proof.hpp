// SPDX-License-Identifier: Apache-2.0
//
// What holds for every child that the rules can tell apart, not for some drawn by lot. For each benefit, every kind of
// its answer space is decided and checked:
//
//   - a verdict that is settled stays, with its wait, whatever else is told: so unknown never becomes no;
//   - not asked and not told decide alike;
//   - it is undetermined only where answers that are possible lead to different verdicts, and what is missing are those
//     that can change it;
//   - not_yet holds until its wait is over and not a month or a year longer;
//   - each verdict that the wording promises is reached, and neither eligible nor conditional without its promise;
//   - each clause and each condition of a confirmation decides alone for some child;
//   - each fact that the benefit reads is asked, decides for some child, and its buttons tell apart what rules do.
#pragma once

#include "kiosk/proof/answer_space.hpp"

#include <array>
#include <cstdint>
#include <functional>

namespace kiosk::proof {

struct BenefitProof {
    const Benefit* benefit = nullptr;
    std::uint64_t children = 0; // told apart by the rules
    std::uint64_t kinds = 0; // decided
    // By Verdict: a child without contradictions that has it; nothing: no child can have it.
    std::array<std::optional<Answers>, verdict_count> reached;
};

struct RegionProof {
    const Region* region = nullptr;
    std::vector<BenefitProof> benefits; // in the list's order
    // One of the benefits' counts, of all of them: total(&BenefitProof::children).
    std::uint64_t total(std::uint64_t BenefitProof::*count) const;
};

struct Proof {
    std::vector<RegionProof> regions;
    std::vector<std::string> faults; // one line each; empty: all of the above holds
};

// Called from one thread at a time, with the benefits done so far and all there are.
using Progress = std::function<void(std::size_t done, std::size_t all)>;

// Tries the whole answer space on as many threads as there are processors.
Proof prove(const Policy& policy, const Progress& progress = {});

// "age 5, stage kindergarten, hukou declined"; "nothing told".
std::string described(const Schema& schema, const Answers& answers);

} // namespace kiosk::proof
