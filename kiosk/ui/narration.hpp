// SPDX-License-Identifier: Apache-2.0
//
// What is said of a page: a pure function of what stands on it, in the page's language, for whoever can hear it.
#pragma once

#include "kiosk/core/privacy.hpp"
#include "kiosk/speech/speaker.hpp"
#include "kiosk/ui/probe.hpp"
#include "kiosk/words/words.hpp"

namespace kiosk::ui {

using Speech = std::vector<speech::Utterance>;

struct Narration {
    const Probe& probe;
    const Words& words;
    Audience audience;

    // Everything on the page in the order of reading, with what each button says.
    Speech page() const;
    // What is to be known before one chooses: all words that are not on buttons, how many choices there are, and how
    // to move among them.
    Speech introduction() const;
    // What a fold showed when it was opened.
    Speech unfolded(std::string_view fold) const;
    // The widget in focus: what it says first, because whoever knows it presses on at once; then what it is, whether it
    // is chosen, and where among how many.
    Speech focused() const;
};

// Words as they are to be said: telephone numbers, years and other long numbers figure by figure, no fingerprints, no
// signs that are only drawn; cut into sentences, each in its own language (official words stay Chinese).
Speech sentences(std::string_view written, const Words& words, std::string_view language);

} // namespace kiosk::ui
