// SPDX-License-Identifier: Apache-2.0
//
// Why: the clauses that some benefits rest on, and what the answers make of each.
#pragma once

#include "kiosk/guide/account.hpp"

namespace kiosk::guide {

struct Ground {
    const Citation* citation;
    bool waiver; // stands in for a part of the membership
    std::vector<Truth> truths; // by child

    bool is_alike() const;
    std::vector<std::size_t> children_where(Truth truth) const;
};

// Each clause once. Membership, which is told on the first page, is left out.
std::vector<Ground> grounds_of(const Account& account, const std::vector<std::size_t>& benefits);

} // namespace kiosk::guide
