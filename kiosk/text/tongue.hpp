// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace kiosk::text {

// In which language words stand: the family's own, or Chinese, as the official text and the clerk have them.
enum class Tongue : std::uint8_t { own, chinese };

} // namespace kiosk::text
