// SPDX-License-Identifier: Apache-2.0
//
// The program on a real X server in memory, worked with a real mouse. Every picture of its window is compared in every
// pixel with what its twin draws without one.
#include "tests/shell/journey.hpp"
#include "tests/shell/process.hpp"

#include <doctest/doctest.h>

#include <algorithm>
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

template <class Where> bool at(Journey& kiosk)
{
    return std::holds_alternative<Where>(kiosk.session().place);
}

// Two answers to the question before the family that stand side by side.
std::pair<std::string, std::string> neighbours(Journey& kiosk)
{
    const ui::Node* left = nullptr;
    for (const ui::Node& node : kiosk.twin().app().probe().nodes()) {
        if (!node.actionable() || !node.id.starts_with("answer/"))
            continue;
        if (left && left->rect.y == node.rect.y)
            return { left->id, node.id };
        left = &node;
    }
    FAIL("no two answers stand side by side");
    return {};
}

// Of the first child.
std::size_t best_service(Journey& kiosk)
{
    const Decision decision = kiosk.twin().app().setting().decider.decide(kiosk.session().family.answers_of(0));
    const auto best = std::min_element(decision.services.begin(), decision.services.end(),
        [](const ServiceDecision& a, const ServiceDecision& b) { return a.verdict < b.verdict; });
    return static_cast<std::size_t>(best - decision.services.begin());
}

} // namespace

TEST_CASE("a mother works the window from welcome to a service and clears it")
{
    Stage stage(locked_site, in_a_window);
    Journey kiosk(stage.server, { 1280, 800 }, site_of(locked_site));
    CHECK(at<place::Welcome>(kiosk));

    begin(kiosk);
    REQUIRE(at<place::Interview>(kiosk));
    const auto [pressed, released] = neighbours(kiosk);
    kiosk.press_and_release_elsewhere(pressed, released); // beside it: up and down would be a drag
    CHECK(at<place::Interview>(kiosk));
    CHECK(kiosk.session().steps.empty());
    kiosk.tap("back");
    CHECK(at<place::Notice>(kiosk));
    kiosk.tap("end");
    kiosk.tap("end_yes");
    CHECK(at<place::Welcome>(kiosk));

    go_to_results(kiosk);
    REQUIRE(at<place::Results>(kiosk));
    // Large enough that the page moves under a finger.
    kiosk.tap("display");
    kiosk.tap("size/largest");
    kiosk.tap("close");
    const std::string service = "service/" + std::to_string(best_service(kiosk));
    const Image top = kiosk.twin().picture();
    kiosk.drag_up(service, 240);
    CHECK(difference(kiosk.twin().picture(), top) > 0);
    CHECK(at<place::Results>(kiosk)); // dragged, not tapped
    kiosk.tap(service);
    CHECK(kiosk.session().place == Place(place::Detail { 0, best_service(kiosk) }));
    kiosk.tap("back");
    kiosk.tap("end");
    kiosk.tap("end_yes");
    CHECK(at<place::Welcome>(kiosk));
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
    const std::string other = kiosk.twin().app().languages().back().tag;
    kiosk.tap("language/" + other);
    CHECK(at<place::Notice>(kiosk));
    CHECK(kiosk.session().language == other);

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
    const Outcome outcome = test::shell(program + " --windowed --site " + file.string());
    CHECK(outcome.status == 2);
    CHECK(outcome.error.starts_with(file.string() + ":1: region: expected "));
    CHECK(outcome.error.ends_with(", got \"atlantis\"\n"));
}
