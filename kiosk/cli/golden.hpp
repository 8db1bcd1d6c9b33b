// SPDX-License-Identifier: Apache-2.0
//
// Golden families: what the rules must say of them.
#pragma once

#include "kiosk/content/catalogue.hpp"

namespace kiosk::cli {

// Where the verdicts differ from those expected, or the golden family itself cannot be read; one line each.
std::vector<std::string> mistakes_of(const content::Golden& golden, const Policy& policy);

} // namespace kiosk::cli
