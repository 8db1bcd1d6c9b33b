// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/voice_keys.hpp"

namespace kiosk::ui {
namespace {

// An offer is for whoever pressed the key, not for the next to come by.
constexpr auto offer_stands = std::chrono::seconds(45);

} // namespace

std::optional<Action> VoiceKeys::press(Key key, const Session& session, bool focused, const Words& words, Instant now)
{
    Sound sound = session.sound;
    const bool listening = sound.listening != Sound::Listening::off;
    const bool at_rest = std::holds_alternative<place::Welcome>(session.place) && session.overlay == Overlay::none;
    switch (key) {
    case Key::listen:
        if (listening)
            return action::Pause {};
        sound.listening = Sound::Listening::reading;
        return action::SetSound { sound };
    case Key::repeat:
        return action::Repeat {};
    case Key::slower:
        sound.rate = stepped(sound.rate, -1, speech_rates.size());
        return action::SetSound { sound };
    case Key::faster:
        sound.rate = stepped(sound.rate, 1, speech_rates.size());
        return action::SetSound { sound };
    case Key::quieter:
        sound.volume = stepped(sound.volume, -1, speech_volumes.size());
        return action::SetSound { sound };
    case Key::louder:
        sound.volume = stepped(sound.volume, 1, speech_volumes.size());
        return action::SetSound { sound };
    case Key::headset_in:
        sound.listening = Sound::Listening::guided;
        sound.output = Sound::Output::headset;
        return action::SetSound { sound };
    case Key::headset_out:
        // What was for one pair of ears is not said to the room.
        narrator_.hush();
        sound = { Sound::Listening::off, Sound::Output::loudspeaker, sound.rate, Sound {}.volume };
        return action::SetSound { sound };
    case Key::other:
        return std::nullopt;
    default:
        break;
    }
    // Whoever takes to the keypad at the beginning may not see the screen (EAA: no feature that must be found by
    // sight).
    if (!at_rest || listening || focused || narrator_.voice(session.language) != VoiceState::ready)
        return std::nullopt;
    if (!offered_ || now - *offered_ > offer_stands) {
        offered_ = now;
        narrator_.offer_guidance(words);
        return action::StillHere {};
    }
    if (key != Key::select)
        return std::nullopt;
    offered_.reset();
    // Without a headset, and told so: the loudspeaker is this family's own choice.
    sound.listening = Sound::Listening::guided;
    sound.output = Sound::Output::loudspeaker_for_all;
    return action::SetSound { sound };
}

} // namespace kiosk::ui
