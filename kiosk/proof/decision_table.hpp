// SPDX-License-Identifier: Apache-2.0
//
// The rules of one benefit as a table that a department can read line by line and sign.
#pragma once

#include "kiosk/core/decide.hpp"
#include "kiosk/core/value_classes.hpp"

namespace kiosk::proof {

struct DecisionRow {
    // By DecisionTable::facts: the values that the row is for, ascending and with gaps closed; empty: any.
    std::vector<std::vector<ValueClass>> values;
    Verdict verdict = Verdict::ineligible;

    bool matches(const std::vector<FactId>& facts, const Answers& told) const;
};

// For every child of whom everything is told and nothing contradicts itself, exactly one row matches. The best verdicts
// come first.
struct DecisionTable {
    std::vector<FactId> facts; // of the columns: what the benefit itself asks for, then membership
    std::vector<DecisionRow> rows;
};

// The rules must be proved (proof.hpp): a verdict that is settled is not looked into further.
DecisionTable decision_table(const Policy& policy, const Decider& decider, std::size_t benefit);

} // namespace kiosk::proof
