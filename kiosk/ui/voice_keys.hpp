// SPDX-License-Identifier: Apache-2.0
//
// The keys of the voice: those that steer it, and whatever key is pressed first by somebody who may not see the screen.
#pragma once

#include "kiosk/ui/input.hpp"
#include "kiosk/ui/narrator.hpp"

namespace kiosk::ui {

class VoiceKeys {
public:
    // `narrator` outlives this.
    explicit VoiceKeys(Narrator& narrator)
        : narrator_(narrator)
    {
    }

    // What a key does to the voice; nothing for a key that is the page's. `focused`: something on the page has the
    // focus.
    std::optional<Action> press(Key key, const Session& session, bool focused, const Words& words, Instant now);
    // The session is over.
    void forget() { offered_.reset(); }

private:
    Narrator& narrator_;
    std::optional<Instant> offered_; // when guidance was offered to whoever pressed a key
};

} // namespace kiosk::ui
