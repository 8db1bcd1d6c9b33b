// SPDX-License-Identifier: Apache-2.0
//
// Content for some regions only: what start-up and memory of a kiosk take does not grow with regions that are not its
// own. The whole is checked first; the parts carry no mark of having been parts.
#pragma once

#include "kiosk/content/compiler/complaints.hpp"
#include "kiosk/content/compiler/draft.hpp"

namespace kiosk::content {

// Leaves out all other regions, and the golden families, messages and official words that only they need.
void keep_regions(Draft& draft, const std::vector<std::string>& ids, Complaints& complaints);

} // namespace kiosk::content
