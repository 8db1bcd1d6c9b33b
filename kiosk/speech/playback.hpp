// SPDX-License-Identifier: Apache-2.0
//
// A speech as it is being played: which of its utterances the server is saying, when that one must be over, and how
// often it was tried. It outlives the server, so that another one goes on with the sentence that was cut.
#pragma once

#include "kiosk/speech/speaker.hpp"
#include "kiosk/speech/ssip.hpp"

namespace kiosk::speech {

class Playback {
public:
    using Clock = std::chrono::steady_clock;

    // The utterance that is being said, or the next.
    std::size_t at() const { return at_; }
    bool playing() const { return playing_.has_value(); }
    // By when what is being said must be over; nothing while nothing is.
    std::optional<Clock::time_point> due() const;
    // The utterance was tried often enough.
    bool spent() const;

    // Another speech: from its first utterance on, once the server is silent.
    void rewind();
    // The server is gone, and with it what it was saying and how it was set.
    void cut();

    // With which voice, and how. The numbers are the server's own.
    struct Manner {
        std::optional<std::string> voice; // without one the utterance is passed over
        int rate = 0;
        int volume = 0;
    };
    // An error, of these and those below, means that the conversation is over.
    Status begin(Ssip& server, const Utterance& utterance, const Manner& manner);
    // At once, whatever the server still owes us; begin() then says the same utterance again.
    Status silence(Ssip& server);
    // What the server told.
    Status hear(const Ssip::Reply& event);
    // It was due, and has not ended.
    Status overdue();

private:
    void go_on();

    struct Playing {
        Ssip::Ticket ticket;
        std::optional<int> number; // the server's, of the message, once it has told
        std::vector<int> over; // the messages that have ended since; the end may be told before the number
        Clock::time_point until; // by when it must be over
        bool may_fail; // its end is not worth a new conversation
    };
    std::size_t at_ = 0;
    std::optional<Playing> playing_;
    int attempts_ = 0; // at this utterance
    std::string set_language_; // the voice that the server was told to use
};

} // namespace kiosk::speech
