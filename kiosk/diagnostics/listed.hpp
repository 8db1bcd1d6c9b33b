// SPDX-License-Identifier: Apache-2.0
//
// Several names in a line: what was expected, what contradicts one another.
#pragma once

#include "kiosk/core/result.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk {

// "a, b, c"
std::string listed(const std::vector<std::string>& names, std::string_view before_the_last = ", ");
// "a, b or c"
std::string alternatives(const std::vector<std::string>& names);

// `--lang: expected one of en, ug, got "tlh"`, where `what` is the option, the setting, the field.
Error expected_one_of(std::string_view what, const std::vector<std::string>& names, std::string_view got);

} // namespace kiosk
