// SPDX-License-Identifier: Apache-2.0
//
// speaking RUNS: how soon the voice falls silent, with a real speech-dispatcher that plays at a loudspeaker's speed.
// One line each, "<median> <worst> <name>", in milliseconds: ours is from the tap until the server has been told, the
// server's from then until nothing more is played, the frame's what one frame does with a server that hangs.
#include "kiosk/speech/dispatcher.hpp"

#include "tests/support/speech_relay.hpp"
#include "tests/support/speech_server.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace kiosk;
using namespace kiosk::speech;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

const Utterance for_long { "en",
    "This is a long sentence that goes on and on, about one service after another, and does not come to an end soon, "
    "so that there is time enough to interrupt it." };

void print(std::vector<Clock::duration> times, const char* name)
{
    std::sort(times.begin(), times.end());
    const auto milliseconds
        = [](Clock::duration time) { return std::chrono::duration<double, std::milli>(time).count(); };
    std::printf("%.2f %.2f %s\n", milliseconds(times[times.size() / 2]), milliseconds(times.back()), name);
}

[[noreturn]] void give_up(const char* why)
{
    std::fprintf(stderr, "speaking: %s\n", why);
    std::exit(1);
}

void wait_until(const char* what, auto is_so)
{
    for (const auto until = Clock::now() + 20s; Clock::now() < until; std::this_thread::sleep_for(5ms))
        if (is_so())
            return;
    give_up(what);
}

} // namespace

int main(int count, char** arguments)
{
    const int runs = count == 2 ? std::max(5, std::atoi(arguments[1])) : 20;
    test::SpeechServer server;
    const test::SpeechRelay relay(server.socket());
    Dispatcher voice({ relay.socket(), false });
    wait_until("the server does not answer", [&] { return voice.speaks("en"); });

    std::vector<Clock::duration> ours;
    std::vector<Clock::duration> servers;
    for (int run = 0; run < runs; ++run) {
        const auto before = server.played();
        voice.say({ for_long, for_long });
        wait_until("nothing is heard", [&] { return server.played() > before + 200ms; });
        const auto stopped = Clock::now();
        voice.stop();
        auto silent = stopped;
        for (auto played = server.played(); Clock::now() - stopped < 600ms; std::this_thread::sleep_for(1ms)) {
            if (server.played() == played)
                continue;
            played = server.played();
            silent = Clock::now();
        }
        const auto told = relay.heard("CANCEL SELF", stopped);
        if (!told)
            give_up("the server was not told to stop");
        ours.push_back(*told - stopped);
        servers.push_back(std::max(silent - *told, Clock::duration::zero()));
    }
    print(std::move(ours), "ours");
    print(std::move(servers), "server");

    voice.say({ for_long });
    server.freeze();
    std::vector<Clock::duration> frames;
    for (int frame = 0; frame < 120; ++frame) {
        const auto begun = Clock::now();
        voice.stop();
        voice.say({ for_long });
        (void)voice.state();
        (void)voice.speaks("en");
        frames.push_back(Clock::now() - begun);
        std::this_thread::sleep_for(16ms);
    }
    print(std::move(frames), "frame");
    server.thaw();
}
