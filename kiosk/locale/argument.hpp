// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <variant>

namespace kiosk::locale {

// A named value of a message: {count, plural, …}, {name}.
struct Argument {
    std::string_view name;
    std::variant<int, std::string_view> value;
};

} // namespace kiosk::locale
