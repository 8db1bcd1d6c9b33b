// SPDX-License-Identifier: Apache-2.0
//
// redraw RUNS: what one full redraw of a page takes, from the session to pixels that can be read, on a panel of 1920 by
// 1080. One line a page: "<median> <99th percentile> <name>" in milliseconds.
#include "kiosk/platform/headless.hpp"
#include "kiosk/shell/background.hpp"

#include "tests/support/kiosk_fixture.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace kiosk;

namespace {

void measure(ui::App& app, ui::Robot& robot, Headless& screen, std::size_t runs, const char* name)
{
    using Clock = std::chrono::steady_clock;
    std::vector<double> times;
    for (std::size_t run = 0; run < runs; ++run) {
        const auto begun = Clock::now();
        screen.draw(app.frame(robot.now(), {}, screen.size().width, screen.size().height), shell::background());
        (void)screen.read(); // waits until everything is drawn
        times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begun).count());
    }
    std::sort(times.begin(), times.end());
    std::printf("%.1f %.1f %s\n", times[runs / 2], times[runs * 99 / 100], name);
}

} // namespace

int main(int count, char** arguments)
{
    const std::size_t runs = count == 2 ? static_cast<std::size_t>(std::max(10, std::atoi(arguments[1]))) : 200;
    const ui::ImGuiSession imgui;
    auto screen = Headless::open({ test::landscape.width, test::landscape.height });
    if (!screen) {
        std::fprintf(stderr, "redraw: %s\n", screen.error().message.c_str());
        return 1;
    }
    auto app = ui::App::create(
        test::catalogue(), test::still_site(), test::typesetter(), test::pictures(), (*screen)->textures(), Instant {});
    if (!app) {
        std::fprintf(stderr, "redraw: %s\n", app.error().message.c_str());
        return 1;
    }
    ui::Robot robot(**app, test::landscape.width, test::landscape.height, Instant {});
    measure(**app, robot, **screen, runs, "welcome");
    robot.tap_id("language/zh-Hans");
    robot.tap_id("agree");
    measure(**app, robot, **screen, runs, "question");
    while (current_question((*app)->session(), (*app)->setting()))
        robot.tap_id("dont_know");
    robot.tap_id("done");
    robot.tap_id("results");
    measure(**app, robot, **screen, runs, "results");
}
