// SPDX-License-Identifier: Apache-2.0
//
// The command line as a table: what the program can be told to do. Parsing, --help and what a mistyped word is answered
// come from the rows. Exit status: 0 done; 2 the input or the command line is wrong, with one line that says what; 1
// anything else.
#pragma once

#include "kiosk/cli/arguments.hpp"

#include <cstdint>
#include <functional>
#include <istream>
#include <ostream>
#include <string>

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

struct Option {
    enum class Need : std::uint8_t { optional, required, repeatable };

    std::string_view name; // "--lang"
    std::string_view value; // "LANGUAGE"; empty: a flag, which has none
    std::string_view help; // lines
    Need need = Need::optional;
};

struct Operand {
    std::string_view name; // "FILE|-"; empty: none
    std::string_view expected {}; // "a FILE, or - for standard input"; empty: it may be left out
    std::size_t most = 1; // how many there may be
};

// A row of the table. Of rows with one name the first counts unless all options that another requires are given.
struct Verb {
    std::string_view name; // as it is typed, one word or two; empty: the program alone, or with options only
    Operand operand;
    std::string_view help; // lines
    std::vector<Option> options;
    // An error is a wrong command line, said in one line; else the exit status.
    std::function<Result<int>(const Arguments&)> run;
};

// `arguments` without the program's own name.
int run(std::span<const char* const> arguments, std::span<const Verb> verbs, const Streams& streams);

// On standard error, as the verbs say what went wrong.
int say(const Streams& streams, int status, std::string_view message);

} // namespace kiosk::cli
