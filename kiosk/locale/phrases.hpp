// SPDX-License-Identifier: Apache-2.0
//
// The phrases that the program itself speaks, as opposed to those that the content brings. Each has a message of the key
// "ui.<name>" in every language; the content compiler proves that none is missing and none is left over.
#pragma once

#include <array>
#include <string_view>

namespace kiosk {

#define KIOSK_PHRASES(X) \
    X(app_name)          \
    X(yes)               \
    X(no)

enum class Phrase : unsigned char {
#define X(name) name,
    KIOSK_PHRASES(X)
#undef X
};

inline constexpr std::array phrase_keys = {
#define X(name) std::string_view("ui." #name),
    KIOSK_PHRASES(X)
#undef X
};

constexpr std::string_view key(Phrase phrase) { return phrase_keys[static_cast<unsigned>(phrase)]; }

} // namespace kiosk
