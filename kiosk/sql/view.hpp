// SPDX-License-Identifier: Apache-2.0
//
// The rules of one region as one view over a register: the verdict of every benefit for every row, from the row alone.
// Standard SQL of the plainest kind: conditions and CASE in derived tables over one table; no function, no procedure,
// no join, so that an engine can evaluate it where the row lies.
//
// The view verdicts_<region> has
//   id, the kept columns and the facts      as the register has them
//   refused                                 why a row is not decided: see select_refused; NULL: it is
//   membership                              yes, no, unknown
//   "ZJ-03"                                 a service: the best verdict of its benefits
//   "ZJ-03d"                                a benefit: eligible, conditional, undetermined, not_yet, ineligible
//   "ZJ-03d_missing"                        undetermined: the facts that can still change it, each with a semicolon
//   "ZJ-03d_confirm"                        what an office must decide, in the same way; empty: nothing
//   "ZJ-03d_wait_months", "ZJ-03d_wait_age" not_yet: months more to live here, the age to be reached
//
// All are NULL in a row that is refused. tests/sql tries that it says the same as Decider for every child that the
// rules tell apart.
#pragma once

#include "kiosk/core/decide.hpp"
#include "kiosk/sql/register.hpp"

namespace kiosk::sql {

// Where a citation comes from, and its words, on one line.
using Cited = std::function<std::string(const Citation&)>;

std::string view_name(const Region& region);

// DROP where the dialect can, and CREATE VIEW. An error names the rule that cannot be said in this form: one that
// compares two numbers, lets time and an office decide together, or leaves several ways open at once.
Result<std::string> create_view(
    const Policy& policy, const Region& region, const Register& options, const Cited& cited);

} // namespace kiosk::sql
