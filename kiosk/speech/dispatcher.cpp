// SPDX-License-Identifier: Apache-2.0
#include "kiosk/speech/dispatcher.hpp"

#include "kiosk/speech/server.hpp"
#include "kiosk/speech/voice.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <climits>
#include <cstdint>
#include <mutex>
#include <optional>
#include <thread>

namespace kiosk::speech {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// A sentence that kills the server is not tried a third time.
constexpr int most_attempts = 2;
// Whoever waited longer than this for the server to come back no longer knows what was being read.
constexpr auto most_interruption = 6s;

// At the slowest rate a character of Chinese takes 0.7 s, one of Latin less; a server that needs longer is stuck.
std::chrono::milliseconds most_time_for(std::string_view words)
{
    const auto characters = std::count_if(
        words.begin(), words.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    return 10s + 800ms * characters;
}

// Of the package sound-icons. A server without it says nothing of its end; sound under speech ends within 3 s
// (EN 301 549 5.1.3.10).
constexpr std::string_view chime = "prompt";
constexpr auto chime_time = 1500ms;

// SSIP's events, by their numbers.
enum class Event { end = 702, cancelled = 703 };

} // namespace

class Dispatcher::Worker {
public:
    explicit Worker(DispatcherOptions options)
        : options_(std::move(options))
        , wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
        , thread_([this] { run(); })
    {
    }

    ~Worker()
    {
        ending_ = true;
        wake();
        thread_.join();
    }

    // What the screens want; the worker makes it so.
    struct Wanted {
        std::vector<Utterance> utterances;
        std::uint64_t turn = 0; // counts what was asked for: another turn, another speech
        bool paused = false;
        int rate = 100;
        int volume = 0;
    };

    template <class Change> void want(Change change)
    {
        {
            const std::lock_guard lock(mutex_);
            change(wanted_, state_);
        }
        wake();
    }

    SpeakerState state() const
    {
        const std::lock_guard lock(mutex_);
        return state_;
    }

    bool speaks(std::string_view language) const
    {
        const std::lock_guard lock(mutex_);
        return state_.server == SpeakerState::Server::ready && voice_for(language, voices_);
    }

    void set_listener(std::function<void()> changed)
    {
        const std::lock_guard lock(mutex_);
        listener_ = std::move(changed);
    }

private:
    void wake() const
    {
        const std::uint64_t one = 1;
        (void)!::write(wake_.get(), &one, sizeof one);
    }

    void run()
    {
        int failures = 0;
        while (!ending_) {
            if (!server_) {
                if (const Status connected = connect(); !connected) {
                    if (lost_at_ && Clock::now() - *lost_at_ < most_interruption) {
                        sleep_until(Clock::now() + 200ms); // it died a moment ago and may come back
                        continue;
                    }
                    lose(connected.error().message);
                    sleep_until(Clock::now() + (failures++ < 5 ? options_.retry : 5 * options_.retry));
                    continue;
                }
                failures = 0;
            }
            if (const Status went = step(); !went) {
                server_.reset();
                playing_.reset();
                lost_at_ = lost_at_.value_or(Clock::now());
                if (Clock::now() - *lost_at_ > most_interruption || attempts_ >= most_attempts)
                    lose(went.error().message);
                continue; // try again at once: a server that was restarted listens already
            }
        }
        if (server_ && playing_)
            (void)server_->ask("CANCEL SELF");
    }

    Status connect()
    {
        auto server = reach_server(options_, ending_);
        if (!server)
            return server.error();
        server_.emplace(std::move(server->conversation));
        lost_at_.reset();
        set_language_.clear();
        {
            const std::lock_guard lock(mutex_);
            voices_ = std::move(server->voices);
            state_.server = SpeakerState::Server::ready;
            state_.reason.clear();
        }
        notify();
        return Success {};
    }

