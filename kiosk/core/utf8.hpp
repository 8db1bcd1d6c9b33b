// SPDX-License-Identifier: Apache-2.0
//
// Text as characters. Our own text is valid UTF-8; what comes from outside may be any bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kiosk::utf8 {

struct Character {
    std::optional<char32_t> code; // nothing: the bytes are not UTF-8
    // At least one. Of what is not UTF-8 the maximal part of a sequence, as Unicode recommends (§3.9, "U+FFFD
    // Substitution of Maximal Subparts").
    std::string_view bytes;
};

// Takes the first character off a text that is not empty.
Character take(std::string_view& rest);
void append(std::string& to, char32_t character);

bool is_valid(std::string_view text);
// Of valid UTF-8.
std::size_t count(std::string_view text);

} // namespace kiosk::utf8
