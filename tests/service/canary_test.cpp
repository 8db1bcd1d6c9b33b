// SPDX-License-Identifier: Apache-2.0
//
// What a family told, looked for where nothing of it may be once it has gone: in the memory of the program, and in
// every file that it could write. The real program on a real display, beside its twin, which knows what stood on the
// screen.
#include "tests/shell/journey.hpp"
#include "tests/shell/process.hpp"
#include "tests/support/content_tree.hpp"
#include "tests/support/kiosk_fixture.hpp"
#include "tests/support/notify_socket.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <set>
#include <sstream>
#include <thread>

using namespace kiosk;
using namespace kiosk::test;
using namespace std::chrono_literals;

namespace {

const std::string program = KIOSK_TEST_PROGRAM;

// As ICU and GLib keep it, too.
std::string in_utf16(std::string_view utf8)
{
    std::string wide;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        const int length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
        char32_t code = byte & (0xFF >> (length == 1 ? 1 : length + 1));
        for (int k = 1; k < length; ++k)
            code = code << 6 | (static_cast<unsigned char>(utf8[i + static_cast<std::size_t>(k)]) & 0x3F);
        i += static_cast<std::size_t>(length);
        wide += static_cast<char>(code & 0xFF);
        wide += static_cast<char>(code >> 8 & 0xFF);
    }
    return wide;
}

// Which of these stand in the memory that a process can write.
std::set<std::string> found_in_memory(pid_t process, const std::set<std::string>& wanted)
{
    std::set<std::string> found;
    const std::string folder = "/proc/" + std::to_string(process);
    const int memory = ::open((folder + "/mem").c_str(), O_RDONLY | O_CLOEXEC);
    REQUIRE(memory >= 0);
    std::ifstream maps(folder + "/maps");
    std::size_t read = 0;
    for (std::string line; std::getline(maps, line);) {
        unsigned long from = 0;
        unsigned long to = 0;
        char rights[5] {};
        if (std::sscanf(line.c_str(), "%lx-%lx %4s", &from, &to, rights) != 3 || rights[0] != 'r' || rights[1] != 'w')
            continue;
        std::string bytes(to - from, '\0');
        const ssize_t got = ::pread(memory, bytes.data(), bytes.size(), static_cast<off_t>(from));
        if (got <= 0)
            continue;
        bytes.resize(static_cast<std::size_t>(got));
        read += bytes.size();
        for (const std::string& each : wanted)
            for (const std::string& form : { each, in_utf16(each) })
                if (::memmem(bytes.data(), bytes.size(), form.data(), form.size()))
                    found.insert(each);
    }
    ::close(memory);
    REQUIRE(read > 10'000'000); // else nothing was looked at
    return found;
}

std::set<std::string> found_in_files(const std::filesystem::path& folder, const std::set<std::string>& wanted)
{
    std::set<std::string> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file())
            continue;
        const std::string bytes = read_bytes(entry.path());
        for (const std::string& each : wanted)
            if (bytes.find(each) != std::string::npos)
                found.insert(each + " in " + entry.path().string());
    }
    return found;
}

std::string listed(const std::set<std::string>& all)
{
    std::string text;
    for (const std::string& each : all)
        text += "\n  " + each;
    return text;
}

// An installed kiosk: folders of its own, which are all that it may write.
struct Installed {
    Installed()
    {
        ::setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
        ::setenv("NOTIFY_SOCKET", ear.path().c_str(), 1);
        ::unsetenv("WATCHDOG_USEC");
        without_voice();
        for (const char* name : { "state", "run", "cache", "tmp", "home" })
            std::filesystem::create_directory(folder.path() / name);
        folder.write("site.toml",
            "region = \"zhejiang\"\nreduced_motion = true\n[idle]\nwarn_after_s = 30\nanswer_within_s = 20\n"
            "[reading]\nwarn_after_s = 30\nanswer_within_s = 20\n");
    }
    // In a window, so that its memory may be read by this test; in all else as installed.
    std::vector<std::string> command() const
    {
        const auto at = [&](const char* name) { return (folder.path() / name).string(); };
        return { "/usr/bin/env", "STATE_DIRECTORY=" + at("state"), "RUNTIME_DIRECTORY=" + at("run"),
            "MESA_SHADER_CACHE_DIR=" + at("cache"), "TMPDIR=" + at("tmp"), "HOME=" + at("home"),
            "GLIBC_TUNABLES=" KIOSK_TUNABLES, program, "--windowed", "--size", "1280x800", "--site", at("site.toml") };
    }
    site::Site site() const { return *site::read_site(folder.path() / "site.toml"); }
    bool starts() const { return ear.wait_for("READY=1", 20s).has_value(); }

