// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/quoted.hpp"

#include <cstdint>
#include <cstdio>

namespace kiosk {
namespace {

struct Character {
    char32_t code = 0;
    std::size_t length = 0; // bytes; 0: not UTF-8
};

// The first character of a text that is not empty.
Character first(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    if (byte(0) < 0x80)
        return { byte(0), 1 };
    const std::size_t length = byte(0) >= 0xF0 ? 4 : byte(0) >= 0xE0 ? 3 : 2;
    if (byte(0) < 0xC2 || byte(0) > 0xF4 || text.size() < length)
        return {};
    char32_t code = byte(0) & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80)
            return {};
        code = code << 6 | (byte(i) & 0x3FU);
    }
    constexpr char32_t smallest[] = { 0, 0, 0x80, 0x800, 0x10000 };
    if (code < smallest[length] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return {};
    return { code, length };
}

// What breaks a line, moves the cursor, or makes the rest of the line read differently.
bool is_harmful(char32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xFEFF || (code >= 0x200B && code <= 0x200F)
        || (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F);
}

void append_hexadecimal(std::string& to, const char* format, unsigned value)
{
    char escaped[16];
    std::snprintf(escaped, sizeof escaped, format, value);
    to += escaped;
}

std::string shown(std::string_view text, std::size_t limit, bool quotes)
{
    std::string result;
    for (std::size_t count = 0; !text.empty(); ++count) {
        if (count == limit)
            return result + "…";
        const Character next = first(text);
        if (next.length == 0)
            append_hexadecimal(result, "\\x%02X", static_cast<std::uint8_t>(text[0]));
        else if (next.code == '\n')
            result += "\\n";
        else if (next.code == '\t')
            result += "\\t";
        else if (is_harmful(next.code))
            append_hexadecimal(result, "\\u%04X", next.code);
        else {
            if (quotes && (next.code == '"' || next.code == '\\'))
                result += '\\';
            result += text.substr(0, next.length);
        }
        text.remove_prefix(next.length == 0 ? 1 : next.length);
    }
    return result;
}

} // namespace

std::string on_one_line(std::string_view text, std::size_t limit)
{
    return shown(text, limit, false);
}

std::string shown_label(std::string_view label)
{
    return on_one_line(label, 60);
}

std::string in_quotes(std::string_view text, std::size_t limit)
{
    return '"' + shown(text, limit, true) + '"';
}

} // namespace kiosk
