// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/official_text.hpp"

#include <algorithm>
#include <array>

namespace kiosk::content {

namespace {

constexpr std::string_view white_space[]
    = { " ", "\t", "\n", "\r", "\v", "\f", "\u00A0", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005",
          "\u2006", "\u2007", "\u2008", "\u2009", "\u200A", "\u200B", "\u202F", "\u205F", "\u3000", "\uFEFF" };

constexpr std::string_view punctuation[] = { "，", "。", "；", "：", "、", "！", "？", "（", "）", "《", "》", "〈",
    "〉", "“", "”", "‘", "’", "—", "…", "·", "－", ",", ".", ";", ":", "!", "?", "(", ")", "-" };

template <std::size_t size> std::string without(std::string_view text, const std::string_view (&left_out)[size])
{
    // Most bytes begin none of them.
    std::array<bool, 256> begins {};
    for (const std::string_view each : left_out)
        begins[static_cast<unsigned char>(each.front())] = true;
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const auto found = !begins[static_cast<unsigned char>(text.front())]
            ? std::end(left_out)
            : std::find_if(std::begin(left_out), std::end(left_out),
                [&](std::string_view each) { return text.substr(0, each.size()) == each; });
        if (found == std::end(left_out))
            result += text.front();
        text.remove_prefix(found == std::end(left_out) ? 1 : found->size());
    }
    return result;
}

} // namespace

std::string without_white_space(std::string_view text)
{
    return without(text, white_space);
}

std::string without_punctuation(std::string_view text)
{
    return without(text, punctuation);
}

bool OfficialText::contains(std::string_view words) const
{
    return text_.find(without_white_space(words)) != std::string::npos;
}

bool OfficialText::contains_row(const std::vector<std::string_view>& cells) const
{
    std::string row;
    for (const std::string_view cell : cells)
        row += without_white_space(cell);
    return text_.find(row) != std::string::npos;
}

} // namespace kiosk::content
