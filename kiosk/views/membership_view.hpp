// SPDX-License-Identifier: Apache-2.0
//
// For a child that is not, or not surely, what the list calls a 流动儿童: why, what is open all the same, what opens
// when, and whom to ask.
#pragma once

#include "kiosk/core/session.hpp"
#include "kiosk/words/words.hpp"

namespace kiosk {

struct MembershipView {
    std::string child; // whose it is, where there are several
    std::string title;
    std::vector<std::string> reasons;
    std::string now; // services that are open today; may be empty
    std::vector<std::string> anyway; // what there is all the same
    std::vector<std::string> later; // what opens when
    std::vector<std::string> whom;
};
// Of the child whose results lie below.
MembershipView membership_view(const Session& session, const Setting& setting, const Words& words);

} // namespace kiosk
