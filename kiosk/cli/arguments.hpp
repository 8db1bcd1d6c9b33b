// SPDX-License-Identifier: Apache-2.0
//
// The arguments of one command.
#pragma once

#include "kiosk/core/result.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace kiosk::cli {

// `--option VALUE`, `--option=VALUE`, `--flag` and operands, in any order; `-` is an operand, and so is all that
// follows
// `--`.
// Views into the arguments, which must outlive it.
class Arguments {
public:
    // An option that is not among `options`, `repeatable` and `flags`, one without its value, one given twice that is
    // not repeatable, and an operand too many are errors.
    static Result<Arguments> create(std::span<const char* const> arguments, std::span<const std::string_view> options,
        std::size_t max_operands, std::span<const std::string_view> flags = {},
        std::span<const std::string_view> repeatable = {});

    std::optional<std::string_view> option(std::string_view name) const;
    // Each value of a repeatable one, in order.
    std::vector<std::string_view> all(std::string_view name) const;
    bool flag(std::string_view name) const { return option(name).has_value(); }
    const std::vector<std::string_view>& operands() const { return operands_; }

private:
    std::vector<std::pair<std::string_view, std::string_view>> options_;
    std::vector<std::string_view> operands_;
};

} // namespace kiosk::cli
