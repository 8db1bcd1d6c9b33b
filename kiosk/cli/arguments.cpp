// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/arguments.hpp"

#include "kiosk/diagnostics/quoted.hpp"

#include <algorithm>

namespace kiosk::cli {

Result<Arguments> Arguments::create(std::span<const char* const> arguments, std::span<const std::string_view> options,
    std::size_t max_operands, std::span<const std::string_view> flags, std::span<const std::string_view> repeatable)
{
    Arguments result;
    bool only_operands = false;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view argument = arguments[i];
        if (only_operands || argument == "-" || !argument.starts_with('-')) {
            if (result.operands_.size() == max_operands)
                return Error { "unexpected argument " + in_quotes(argument) };
            result.operands_.push_back(argument);
            continue;
        }
        if (argument == "--") {
            only_operands = true;
            continue;
        }
        const auto equals = argument.find('=');
        const std::string_view name = argument.substr(0, equals);
        if (std::find(flags.begin(), flags.end(), argument) != flags.end()) {
            if (result.option(argument))
                return Error { std::string(argument) + " is given twice" };
            result.options_.emplace_back(argument, std::string_view {});
            continue;
        }
        const bool any_number = std::find(repeatable.begin(), repeatable.end(), name) != repeatable.end();
        if (!any_number && std::find(options.begin(), options.end(), name) == options.end())
            return Error { "unknown option " + in_quotes(name) };
        if (!any_number && result.option(name))
            return Error { std::string(name) + " is given twice" };
        if (equals != std::string_view::npos)
            result.options_.emplace_back(name, argument.substr(equals + 1));
        else if (i + 1 < arguments.size())
            result.options_.emplace_back(name, arguments[++i]);
        else
            return Error { std::string(name) + ": expected a value after it" };
    }
    return result;
}

std::optional<std::string_view> Arguments::option(std::string_view name) const
{
    for (const auto& [given, value] : options_)
        if (given == name)
            return value;
    return std::nullopt;
}

std::vector<std::string_view> Arguments::all(std::string_view name) const
{
    std::vector<std::string_view> values;
    for (const auto& [given, value] : options_)
        if (given == name)
            values.push_back(value);
    return values;
}

} // namespace kiosk::cli
