// SPDX-License-Identifier: Apache-2.0
//
// What every screen says of itself, once: where it is declared (session.hpp). Idle limits, privacy, the tour and the
// tests go by it, and a screen that leaves a part of it out does not compile.
#pragma once

#include "kiosk/core/privacy.hpp"

#include <string_view>

namespace kiosk {

enum class Pace : unsigned char {
    asking, // one thing to be answered or done
    reading, // much to read, or somebody to be called: nobody stirs for longer
};

struct Screen {
    consteval Screen(
        std::string_view name, Pace how_long, Kept who, std::string_view predecessor, std::string_view action)
        : id(name)
        , pace(how_long)
        , kept(who)
        , from(predecessor)
        , by(action)
    {
    }
    std::string_view id; // in the names of pictures
    Pace pace;
    Kept kept; // who may hear what stands on it, as long as it does not say so itself
    // A way to it: from that screen by the action whose id this is, or begins with this where it ends in "/"; taken
    // again until it is reached.
    std::string_view from;
    std::string_view by;
};

} // namespace kiosk
