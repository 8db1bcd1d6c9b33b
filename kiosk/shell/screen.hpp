// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk/core/result.hpp"
#include "kiosk/platform/image.hpp"

#include <filesystem>
#include <optional>

namespace kiosk::shell {

struct ScreenOptions {
    std::filesystem::path data; // holds content.db and fonts/
    std::optional<std::filesystem::path> site; // none: the defaults
    bool windowed = false; // for development: Escape and the close button end the program
    PixelSize size { 1280, 800 }; // when windowed
};

// The kiosk in its window, until it is closed where that is allowed. Fails, before anything is shown, when the content,
// the fonts, the site or the display is not as it must be.
Status run_screen(const ScreenOptions& options);

} // namespace kiosk::shell
