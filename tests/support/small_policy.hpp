// SPDX-License-Identifier: Apache-2.0
//
// A policy small enough to hold in one's head, for testing the logic apart from the content.
#pragma once

#include "kiosk/core/decide.hpp"

#include <memory>

namespace kiosk::test {

// Family: hardship. Child: age 0–20 (grows), months_here (grows), stage none|primary|high, permit, secret
// (confidential). Region "small": membership age < 16, months_here >= 6, stage != high or unsettled(checked).
//   S-1: a when nothing more; b waives the months; c when hardship, confirm; d confirm only where not permit.
//   S-2: target age in 3..5; a.
struct SmallPolicy {
    SmallPolicy();

    FactId fact(std::string_view name) const { return *policy->schema.find(name); }
    Rule rule(std::string_view source) const;
    Answers answers(std::initializer_list<std::pair<std::string_view, int>> known) const;
    Verdict verdict(const Answers& answers, std::string_view benefit) const;
    const BenefitDecision decided(const Answers& answers, std::string_view benefit) const;

    std::unique_ptr<Policy> policy;
    std::unique_ptr<Decider> decider;
};

} // namespace kiosk::test
