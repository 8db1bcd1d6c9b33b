// SPDX-License-Identifier: Apache-2.0
//
// The kiosk as a service: a real display, and a stand-in for the service manager that holds a real socket.
#include "tests/package/signing.hpp"
#include "tests/shell/journey.hpp"
#include "tests/shell/process.hpp"
#include "tests/support/notify_socket.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <thread>

using namespace kiosk;
using namespace kiosk::test;
using namespace std::chrono_literals;

namespace {

const std::string program = KIOSK_TEST_PROGRAM;
constexpr auto patience = 3s; // of the watchdog

// A panel, and a manager that starts a kiosk on it.
struct Machine {
    Machine()
    {
        ::setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
        ::setenv("NOTIFY_SOCKET", ear.path().c_str(), 1);
        ::setenv("WATCHDOG_USEC", std::to_string(std::chrono::microseconds(patience).count()).c_str(), 1);
        ::unsetenv("WATCHDOG_PID");
        without_voice();
    }
    std::string site() const { return folder.write("site.toml", "region = \"zhejiang\"\npx_per_mm = 4.03\n").string(); }

    const TemporaryFolder folder;
    const NotifySocket ear;
    std::optional<VirtualScreen> screen { std::in_place, PixelSize { 1280, 800 } };
};

} // namespace

TEST_CASE("ready once the first frame stands, alive while it draws, silent when it hangs, and ended when asked")
{
    const Machine machine;
    const XServer server;
    Process kiosk({ program, "--site", machine.site() });
    REQUIRE(machine.ear.wait_for("READY=1", 20s));
    CHECK(server.find("kiosk"));
    CHECK(machine.ear.next(1s) == "STATUS=Waiting for a family");

    for (int i = 0; i < 3; ++i)
        REQUIRE(machine.ear.wait_for("WATCHDOG=1", patience));

    kiosk.signal(SIGSTOP);
    std::this_thread::sleep_for(100ms);
    while (machine.ear.next(0ms)) { // what it said before
    }
    CHECK_FALSE(machine.ear.next(2 * patience));
    kiosk.signal(SIGCONT);
    CHECK(machine.ear.wait_for("WATCHDOG=1", patience));

    hand("key Tab key Return"); // a language
    CHECK(machine.ear.wait_for("STATUS=A family is at the kiosk", 5s));

    kiosk.signal(SIGTERM);
    CHECK(machine.ear.wait_for("STOPPING=1", 5s));
    const auto ending = kiosk.ended_within(5s);
    REQUIRE(ending);
    CHECK(ending->signal == 0);
    CHECK(ending->status == 0);
}

TEST_CASE("the display goes away: the kiosk ends by itself, at once")
{
    Machine machine;
    Process kiosk({ program, "--site", machine.site() });
    REQUIRE(machine.ear.wait_for("READY=1", 20s));
    machine.screen.reset();
    const auto ending = kiosk.ended_within(10s);
    REQUIRE(ending);
    CHECK(ending->signal == 0);
    CHECK(ending->status == 1);
}

TEST_CASE("no kiosk without its site: the safe screen says why")
{
    const Machine machine;
    const XServer server;
    std::string site = (machine.folder.path() / "site.toml").string();
    std::string expected = site;
    std::vector<std::string> command { program, "--site", site };
    SUBCASE("a link whose disk is not there")
    {
        std::filesystem::create_symlink("/absent/site.toml", site);
    }
    SUBCASE("a region that nobody knows")
    {
        machine.folder.write("site.toml", "region = \"atlantis\"\n");
    }
    SUBCASE("no file at all, where an installed kiosk looks for one")
    {
        if (std::filesystem::exists("/etc/kiosk/site.toml"))
            return;
        command = { program };
        expected = "/etc/kiosk/site.toml";
    }
    Process kiosk(command);
    const auto status = machine.ear.wait_for("STATUS=", 20s);
    REQUIRE(status);
    CHECK(status->starts_with("STATUS=Showing the safe screen: " + expected));
    const auto place = server.wait_for("kiosk: safe screen", 5s);
    REQUIRE(place);
    CHECK(place->size == PixelSize { 1280, 800 });
    CHECK_FALSE(server.find("kiosk"));
    CHECK(machine.ear.wait_for("WATCHDOG=1", patience));
    // Drawn: the ground, the ground of the numbers, and letters.
    const auto picture = server.picture(*place);
    REQUIRE(picture);
    int shades[3] {};
    for (std::size_t i = 0; i < picture->rgba.size(); i += 4)
        ++shades[picture->rgba[i] > 240 ? 0 : picture->rgba[i] > 200 ? 1 : 2];
    for (const int count : shades)
        CHECK(count > 20000);
    CHECK(kiosk.runs());
}

