// SPDX-License-Identifier: Apache-2.0
//
// A family as it stands before us: what holds for all of it, and its children.
#pragma once

#include "kiosk/core/fact.hpp"

namespace kiosk {

struct Child {
    std::string label; // how the family calls it; may be empty
    Answers answers; // child facts only
};

struct Family {
    Answers shared; // family facts only
    std::vector<Child> children;

    // All that is known of one child.
    Answers answers_of(std::size_t child) const { return shared.with(children[child].answers); }
};

} // namespace kiosk
