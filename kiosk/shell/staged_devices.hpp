// SPDX-License-Identifier: Apache-2.0
//
// A printer and a voice as pictures need them: there, and doing nothing.
#pragma once

#include "kiosk/core/printing.hpp"
#include "kiosk/speech/speaker.hpp"

#include <cstdint>

namespace kiosk::shell {

// It says what it is told to say.
class StagedPrinter final : public Printing {
public:
    PrinterReport report() const override { return report_; }
    std::uint64_t changes() const override { return changes_; }
    void print(DocumentMaker) override { show({ PrintJob::Phase::making, 0, {} }); }
    void cancel() override { show({ PrintJob::Phase::cancelled, 0, {} }); }
    void end_session() override { show({}); }

    void show(PrintJob job, std::vector<std::string> reasons = {})
    {
        report_ = { true, std::move(reasons), std::move(job) };
        ++changes_;
    }

private:
    PrinterReport report_ { true, {}, {} };
    std::uint64_t changes_ = 1;
};

class StagedVoice final : public speech::Speaker {
public:
    void say(std::vector<speech::Utterance>) override { state_.voice = speech::SpeakerState::Voice::speaking; }
    void stop() override { state_.voice = speech::SpeakerState::Voice::silent; }
    void pause() override { state_.voice = speech::SpeakerState::Voice::paused; }
    void resume() override { state_.voice = speech::SpeakerState::Voice::speaking; }
    void set_rate(int) override { }
    void set_volume(int) override { }
    speech::SpeakerState state() const override { return state_; }
    bool speaks(std::string_view) const override { return true; }
    void set_listener(std::function<void()>) override { }

private:
    speech::SpeakerState state_ { speech::SpeakerState::Server::ready, {}, speech::SpeakerState::Voice::silent };
};

} // namespace kiosk::shell
