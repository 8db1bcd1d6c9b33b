// SPDX-License-Identifier: Apache-2.0
#include "kiosk/text/sanitise.hpp"

#include <glib.h>

#include <optional>

namespace kiosk::text {
namespace {

constexpr char32_t replacement = 0xFFFD;

// The code point at the head of `rest`, which is not empty, and moves past it. Ill-formed input gives U+FFFD for each
// maximal part of a sequence, as Unicode recommends (§3.9, "U+FFFD Substitution of Maximal Subparts").
char32_t take(std::string_view& rest)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(rest[i]); };
    const auto skip = [&](std::size_t count) { rest.remove_prefix(count); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) {
        skip(1);
        return lead;
    }
    if (lead < 0xC2 || lead > 0xF4) {
        skip(1);
        return replacement;
    }
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    auto code_point = static_cast<char32_t>(lead & (0x7F >> length));
    for (std::size_t i = 1; i < length; ++i) {
        // The second byte also keeps out overlong forms, surrogates, and what is beyond U+10FFFF.
        const unsigned low = i > 1 ? 0x80 : lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        const unsigned high = i > 1 ? 0xBF : lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (i >= rest.size() || byte(i) < low || byte(i) > high) {
            skip(i);
            return replacement;
        }
        code_point = code_point << 6 | (byte(i) & 0x3F);
    }
    skip(length);
    return code_point;
}

void append(std::string& text, char32_t c)
{
    const auto put = [&](char32_t bits) { text += static_cast<char>(static_cast<unsigned char>(bits)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

// What the character is set as; nothing if it is dropped.
std::optional<char32_t> kept(char32_t c)
{
    if (c == U'\n' || c == U'\r' || c == 0x85 || c == 0x2028 || c == 0x2029)
        return U'\n';
    if (c == U'\t')
        return U' ';
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool embedding = c >= 0x202A && c <= 0x202E;
    if (control || embedding || c == 0xFEFF)
        return std::nullopt;
    return c;
}

} // namespace

std::string sanitised(std::string_view text)
{
    std::string result;
    std::size_t count = 0;
    std::size_t marks = 0;
    while (!text.empty()) {
        const char32_t c = take(text);
        if (c == U'\r' && text.starts_with('\n'))
            continue;
        const std::optional<char32_t> character = kept(c);
        if (!character)
            continue;
        marks = g_unichar_ismark(*character) ? marks + 1 : 0;
        if (marks > max_marks)
            continue;
        if (count++ == max_code_points) {
            append(result, U'…');
            break;
        }
        append(result, *character);
    }
    return result;
}

} // namespace kiosk::text
