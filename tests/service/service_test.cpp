// SPDX-License-Identifier: Apache-2.0
#include "kiosk/service/ending.hpp"
#include "kiosk/service/machine.hpp"
#include "kiosk/service/manager.hpp"

#include "tests/support/notify_socket.hpp"

#include <doctest/doctest.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <csignal>
#include <cstdlib>
#include <set>

using namespace kiosk;
using namespace kiosk::service;
using namespace kiosk::test;
using namespace std::chrono_literals;

namespace {

constexpr const char* one_machine = "0123456789abcdef0123456789abcdef\n";
constexpr const char* another = "fedcba9876543210fedcba9876543210\n";

} // namespace

TEST_CASE("a machine's mark is its own, for one purpose, and gives its id away to nobody")
{
    const TemporaryFolder folder;
    const auto mark = [&](const char* id, std::string_view purpose) {
        return machine_mark(purpose, folder.write("machine-id", id));
    };
    const std::string printing = mark(one_machine, "printing");
    CHECK(printing.size() == 16);
    CHECK(printing.find_first_not_of("0123456789abcdef") == std::string::npos);
    CHECK(mark(one_machine, "printing") == printing);
    CHECK(mark(another, "printing") != printing);
    CHECK(mark(one_machine, "something else") != printing);
    CHECK(std::string_view(one_machine).find(printing.substr(0, 4)) == std::string_view::npos);
}

TEST_CASE("without an id of its own a machine never passes for another")
{
    const TemporaryFolder folder;
    std::set<std::string> marks;
    for (const char* id : { "", "uninitialized\n", "0123456789abcdef\n", "00000000000000000000000000000000\n" }) {
        const auto file = folder.write("machine-id", id);
        marks.insert(machine_mark("printing", file));
        marks.insert(machine_mark("printing", file));
    }
    marks.insert(machine_mark("printing", folder.path() / "absent"));
    CHECK(marks.size() == 9);
}

TEST_CASE("a service manager hears that we are ready once, and that we are alive while we say so")
{
    const NotifySocket ear;
    ::setenv("NOTIFY_SOCKET", ear.path().c_str(), 1);
    ::setenv("WATCHDOG_USEC", "30000000", 1);
    ::unsetenv("WATCHDOG_PID");
    Manager manager = Manager::of_environment();
    REQUIRE(manager.watch());
    CHECK(*manager.watch() == 10s);

    manager.ready();
    manager.ready();
    CHECK(ear.next(1s) == "READY=1");
    manager.status("Waiting");
    manager.status("Waiting");
    CHECK(ear.next(1s) == "STATUS=Waiting");
    const Manager::Instant start {};
    manager.alive(start);
    manager.alive(start + 4s); // too early to be worth a word
    manager.alive(start + 5s);
    manager.stopping();
    CHECK(ear.next(1s) == "WATCHDOG=1");
    CHECK(ear.next(1s) == "WATCHDOG=1");
    CHECK(ear.next(1s) == "STOPPING=1");
    CHECK_FALSE(ear.next(50ms));
}

TEST_CASE("a watchdog of another process is not ours, and without a manager nothing is said")
{
    const NotifySocket ear;
    ::setenv("NOTIFY_SOCKET", ear.path().c_str(), 1);
    ::setenv("WATCHDOG_USEC", "30000000", 1);
    ::setenv("WATCHDOG_PID", "1", 1);
    CHECK_FALSE(Manager::of_environment().watch());
    for (const char* wrong : { "", "relative",
             "/a/path/that/is/far/too/long/for/the/address/of/a/socket/of/this/"
             "system/and/so/is/nobody/who/could/be/told/anything/at/all" }) {
        ::setenv("NOTIFY_SOCKET", wrong, 1);
        ::unsetenv("WATCHDOG_PID");
        Manager manager = Manager::of_environment();
        CHECK_FALSE(manager.watch());
        manager.ready();
    }
    CHECK_FALSE(ear.next(50ms));
}

TEST_CASE("being asked to end is a question, and ends us again once nobody asks it")
{
    for (const int number : { SIGTERM, SIGHUP, SIGINT }) {
        Ending ending;
        CHECK_FALSE(ending.asked());
        std::atomic<int> woken = 0;
        ending.set_listener([&] { ++woken; });
        ::kill(::getpid(), number);
        for (int i = 0; i < 500 && woken == 0; ++i)
            ::usleep(10'000);
        CHECK(ending.asked());
        CHECK(woken == 1);
        ending.set_listener(nullptr);
    }
    const pid_t child = ::fork();
    if (child == 0) {
        {
            const Ending ending;
        }
        ::kill(::getpid(), SIGTERM);
        ::_exit(0);
    }
    int state = 0;
    REQUIRE(::waitpid(child, &state, 0) == child);
    CHECK(WIFSIGNALED(state));
}

TEST_CASE("nobody else reads our memory, and no core dump holds it")
{
    const pid_t child = ::fork();
    if (child == 0) {
        keep_memory_private();
        rlimit limit {};
        ::getrlimit(RLIMIT_CORE, &limit);
        ::_exit(::prctl(PR_GET_DUMPABLE) == 0 && limit.rlim_max == 0 ? 0 : 1);
    }
    int state = 0;
    REQUIRE(::waitpid(child, &state, 0) == child);
    CHECK(WIFEXITED(state));
    CHECK(WEXITSTATUS(state) == 0);
}
