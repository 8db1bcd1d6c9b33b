// SPDX-License-Identifier: Apache-2.0
//
// The values of a fact, put together where no rule tells them apart.
#pragma once

#include "kiosk/core/policy.hpp"

namespace kiosk {

// Values from `low` to `high`, both included; every rule that the classes were made for treats them alike.
struct ValueClass {
    int low = 0;
    int high = 0;
    bool operator==(const ValueClass&) const = default;
};

// Ascending, together all values that the fact can have. Of a boolean or a choice each value is a class of its own. A
// comparison of two integer facts with each other has no classes and is not looked at: see compares_integers.
std::vector<ValueClass> value_classes(const Schema& schema, FactId fact, std::span<const Rule* const> rules);

// The values of a fact as contradictions tell them apart; of two integers that are compared, every value of the one
// with few, and of the other where one of these makes it turn.
std::vector<ValueClass> contradiction_classes(const Policy& policy, FactId fact);

// Whether the rule reads `fact` only in a comparison with another fact.
bool compares_integers(const Schema& schema, const Rule& rule, FactId fact);

} // namespace kiosk
