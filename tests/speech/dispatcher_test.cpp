// SPDX-License-Identifier: Apache-2.0
//
// The voice on a real speech-dispatcher with espeak-ng, playing into a file at a loudspeaker's speed.
#include "kiosk/speech/dispatcher.hpp"

#include "tests/support/speech_server.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <condition_variable>
#include <csignal>
#include <mutex>
#include <numeric>
#include <thread>

using namespace kiosk::speech;
using kiosk::test::SpeechServer;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

const Utterance chinese { "zh-Hans", "孩子的户口在哪里？请选一项。" };
const Utterance english { "en", "Where is the child’s household registration?" };
const Utterance for_long { "en",
    "This is a long sentence that goes on and on, about one service after another, and does not come to an end soon, "
    "so that there is time enough to interrupt it, to pause it, and to end the server that is speaking it." };

double milliseconds(Clock::duration time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

// A Dispatcher, and a way to wait for what it tells.
struct Voice {
    explicit Voice(const std::string& socket)
        : dispatcher({ socket, false, 500ms, 100ms })
    {
        dispatcher.set_listener([this] {
            const std::lock_guard lock(mutex);
            ++changes;
            changed.notify_all();
        });
    }
    ~Voice() { dispatcher.set_listener({}); }

    bool wait(auto until, Clock::duration time = 20s)
    {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, time, [&] { return until(dispatcher.state()); });
    }
    bool ready()
    {
        return wait([](const SpeakerState& state) { return state.server == SpeakerState::Server::ready; });
    }
    bool silent(Clock::duration time = 20s)
    {
        return wait([](const SpeakerState& state) { return state.voice == SpeakerState::Voice::silent; }, time);
    }

    std::mutex mutex;
    std::condition_variable changed;
    int changes = 0;
    Dispatcher dispatcher;
};

// Until something is heard of what was asked for now.
bool heard(const SpeechServer& server, std::chrono::milliseconds before)
{
    for (const auto until = Clock::now() + 5s; Clock::now() < until; std::this_thread::sleep_for(5ms))
        if (server.played() > before + 200ms)
            return true;
    return false;
}

} // namespace

TEST_CASE("it finds the server, knows its voices, says a sentence in each language and tells when all is said")
{
    const SpeechServer server;
    Voice voice(server.socket());
    REQUIRE(voice.ready());
    CHECK(voice.dispatcher.speaks("zh-Hans"));
    CHECK(voice.dispatcher.speaks("en"));
    CHECK(voice.dispatcher.speaks("ar"));
    CHECK(voice.dispatcher.speaks("ug"));
    CHECK_FALSE(voice.dispatcher.speaks("bo"));
    voice.dispatcher.say({ chinese, english, { "bo", "བོད་ཡིག" }, { "en", ".\n.<speak> & 12345" } });
    CHECK(voice.dispatcher.state().voice == SpeakerState::Voice::speaking);
    const auto began = Clock::now();
    REQUIRE(voice.silent());
    CHECK(Clock::now() - began > 4s); // it was said, not skipped
    CHECK(server.played() > 4s);
}

TEST_CASE("stop is heard within 100 ms, and the next words begin at once")
{
    const SpeechServer server;
    Voice voice(server.socket());
    REQUIRE(voice.ready());
    std::vector<double> latencies;
    for (int i = 0; i < 10; ++i) {
        const auto before = server.played();
        voice.dispatcher.say({ for_long, for_long });
        REQUIRE(heard(server, before));
        const auto stopped = Clock::now();
        voice.dispatcher.stop();
        CHECK(voice.dispatcher.state().voice == SpeakerState::Voice::silent);
        // The moment after which nothing more is played.
        auto last_change = stopped;
        auto size = server.played();
        while (Clock::now() - stopped < 600ms) {
            std::this_thread::sleep_for(1ms);
            if (const auto now = server.played(); now != size) {
                size = now;
                last_change = Clock::now();
            }
        }
        latencies.push_back(milliseconds(last_change - stopped));
    }
    std::sort(latencies.begin(), latencies.end());
    MESSAGE("stop latency, ms: median " << latencies[latencies.size() / 2] << ", worst " << latencies.back());
    CHECK(latencies.back() <= 100);

    // Words instead of words: the old ones end, the new ones are all said.
    voice.dispatcher.say({ for_long });
    const auto before = server.played();
    REQUIRE(heard(server, before));
    voice.dispatcher.say({ { "en", "Two" } });
    const auto replaced = Clock::now();
    REQUIRE(voice.silent());
    CHECK(Clock::now() - replaced < 3s); // not the ten seconds of the long sentence
}

