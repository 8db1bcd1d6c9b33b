// SPDX-License-Identifier: Apache-2.0
#include "kiosk/speech/playback.hpp"

#include "kiosk/core/utf8.hpp"

#include <algorithm>
#include <charconv>

namespace kiosk::speech {
namespace {

using namespace std::chrono_literals;

// A sentence that kills the server is not tried a third time.
constexpr int most_attempts = 2;

// At the slowest rate a character of Chinese takes 0.7 s, one of Latin less; a server that needs longer is stuck.
std::chrono::milliseconds most_time_for(std::string_view words)
{
    return 10s + 800ms * static_cast<int>(utf8::count(words));
}

// Of the package sound-icons. A server without it says nothing of its end; sound under speech ends within 3 s
// (EN 301 549 5.1.3.10).
constexpr std::string_view chime = "prompt";
constexpr auto chime_time = 1500ms;

// SSIP's events, by their numbers.
enum class Event { end = 702, cancelled = 703 };

} // namespace

std::optional<Playback::Clock::time_point> Playback::due() const
{
    return playing_ ? std::optional(playing_->until) : std::nullopt;
}

bool Playback::spent() const
{
    return attempts_ >= most_attempts;
}

void Playback::rewind()
{
    at_ = 0;
    attempts_ = 0;
}

void Playback::cut()
{
    playing_.reset();
    set_language_.clear();
}

Status Playback::begin(Ssip& server, const Utterance& utterance, const Manner& manner)
{
    if (utterance.chime) {
        const auto ticket = server.play(chime);
        if (!ticket)
            return ticket.error();
        playing_ = Playing { *ticket, {}, {}, Clock::now() + chime_time, true };
        return Success {};
    }
    if (!manner.voice) { // no voice for it: passed over
        ++at_;
        return Success {};
    }
    ++attempts_;
    // Not waited for: while the server still thinks about a setting, it may be told to be silent.
    std::vector<std::string> settings;
    if (set_language_ != *manner.voice)
        settings.push_back("LANGUAGE " + *manner.voice);
    settings.push_back("RATE " + std::to_string(manner.rate));
    settings.push_back("VOLUME " + std::to_string(manner.volume));
    for (const std::string& setting : settings)
        if (const Status told = server.tell("SET SELF " + setting); !told)
            return told;
    set_language_ = *manner.voice;
    const auto ticket = server.speak(utterance.words);
    if (!ticket)
        return ticket.error();
    playing_ = Playing { *ticket, {}, {}, Clock::now() + most_time_for(utterance.words), false };
    return Success {};
}

Status Playback::silence(Ssip& server)
{
    if (!playing_)
        return Success {};
    playing_.reset();
    attempts_ = 0;
    return server.tell("CANCEL SELF");
}

Status Playback::hear(const Ssip::Reply& event)
{
    if (!playing_ || (event.answers && *event.answers != playing_->ticket))
        return Success {};
    int number = 0;
    const std::string& first = event.lines.front();
    const bool numbered = std::from_chars(first.data(), first.data() + first.size(), number).ec == std::errc {};
    if (event.answers) {
        if (event.done() && numbered)
            playing_->number = number;
        else if (playing_->may_fail)
            go_on(); // a server that has no chime still has words
        else
            return Error { "speech-dispatcher: will not speak: " + event.lines.back() };
    } else if (event.code == static_cast<int>(Event::end) || event.code == static_cast<int>(Event::cancelled)) {
        playing_->over.push_back(number);
    }
    if (playing_ && playing_->number) {
        const auto& over = playing_->over;
        if (std::find(over.begin(), over.end(), *playing_->number) != over.end())
            go_on();
    }
    return Success {};
}

Status Playback::overdue()
{
    if (!playing_->may_fail)
        return Error { "speech-dispatcher: a sentence has no end" };
    go_on();
    return Success {};
}

void Playback::go_on()
{
    playing_.reset();
    attempts_ = 0;
    ++at_;
}

} // namespace kiosk::speech
