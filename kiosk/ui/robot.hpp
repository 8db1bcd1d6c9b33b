// SPDX-License-Identifier: Apache-2.0
//
// A hand that works the kiosk by what stands on the screen: for the tour, the self-test and the tests.
#pragma once

#include "kiosk/ui/app.hpp"

#include <functional>

namespace kiosk::ui {

class Robot {
public:
    // `draw` is given each frame's data; may be empty. Time is the robot's own and starts at `now`.
    Robot(App& app, int width, int height, Instant now, std::function<void(ImDrawData&)> draw = {});

    // Frames until nothing changes by itself.
    void settle();
    // A finger down and up in the middle of the visible part of the action with this label (or the label's beginning),
    // scrolled into sight first. False when there is none.
    bool tap(std::string_view label);
    // The same by id. A key that is rarely used and has no place of its own is looked for on the page of the display.
    bool tap_id(std::string_view id);
    void tap_at(float x, float y);
    // Down, along, up: positive `dy` moves the finger down.
    void drag(float x, float y, float dy);
    void key(Key key);
    // From the welcome screen, or one on the way, to this screen, by the ways that the screens tell of themselves; one
    // child of whom nothing is told. False where there is no way now: paper without a printer.
    bool go_to(const Screen& screen);
    void wait(std::chrono::milliseconds time);
    void resize(int width, int height);

    // Those of the finger so far, also on what only leads further down a list.
    int taps() const { return taps_; }
    bool sees(std::string_view label) const { return app_.probe().find(label) != nullptr; }
    Instant now() const { return now_; }

private:
    bool tap_on(std::string_view id);
    void frame(std::span<const InputEvent> events);
    bool tap_node(const std::function<const Node*()>& find);

    App& app_;
    int width_;
    int height_;
    Instant now_;
    int taps_ = 0;
    std::function<void(ImDrawData&)> draw_;
};

} // namespace kiosk::ui