TEST_CASE("pause falls silent, resume says the sentence again")
{
    const SpeechServer server;
    Voice voice(server.socket());
    REQUIRE(voice.ready());
    voice.dispatcher.say({ english, english });
    REQUIRE(heard(server, 0ms));
    voice.dispatcher.pause();
    CHECK(voice.dispatcher.state().voice == SpeakerState::Voice::paused);
    std::this_thread::sleep_for(300ms);
    const auto paused = server.played();
    std::this_thread::sleep_for(700ms);
    CHECK(server.played() == paused);
    voice.dispatcher.resume();
    CHECK(voice.dispatcher.state().voice == SpeakerState::Voice::speaking);
    REQUIRE(heard(server, paused));
    REQUIRE(voice.silent());
    CHECK(server.played() - paused > 3s); // both sentences in full
}

TEST_CASE("a server killed in mid-sentence is found again, and the sentence is said")
{
    SpeechServer server;
    Voice voice(server.socket());
    REQUIRE(voice.ready());
    voice.dispatcher.say({ english });
    REQUIRE(heard(server, 0ms));
    server.kill();
    server.start();
    const auto before = server.played();
    CHECK(voice.dispatcher.state().voice == SpeakerState::Voice::speaking);
    REQUIRE(heard(server, before));
    REQUIRE(voice.silent());
    CHECK(server.played() - before > 1s);
    CHECK(voice.dispatcher.state().server == SpeakerState::Server::ready);
}

TEST_CASE("a server that is gone for good is said to be gone, with the reason; when it comes back, it is used")
{
    SpeechServer server;
    Voice voice(server.socket());
    REQUIRE(voice.ready());
    voice.dispatcher.say({ for_long });
    REQUIRE(heard(server, 0ms));
    server.kill();
    REQUIRE(voice.wait([](const SpeakerState& state) { return state.server == SpeakerState::Server::absent; }));
    CHECK(voice.dispatcher.state().voice == SpeakerState::Voice::silent);
    CHECK(voice.dispatcher.state().reason.find("speech-dispatcher") != std::string::npos);
    CHECK_FALSE(voice.dispatcher.speaks("en"));
    server.start();
    REQUIRE(voice.ready());
    CHECK(voice.dispatcher.speaks("en"));
    CHECK(voice.dispatcher.state().voice == SpeakerState::Voice::silent); // nothing old is said
}

TEST_CASE("without a server it says so at once, and nothing waits")
{
    Voice voice("/nowhere/speechd.sock");
    const auto began = Clock::now();
    REQUIRE(voice.wait([](const SpeakerState& state) { return state.server == SpeakerState::Server::absent; }));
    MESSAGE("no server: known after " << milliseconds(Clock::now() - began) << " ms");
    CHECK(Clock::now() - began < 500ms);
    CHECK(voice.dispatcher.state().reason.find("/nowhere/speechd.sock") != std::string::npos);
    voice.dispatcher.say({ chinese });
    CHECK(voice.dispatcher.state().voice == SpeakerState::Voice::silent);
}

TEST_CASE("a server that hangs never holds up a frame, and is given up")
{
    SpeechServer server;
    Voice voice(server.socket());
    REQUIRE(voice.ready());
    voice.dispatcher.say({ for_long });
    REQUIRE(heard(server, 0ms));
    server.freeze();
    double worst = 0;
    const auto frozen = Clock::now();
    // Sixty frames a second, each doing all that the screens ever ask of a voice.
    while (Clock::now() - frozen < 3s) {
        const auto before = Clock::now();
        voice.dispatcher.stop();
        voice.dispatcher.say({ chinese, english });
        voice.dispatcher.pause();
        voice.dispatcher.resume();
        voice.dispatcher.set_rate(125);
        voice.dispatcher.set_volume(-6);
        (void)voice.dispatcher.state();
        (void)voice.dispatcher.speaks("en");
        worst = std::max(worst, milliseconds(Clock::now() - before));
        std::this_thread::sleep_for(16ms);
    }
    MESSAGE("server frozen: worst time in a frame " << worst << " ms");
    CHECK(worst < 16);
    REQUIRE(voice.wait([](const SpeakerState& state) { return state.server == SpeakerState::Server::absent; }));
    server.thaw();
    REQUIRE(voice.ready());
}

TEST_CASE("it ends quickly, even when the server hangs")
{
    SpeechServer server;
    const auto began = [&] {
        Voice voice(server.socket());
        REQUIRE(voice.ready());
        voice.dispatcher.say({ for_long });
        REQUIRE(heard(server, 0ms));
        server.freeze();
        return Clock::now();
    }();
    CHECK(Clock::now() - began < 2s);
    server.thaw();
}

TEST_CASE("with speech-dispatcher's dummy, which has no synthesizer, nothing hangs")
{
    const SpeechServer server(SpeechServer::Module::dummy);
    Voice voice(server.socket());
    REQUIRE(voice.wait([](const SpeakerState& state) { return state.server != SpeakerState::Server::connecting; }));
    CHECK_FALSE(voice.dispatcher.speaks("zh-Hans"));
    voice.dispatcher.say({ chinese });
    CHECK(voice.silent());
}
