// SPDX-License-Identifier: Apache-2.0
//
// When something is said: it watches the pages that are drawn and the focus that moves over them.
#pragma once

#include "kiosk/core/session.hpp"
#include "kiosk/ui/narration.hpp"

#include <set>
#include <string>

namespace kiosk::ui {

// Whether there is a voice for this page; if not, the button says so.
enum class VoiceState : unsigned char { ready, no_server, no_voice };

class Narrator {
public:
    // Without a speaker the kiosk has no voice. `speaker` outlives this.
    explicit Narrator(speech::Speaker* speaker);

    VoiceState voice(std::string_view language) const;
    // Whether the page is being read: as long as it is, nobody is idle. The idle warning itself does not count.
    bool reading() const;
    bool paused() const;

    // The page as it was just drawn. `page` names it: another name, another page.
    struct Scene {
        const Probe& probe;
        const Words& words;
        const Sound& sound;
        std::string page;
        bool warning = false; // the idle warning: spoken even to whoever does not listen
    };
    void follow(const Scene& scene);

    // What a family does cuts what is being said, at once.
    void hush();
    void pause_or_resume();
    // What was said last, from its beginning.
    void repeat();
    // A key before anything else was touched: whoever cannot see the screen is told how to go on.
    void offer_guidance(const Words& words);
    // The session is over: silence, and nothing is remembered.
    void forget();

private:
    void say(Speech speech);
    // What is not to be repeated.
    void remark(Speech speech);

    speech::Speaker* const speaker_;
    Sound sound_;
    std::string page_;
    std::string focus_; // id and state of what was in focus
    std::set<std::string> unfolded_; // ids of the folds that are open
    Speech said_; // to be repeated
    bool warned_ = false; // what is being said is the idle warning
};

} // namespace kiosk::ui
