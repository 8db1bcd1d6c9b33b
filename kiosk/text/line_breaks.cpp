// SPDX-License-Identifier: Apache-2.0
#include "kiosk/text/line_breaks.hpp"

#include <glib.h>

namespace kiosk::text {
namespace {

constexpr std::string_view zero_width_space = "\u200B";

bool opens(gunichar c)
{
    return c == 0x2018 || c == 0x201C;
}
bool closes(gunichar c)
{
    return c == 0x2019 || c == 0x201D;
}

bool may_precede_break(gunichar c)
{
    return g_unichar_iswide(c) && g_unichar_break_type(c) != G_UNICODE_BREAK_OPEN_PUNCTUATION;
}

bool may_follow_break(gunichar c)
{
    const GUnicodeBreakType type = g_unichar_break_type(c);
    return g_unichar_iswide(c) && (type == G_UNICODE_BREAK_IDEOGRAPHIC || type == G_UNICODE_BREAK_OPEN_PUNCTUATION);
}

// Between `a` and `b`, where `before` is what precedes `a`.
bool breaks_between(gunichar before, gunichar a, gunichar b)
{
    if (opens(b))
        return may_precede_break(a) || (closes(a) && g_unichar_iswide(before));
    return closes(a) && may_follow_break(b);
}

// Whether `c` lets Pango break somewhere near, or belongs to a script written without spaces.
bool ends_word(gunichar c)
{
    switch (g_unichar_break_type(c)) {
    case G_UNICODE_BREAK_MANDATORY:
    case G_UNICODE_BREAK_LINE_FEED:
    case G_UNICODE_BREAK_SPACE:
    case G_UNICODE_BREAK_ZERO_WIDTH_SPACE:
    case G_UNICODE_BREAK_AFTER:
    case G_UNICODE_BREAK_HYPHEN:
    case G_UNICODE_BREAK_IDEOGRAPHIC:
    case G_UNICODE_BREAK_COMPLEX_CONTEXT:
        return true;
    default:
        return false;
    }
}

} // namespace

std::string with_break_opportunities(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    gunichar before = 0;
    gunichar previous = 0;
    std::size_t word = 0;
    for (const char* at = text.data(); at != text.data() + text.size();) {
        const gunichar c = g_utf8_get_char(at);
        const char* const next = g_utf8_next_char(at);
        const bool too_long = word >= longest_word && !ends_word(c) && !g_unichar_ismark(c);
        if (too_long || breaks_between(before, previous, c)) {
            result += zero_width_space;
            word = 0;
        }
        word = ends_word(c) ? 0 : word + 1;
        result.append(at, next);
        before = previous;
        previous = c;
        at = next;
    }
    return result;
}

} // namespace kiosk::text
