// SPDX-License-Identifier: Apache-2.0
#include "kiosk/platform/image.hpp"

#include <algorithm>
#include <cstdlib>

namespace kiosk {

std::size_t differing_pixels(const Image& one, const Image& other)
{
    constexpr int rounding = 4;
    if (one.size != other.size)
        return std::max(one.rgba.size(), other.rgba.size()) / 4;
    std::size_t differing = 0;
    for (std::size_t i = 0; i < one.rgba.size(); i += 4)
        for (std::size_t channel = 0; channel < 3; ++channel)
            if (std::abs(int { one.rgba[i + channel] } - int { other.rgba[i + channel] }) > rounding) {
                ++differing;
                break;
            }
    return differing;
}

} // namespace kiosk
