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

    // "answer.hukou.here@shenzhen" -> "answer.hukou.here" and "shenzhen", where that is a region; else the key itself
    // and nothing.
    std::string_view base(std::string_view key) const;
    std::string_view region(std::string_view key) const;
    bool allows(std::string_view key) const;
};

// Whatever the regions are. `regions` are all that there are.
MessageKeys shared_message_keys(const Draft& draft);
// What one region needs beyond them.
MessageKeys message_keys(const DraftRegion& region, const MessageKeys& shared);

} // namespace kiosk::content