TEST_CASE("another edition is taken over between two families, never during one")
{
    const Machine machine;
    const XServer server;
    const Publisher publisher;
    ::setenv("KIOSK_KEYS", publisher.keys().c_str(), 1);
    ::setenv("KIOSK_STORE", (machine.folder.path() / "store").c_str(), 1);
    const auto install = [&](const std::string& number) {
        const std::string package = (machine.folder.path() / (number + ".kiosk")).string();
        const Outcome signed_one = test::shell(program + " content sign " KIOSK_TEST_DATA "/content.db --key "
            + publisher.secret_file().string() + " --number " + number
            + " --not-before 2026-01-01 --expires 2096-12-01 --out " + package);
        REQUIRE_MESSAGE(signed_one.status == 0, signed_one.error);
        const Outcome installed = test::shell(program + " content install " + package);
        REQUIRE_MESSAGE(installed.status == 0, installed.error);
    };
    install("7");
    {
        Process kiosk({ program, "--site", machine.site() });
        REQUIRE(machine.ear.wait_for("READY=1", 20s));
        hand("key Tab key Return"); // the first language
        REQUIRE(machine.ear.wait_for("STATUS=A family is at the kiosk", 5s));
        install("8");
        CHECK_FALSE(kiosk.ended_within(7s)); // longer than it takes between families
        hand("key BackSpace");
        REQUIRE(machine.ear.wait_for("STATUS=Waiting for a family", 5s));
        CHECK(machine.ear.wait_for("STATUS=Starting anew with other content", 15s));
        const auto ending = kiosk.ended_within(5s);
        REQUIRE(ending);
        CHECK(ending->signal == 0);
        CHECK(ending->status == 0); // the unit's Restart=always begins anew
    }
    // With the new one it stays.
    Process kiosk({ program, "--site", machine.site() });
    REQUIRE(machine.ear.wait_for("READY=1", 20s));
    CHECK_FALSE(kiosk.ended_within(12s));
    ::unsetenv("KIOSK_KEYS");
    ::unsetenv("KIOSK_STORE");
}

TEST_CASE("another window takes the focus and dies: the keypad is worked on at once")
{
    const Machine machine;
    const XServer server;
    Process kiosk({ program, "--site", machine.site() });
    REQUIRE(machine.ear.wait_for("READY=1", 20s));
    REQUIRE(machine.ear.wait_for("STATUS=Waiting for a family", 5s));
    hand("mousemove 1279 0"); // no pointer stands over anything that would get the keys by itself
    server.steal_focus();
    hand("key Tab key Return"); // a language
    CHECK(machine.ear.wait_for("STATUS=A family is at the kiosk", 5s));
}

TEST_CASE("a window for trying out needs no site")
{
    if (std::filesystem::exists("/etc/kiosk/site.toml"))
        return;
    const Machine machine;
    const Process kiosk({ program, "--windowed", "--size", "800x600" });
    CHECK(machine.ear.wait_for("READY=1", 20s));
}

TEST_CASE("behind the kiosk stands a picture of the X server's own, and not a bare screen")
{
    const Machine machine;
    const XServer server;
    Process backdrop({ KIOSK_SAFE_SCREEN, "--backdrop" });
    REQUIRE(machine.ear.wait_for("READY=1", 5s));
    Process kiosk({ program, "--site", machine.site() });
    REQUIRE(machine.ear.wait_for("READY=1", 20s));
    const auto crashed = std::chrono::steady_clock::now();
    kiosk.signal(SIGKILL);
    REQUIRE(kiosk.ended_within(5s));
    // Nobody has to draw it: its corner is the ground of the picture, not the X server's black.
    const XServer::Place root { server.root(), 0, 0, { 1280, 800 } };
    std::optional<unsigned long> color;
    do
        color = server.color(root, 2, 2);
    while (color != 0xfafafaUL && std::chrono::steady_clock::now() - crashed < 5s);
    CHECK(color == 0xfafafaUL);
    std::printf("crash to a still picture: %.0f ms\n",
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - crashed).count());
}
