// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/narrator.hpp"

#include <algorithm>

namespace kiosk::ui {
namespace {

using speech::SpeakerState;

Audience audience_of(const Sound& sound)
{
    switch (sound.output) {
    case Sound::Output::loudspeaker:
        return Audience::room;
    case Sound::Output::loudspeaker_for_all:
        return Audience::room_by_choice;
    case Sound::Output::headset:
        return Audience::listener;
    }
    return Audience::room;
}

const Node* focused(const Probe& probe)
{
    for (const Node& node : probe.nodes())
        if (node.actionable() && node.focused)
            return &node;
    return nullptr;
}

std::set<std::string> open_folds(const Probe& probe)
{
    std::set<std::string> open;
    for (const Node& node : probe.nodes())
        if (node.role == Role::fold && node.selected)
            open.insert(node.id);
    return open;
}

std::string focus_of(const Probe& probe)
{
    const Node* node = focused(probe);
    return node ? node->id + (node->selected ? "/chosen" : "") : std::string {};
}

} // namespace

Narrator::Narrator(speech::Speaker* speaker)
    : speaker_(speaker)
{
}

VoiceState Narrator::voice(std::string_view language) const
{
    if (!speaker_ || speaker_->state().server != SpeakerState::Server::ready)
        return VoiceState::no_server;
    return speaker_->speaks(language) ? VoiceState::ready : VoiceState::no_voice;
}

bool Narrator::reading() const
{
    return speaker_ && !warned_ && speaker_->state().voice == SpeakerState::Voice::speaking;
}

bool Narrator::paused() const
{
    return speaker_ && speaker_->state().voice == SpeakerState::Voice::paused;
}

void Narrator::say(Speech speech)
{
    said_ = speech;
    remark(std::move(speech));
}

void Narrator::remark(Speech speech)
{
    warned_ = false;
    if (speaker_)
        speaker_->say(std::move(speech));
}

void Narrator::follow(const Scene& scene)
{
    if (!speaker_)
        return;
    const Sound before = std::exchange(sound_, scene.sound);
    if (before.rate != sound_.rate)
        speaker_->set_rate(speech_rates[sound_.rate]);
    if (before.volume != sound_.volume)
        speaker_->set_volume(speech_volumes[sound_.volume]);
    const Narration narration { scene.probe, scene.words, audience_of(sound_) };
    const std::string page = std::exchange(page_, scene.page);
    const std::string focus = std::exchange(focus_, focus_of(scene.probe));
    const std::set<std::string> unfolded = std::exchange(unfolded_, open_folds(scene.probe));
    const auto opened = std::find_if(
        unfolded_.begin(), unfolded_.end(), [&](const std::string& fold) { return !unfolded.contains(fold); });

    if (scene.warning) {
        if (page == page_)
            return; // it counts down in silence
        // A page of its own without answers: the same words for whoever stands there.
        Speech warning { { {}, {}, true } };
        for (auto& utterance : narration.introduction())
            warning.push_back(std::move(utterance));
        remark(std::move(warning));
        warned_ = true;
        return;
    }
    if (sound_.listening == Sound::Listening::off) {
        if (before.listening != Sound::Listening::off || warned_)
            hush();
        return;
    }
    const bool guided = sound_.listening == Sound::Listening::guided;
    const bool begun = before.listening != sound_.listening || before.output != sound_.output;
    if (begun || page != page_) {
        Speech speech;
        if (begun && guided)
            speech = sentences(scene.words(sound_.output == Sound::Output::headset ? Phrase::guide_headset
                                                                                   : Phrase::guide_loudspeaker),
                scene.words, scene.words.language());
        for (auto& utterance : guided ? narration.introduction() : narration.page())
            speech.push_back(std::move(utterance));
        say(std::move(speech));
    } else if (opened != unfolded_.end()) {
        say(narration.unfolded(*opened));
    } else if (focus != focus_ && !focus_.empty()) {
        // Whoever goes to the button that says it once more does not want to hear that button.
        if (focused(scene.probe)->part == Part::voice)
            remark(narration.focused());
        else
            say(narration.focused());
    } else if (before != sound_ && speaker_->state().voice == SpeakerState::Voice::silent) {
        // Let it be heard how that sounds.
        remark(sentences(scene.words(Phrase::say_like_this), scene.words, scene.words.language()));
    }
}

void Narrator::hush()
{
    warned_ = false;
    if (speaker_)
        speaker_->stop();
}

void Narrator::pause_or_resume()
{
    if (!speaker_)
        return;
    switch (speaker_->state().voice) {
    case SpeakerState::Voice::speaking:
        speaker_->pause();
        break;
    case SpeakerState::Voice::paused:
        speaker_->resume();
        break;
    case SpeakerState::Voice::silent:
        repeat();
        break;
    }
}

void Narrator::repeat()
{
    if (speaker_)
        speaker_->say(said_);
}

void Narrator::offer_guidance(const Words& words)
{
    say(sentences(words(Phrase::guide_offer), words, words.language()));
}

void Narrator::forget()
{
    hush();
    if (speaker_) {
        const Sound quiet;
        speaker_->set_rate(speech_rates[quiet.rate]);
        speaker_->set_volume(speech_volumes[quiet.volume]);
    }
    sound_ = {};
    page_.clear();
    focus_.clear();
    unfolded_.clear();
    said_.clear();
}

} // namespace kiosk::ui
