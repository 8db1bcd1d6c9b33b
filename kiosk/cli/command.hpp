// SPDX-License-Identifier: Apache-2.0
//
// The command line. Exit status: 0 done; 2 the input or the command line is wrong, with one line that says what; 1
// anything else.
#pragma once

#include "kiosk/cli/verify.hpp"
#include "kiosk/content/catalogue.hpp"
#include "kiosk/core/calendar.hpp"
#include "kiosk/core/result.hpp"

#include <filesystem>
#include <functional>
#include <istream>
#include <ostream>
#include <span>
#include <string_view>

namespace kiosk::cli {

inline constexpr int done = 0;
inline constexpr int failed = 1;
inline constexpr int misused = 2;

struct Streams {
    std::istream& in;
    std::ostream& out;
    std::ostream& error;
    bool out_is_terminal = false;
    bool error_is_terminal = false; // there a long command shows how far it is
};

// What the program is made of besides this layer. A command whose function is not there does not exist.
struct Program {
    std::string_view version; // "1.0"; may be empty
    std::filesystem::path data; // holds content.db, fonts/ and pictures.pack
    Date today {}; // where this machine stands: local_day() of its clock
    // A command takes the arguments after its name; an error is a wrong command line, said in one line.
    using Command = std::function<Result<int>(std::span<const char* const>)>;
    Command screen; // no command: the full-screen kiosk, with its options
    std::vector<std::pair<std::string_view, Command>> commands; // further ones by name: "tour", "print"
    GlyphCheck glyph_check; // for `verify`
    std::string_view usage; // of the further commands, as --help shows it; lines
    PictureCheck picture_check {}; // for `verify`
};

// Nothing is decided by a clock that cannot be right; one line for staff.
Status check_clock(Date today, const content::Edition& edition);

// `arguments` without the program's own name.
int run(std::span<const char* const> arguments, const Streams& streams, const Program& program);

} // namespace kiosk::cli
