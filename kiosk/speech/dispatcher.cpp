// SPDX-License-Identifier: Apache-2.0
#include "kiosk/speech/dispatcher.hpp"

#include "kiosk/speech/playback.hpp"
#include "kiosk/speech/server.hpp"
#include "kiosk/speech/socket_watch.hpp"
#include "kiosk/speech/voice.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <climits>
#include <cstdint>
#include <mutex>
#include <optional>
#include <thread>

namespace kiosk::speech {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// Whoever waited longer than this for the server to come back no longer knows what was being read.
constexpr auto most_interruption = 6s;

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
        auto retry = options_.retry;
        while (!ending_) {
            if (!server_) {
                if (const Status connected = connect(); !connected) {
                    if (lost_at_ && Clock::now() - *lost_at_ < most_interruption) {
                        sleep_until(Clock::now() + 200ms); // it died a moment ago and may come back
                        continue;
                    }
                    lose(connected.error().message);
                    await_server(Clock::now() + retry);
                    retry = std::min(2 * retry, options_.longest_retry);
                    continue;
                }
                retry = options_.retry;
            }
            if (const Status went = step(); !went) {
                server_.reset();
                playback_.cut();
                lost_at_ = lost_at_.value_or(Clock::now());
                if (Clock::now() - *lost_at_ > most_interruption || playback_.spent())
                    lose(went.error().message);
                continue; // try again at once: a server that was restarted listens already
            }
        }
        if (server_ && playback_.playing())
            (void)server_->ask("CANCEL SELF");
    }

    Status connect()
    {
        auto server = reach_server(options_, own_, ending_);
        if (!server)
            return server.error();
        server_.emplace(std::move(server->conversation));
        lost_at_.reset();
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
        playback_.rewind();
        {
            const std::lock_guard lock(mutex_);
            voices_.clear();
            state_ = { SpeakerState::Server::absent, reason, SpeakerState::Voice::silent };
            wanted_.utterances.clear();
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
            playback_.rewind();
            if (const Status silent = playback_.silence(*server_); !silent)
                return silent;
        }
        if (wanted.paused)
            if (const Status silent = playback_.silence(*server_); !silent)
                return silent;
        if (!playback_.playing() && !wanted.paused && playback_.at() < wanted.utterances.size()) {
            const Utterance& next = wanted.utterances[playback_.at()];
            const Playback::Manner manner { voice_of(next.language), server_rate(next.language, wanted.rate),
                server_volume(wanted.volume) };
            if (const Status begun = playback_.begin(*server_, next, manner); !begun)
                return begun;
        }
        if (!playback_.playing() && playback_.at() >= wanted.utterances.size())
            finish();
        return wait();
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
            if (wanted_.turn != turn_
                || (!playback_.playing() && !wanted_.paused && playback_.at() < wanted_.utterances.size()))
                return Success {}; // there is more to do
        }
        if (const auto due = playback_.due()) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(*due - Clock::now());
            if (left.count() <= 0)
                return playback_.overdue();
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
            if (const Status heard = playback_.hear(event); !heard)
                return heard;
        return Success {};
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

    // Until then, or until its socket appears.
    void await_server(Clock::time_point until) const
    {
        const auto socket = options_.socket.empty() ? server_socket() : Result<std::string>(options_.socket);
        if (!socket)
            return sleep_until(until);
        SocketWatch watch(*socket);
        while (!ending_ && Clock::now() < until) {
            pollfd ready[] = { { wake_.get(), POLLIN, 0 }, { watch.descriptor(), POLLIN, 0 } };
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
            (void)::poll(ready, 2, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
            drain();
            if (ready[1].revents & POLLIN && watch.appeared())
                return sleep_until(Clock::now() + 50ms); // bound, and soon listening
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
    OwnServer own_;
    std::optional<Ssip> server_;
    std::uint64_t turn_ = 0;
    Playback playback_;
    std::optional<Clock::time_point> lost_at_;

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
