// SPDX-License-Identifier: Apache-2.0
//
// What time can still do for a benefit, as SQL: Decider's look ahead. The facts that grow are those of the family's age
// and months; each group of clauses that reads one of them, or both at once, is read as it will stand at every later
// class of its values.
#pragma once

#include "kiosk/core/decide.hpp"
#include "kiosk/sql/reading.hpp"

namespace kiosk::sql {

struct Outlook {
    // Whether the moving clauses hold now or at a later time.
    Expression holds = Expression::yes();
    // Where that is open, by fact.
    Conditions missing;
    // Where it holds: expressions of integers, NULL where there is nothing to wait for; empty: there never is.
    std::string wait_months;
    std::string wait_age;
};

// Gives a condition that is needed several times a name.
using Naming = std::function<Expression(const Expression&)>;

// Of the clauses that read a growing fact. `now`: what each is today, in favour of the family.
Result<Outlook> outlook(const Policy& policy, const std::vector<const Rule*>& moving,
    const std::vector<Expression>& now, Narrowing& narrowing, const Naming& named);

} // namespace kiosk::sql
