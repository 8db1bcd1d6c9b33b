// SPDX-License-Identifier: Apache-2.0
//
// Machines that lack what a desktop has: no home, no language, no D-Bus, no cache of fonts, a full disk, a root that
// nobody may write. The kiosk stands on each, says nothing on standard error that is none of a technician's business,
// and ends when asked.
#include "tests/shell/process.hpp"
#include "tests/shell/x_server.hpp"
#include "tests/support/notify_socket.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>

using namespace kiosk;
using namespace kiosk::test;
using namespace std::chrono_literals;

namespace {

const std::string program = KIOSK_TEST_PROGRAM;

struct Bare {
    Bare()
    {
        folder.write("site.toml", "region = \"zhejiang\"\n");
        std::filesystem::create_directory(folder.path() / "disk");
    }
    std::string at(const std::string& name) const { return (folder.path() / name).string(); }
    // Of the environment, only what the unit sets, and these.
    std::vector<std::string> command(std::vector<std::string> more = {}) const
    {
        std::vector<std::string> words { "/usr/bin/env", "-i", "DISPLAY=" + std::string(std::getenv("DISPLAY")),
            "NOTIFY_SOCKET=" + ear.path(), "LIBGL_ALWAYS_SOFTWARE=1", "SPEECHD_ADDRESS=unix_socket:/dev/null/none" };
        words.insert(words.end(), more.begin(), more.end());
        if (const char* const sanitizers = std::getenv("ASAN_OPTIONS"))
            words.push_back("ASAN_OPTIONS=" + std::string(sanitizers));
        words.insert(words.end(), { program, "--site", at("site.toml") });
        return words;
    }
    // It stands, works, and ends when asked.
    void check_that_it_works(Process& kiosk)
    {
        REQUIRE(ear.wait_for("READY=1", 30s));
        CHECK(ear.wait_for("STATUS=Waiting for a family", 5s));
        hand("key Tab key Return");
        CHECK(ear.wait_for("STATUS=A family is at the kiosk", 10s));
        kiosk.signal(SIGTERM);
        const auto ending = kiosk.ended_within(10s);
        REQUIRE(ending);
        CHECK(ending->signal == 0);
        CHECK(ending->status == 0);
    }

    const VirtualScreen screen { { 1280, 800 } };
    const TemporaryFolder folder;
    const NotifySocket ear;
};

} // namespace

TEST_CASE("no home, no language, no D-Bus, no cache of fonts")
{
    Bare machine;
    std::vector<std::string> environment;
    SUBCASE("nothing at all") { }
    SUBCASE("a home that is not there, the language C, a bus that nobody answers at")
    {
        environment
            = { "HOME=/nonexistent", "LANG=C", "LC_ALL=C", "DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent/bus",
                  "XDG_RUNTIME_DIR=/nonexistent", "XDG_CACHE_HOME=/nonexistent" };
    }
    SUBCASE("a language that is not installed, and a state folder that is not there")
    {
        environment = { "LANG=tlh_KX.UTF-8", "STATE_DIRECTORY=/nonexistent", "RUNTIME_DIRECTORY=/nonexistent" };
    }
    Process kiosk(machine.command(environment));
    machine.check_that_it_works(kiosk);
}

TEST_CASE("a clock of 1970: the screens stand, and a family is served")
{
    Bare machine;
    // The wrapper only sets its library; a process between us and the kiosk would take the signals.
    const std::string library = shell("faketime -f '@1970-01-01 00:00:00' printenv LD_PRELOAD | tr -d '\\n'").output;
    REQUIRE_FALSE(library.empty());
    Process kiosk(machine.command(
        { "LD_PRELOAD=" + library, "FAKETIME=@1970-01-01 00:00:00", "FAKETIME_DONT_FAKE_MONOTONIC=1" }));
    machine.check_that_it_works(kiosk);
}

// Needs the right to mount, in a mount namespace of its own.
TEST_CASE("a full disk, and a root that is read-only")
{
    Bare machine;
    const std::string disk = machine.at("disk");
    std::string mounts;
    SUBCASE("a full disk for all that it writes")
    {
        mounts = "mount -t tmpfs -o size=64k tmpfs " + disk + " && (head -c 1000000 /dev/zero >" + disk
            + "/full 2>/dev/null || true)";
    }
    SUBCASE("a root that is read-only")
    {
        mounts = "mount -o remount,bind,ro / && ! touch /usr/share/kiosk-was-here 2>/dev/null";
    }
    const std::string unshare = ::geteuid() == 0 ? "unshare --mount " : "unshare --user --map-root-user --mount ";
    if (shell(unshare + "sh -c '" + mounts + "'").status != 0) {
        MESSAGE("SKIPPED: this machine does not let us mount");
        return;
    }
    std::string line = mounts + " && exec";
    for (const std::string& word : machine.command({ "STATE_DIRECTORY=" + disk, "RUNTIME_DIRECTORY=" + disk,
             "TMPDIR=" + disk, "HOME=" + disk, "MESA_SHADER_CACHE_DIR=" + disk }))
        line += " '" + word + "'";
    std::vector<std::string> command { "/usr/bin/unshare" };
    if (::geteuid() != 0)
        command.insert(command.end(), { "--user", "--map-root-user" });
    command.insert(command.end(), { "--mount", "sh", "-c", line });
    Process kiosk(command);
    machine.check_that_it_works(kiosk);
}
