// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace kiosk::utf8 {

Character take(std::string_view& rest)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(rest[i]); };
    const auto taken = [&](std::optional<char32_t> code, std::size_t length) {
        const Character character { code, rest.substr(0, length) };
        rest.remove_prefix(length);
        return character;
    };
    const unsigned lead = byte(0);
    if (lead < 0x80)
        return taken(lead, 1);
    if (lead < 0xC2 || lead > 0xF4)
        return taken({}, 1);
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t code = lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        // The second byte also keeps out overlong forms, surrogates, and what is beyond U+10FFFF.
        const unsigned low = i > 1 ? 0x80 : lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        const unsigned high = i > 1 ? 0xBF : lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (i >= rest.size() || byte(i) < low || byte(i) > high)
            return taken({}, i);
        code = code << 6 | (byte(i) & 0x3FU);
    }
    return taken(code, length);
}

void append(std::string& to, char32_t character)
{
    const auto put = [&](char32_t bits) { to += static_cast<char>(static_cast<unsigned char>(bits)); };
    const auto follow = [&](unsigned shift) { put(0x80 | (character >> shift & 0x3F)); };
    if (character < 0x80) {
        put(character);
    } else if (character < 0x800) {
        put(0xC0 | character >> 6);
        follow(0);
    } else if (character < 0x10000) {
        put(0xE0 | character >> 12);
        follow(6);
        follow(0);
    } else {
        put(0xF0 | character >> 18);
        follow(12);
        follow(6);
        follow(0);
    }
}

bool is_valid(std::string_view text)
{
    // Most of a register is ASCII: eight at once.
    constexpr std::uint64_t beyond_ascii = 0x8080808080808080;
    while (!text.empty()) {
        std::uint64_t eight = beyond_ascii;
        if (text.size() >= sizeof eight)
            std::memcpy(&eight, text.data(), sizeof eight);
        if ((eight & beyond_ascii) == 0)
            text.remove_prefix(sizeof eight);
        else if (!take(text).code)
            return false;
    }
    return true;
}

std::size_t count(std::string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

} // namespace kiosk::utf8
