// SPDX-License-Identifier: Apache-2.0
//
// What of a region holds on a day. Everything else in the program sees one day's list: rules, questions and proofs need
// not know that there is another.
#pragma once

#include "kiosk/core/policy.hpp"

namespace kiosk {

// The days on which the list of a region becomes another: the first day of each edition but the first, ascending.
std::vector<Date> turning_days(const Region& region);

// Leaves out what does not hold on `day`, and with a service or a clause whatever belongs to it; the list is called
// what it is called then.
void keep_in_force(Region& region, Date day);

} // namespace kiosk
