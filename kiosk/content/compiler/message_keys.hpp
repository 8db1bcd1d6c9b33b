// SPDX-License-Identifier: Apache-2.0
//
// The messages that the program and the content call for, derived from both.
#pragma once

#include "kiosk/content/compiler/draft.hpp"

#include <set>

namespace kiosk::content {

struct MessageKeys {
    std::set<std::string, std::less<>> required;
    // May be there: in every language or in none.
    std::set<std::string, std::less<>> optional;
    // Those that are told a number under the name `value`.
    std::set<std::string, std::less<>> numbers;
    std::set<std::string, std::less<>> regions;

    // "answer.hukou.here@shenzhen" -> "answer.hukou.here", where shenzhen is a region; else the key itself.
    std::string_view base(std::string_view key) const;
    bool allows(std::string_view key) const;
};

MessageKeys message_keys(const Draft& draft);

} // namespace kiosk::content
