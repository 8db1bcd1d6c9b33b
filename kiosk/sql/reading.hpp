// SPDX-License-Identifier: Apache-2.0
//
// One rule as SQL: its truth, and the conditions under which each fact or each office is what it waits for. The same
// recursion as Rule::evaluate, told to SQL once instead of done for every child.
#pragma once

#include "kiosk/sql/narrowing.hpp"

#include <map>

namespace kiosk::sql {

using Conditions = std::map<std::size_t, Expression>; // by index of a fact or a confirmation; never NULL

struct Reading {
    std::array<Expression, 3> truth; // by Office
    std::array<Conditions, 3> missing; // by Office, by fact: see Finding
    Conditions unsettled; // by confirmation: see Finding
    Expression waits; // true, else false or NULL: Finding::waits_for_office
    FactSet facts; // that are read

    const Expression& operator[](Office office) const { return truth[static_cast<std::size_t>(office)]; }
    const Conditions& missing_of(Office office) const { return missing[static_cast<std::size_t>(office)]; }
};

// Facts that have one value whatever the child says: a time to come.
using Then = std::vector<std::pair<FactId, int>>;

Result<Reading> reading(const Rule& rule, const Policy& policy, Narrowing& narrowing, const Then& then = {});

} // namespace kiosk::sql
