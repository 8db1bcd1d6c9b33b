// SPDX-License-Identifier: Apache-2.0
//
// An X server in memory, and a second client of it: the eye that sees the kiosk's window, and the hand that touches it.
#pragma once

#include "kiosk/platform/image.hpp"

#include "tests/shell/process.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace kiosk::test {

// Xvfb with 24 bits a pixel, on a display number of its own; $DISPLAY is it from then on. Ends with this, and with the
// test however that ends. Throws std::runtime_error.
class VirtualScreen {
public:
    explicit VirtualScreen(PixelSize size);

private:
    std::optional<Process> xvfb_;
};

class XServer {
public:
    // The server of $DISPLAY. Throws std::runtime_error.
    XServer();
    ~XServer();
    XServer(const XServer&) = delete;
    XServer& operator=(const XServer&) = delete;

    PixelSize screen() const;
    unsigned long root() const; // the window behind all others

    struct Place {
        unsigned long window = 0;
        int x = 0; // on the screen
        int y = 0;
        PixelSize size;
    };
    // The window of this title, once it is shown.
    std::optional<Place> find(const std::string& title) const;
    std::optional<Place> wait_for(const std::string& title, std::chrono::milliseconds limit) const;

    // What is in it, opaque; nothing when it is gone.
    std::optional<Image> picture(const Place& place) const;
    // One pixel, 0xRRGGBB.
    std::optional<unsigned long> color(const Place& place, int x, int y) const;

    // Another window comes up over the kiosk's, takes the keys, and dies with them: nobody has the focus then, unless
    // it is taken.
    void steal_focus() const;
    // As a window manager does when somebody closes the window.
    void request_close(const Place& place) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

// Mouse and keys: what xdotool is told. Throws std::runtime_error when it fails.
void hand(const std::string& does);

} // namespace kiosk::test
