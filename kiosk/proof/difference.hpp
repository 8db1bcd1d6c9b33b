// SPDX-License-Identifier: Apache-2.0
//
// Which children are decided otherwise by other rules: of two editions of a list, or of one list on two days. Every
// child that the rules of one or of the other can tell apart is decided by both, as in answer_space.hpp: facts that no
// rule ties together are tried block by block, and states that no rule tells apart are one.
//
// The two sides need not know the same facts: they are brought together by name, and a value that only one side knows
// is unknown to the other.
#pragma once

#include "kiosk/core/decide.hpp"

#include <cstdint>

namespace kiosk::proof {

// One benefit as one side has it.
struct Side {
    const Policy* policy = nullptr;
    const Decider* decider = nullptr;
    std::size_t benefit = 0;
};

// All children whose verdict goes from one to the other.
struct Change {
    Verdict from {};
    Verdict to {};
    std::uint64_t children = 0; // told apart by the rules, unknown answers among them
    // What one of them tells that tells least: facts and values by name; of a range of integers, its first.
    std::vector<std::pair<std::string, std::string>> smallest;
};

struct Difference {
    std::uint64_t children = 0; // told apart by the rules, and possible
    std::vector<Change> changes; // by verdict, the best first; empty: nobody is decided otherwise
    // Why nothing can be said: a rule compares two numbers, or too many children would have to be tried.
    std::string beyond;
};

Difference difference(const Side& before, const Side& after);

} // namespace kiosk::proof
