// SPDX-License-Identifier: Apache-2.0
//
// All that can be known of a few facts: each class of their values, and for what is not known each domain it can have.
#pragma once

#include "kiosk/sql/narrowing.hpp"

namespace kiosk::sql {

// Visits more states than there can be, since domains are combined freely: what holds in all of them holds.
void each_state(const Policy& policy, const FactSet& facts, std::span<const Rule* const> rules,
    const Narrowing& narrowing, const std::function<void(const Answers&, const Domains&)>& visit);

} // namespace kiosk::sql