    // There is no server: nothing is being said, and nothing will be.
    void lose(const std::string& reason)
    {
        lost_at_.reset();
        attempts_ = 0;
        {
            const std::lock_guard lock(mutex_);
            voices_.clear();
            state_ = { SpeakerState::Server::absent, reason, SpeakerState::Voice::silent };
            wanted_.utterances.clear();
            at_ = 0;
        }
        notify();
    }

    // Does what is wanted now, then waits for news from either side.
    Status step()
    {
        Wanted wanted;
        {
            const std::lock_guard lock(mutex_);
            wanted = wanted_;
        }
        if (wanted.turn != turn_) {
            turn_ = wanted.turn;
            at_ = 0;
            attempts_ = 0;
            if (const Status silent = silence(); !silent)
                return silent;
        }
        if (wanted.paused)
            if (const Status silent = silence(); !silent)
                return silent;
        if (!playing_ && !wanted.paused && at_ < wanted.utterances.size()) {
            if (const Status begun = begin(wanted.utterances[at_], wanted); !begun)
                return begun;
        }
        if (!playing_ && at_ >= wanted.utterances.size())
            finish();
        return wait();
    }

    Status begin(const Utterance& utterance, const Wanted& wanted)
    {
        if (utterance.chime) {
            const auto ticket = server_->play(chime);
            if (!ticket)
                return ticket.error();
            playing_ = Playing { *ticket, {}, {}, Clock::now() + chime_time, true };
            return Success {};
        }
        const auto voice = voice_of(utterance.language);
        if (!voice) { // no voice for it: passed over
            ++at_;
            return Success {};
        }
        ++attempts_;
        // Not waited for: while the server still thinks about a setting, it may be told to be silent.
        std::vector<std::string> settings;
        if (set_language_ != *voice)
            settings.push_back("LANGUAGE " + *voice);
        settings.push_back("RATE " + std::to_string(server_rate(utterance.language, wanted.rate)));
        settings.push_back("VOLUME " + std::to_string(server_volume(wanted.volume)));
        for (const std::string& setting : settings)
            if (const Status told = server_->tell("SET SELF " + setting); !told)
                return told;
        set_language_ = *voice;
        const auto ticket = server_->speak(utterance.words);
        if (!ticket)
            return ticket.error();
        playing_ = Playing { *ticket, {}, {}, Clock::now() + most_time_for(utterance.words), false };
        return Success {};
    }

    Status silence()
    {
        if (!playing_)
            return Success {};
        playing_.reset();
        attempts_ = 0;
        return server_->tell("CANCEL SELF"); // at once, whatever the server still owes us
    }

    // All is said.
    void finish()
    {
        {
            const std::lock_guard lock(mutex_);
            if (wanted_.turn != turn_ || state_.voice != SpeakerState::Voice::speaking)
                return;
            state_.voice = SpeakerState::Voice::silent;
            wanted_.utterances.clear();
        }
        notify();
    }

