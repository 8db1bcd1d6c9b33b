// SPDX-License-Identifier: Apache-2.0
//
// Writes what Pack reads.
#pragma once

#include "kiosk/picture/pack.hpp"

#include <cstdint>

namespace kiosk::picture {

struct DrawnImage {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> coverage; // width × height
};

struct DrawnPicture {
    std::string name; // at most 255 bytes
    bool directional = false;
    std::vector<DrawnImage> images; // at least one, none of them empty
};

// The bytes of the file. The same pictures, in any order, give the same bytes.
std::string pack(std::vector<DrawnPicture> pictures);

} // namespace kiosk::picture
