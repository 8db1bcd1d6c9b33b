// SPDX-License-Identifier: Apache-2.0
//
// The kiosk's voice. Abstract because what speaks is another process, which may be slow, stuck or not there, and
// because tests must read what would have been said: the screens only ever see this.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::speech {

// About a sentence, in one language: the grain of pausing, and of what is said again after a server died.
struct Utterance {
    std::string language; // BCP 47
    std::string words; // plain text
    bool chime = false; // a gentle sound instead of words
    bool operator==(const Utterance&) const = default;
};

struct SpeakerState {
    enum class Server : unsigned char { connecting, ready, absent } server = Server::connecting;
    std::string reason; // why the server is absent, for the operator
    enum class Voice : unsigned char { silent, speaking, paused } voice = Voice::silent;
};

// No call waits for anything, and none fails: what cannot be said is not said, and state() tells why. Called on one
// thread.
class Speaker {
public:
    virtual ~Speaker() = default;

    // In this order, instead of whatever is being said. Without a server nothing is kept for later.
    virtual void say(std::vector<Utterance> utterances) = 0;
    virtual void stop() = 0;
    // Falls silent at once; resume() begins with the sentence that was cut.
    virtual void pause() = 0;
    virtual void resume() = 0;

    // From the next sentence on. 100 % is 180 characters a minute in Chinese, about 120 words elsewhere.
    virtual void set_rate(int percent) = 0;
    // Below the loudest that the installation allows; 0 is the loudest.
    virtual void set_volume(int decibels) = 0;

    virtual SpeakerState state() const = 0;
    // Whether the server has a voice for it. False while there is no server.
    virtual bool speaks(std::string_view language) const = 0;

    // Called on any thread whenever state() or speaks() may have changed; must return at once.
    virtual void set_listener(std::function<void()> changed) = 0;
};

} // namespace kiosk::speech
