// SPDX-License-Identifier: Apache-2.0
#include "kiosk/text/punctuation.hpp"

#include <glib.h>

namespace kiosk::text {
namespace {

enum class Sign { none, opening, closing };

Sign sign(gunichar c)
{
    switch (c) {
    case U'（':
    case U'《':
    case U'〈':
    case U'「':
    case U'『':
    case U'【':
    case U'“':
    case U'‘':
        return Sign::opening;
    case U'）':
    case U'》':
    case U'〉':
    case U'」':
    case U'』':
    case U'】':
    case U'”':
    case U'’':
    case U'，':
    case U'。':
    case U'、':
    case U'；':
    case U'：':
        return Sign::closing;
    default:
        return Sign::none;
    }
}

constexpr gunichar zero_width_space = 0x200B;

bool opens(gunichar c)
{
    return sign(c) == Sign::opening || c == U'(' || c == U'«' || c == U'‹';
}

bool closes(gunichar c)
{
    return sign(c) == Sign::closing || c == U')' || c == U'»' || c == U'›';
}

} // namespace

std::vector<ByteRange> half_width_signs(std::string_view text)
{
    std::vector<ByteRange> signs;
    Sign previous = Sign::none;
    ByteRange previous_range { 0, 0 };
    const char* const begin = text.data();
    for (const char* at = begin; at != begin + text.size();) {
        const gunichar c = g_utf8_get_char(at);
        const char* const next = g_utf8_next_char(at);
        const ByteRange range { static_cast<std::size_t>(at - begin), static_cast<std::size_t>(next - begin) };
        at = next;
        if (c == zero_width_space)
            continue;
        const Sign current = sign(c);
        if (previous == Sign::closing && current != Sign::none)
            signs.push_back(previous_range);
        if (previous == Sign::opening && current == Sign::opening)
            signs.push_back(range);
        previous = current;
        previous_range = range;
    }
    return signs;
}

std::vector<ByteRange> bracketed_terms(std::string_view text, std::size_t longest)
{
    std::vector<ByteRange> terms;
    std::size_t begin = std::string_view::npos; // of Chinese behind an opening sign
    std::size_t count = 0;
    const char* const first = text.data();
    for (const char* at = first; at != first + text.size(); at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        const auto here = static_cast<std::size_t>(at - first);
        if (c == zero_width_space)
            continue;
        if (opens(c)) {
            begin = static_cast<std::size_t>(g_utf8_next_char(at) - first);
            count = 0;
        } else if (g_unichar_get_script(c) == G_UNICODE_SCRIPT_HAN) {
            ++count;
        } else {
            if (closes(c) && begin != std::string_view::npos && count > 1 && count <= longest)
                terms.push_back({ begin, here });
            begin = std::string_view::npos;
        }
    }
    return terms;
}

} // namespace kiosk::text
