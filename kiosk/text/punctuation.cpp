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

} // namespace kiosk::text
