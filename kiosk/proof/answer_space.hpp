// SPDX-License-Identifier: Apache-2.0
//
// Every child that the rules of one benefit can tell apart, factored.
//
// The facts that a benefit reads fall into blocks: two facts are in one block when a clause, a confirmation or a
// contradiction reads both. Blocks are independent of each other, so each is tried by itself, every class of every fact
// and "unknown" with every other. States of a block that no clause tells apart are one kind; the children to be decided
// are then the kinds of all blocks with each other: for Zhejiang 350 thousand instead of 48 million.
// A block with a fact that grows keeps every state: what time makes of it depends on the value itself.
#pragma once

#include "kiosk/core/decide.hpp"
#include "kiosk/core/value_classes.hpp"

#include <cstdint>

namespace kiosk::proof {

// All that can follow when one unknown fact of one state is told: the kinds it can turn into, each once.
struct Telling {
    FactId fact {};
    std::vector<std::uint32_t> to;
    bool operator==(const Telling&) const = default;
    auto operator<=>(const Telling&) const = default;
};

struct Kind {
    std::vector<std::pair<FactId, int>> told; // of the state that stands for all; the other facts are unknown
    std::vector<Truth> clauses; // of the block's clauses, in Block::clauses
    std::vector<Truth> confirmations;
    bool possible = true; // no contradiction holds, and the question for it offers every value here
    std::vector<Telling> tellings; // possible or not; every target comes before this kind
    std::uint64_t states = 1;
};

struct Block {
    std::vector<FactId> facts;
    std::vector<std::size_t> clauses; // into AnswerSpace::clauses
    std::vector<std::size_t> confirmations; // into Benefit::confirmations
    std::vector<Kind> kinds; // what is told more comes before what is told less; the last: nothing is told
};

struct AnswerSpace {
    // The clauses that the benefit rests on, in the order of Decider::reasons.
    std::vector<const Clause*> clauses;
    std::vector<Block> blocks;
    // Rules that compare two integers with each other: their classes are not known. Empty, or nothing is proved.
    std::vector<const Rule*> beyond;

    std::uint64_t children() const; // told apart by the rules: states of all blocks with each other
    std::uint64_t kinds() const; // kinds of all blocks with each other
};

AnswerSpace answer_space(const Policy& policy, const Decider& decider, std::size_t benefit);

} // namespace kiosk::proof
