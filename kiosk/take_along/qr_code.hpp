// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk/core/result.hpp"

#include <string_view>
#include <vector>

namespace kiosk {

// The square of a QR code, without its quiet zone.
struct QrCode {
    // Empty space that readers need around it (ISO/IEC 18004), in modules.
    static constexpr int quiet_zone = 4;

    int size = 0; // modules on a side
    std::vector<bool> dark; // row by row

    bool is_dark(int x, int y) const
    {
        return dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(size) + static_cast<std::size_t>(x)];
    }

    // Dark modules beside one another: drawn as one, so that no hairline of light stands between them.
    struct Run {
        int x;
        int y;
        int length;
    };
    std::vector<Run> runs() const;
};

// UTF-8 text that a phone shows as it is, without any network. Damage to 15 % of the code does no harm. Fails when the
// text is longer than `most_qr_bytes`.
Result<QrCode> encode_qr(std::string_view utf8);

// Version 25: 117 modules and the quiet zone make 125. At 150 mm on a screen a module is 1.2 mm: what a phone's camera
// (1920 pixels over 65 degrees) resolves with three pixels at 600 mm. On paper, at 60 mm, 0.48 mm: the same at 240 mm.
inline constexpr int most_qr_modules = 117;
inline constexpr std::size_t most_qr_bytes = 980;

} // namespace kiosk
