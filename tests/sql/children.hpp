// SPDX-License-Identifier: Apache-2.0
//
// Children for whom the rules and their SQL have to say the same, and what Decider says of them, spelled as the view
// spells it.
#pragma once

#include "kiosk/core/decide.hpp"

#include <functional>
#include <string>

namespace kiosk::test {

// What the view says of one benefit in one row; empty: NULL, except of `confirm` and `missing`, where it is also ''.
struct Said {
    bool refused = false;
    std::string membership;
    std::string service;
    std::string verdict;
    std::string missing;
    std::string confirm;
    std::string wait_months;
    std::string wait_age;
    bool operator==(const Said&) const = default;
};
std::string shown(const Said& said);

// By Decider, of each of `benefits`, which are its numbers.
std::vector<Said> said_by_decider(
    const Policy& policy, const Decider& decider, const std::vector<std::size_t>& benefits, const Answers& answers);

using Visit = std::function<void(const Answers&)>;

// Every kind of child that the rules of one benefit tell apart (proof::AnswerSpace), unknowns and impossible ones
// included; its last block fastest.
void each_kind(const Policy& policy, const Decider& decider, std::size_t benefit, const Visit& visit);

// Every value of every fact that the benefit reads, and its absence, beside the first kind of the other blocks for whom
// it holds, and beside nothing told: a kind stands for values that Decider treats alike, and their spelling in SQL is
// tried here. Of integers both ends of each class.
void each_value(const Policy& policy, const Decider& decider, std::size_t benefit, const Visit& visit);

// Facts that contradictions tie together, at every point at which one can turn.
void each_tie(const Policy& policy, const Visit& visit);

} // namespace kiosk::test
