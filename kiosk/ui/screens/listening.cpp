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
        controls.push_back(
            { { id, words(label), {}, icon, Button::Kind::plain, Role::button, text::Align::center, Type::note },
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
            Button& button = add(
                "voice/answers", Phrase::listen_answers, aloud ? Icon::box_checked : Icon::box, set([&](Sound& sound) {
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

// Words where all stand in one row and none breaks; else the signs that every player has, whatever the size of the
// text. Only what no sign tells keeps its words.
struct Player {
    std::vector<Rect> slots; // from (0, 0)
    float height = 0;
    bool words = true;
};

bool has_sign(const Control& control)
{
    return control.button.role != Role::toggle;
}

Player lay_out(Ui& ui, std::vector<Control>& all, float width)
{
    const float gap = ui.mm(size::gap);
    Player player;
    const auto count = static_cast<float>(all.size());
    const float equal = std::min((width - gap * (count - 1)) / count, ui.mm(66));
    player.words = std::none_of(all.begin(), all.end(),
        [&](const Control& control) { return ui.fit(control.button, equal) == Ui::Fit::broken_words; });
    if (player.words) {
        for (const Control& control : all)
            player.height = std::max(player.height, ui.height_of(control.button, equal));
        for (std::size_t i = 0; i < all.size(); ++i)
            player.slots.push_back({ static_cast<float>(i) * (equal + gap), 0, equal, player.height });
        return player;
    }
    // Rows of what fits, each stretched to the whole width.
    float y = 0;
    for (std::size_t first = 0; first < all.size();) {
        float used = -gap;
        std::size_t end = first;
        const auto least = [&](const Control& control) {
            return has_sign(control) ? ui.mm(size::target) : std::min(ui.mm(90), width);
        };
        while (end < all.size() && (end == first || used + gap + least(all[end]) <= width))
            used += gap + least(all[end++]);
        const float more = std::max(0.f, width - used) / static_cast<float>(end - first);
        float height = ui.mm(size::target);
        float x = 0;
        const std::size_t row = first;
        for (; first < end; ++first) {
            Button& button = all[first].button;
            button.stacked = false;
            const float wide = least(all[first]) + more;
            if (!has_sign(all[first])) {
                if (ui.fit(button, wide) == Ui::Fit::broken_words)
                    button.type = Type::caption;
                height = std::max(height, ui.height_of(button, wide));
            }
            player.slots.push_back({ x, y, wide, 0 });
            x += wide + gap;
        }
        for (std::size_t i = row; i < end; ++i)
            player.slots[i].height = height;
        y += height + gap;
    }
    player.height = y - gap;
    return player;
}

} // namespace

Drawn draw_listening(Ui& ui, const Words& words, const ListeningView& view, const Rect& room, float& used)
{
    const auto voice = ui.belonging(Part::voice);
    Drawn drawn;
    std::vector<Control> all = controls(words, view);
    const Player player = lay_out(ui, all, room.width);
    const Text missing = ui.paragraph(view.voice == VoiceState::ready
            ? ""
            : words(view.voice == VoiceState::no_voice ? Phrase::listen_no_voice : Phrase::listen_no_server),
        Type::body, room.width);
    const float words_height = view.voice == VoiceState::ready ? 0 : missing.height + ui.mm(space::s);
    used = player.height + words_height;
    const float top = room.bottom() - used;
    if (words_height > 0)
        ui.draw(missing, room.x, top, Color::ink, Role::status);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Rect& slot = player.slots[i];
        const Rect at { room.x + slot.x, top + words_height + slot.y, slot.width, slot.height };
        const bool worded = player.words || !has_sign(all[i]);
        if (worded ? ui.button(all[i].button, at) : ui.icon_button(all[i].button, at))
            drawn = all[i].action;
    }
    return drawn;
}

} // namespace kiosk::ui
