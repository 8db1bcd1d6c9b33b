// SPDX-License-Identifier: Apache-2.0
#include "kiosk/text/sanitise.hpp"

#include "kiosk/core/utf8.hpp"

#include <glib.h>

#include <optional>

namespace kiosk::text {
namespace {

constexpr char32_t replacement = 0xFFFD; // of what is not UTF-8

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
        const char32_t c = utf8::take(text).code.value_or(replacement);
        if (c == U'\r' && text.starts_with('\n'))
            continue;
        const std::optional<char32_t> character = kept(c);
        if (!character)
            continue;
        marks = g_unichar_ismark(*character) ? marks + 1 : 0;
        if (marks > max_marks)
            continue;
        if (count++ == max_code_points) {
            utf8::append(result, U'…');
            break;
        }
        utf8::append(result, *character);
    }
    return result;
}

} // namespace kiosk::text
