// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk/words/words.hpp"

namespace kiosk {

// How a child is called on paper: by number, with its own name where the family gave one, and its age.
std::string child_called(const Words& words, const Family& family, std::size_t child);

} // namespace kiosk
