// SPDX-License-Identifier: Apache-2.0
#include "kiosk/register/folded.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>

namespace kiosk::registers {
namespace {

constexpr std::string_view wide_spaces[] = { "\xC2\xA0", "\xE3\x80\x80", "\xE2\x80\x80", "\xE2\x80\x82", "\xE2\x80\x83",
    "\xE2\x80\x89", "\xE2\x80\x8B", "\xE2\x80\xAF", "\xEF\xBB\xBF" };

bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool is_left_out(char c)
{
    return is_space(c) || c == '_';
}

} // namespace

std::string folded(std::string_view text)
{
    std::string to;
    if (std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
        for (const char c : text)
            if (!is_left_out(c))
                to += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        return to;
    }
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* const form = icu::Normalizer2::getNFKCCasefoldInstance(error);
    icu::StringByteSink<std::string> sink(&to);
    if (U_SUCCESS(error))
        form->normalizeUTF8(
            0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr, error);
    if (U_FAILURE(error))
        return std::string(text); // a spelling that nothing else has
    std::erase_if(to, is_left_out);
    return to;
}

std::string folded_name(std::string_view text)
{
    std::string name = folded(text);
    while (name.size() > 1 && (name.back() == ':' || name.back() == '*'))
        name.pop_back();
    if (name.size() > 1 && name.front() == '*')
        name.erase(0, 1);
    return name;
}

std::string_view trimmed_widely(std::string_view text)
{
    // Most cells begin and end with a character that is no space, as its bytes tell.
    const auto begins_a_space = [](char c) { return c == '\xC2' || c == '\xE2' || c == '\xE3' || c == '\xEF'; };
    const auto space_in_front = [&]() -> std::size_t {
        if (is_space(text.front()))
            return 1;
        if (begins_a_space(text.front()))
            for (const std::string_view space : wide_spaces)
                if (text.starts_with(space))
                    return space.size();
        return 0;
    };
    const auto space_behind = [&]() -> std::size_t {
        if (is_space(text.back()))
            return 1;
        if ((text.size() >= 3 && begins_a_space(text[text.size() - 3]))
            || (text.size() >= 2 && begins_a_space(text[text.size() - 2])))
            for (const std::string_view space : wide_spaces)
                if (text.ends_with(space))
                    return space.size();
        return 0;
    };
    for (std::size_t space = 1; !text.empty() && space > 0;) {
        space = space_in_front();
        text.remove_prefix(space);
    }
    for (std::size_t space = 1; !text.empty() && space > 0;) {
        space = space_behind();
        text.remove_suffix(space);
    }
    return text;
}

} // namespace kiosk::registers