    Status wait()
    {
        int timeout = -1;
        {
            const std::lock_guard lock(mutex_);
            if (wanted_.turn != turn_ || (!playing_ && !wanted_.paused && at_ < wanted_.utterances.size()))
                return Success {}; // there is more to do
        }
        if (playing_) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(playing_->until - Clock::now());
            if (left.count() <= 0) {
                if (!playing_->may_fail)
                    return Error { "speech-dispatcher: a sentence has no end" };
                go_on();
                return Success {};
            }
            timeout = static_cast<int>(left.count());
        }
        if (const auto due = server_->answer_due()) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(*due - Clock::now()).count();
            timeout = std::min(timeout < 0 ? INT_MAX : timeout, static_cast<int>(std::max<std::int64_t>(left, 0)));
        }
        pollfd ready[] = { { server_->descriptor(), POLLIN, 0 }, { wake_.get(), POLLIN, 0 } };
        (void)::poll(ready, 2, timeout);
        drain();
        const auto events = server_->events();
        if (!events)
            return events.error();
        for (const Ssip::Reply& event : *events)
            if (const Status heard = hear(event); !heard)
                return heard;
        return Success {};
    }

    Status hear(const Ssip::Reply& event)
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

    void go_on()
    {
        playing_.reset();
        attempts_ = 0;
        ++at_;
    }

    void drain() const
    {
        std::uint64_t count = 0;
        (void)!::read(wake_.get(), &count, sizeof count);
    }

    void sleep_until(Clock::time_point until) const
    {
        while (!ending_ && Clock::now() < until) {
            pollfd ready { wake_.get(), POLLIN, 0 };
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
            (void)::poll(&ready, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
            drain();
        }
    }

    std::optional<std::string> voice_of(std::string_view language) const
    {
        const std::lock_guard lock(mutex_);
        return voice_for(language, voices_);
    }

    void notify() const
    {
        std::function<void()> listener;
        {
            const std::lock_guard lock(mutex_);
            listener = listener_;
        }
        if (listener)
            listener();
    }

    const DispatcherOptions options_;

    // Shared with the screens.
    mutable std::mutex mutex_;
    Wanted wanted_;
    SpeakerState state_;
    std::set<std::string, std::less<>> voices_;
    std::function<void()> listener_;
    std::atomic<bool> ending_ = false;

    // The worker's own.
    struct Playing {
        Ssip::Ticket ticket;
        std::optional<int> number; // the server's, of the message, once it has told
        std::vector<int> over; // the messages that have ended since; the end may be told before the number
        Clock::time_point until; // by when it must be over
        bool may_fail; // its end is not worth a new conversation
    };
    std::optional<Ssip> server_;
    std::uint64_t turn_ = 0;
    std::size_t at_ = 0; // the utterance being said, or next
    std::optional<Playing> playing_;
    int attempts_ = 0; // at this utterance
    std::optional<Clock::time_point> lost_at_;
    std::string set_language_;

    const Descriptor wake_;
    std::thread thread_; // last: it uses all of the above
};

Dispatcher::Dispatcher(DispatcherOptions options)
    : worker_(std::make_unique<Worker>(std::move(options)))
{
}

Dispatcher::~Dispatcher() = default;

void Dispatcher::say(std::vector<Utterance> utterances)
{
    std::erase_if(utterances, [](const Utterance& utterance) { return utterance.words.empty() && !utterance.chime; });
    worker_->want([&](Worker::Wanted& wanted, SpeakerState& state) {
        ++wanted.turn;
        wanted.paused = false;
        if (state.server == SpeakerState::Server::absent)
            utterances.clear();
        state.voice = utterances.empty() ? SpeakerState::Voice::silent : SpeakerState::Voice::speaking;
        wanted.utterances = std::move(utterances);
    });
}

void Dispatcher::stop()
{
    say({});
}

void Dispatcher::pause()
{
    worker_->want([](Worker::Wanted& wanted, SpeakerState& state) {
        if (state.voice != SpeakerState::Voice::speaking)
            return;
        wanted.paused = true;
        state.voice = SpeakerState::Voice::paused;
    });
}

void Dispatcher::resume()
{
    worker_->want([](Worker::Wanted& wanted, SpeakerState& state) {
        if (state.voice != SpeakerState::Voice::paused)
            return;
        wanted.paused = false;
        state.voice = SpeakerState::Voice::speaking;
    });
}

void Dispatcher::set_rate(int percent)
{
    worker_->want([&](Worker::Wanted& wanted, SpeakerState&) { wanted.rate = percent; });
}

void Dispatcher::set_volume(int decibels)
{
    worker_->want([&](Worker::Wanted& wanted, SpeakerState&) { wanted.volume = decibels; });
}

SpeakerState Dispatcher::state() const
{
    return worker_->state();
}

bool Dispatcher::speaks(std::string_view language) const
{
    return worker_->speaks(language);
}

void Dispatcher::set_listener(std::function<void()> changed)
{
    worker_->set_listener(std::move(changed));
}

} // namespace kiosk::speech
