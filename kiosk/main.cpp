// SPDX-License-Identifier: Apache-2.0
//
// Wiring: which parts the program is made of on this machine.
#include "kiosk/cli/command.hpp"
#include "kiosk/shell/command.hpp"
#include "kiosk/shell/doctor.hpp"
#include "kiosk/shell/print.hpp"

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
    program.data = data_folder();
    program.today = kiosk::local_day(std::chrono::system_clock::now());
    program.screen
        = kiosk::shell::screen_command(program.data, prefix() / "libexec" / "kiosk" / "safe-screen", streams);
    program.commands.emplace_back("tour", kiosk::shell::tour_command(program.data, streams));
    program.commands.emplace_back("print", kiosk::shell::print_command(program.data, program.today, streams));
    program.commands.emplace_back("doctor", kiosk::shell::doctor_command(program.data, program.today, streams));
    program.glyph_check = kiosk::shell::glyph_check(program.data);
    program.picture_check = kiosk::shell::picture_check(program.data);
    const std::string usage = std::string(kiosk::shell::print_usage) + std::string(kiosk::shell::usage)
        + std::string(kiosk::shell::doctor_usage);
    program.usage = usage;
    return kiosk::cli::run(
        std::span<const char* const>(arguments, static_cast<std::size_t>(count)).subspan(count > 0 ? 1 : 0), streams,
        program);
} catch (const std::bad_alloc&) {
    end_without_memory();
}
