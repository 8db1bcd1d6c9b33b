// SPDX-License-Identifier: Apache-2.0
//
// Wiring: which parts the program is made of on this machine.
#include "kiosk/cli/command.hpp"
#include "kiosk/cli/content_verbs.hpp"
#include "kiosk/cli/fleet.hpp"
#include "kiosk/shell/command.hpp"
#include "kiosk/shell/counts.hpp"
#include "kiosk/shell/doctor.hpp"
#include "kiosk/shell/pin.hpp"
#include "kiosk/shell/print.hpp"
#include "kiosk/shell/print_register.hpp"
#include "kiosk/shell/setup.hpp"

#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace {

// The ways to end that must need no memory.
[[noreturn]] void end_without_memory()
{
    constexpr std::string_view message = "kiosk: not enough memory; close other programs, or start the machine anew\n";
    [[maybe_unused]] const auto written = write(STDERR_FILENO, message.data(), message.size());
    _exit(kiosk::cli::failed);
}

// GLib, which Pango is built on, has no other answer to a lack of memory than a breakpoint.
void on_breakpoint(int)
{
    end_without_memory();
}

// Where no exception may pass, as in a callback of a C library.
[[noreturn]] void on_terminate()
{
    try {
        if (const auto thrown = std::current_exception())
            std::rethrow_exception(thrown);
    } catch (const std::bad_alloc&) {
        end_without_memory();
    } catch (...) {
    }
    std::abort(); // a mistake of our own
}

// What bin/, share/ and libexec/ stand in: both an installed tree and a build tree look so.
std::filesystem::path prefix()
{
    std::error_code error;
    return std::filesystem::read_symlink("/proc/self/exe", error).parent_path().parent_path();
}

std::filesystem::path data_folder()
{
    if (const char* const given = std::getenv("KIOSK_DATA"); given && *given)
        return given;
    return prefix() / "share" / "kiosk";
}

// A folder that the environment names, or else another.
std::filesystem::path folder_of(const char* variable, const std::filesystem::path& otherwise)
{
    const char* const given = std::getenv(variable);
    return given && *given ? std::filesystem::absolute(given) : otherwise;
}

// Where editions are installed: only for a program that is installed itself, and reads its own data. A build tree
// beside an installed kiosk has nothing to do with it.
std::filesystem::path store_folder()
{
    const bool installed = prefix() == "/usr" && !std::getenv("KIOSK_DATA");
    return folder_of("KIOSK_STORE", installed ? kiosk::package::installed_store : std::string_view());
}

kiosk::package::Source source_of(const kiosk::cli::Program& program)
{
    kiosk::package::Source source;
    source.choice.data = program.shipped;
    if (program.store.empty())
        return source;
    source.store.emplace(program.store, program.shipped);
    const auto keys = kiosk::package::KeyRing::open(program.keys, kiosk::package::development_keys_of_this_build());
    source.choice = kiosk::package::choose(
        *source.store, keys, { program.today, program.version, kiosk::content::layout_version });
    source.key_faults = keys.faults();
    return source;
}

} // namespace

int main(int count, char** arguments)
try {
    // A closed pipe is an error of the write, not a signal.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGTRAP, on_breakpoint);
    std::set_terminate(on_terminate);
    std::ios::sync_with_stdio(false);
    const kiosk::cli::Streams streams { std::cin, std::cout, std::cerr, isatty(STDOUT_FILENO) == 1,
        isatty(STDERR_FILENO) == 1 };
    kiosk::cli::Program program;
    program.version = KIOSK_VERSION;
    program.today = kiosk::local_day(std::chrono::system_clock::now());
    program.shipped = std::filesystem::absolute(data_folder()).lexically_normal();
    program.store = store_folder();
    program.keys = folder_of("KIOSK_KEYS", program.keys);
    program.fetcher = prefix() / "libexec" / "kiosk" / "content-fetch";
    const kiosk::package::Source source = source_of(program);
    program.data = source.choice.data;
    if (source.choice.manifest && kiosk::package::has_expired(*source.choice.manifest, program.today))
        program.expired = source.choice.manifest->expires;
    program.glyph_check = kiosk::shell::glyph_check(program.data);
    program.picture_check = kiosk::shell::picture_check(program.data);
    // In the order of --help.
    std::vector<kiosk::cli::Verb> verbs { kiosk::shell::screen_verb(
        source, prefix() / "libexec" / "kiosk" / "safe-screen", program.version, streams) };
    for (kiosk::cli::Verb& verb : kiosk::cli::verbs(program, streams))
        verbs.push_back(std::move(verb));
    for (kiosk::cli::Verb& verb : kiosk::cli::content_verbs(program, streams))
        verbs.push_back(std::move(verb));
    verbs.push_back(kiosk::shell::print_verb(program, streams));
    verbs.push_back(kiosk::shell::print_register_verb(program, streams));
    verbs.push_back(kiosk::shell::tour_verb(program.data, streams));
    verbs.push_back(kiosk::shell::doctor_verb(source, program.today, streams));
    verbs.push_back(kiosk::shell::metrics_verb(program, streams));
    verbs.push_back(kiosk::cli::fleet_verb(program, streams));
    verbs.push_back(kiosk::shell::setup_verb(program.data, streams));
    verbs.push_back(kiosk::shell::site_check_verb(program.data, streams));
    verbs.push_back(kiosk::shell::pin_verb(streams));
    verbs.push_back(kiosk::cli::version_verb(program, streams));
    return kiosk::cli::run(
        std::span<const char* const>(arguments, static_cast<std::size_t>(count)).subspan(count > 0 ? 1 : 0), verbs,
        streams);
} catch (const std::bad_alloc&) {
    end_without_memory();
}
