// SPDX-License-Identifier: Apache-2.0
//
// Domains: what each fact that is not known can still be, once the values that contradict what is known are left out
// (arc consistency, as in constraint propagation). A child of nine is in no kindergarten, even before anybody asked.
#pragma once

#include "kiosk/core/fact.hpp"

#include <cstdint>

namespace kiosk {

struct Domain {
    // Integers: a value from `low` to `high`, both included.
    int low;
    int high;
    // Booleans and choices: bit v is set when value v is possible.
    std::uint32_t values;
    bool operator==(const Domain&) const = default;
};

class Domains {
public:
    // Nothing is narrowed: each fact can have every value that its Fact allows.
    Domains() { }

    bool narrowed(FactId id) const { return narrowed_[index(id)]; }
    // Only of narrowed facts.
    const Domain& operator[](FactId id) const { return domains_[index(id)]; }
    void narrow(FactId id, const Domain& domain)
    {
        narrowed_.set(index(id));
        domains_[index(id)] = domain;
    }
    FactSet narrowed() const { return narrowed_; }

private:
    FactSet narrowed_;
    std::array<Domain, max_facts> domains_; // set only where narrowed, so that making one costs nothing
};

} // namespace kiosk
