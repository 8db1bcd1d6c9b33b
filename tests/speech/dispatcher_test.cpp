// SPDX-License-Identifier: Apache-2.0
//
// The voice on a real speech-dispatcher with espeak-ng, playing into a file at a loudspeaker's speed.
#include "kiosk/speech/dispatcher.hpp"
#include "kiosk/speech/ssip.hpp"

#include "tests/support/speech_relay.hpp"
#include "tests/support/speech_server.hpp"

#include <doctest/doctest.h>

#include <condition_variable>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

using namespace kiosk::speech;
using kiosk::test::SpeechRelay;
using kiosk::test::SpeechServer;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

const Utterance chinese { "zh-Hans", "孩子的户口在哪里？请选一项。" };
const Utterance english { "en", "Where is the child’s household registration?" };
const Utterance for_long { "en",
    "This is a long sentence that goes on and on, about one service after another, and does not come to an end soon, "
    "so that there is time enough to interrupt it, to pause it, and to end the server that is speaking it." };

// Nothing here is measured (tests/bench/speaking.cpp does that). What does not happen within this time hangs.
constexpr auto limit = 60s;
// With a server that is only slow; listing its voices takes it long on a busy machine.
constexpr auto patience = 10s;
constexpr auto little_patience = 2s; // with one that is meant to hang

// A Dispatcher, and a way to wait for what it tells.
struct Voice {
    explicit Voice(const std::string& socket, std::chrono::milliseconds longest = patience)
        : dispatcher({ socket, false, longest, 100ms })
    {
        dispatcher.set_listener([this] {
            const std::lock_guard lock(mutex);
            ++changes;
            changed.notify_all();
        });
    }
    ~Voice() { dispatcher.set_listener({}); }

    bool wait(auto until)
    {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, limit, [&] { return until(dispatcher.state()); });
    }
    bool ready()
    {
        return wait([](const SpeakerState& state) { return state.server == SpeakerState::Server::ready; });
    }
    bool absent()
    {
        return wait([](const SpeakerState& state) { return state.server == SpeakerState::Server::absent; });
    }
    bool silent()
    {
        return wait([](const SpeakerState& state) { return state.voice == SpeakerState::Voice::silent; });
    }

    std::mutex mutex;
    std::condition_variable changed;
    int changes = 0;
    Dispatcher dispatcher;
};

// Until something is heard of what was asked for now.
bool heard(const SpeechServer& server, std::chrono::milliseconds before)
{
    for (const auto until = Clock::now() + limit; Clock::now() < until; std::this_thread::sleep_for(5ms))
        if (server.played() > before + 200ms)
            return true;
    return false;
}

// What was played once nothing more comes out.
std::chrono::milliseconds settled(const SpeechServer& server)
{
    auto played = server.played();
    auto since = Clock::now();
    for (const auto until = since + limit; Clock::now() < until && Clock::now() - since < 500ms;
         std::this_thread::sleep_for(5ms)) {
        if (server.played() == played)
            continue;
        played = server.played();
        since = Clock::now();
    }
    return played;
}

// A server in the middle of saying something.
struct Conversation {
    explicit Conversation(const std::vector<Utterance>& utterances, std::chrono::milliseconds longest = patience)
        : voice(server.socket(), longest)
    {
        REQUIRE(voice.ready());
        voice.dispatcher.say(utterances);
        REQUIRE(heard(server, 0ms));
    }
    SpeechServer server;
    Voice voice;
};

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

TEST_CASE("after a stop nothing of the old words is spoken, and the next ones are all said")
{
    Conversation talk({ for_long, for_long });
    auto& [server, voice] = talk;
    for (int i = 0; i < 3; ++i) {
        const auto at_stop = server.played();
        voice.dispatcher.stop();
        CHECK(voice.dispatcher.state().voice == SpeakerState::Voice::silent);
        const auto after = settled(server);
        CHECK(after - at_stop < 3s); // of more than twenty; what was on its way to the loudspeaker still sounds
        voice.dispatcher.say({ for_long, for_long });
        REQUIRE(heard(server, after));
    }
    // Words instead of words.
    const auto before = server.played();
    voice.dispatcher.say({ { "en", "Two" } });
    REQUIRE(voice.silent());
    const auto after = settled(server);
    CHECK(after - before > 200ms);
    CHECK(after - before < 4s);
}

TEST_CASE("neither a stop nor the next words wait for a server that owes an answer")
{
    const SpeechServer server;
    SpeechRelay relay(server.socket());
    Voice voice(relay.socket());
    REQUIRE(voice.ready());
    relay.hold_answers_from("."); // the end of the message, which the server will say it has taken
    const auto began = Clock::now();
    voice.dispatcher.say({ for_long });
    REQUIRE(relay.heard(".", began));
    const auto stopped = Clock::now();
    voice.dispatcher.stop();
    CHECK(relay.heard("CANCEL SELF", stopped));
    const auto asked = Clock::now();
    voice.dispatcher.say({ english });
    CHECK(relay.heard("SPEAK", asked));
    relay.let_go();
    CHECK(voice.silent());
    const auto played = settled(server);
    CHECK(played > 1s);
    CHECK(played < 8s); // without the long one
    CHECK(relay.conversations() == 1);
}

TEST_CASE("a server that refuses the chime still speaks, and is asked only once")
{
    const SpeechServer server;
    SpeechRelay relay(server.socket());
    relay.refuse("SOUND_ICON", "408 ERR UNKNOWN ICON");
    Voice voice(relay.socket());
    REQUIRE(voice.ready());
    voice.dispatcher.say({ { {}, {}, true }, english });
    REQUIRE(voice.silent());
    CHECK(server.played() > 1s);
    CHECK(relay.count("SOUND_ICON") == 1);
    CHECK(relay.count("SPEAK") == 1);
    CHECK(relay.conversations() == 1);
    CHECK(voice.dispatcher.state().server == SpeakerState::Server::ready);
}

