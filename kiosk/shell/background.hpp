// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk/platform/image.hpp"
#include "kiosk/ui/theme.hpp"

#include <cstdint>

namespace kiosk::shell {

// The ground of every screen, as what a frame is cleared to: cheaper than a rectangle where there is no GPU.
constexpr ClearColour background(const Display& display = {})
{
    const std::uint32_t hex = ui::rgb(ui::Color::ground, display.contrast);
    return { static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8),
        static_cast<std::uint8_t>(hex) };
}

} // namespace kiosk::shell
