// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace kiosk {

// What `text` says in whole as a number, in ASCII digits; nothing where it says anything else, or more than fits.
template <class Number> std::optional<Number> number_in(std::string_view text)
{
    Number value {};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc {} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

} // namespace kiosk
