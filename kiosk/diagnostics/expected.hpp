// SPDX-License-Identifier: Apache-2.0
//
// What a fact may be and what contradicts itself, as messages say it.
#pragma once

#include "kiosk/core/policy.hpp"

namespace kiosk {

// "a whole number from 0 to 20"
std::string expectation(const Fact& fact);

// "a fact (age, hukou or stage)"; of one scope, or of both
std::string expected_facts(const Schema& schema, std::optional<Scope> scope = {});

// `age 9 and stage "nursery" contradict each other (rule nursery_age: stage == nursery and age > 3)`
// Of answers that are unlikely together: "age 8 and stage "kindergarten" are unlikely together (rule …); decided as
// told".
std::string doubt_in(const Policy& policy, const Contradiction& doubt, const Answers& told);
std::string contradiction_in(const Policy& policy, const Contradiction& contradiction, const Answers& told);

} // namespace kiosk
