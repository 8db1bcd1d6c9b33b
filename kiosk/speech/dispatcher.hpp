// SPDX-License-Identifier: Apache-2.0
//
// The voice through speech-dispatcher. Everything that waits (finding the server, talking to it, coming back after it
// died) happens on a thread of its own; the screens only leave word and look at a copy of the state.
#pragma once

#include "kiosk/speech/speaker.hpp"

#include <chrono>
#include <memory>

namespace kiosk::speech {

struct DispatcherOptions {
    std::string socket; // empty: where libspeechd looks
    bool spawn = true; // start a server where none listens, and end it with us
    // A server answers in a millisecond; one that says nothing for so long hangs, and is left.
    std::chrono::milliseconds patience { 1500 };
    // Between two attempts; twice that after each that failed, up to the longest. A socket that appears is tried at
    // once.
    std::chrono::milliseconds retry { 2000 };
    std::chrono::milliseconds longest_retry { 60000 };
};

class Dispatcher final : public Speaker {
public:
    // Returns at once, connecting.
    explicit Dispatcher(DispatcherOptions options = {});
    // Silences the server if it still answers; takes no longer than `patience`.
    ~Dispatcher() override;

    void say(std::vector<Utterance> utterances) override;
    void stop() override;
    void pause() override;
    void resume() override;
    void set_rate(int percent) override;
    void set_volume(int decibels) override;
    SpeakerState state() const override;
    bool speaks(std::string_view language) const override;
    void set_listener(std::function<void()> changed) override;

private:
    class Worker;
    std::unique_ptr<Worker> worker_;
};

} // namespace kiosk::speech
