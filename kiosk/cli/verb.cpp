// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/verb.hpp"

#include "kiosk/diagnostics/listed.hpp"
#include "kiosk/diagnostics/quoted.hpp"

#include <algorithm>

namespace kiosk::cli {
namespace {

constexpr std::string_view after_verbs = R"(kiosk --help

Exit status: 0 done; 2 the input or the command line is wrong; 1 anything else.
The content is read from $KIOSK_DATA, or else from ../share/kiosk beside the program.
)";

std::string synopsis(const Option& option)
{
    return std::string(option.name) + (option.value.empty() ? "" : " " + std::string(option.value));
}

std::string synopsis(const Verb& verb)
{
    std::string text = "kiosk";
    if (!verb.name.empty())
        text += ' ' + std::string(verb.name);
    if (!verb.operand.name.empty())
        text += ' ' + std::string(verb.operand.name);
    for (const Option& option : verb.options)
        if (option.need == Option::Need::required)
            text += ' ' + synopsis(option);
    return text;
}

// What is typed, and beside it what that does; below it where it is long.
std::string line(std::string typed, std::string_view does)
{
    constexpr std::size_t column = 26;
    std::string text = std::move(typed);
    if (does.empty())
        return text + '\n';
    if (text.size() >= column)
        text += '\n' + std::string(column, ' ');
    else
        text.resize(column, ' ');
    for (const char c : does)
        text += c == '\n' ? '\n' + std::string(column, ' ') : std::string(1, c);
    return text + '\n';
}

std::string help(std::span<const Verb> verbs)
{
    std::string text;
    for (const Verb& verb : verbs) {
        text += line(synopsis(verb), verb.help);
        for (const Option& option : verb.options)
            if (!option.help.empty())
                text += line("    " + synopsis(option), option.help);
    }
    return text + std::string(after_verbs);
}

bool is_given(const Option& option, std::span<const char* const> arguments)
{
    return std::any_of(arguments.begin(), arguments.end(), [&](std::string_view argument) {
        return argument.starts_with(option.name)
            && (argument.size() == option.name.size() || argument[option.name.size()] == '=');
    });
}

// Whether a verb requires options, and has them all.
bool is_asked_for(const Verb& verb, std::span<const char* const> arguments)
{
    bool has_all = false;
    for (const Option& option : verb.options) {
        if (option.need != Option::Need::required)
            continue;
        if (!is_given(option, arguments))
            return false;
        has_all = true;
    }
    return has_all;
}

const Verb* find(std::string_view name, std::span<const char* const> rest, std::span<const Verb> verbs)
{
    const Verb* found = nullptr;
    for (const Verb& verb : verbs)
        if (verb.name == name && (!found || is_asked_for(verb, rest)))
            found = &verb;
    return found;
}

Error unknown(std::string_view name, std::span<const Verb> verbs)
{
    if (name.starts_with('-'))
        return { "unknown option " + in_quotes(name) };
    std::vector<std::string> names;
    for (const Verb& verb : verbs)
        if (!verb.name.empty() && !verb.name.starts_with('-')
            && std::find(names.begin(), names.end(), verb.name) == names.end())
            names.emplace_back(verb.name);
    return { "unknown command " + in_quotes(name) + ", expected " + alternatives(names) };
}

Result<int> run(const Verb& verb, std::span<const char* const> given)
{
    std::vector<std::string_view> options;
    std::vector<std::string_view> flags;
    std::vector<std::string_view> repeatable;
    for (const Option& option : verb.options)
        (option.value.empty()                             ? flags
                : option.need == Option::Need::repeatable ? repeatable
                                                          : options)
            .push_back(option.name);
    const auto arguments
        = Arguments::create(given, options, verb.operand.name.empty() ? 0 : verb.operand.most, flags, repeatable);
    if (!arguments)
        return arguments.error();
    const auto expected
        = [&](std::string_view what) { return Error { std::string(verb.name) + ": expected " + std::string(what) }; };
    if (arguments->operands().empty() && !verb.operand.expected.empty())
        return expected(verb.operand.expected);
    for (const Option& option : verb.options)
        if (option.need == Option::Need::required && arguments->option(option.name).value_or("").empty())
            return expected(synopsis(option));
    return verb.run(*arguments);
}

Result<int> run_named(std::span<const char* const> arguments, std::span<const Verb> verbs, const Streams& streams)
{
    const std::string_view name = arguments.empty() ? std::string_view() : arguments[0];
    if (name == "--help" || name == "-h") {
        if (arguments.size() > 1)
            return Error { "unexpected argument " + in_quotes(arguments[1]) };
        streams.out << help(verbs) << std::flush;
        return streams.out ? done : say(streams, failed, "kiosk: the output cannot be written");
    }
    if (arguments.size() > 1)
        if (const Verb* const verb = find(std::string(name) + ' ' + arguments[1], arguments.subspan(2), verbs))
            return run(*verb, arguments.subspan(2));
    if (!name.empty())
        if (const Verb* const verb = find(name, arguments.subspan(1), verbs))
            return run(*verb, arguments.subspan(1));
    if (arguments.empty() || (name.starts_with('-') && name != "-"))
        if (const Verb* const verb = find({}, arguments, verbs))
            return run(*verb, arguments);
    if (arguments.empty())
        return Error { "expected a command" };
    return unknown(name, verbs);
}

} // namespace

int run(std::span<const char* const> arguments, std::span<const Verb> verbs, const Streams& streams)
{
    const auto status = run_named(arguments, verbs, streams);
    return status ? *status : say(streams, misused, "kiosk: " + status.error().message + "; see kiosk --help");
}

int say(const Streams& streams, int status, std::string_view message)
{
    streams.error << message << '\n' << std::flush;
    return status;
}

} // namespace kiosk::cli
