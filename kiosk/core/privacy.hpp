// SPDX-License-Identifier: Apache-2.0
//
// Who may hear what stands on the screen (EN 301 549 5.1.3.9). Said where it is drawn; whoever forgets to say it has
// said the strictest there is.
#pragma once

namespace kiosk {

enum class Privacy : unsigned char {
    open, // the same for every family
    personal, // a family's answers and what follows from them: not on the loudspeaker, unless the family wants that
    confidential, // what was told in private, and all that could betray it: never on the loudspeaker
};

// What stands on a widget, and what is told by choosing it: an answer offered to everybody is open until it is chosen.
struct Kept {
    Privacy words = Privacy::confidential;
    Privacy choice = Privacy::confidential;
};
inline constexpr Kept the_same_for_every_family { Privacy::open, Privacy::open };
inline constexpr Kept a_familys_own { Privacy::personal, Privacy::personal };
inline constexpr Kept strictest {};

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

} // namespace kiosk
