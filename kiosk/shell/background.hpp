// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk/platform/image.hpp"
#include "kiosk/ui/theme.hpp"

namespace kiosk::shell {

// The ground of every screen, as what a frame is cleared to: cheaper than a rectangle where there is no GPU.
constexpr ClearColour background()
{
    return { static_cast<std::uint8_t>(ui::color::ground & 0xFF),
        static_cast<std::uint8_t>((ui::color::ground >> 8) & 0xFF),
        static_cast<std::uint8_t>((ui::color::ground >> 16) & 0xFF) };
}

} // namespace kiosk::shell
