// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>

namespace kiosk {

// A moment of this run of the program; of no calendar.
using Instant = std::chrono::steady_clock::time_point;

} // namespace kiosk
