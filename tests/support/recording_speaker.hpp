// SPDX-License-Identifier: Apache-2.0
//
// A voice that writes down what it is asked to say.
#pragma once

#include "kiosk/speech/speaker.hpp"

#include <utility>

namespace kiosk::test {

class RecordingSpeaker final : public speech::Speaker {
public:
    void say(std::vector<speech::Utterance> utterances) override
    {
        state_.voice = utterances.empty() ? speech::SpeakerState::Voice::silent : speech::SpeakerState::Voice::speaking;
        if (utterances.empty())
            return;
        for (const auto& utterance : utterances)
            transcript_ += utterance.chime ? "(chime)\n" : "[" + utterance.language + "] " + utterance.words + "\n";
        transcript_ += "\n";
    }
    void stop() override { state_.voice = speech::SpeakerState::Voice::silent; }
    void pause() override { state_.voice = speech::SpeakerState::Voice::paused; }
    void resume() override { state_.voice = speech::SpeakerState::Voice::speaking; }
    void set_rate(int percent) override { rate = percent; }
    void set_volume(int decibels) override { volume = decibels; }
    speech::SpeakerState state() const override { return state_; }
    bool speaks(std::string_view language) const override { return language != voiceless; }
    void set_listener(std::function<void()>) override { }

    // Whatever is said next goes on until finish().
    void repeat_forever() { state_.voice = speech::SpeakerState::Voice::speaking; }
    // All is said.
    void finish() { state_.voice = speech::SpeakerState::Voice::silent; }
    void lose_server() { state_ = { speech::SpeakerState::Server::absent, "gone", {} }; }
    void note(const std::string& what) { transcript_ += "> " + what + "\n"; }
    const std::string& transcript() const { return transcript_; }
    std::string take() { return std::exchange(transcript_, {}); }

    int rate = 100;
    int volume = 0;
    std::string voiceless; // a language it has no voice for

private:
    speech::SpeakerState state_ { speech::SpeakerState::Server::ready, {}, speech::SpeakerState::Voice::silent };
    std::string transcript_;
};

} // namespace kiosk::test
