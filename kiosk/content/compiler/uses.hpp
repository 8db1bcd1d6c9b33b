// SPDX-License-Identifier: Apache-2.0
//
// What a region uses of what is declared for all of them, so that a region that has not changed need not be read again
// to know that nothing is left over.
#pragma once

#include "kiosk/content/compiler/draft.hpp"

namespace kiosk::content {

// "term poor", "document vaccine_law", "message short.schooling", …: as Draft::uses_elsewhere asks for them. The
// checks must have passed.
std::set<std::string> uses_of(const DraftRegion& region, const Draft& draft);

} // namespace kiosk::content
