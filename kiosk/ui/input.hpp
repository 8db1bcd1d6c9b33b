// SPDX-License-Identifier: Apache-2.0
//
// What a person does to the kiosk, free of any window library: the platform makes these, the screens and the pointer
// filter read them. Positions are framebuffer pixels, the unit everything is drawn in, with 0,0 at the top left.
#pragma once

#include "kiosk/core/instant.hpp"

#include <variant>

namespace kiosk {

// One finger, or the left mouse button. Raw: a release may come without a press, a press twice, and a position may lie
// outside the window or be no number at all; PointerFilter makes sense of it.
struct PointerEvent {
    enum class Kind {
        press,
        move,
        release,
        leave, // the pointer left the window, or the window lost the input: what was begun must not be finished
    };
    Kind kind;
    float x;
    float y;
    Instant time;
};

enum class Key {
    up,
    down,
    left,
    right,
    select,
    next,
    previous,
    back,
    home,
    help,
    escape,
    page_up,
    page_down,
    listen, // read aloud; pause, go on
    repeat,
    slower,
    faster,
    quieter,
    louder,
    headset_in, // the keypad's jack tells as if it were a key
    headset_out,
    other, // reported because it shows that somebody is there
};

// A key went down. A key held down says so once (EN 301 549 5.7: no key repeat).
struct KeyEvent {
    Key key;
    Instant time;
};

// Positive towards the beginning of the text. Fractions come from fine wheels.
struct WheelEvent {
    float lines;
    Instant time;
};

using InputEvent = std::variant<PointerEvent, KeyEvent, WheelEvent>;

} // namespace kiosk
