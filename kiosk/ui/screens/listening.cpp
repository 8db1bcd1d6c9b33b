// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/screens.hpp"

#include <algorithm>

namespace kiosk::ui {
namespace {

struct Control {
    Button button;
    Action action;
};

std::vector<Control> controls(const Words& words, const ListeningView& view)
{
    std::vector<Control> controls;
    const auto add = [&](const char* id, Phrase label, Icon icon, Action action) -> Button& {
        controls.push_back({ { id, words(label), {}, icon, Button::Kind::plain, Role::button, false, true, Type::note },
            std::move(action) });
        controls.back().button.stacked = true;
        return controls.back().button;
    };
    const auto set = [&](auto change) {
        Sound sound = view.sound;
        change(sound);
        return action::SetSound { sound };
    };
    if (view.voice == VoiceState::ready) {
        // One button: it keeps the focus while what it does changes.
        if (view.reading)
            add("voice/play", Phrase::listen_pause, Icon::pause, action::Pause {});
        else
            add("voice/play", Phrase::listen_play, Icon::play, action::Pause {});
        add("voice/repeat", Phrase::listen_repeat, Icon::repeat, action::Repeat {});
        // At the end of a range the button stays: it says no more than that this is the end.
        add("voice/slower", Phrase::listen_slower, Icon::slower,
            set([](Sound& sound) { sound.rate = stepped(sound.rate, -1, speech_rates.size()); }));
        add("voice/faster", Phrase::listen_faster, Icon::faster,
            set([](Sound& sound) { sound.rate = stepped(sound.rate, 1, speech_rates.size()); }));
        add("voice/quieter", Phrase::listen_quieter, Icon::volume_down,
            set([](Sound& sound) { sound.volume = stepped(sound.volume, -1, speech_volumes.size()); }));
        add("voice/louder", Phrase::listen_louder, Icon::volume_up,
            set([](Sound& sound) { sound.volume = stepped(sound.volume, 1, speech_volumes.size()); }));
        if (view.sound.output != Sound::Output::headset) {
            const bool aloud = view.sound.output == Sound::Output::loudspeaker_for_all;
            Button& button
                = add("voice/answers", Phrase::listen_answers, aloud ? Icon::box_checked : Icon::box, set([&](Sound& sound) {
                      sound.output = aloud ? Sound::Output::loudspeaker : Sound::Output::loudspeaker_for_all;
                  }));
            button.role = Role::toggle;
            button.selected = aloud;
        }
    }
    add("voice/stop", Phrase::listen_stop, Icon::stop,
        set([](Sound& sound) { sound.listening = Sound::Listening::off; }));
    return controls;
}

} // namespace

Drawn draw_listening(Ui& ui, const Words& words, const ListeningView& view, const Rect& room, float& used)
{
    const auto voice = ui.belonging(Part::voice);
    Drawn drawn;
    std::vector<Control> all = controls(words, view);
    const float gap = ui.mm(size::gap);
    const auto width_in = [&](std::size_t columns) {
        return (room.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    };
    // In one row where no word breaks; else in as few as it takes.
    std::size_t columns = all.size();
    const auto broken = [&](const Control& control) {
        return ui.fit(control.button, width_in(columns)) == Ui::Fit::broken_words;
    };
    while (columns > 2 && std::any_of(all.begin(), all.end(), broken))
        columns = (columns + 1) / 2;
    const float width = std::min(width_in(columns), ui.mm(66));
    float height = 0;
    for (const Control& control : all)
        height = std::max(height, ui.height_of(control.button, width));
    const auto rows = static_cast<float>((all.size() + columns - 1) / columns);
    const Text missing = ui.paragraph(view.voice == VoiceState::ready ? ""
            : words(view.voice == VoiceState::no_voice                ? Phrase::listen_no_voice
                                                                      : Phrase::listen_no_server),
        Type::body, room.width);
    const float words_height = view.voice == VoiceState::ready ? 0 : missing.height + ui.mm(space::s);
    used = rows * height + (rows - 1) * gap + words_height;
    const float top = room.bottom() - used;
    if (words_height > 0)
        ui.draw(missing, room.x, top, Color::ink, Role::status);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Rect slot { room.x + static_cast<float>(i % columns) * (width + gap),
            top + words_height + static_cast<float>(i / columns) * (height + gap), width, height };
        if (ui.button(all[i].button, slot))
            drawn = all[i].action;
    }
    return drawn;
}

} // namespace kiosk::ui