TEST_CASE("a chime, and then the words")
{
    const SpeechServer server;
    Voice voice(server.socket());
    REQUIRE(voice.ready());
    voice.dispatcher.say({ { {}, {}, true }, english });
    REQUIRE(voice.silent());
    CHECK(server.played() > 1s);
    CHECK(voice.dispatcher.state().server == SpeakerState::Server::ready);
}

TEST_CASE("pause falls silent, resume says the sentence again")
{
    Conversation talk({ english, english });
    auto& [server, voice] = talk;
    voice.dispatcher.pause();
    CHECK(voice.dispatcher.state().voice == SpeakerState::Voice::paused);
    const auto paused = settled(server);
    CHECK(paused < 4s); // both are longer
    voice.dispatcher.resume();
    CHECK(voice.dispatcher.state().voice == SpeakerState::Voice::speaking);
    REQUIRE(heard(server, paused));
    REQUIRE(voice.silent());
    CHECK(server.played() - paused > 3s); // both sentences in full
}

TEST_CASE("a server killed in mid-sentence is found again, and the sentence is said")
{
    Conversation talk({ english });
    auto& [server, voice] = talk;
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
    Conversation talk({ for_long });
    auto& [server, voice] = talk;
    server.kill();
    REQUIRE(voice.absent());
    CHECK(voice.dispatcher.state().voice == SpeakerState::Voice::silent);
    CHECK(voice.dispatcher.state().reason.find("speech-dispatcher") != std::string::npos);
    CHECK_FALSE(voice.dispatcher.speaks("en"));
    server.start();
    REQUIRE(voice.ready());
    CHECK(voice.dispatcher.speaks("en"));
    CHECK(voice.dispatcher.state().voice == SpeakerState::Voice::silent); // nothing old is said
}

TEST_CASE("without a server it says so, and what is to be said is not kept for later")
{
    Voice voice("/nowhere/speechd.sock");
    REQUIRE(voice.absent());
    CHECK(voice.dispatcher.state().reason.find("/nowhere/speechd.sock") != std::string::npos);
    voice.dispatcher.say({ chinese });
    CHECK(voice.dispatcher.state().voice == SpeakerState::Voice::silent);
}

TEST_CASE("a server that hangs never holds up a frame, and is given up")
{
    Conversation talk({ for_long }, little_patience);
    auto& [server, voice] = talk;
    server.freeze();
    // All that the screens ever ask of a voice, a frame at a time. Were a frame to wait for the server, it would wait
    // for the whole of our patience with it.
    constexpr int frames = 100;
    const auto frozen = Clock::now();
    for (int i = 0; i < frames; ++i) {
        voice.dispatcher.stop();
        voice.dispatcher.say({ chinese, english });
        voice.dispatcher.pause();
        voice.dispatcher.resume();
        voice.dispatcher.set_rate(125);
        voice.dispatcher.set_volume(-6);
        (void)voice.dispatcher.state();
        (void)voice.dispatcher.speaks("en");
    }
    CHECK(Clock::now() - frozen < frames * little_patience / 10);
    REQUIRE(voice.absent());
    server.thaw();
    REQUIRE(voice.ready());
}

TEST_CASE("it ends, even when the server hangs")
{
    std::optional<Conversation> talk(std::in_place, std::vector { for_long }, little_patience);
    talk->server.freeze();
    talk.reset();
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

TEST_CASE("a server that comes is found by its socket, however long the pause between two attempts")
{
    SpeechServer server(SpeechServer::Module::dummy);
    server.kill();
    std::error_code ignored;
    std::filesystem::remove(server.socket(), ignored);
    DispatcherOptions options { server.socket(), false, patience, 1h, 1h };
    Dispatcher dispatcher(options);
    const auto becomes = [&](SpeakerState::Server state) {
        const auto end = Clock::now() + limit;
        while (dispatcher.state().server != state && Clock::now() < end)
            std::this_thread::sleep_for(10ms);
        return dispatcher.state().server == state;
    };
    REQUIRE(becomes(SpeakerState::Server::absent));
    server.start();
    // The dummy speaks no language: either it says so itself, or it is there.
    const auto answered = [&] {
        const SpeakerState state = dispatcher.state();
        return state.server == SpeakerState::Server::ready || state.reason.find("voices") != std::string::npos;
    };
    const auto end = Clock::now() + limit;
    while (!answered() && Clock::now() < end)
        std::this_thread::sleep_for(10ms);
    CHECK_MESSAGE(answered(), dispatcher.state().reason);
}

TEST_CASE("a server that it started itself ends with it")
{
    const kiosk::test::TemporaryFolder folder;
    ::setenv("XDG_RUNTIME_DIR", folder.path().c_str(), 1); // pid file and logs
    ::setenv("XDG_CONFIG_HOME", folder.path().c_str(), 1);
    ::setenv("XDG_CACHE_HOME", folder.path().c_str(), 1);
    // Where a server that is spawned insists on listening.
    const std::string socket = folder.path() / "speech-dispatcher" / "speechd.sock";
    {
        DispatcherOptions options { socket, true, patience, 100ms, 100ms };
        const Dispatcher dispatcher(options);
        const auto end = Clock::now() + limit;
        while (dispatcher.state().server != SpeakerState::Server::ready && Clock::now() < end)
            std::this_thread::sleep_for(10ms);
        REQUIRE(dispatcher.state().server == SpeakerState::Server::ready);
    }
    CHECK_FALSE(Ssip::connect(socket));
    for (const char* name : { "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME" })
        ::unsetenv(name);
}
