// SPDX-License-Identifier: Apache-2.0
//
// The window's twin without a window: for tests, screenshots and self-tests on machines with no display.
#pragma once

#include "kiosk/core/result.hpp"
#include "kiosk/platform/image.hpp"
#include "kiosk/ui/textures.hpp"

#include <memory>
#include <string>

struct ImDrawData;

namespace kiosk {

// Draws into memory through EGL without a surface; needs no DISPLAY. Mesa takes the first GPU it finds: for the same
// pixels on every machine start with LIBGL_ALWAYS_SOFTWARE=1 in the environment.
//
// Order: create the ImGui context and its fonts; open; frames; destroy every Texture; destroy this; destroy the ImGui
// context. Several may live on one thread, each with an ImGui context of its own, but not beside a Window: GLX and EGL
// cannot share a thread.
class Headless {
public:
    // Fails where the driver is missing or the size is more than it can draw.
    static Result<std::unique_ptr<Headless>> open(PixelSize size);
    ~Headless();
    Headless(const Headless&) = delete;
    Headless& operator=(const Headless&) = delete;

    PixelSize size() const;
    // On failure the old size stays.
    Status resize(PixelSize size);

    // Clears, then draws. Coordinates of the data are pixels.
    void draw(ImDrawData& data, ClearColour background = {});

    // What was drawn last.
    Image read() const;

    Textures& textures();

    // The driver and its version, in the driver's own words: pixels are the same only where these are.
    std::string renderer() const;

private:
    struct State;
    explicit Headless(std::unique_ptr<State> state);

    std::unique_ptr<State> state_;
};

} // namespace kiosk
