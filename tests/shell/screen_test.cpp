// SPDX-License-Identifier: Apache-2.0
//
// The program on a real X server in memory, worked with a real mouse. Every picture of its window is compared in every
// pixel with what its twin draws without one.
#include "tests/shell/journey.hpp"
#include "tests/shell/process.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <cstdlib>

using namespace kiosk;
using namespace kiosk::test;
using namespace std::chrono_literals;

namespace {

const std::string program = KIOSK_TEST_PROGRAM;

constexpr std::string_view locked_site = R"(region = "zhejiang"
place = "翠苑街道社区服务中心"
px_per_mm = 4.03
allow_exit = false
)";

// A panel, and a kiosk of this site that was just switched on before it.
struct Stage {
    explicit Stage(std::string_view toml, const std::vector<std::string>& arguments = {})
        : site(folder.write("site.toml", toml))
    {
        ::setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1); // the same renderer for the window and for its twin
        without_voice();
        std::vector<std::string> command { program, "--site", site };
        command.insert(command.end(), arguments.begin(), arguments.end());
        running.emplace(command);
    }
    const VirtualScreen screen { { 1920, 1080 } };
    const XServer server;
    const TemporaryFolder folder;
    const std::string site;
    std::optional<Process> running;
};

const std::vector<std::string> in_a_window { "--windowed", "--size", "1280x800" };

site::Site site_of(std::string_view toml)
{
    auto site = site::parse_site(toml, "site.toml");
    REQUIRE_MESSAGE(site, (site ? "" : site.error().message));
    return *std::move(site);
}

} // namespace

TEST_CASE("a mother works the window from welcome to a service and clears it")
{
    Stage stage(locked_site, in_a_window);
    Journey kiosk(stage.server, { 1280, 800 }, site_of(locked_site));
    CHECK(kiosk.sees("搬到新的地方"));

    kiosk.tap("简体中文");
    kiosk.tap("知道了，开始");
    REQUIRE(kiosk.sees("孩子几岁了？"));
    kiosk.press_and_release_elsewhere("9岁", "12岁"); // beside it: up and down would be a drag
    CHECK(kiosk.sees("孩子几岁了？"));
    kiosk.tap("返回");
    CHECK(kiosk.sees("开始之前"));
    kiosk.tap("结束并清除");
    kiosk.tap("是，全部清除");
    CHECK(kiosk.sees("搬到新的地方"));

    go_to_results(kiosk);
    REQUIRE(kiosk.sees("第1个孩子（9岁）：清单上的20项服务"));
    const Image top = kiosk.twin().picture();
    kiosk.drag_up("义务教育服务", 240);
    CHECK(difference(kiosk.twin().picture(), top) > 0);
    CHECK(kiosk.sees("第1个孩子（9岁）：清单上的20项服务")); // dragged, not tapped
    kiosk.tap("义务教育服务");
    CHECK(kiosk.sees("保障流动儿童接受义务教育"));
    kiosk.tap("返回");
    kiosk.tap("结束并清除");
    kiosk.tap("是，全部清除");
    CHECK(kiosk.sees("搬到新的地方"));
    CHECK(stage.running->runs());
}

TEST_CASE("a window for development closes although the site forbids it")
{
    Stage stage(locked_site, in_a_window);
    const Journey kiosk(stage.server, { 1280, 800 }, site_of(locked_site));
    SUBCASE("by Escape")
    {
        hand("key Escape");
    }
    SUBCASE("by its close button")
    {
        stage.server.request_close(kiosk.window());
    }
    const auto ending = stage.running->ended_within(5s);
    REQUIRE(ending);
    CHECK(ending->signal == 0);
    CHECK(ending->status == 0);
}

TEST_CASE("a locked kiosk covers the screen and ends for SIGTERM alone")
{
    Stage stage(locked_site);
    const XServer& server = stage.server;
    Journey kiosk(server, server.screen(), site_of(locked_site));
    CHECK(kiosk.window().x == 0);
    CHECK(kiosk.window().y == 0);

    server.request_close(kiosk.window());
    kiosk.keys("Escape alt+F4 ctrl+c ctrl+q", { Key::escape, Key::other, Key::other, Key::other, Key::other });
    server.request_close(kiosk.window());
    // It still listens, to keys and to fingers.
    kiosk.keys("Down", { Key::down });
    kiosk.tap("English");
    CHECK(kiosk.sees("Before you begin"));

    stage.running->signal(SIGTERM);
    CHECK(stage.running->ended_within(5s));
}

TEST_CASE("where a site allows it, full screen closes")
{
    const std::string open_site = "region = \"shenzhen\"\nallow_exit = true\n";
    Stage stage(open_site);
    const Journey kiosk(stage.server, stage.server.screen(), site_of(open_site));
    hand("key Escape");
    const auto ending = stage.running->ended_within(5s);
    REQUIRE(ending);
    CHECK(ending->signal == 0);
    CHECK(ending->status == 0);
}

TEST_CASE("a site that names what the content does not know is refused")
{
    const TemporaryFolder folder;
    const auto file = folder.write("site.toml", "region = \"atlantis\"\n");
    const Outcome outcome = shell(program + " --windowed --site " + file.string());
    CHECK(outcome.status == 2);
    CHECK(outcome.error == file.string() + ":1: region: expected \"shenzhen\" or \"zhejiang\", got \"atlantis\"\n");
}
