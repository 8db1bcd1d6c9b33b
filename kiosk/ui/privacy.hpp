// SPDX-License-Identifier: Apache-2.0
//
// Who may hear what stands on the screen (EN 301 549 5.1.3.9). Said where it is drawn; whoever forgets to say it has
// said the strictest that the page allows.
#pragma once

namespace kiosk::ui {

enum class Privacy : unsigned char {
    open, // the same for every family
    personal, // a family's answers and what follows from them: not on the loudspeaker, unless the family wants that
    confidential, // what was told in private, and all that could betray it: never on the loudspeaker
};

// What stands on a widget, and what is told by choosing it: an answer offered to everybody is open until it is chosen.
struct Kept {
    Privacy words = Privacy::open;
    Privacy choice = Privacy::open;
};

// Whom the voice reaches.
enum class Audience : unsigned char {
    room, // the loudspeaker
    room_by_choice, // the loudspeaker, which the family chose for its own answers, too
    listener, // a headset
};

constexpr bool may_hear(Audience audience, Privacy privacy)
{
    switch (audience) {
    case Audience::room:
        return privacy == Privacy::open;
    case Audience::room_by_choice:
        return privacy != Privacy::confidential;
    case Audience::listener:
        return true;
    }
    return false;
}

} // namespace kiosk::ui
