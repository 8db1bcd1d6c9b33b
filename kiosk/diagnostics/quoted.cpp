// SPDX-License-Identifier: Apache-2.0
#include "kiosk/diagnostics/quoted.hpp"

#include "kiosk/core/utf8.hpp"

#include <array>
#include <cstdint>
#include <cstdio>

namespace kiosk {
namespace {

// What breaks a line, moves the cursor, or makes the rest of the line read differently.
bool is_harmful(char32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xFEFF || (code >= 0x200B && code <= 0x200F)
        || (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F);
}

void append_hexadecimal(std::string& to, const char* format, unsigned value)
{
    std::array<char, 16> escaped {};
    (void)std::snprintf(escaped.data(), escaped.size(), format, value);
    to += escaped.data();
}

std::string shown(std::string_view text, std::size_t limit, bool quotes)
{
    std::string result;
    for (std::size_t count = 0; !text.empty(); ++count) {
        if (count == limit)
            return result + "…";
        std::string_view rest = text;
        const utf8::Character next = utf8::take(rest);
        if (!next.code) {
            append_hexadecimal(result, "\\x%02X", static_cast<std::uint8_t>(text[0]));
            text.remove_prefix(1);
            continue;
        }
        text = rest;
        const char32_t code = *next.code;
        if (code == U'\n')
            result += "\\n";
        else if (code == U'\t')
            result += "\\t";
        else if (is_harmful(code))
            append_hexadecimal(result, "\\u%04X", code);
        else {
            if (quotes && (code == U'"' || code == U'\\'))
                result += '\\';
            result += next.bytes;
        }
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
