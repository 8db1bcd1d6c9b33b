// SPDX-License-Identifier: Apache-2.0
//
// first_frame RUNS TITLE PROGRAM [ARGUMENT…]: how long from starting the program until its window is there, and until
// it shows something: its window has that title, and the ground of the kiosk's first page. One line a run: "<mapped>
// <shown>" in milliseconds, seen from outside by asking the X server again and again, half a millisecond apart.
#include "kiosk/shell/background.hpp"

#include "tests/shell/process.hpp"
#include "tests/shell/x_server.hpp"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <thread>

using namespace kiosk::test;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

double milliseconds(Clock::duration time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

void run(const XServer& server, const std::string& title, const std::vector<std::string>& command)
{
    constexpr auto ground = kiosk::shell::background();
    constexpr unsigned long color = ground.red << 16 | ground.green << 8 | ground.blue;
    const auto begun = Clock::now();
    Process program(command);
    std::optional<XServer::Place> place;
    std::optional<Clock::time_point> mapped;
    while (program.runs() && Clock::now() - begun < 20s) {
        if (!place) {
            place = server.find(title);
            if (place)
                mapped = Clock::now();
        } else if (server.color(*place, 1, 1) == color) {
            std::printf("%.2f %.2f\n", milliseconds(*mapped - begun), milliseconds(Clock::now() - begun));
            program.signal(SIGTERM);
            (void)program.ended_within(5s);
            while (server.find(title))
                std::this_thread::sleep_for(5ms);
            return;
        }
        std::this_thread::sleep_for(500us);
    }
    throw std::runtime_error("no frame of " + command[0]);
}

} // namespace

int main(int count, char** arguments)
{
    try {
        if (count < 4)
            throw std::runtime_error("expected RUNS TITLE PROGRAM [ARGUMENT...]");
        const XServer server;
        for (int left = std::atoi(arguments[1]); left > 0; --left)
            run(server, arguments[2], { arguments + 3, arguments + count });
    } catch (const std::exception& error) {
        std::fprintf(stderr, "first_frame: %s\n", error.what());
        return 1;
    }
}
