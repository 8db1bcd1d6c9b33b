// SPDX-License-Identifier: Apache-2.0
//
// Wiring: which parts the program is made of on this machine.
#include "kiosk/cli/command.hpp"
#include "kiosk/shell/command.hpp"
#include "kiosk/shell/print.hpp"

#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <span>
#include <string>
#include <system_error>

namespace {

// $KIOSK_DATA, or ../share/kiosk beside the program: both an installed tree and a build tree look so.
std::filesystem::path data_folder()
{
    if (const char* const given = std::getenv("KIOSK_DATA"); given && *given)
        return given;
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    return program.parent_path().parent_path() / "share" / "kiosk";
}

} // namespace

int main(int count, char** arguments)
{
    // A closed pipe is an error of the write, not a signal.
    std::signal(SIGPIPE, SIG_IGN);
    std::ios::sync_with_stdio(false);
    const kiosk::cli::Streams streams { std::cin, std::cout, std::cerr, isatty(STDOUT_FILENO) == 1,
        isatty(STDERR_FILENO) == 1 };
    kiosk::cli::Program program;
    program.version = KIOSK_VERSION;
    program.data = data_folder();
    program.screen = kiosk::shell::screen_command(program.data, streams);
    program.commands.emplace_back("tour", kiosk::shell::tour_command(program.data, streams));
    program.commands.emplace_back("print", kiosk::shell::print_command(program.data, streams));
    program.glyph_check = kiosk::shell::glyph_check(program.data);
    program.picture_check = kiosk::shell::picture_check(program.data);
    const std::string usage = std::string(kiosk::shell::print_usage) + std::string(kiosk::shell::usage);
    program.usage = usage;
    return kiosk::cli::run(
        std::span<const char* const>(arguments, static_cast<std::size_t>(count)).subspan(count > 0 ? 1 : 0), streams,
        program);
}