    const VirtualScreen screen { { 1280, 800 } };
    const TemporaryFolder folder;
    const NotifySocket ear;
};

// Everything that stands on the screen now and is in no file of the content: what was put together from what was told.
void gather(Journey& journey, std::set<std::string>& canaries)
{
    static const std::string content = [] {
        std::string all = read_bytes(KIOSK_DATA "/content.db");
        for (const auto& region : std::filesystem::directory_iterator(KIOSK_DATA "/regions"))
            all += read_bytes(region.path());
        return all;
    }();
    for (const ui::Node& node : journey.twin().app().probe().nodes())
        for (std::istringstream lines(node.label); !lines.eof();) {
            std::string line;
            std::getline(lines, line);
            if (line.size() >= 12 && content.find(line) == std::string::npos)
                canaries.insert(line);
        }
}

// What the kiosk tells of itself afterwards, for Prometheus and in its code, and what it keeps to that end.
std::string all_that_is_told(const Installed& installed)
{
    std::string told;
    for (const char* format : { "prometheus", "short" }) {
        const Outcome outcome = test::shell(program + " metrics --format " + format + " --site "
            + (installed.folder.path() / "site.toml").string() + " --state "
            + (installed.folder.path() / "state").string());
        REQUIRE_MESSAGE(outcome.status == 0, outcome.error);
        told += outcome.output;
    }
    return told + read_bytes(installed.folder.path() / "state" / "counts");
}

// Of a family that told much; the journey stands at the results.
std::set<std::string> tell(Journey& journey)
{
    std::set<std::string> canaries;
    go_to_results(journey);
    gather(journey, canaries);
    journey.tap("back");
    gather(journey, canaries);
    return canaries;
}

} // namespace

TEST_CASE("what a family told is nowhere once it has gone")
{
    const Installed installed;
    const XServer server;
    std::set<std::string> canaries;
    {
        // What stands there for every family is none of it.
        Process kiosk(installed.command());
        REQUIRE(installed.starts());
        Journey journey(server, { 1280, 800 }, installed.site());
        canaries = tell(journey);
        REQUIRE(journey.session().family.children.size() == 1);
        const std::set<std::string> there = found_in_memory(kiosk.id(), canaries);
        MESSAGE(canaries.size() << " canaries, " << there.size() << " of them in memory while the family is there");
        CHECK(there.size() >= 3); // the search finds what is there

        SUBCASE("it ended its session")
        {
            journey.tap("end");
            journey.tap("end_yes");
        }
        SUBCASE("it walked away")
        {
            std::this_thread::sleep_for(52s);
            journey.twin().robot().wait(52s);
            journey.expect_same("the idle reset");
            CHECK(std::holds_alternative<place::Welcome>(journey.session().place));
        }
        // Frames that a late touch of the screen may still bring.
        std::this_thread::sleep_for(300ms);
        std::set<std::string> left = found_in_memory(kiosk.id(), canaries);
        {
            Process fresh(installed.command());
            REQUIRE(installed.starts());
            for (const std::string& everywhere : found_in_memory(fresh.id(), canaries))
                left.erase(everywhere);
        }
        CHECK_MESSAGE(left.empty(), listed(left));
        CHECK_MESSAGE(found_in_files(installed.folder.path(), canaries).empty(), "a file holds an answer");
        const std::string told = all_that_is_told(installed);
        for (const std::string& canary : canaries)
            CHECK_MESSAGE(told.find(canary) == std::string::npos, canary);
        // It was counted, on this machine; what is told of today is nothing.
        CHECK(told.find("today language zh-Hans 1") != std::string::npos);
        CHECK(
            told.find("kiosk_sessions_started_total{region=\"zhejiang\",language=\"zh-Hans\"} 0") != std::string::npos);
    }
}

TEST_CASE("and nothing of it is written when the program crashes")
{
    const Installed installed;
    const XServer server;
    Process kiosk(installed.command());
    REQUIRE(installed.starts());
    Journey journey(server, { 1280, 800 }, installed.site());
    const std::set<std::string> canaries = tell(journey);
    kiosk.signal(SIGSEGV);
    REQUIRE(kiosk.ended_within(5s));
    const std::set<std::string> left = found_in_files(installed.folder.path(), canaries);
    CHECK_MESSAGE(left.empty(), listed(left));
    CHECK(std::filesystem::file_size(installed.folder.path() / "state" / "diary")
        > 0); // it was a folder that it writes to
    const std::string told = all_that_is_told(installed);
    for (const std::string& canary : canaries)
        CHECK_MESSAGE(told.find(canary) == std::string::npos, canary);
    CHECK(told.find("\nopen\n") != std::string::npos); // the next start counts it as interrupted
}
