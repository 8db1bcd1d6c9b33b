// SPDX-License-Identifier: Apache-2.0
#include "kiosk/take_along/child_name.hpp"

#include "kiosk/core/utf8.hpp"
#include "kiosk/text/sanitise.hpp"

namespace kiosk {
namespace {

// A family may call a child as it likes; on paper it is one line or two, and turns no text around.
constexpr std::size_t most_of_label = 60;

std::string clean_label(std::string_view label)
{
    std::string clean;
    std::size_t characters = 0;
    const std::string text = text::sanitised(label);
    for (std::string_view rest = text; !rest.empty();) {
        const auto [code, bytes] = utf8::take(rest);
        const bool turns = code >= U'\u200B' && code <= U'\u200F';
        const bool isolates = code >= U'\u2060' && code <= U'\u206F';
        if (turns || isolates)
            continue;
        if (characters == most_of_label) {
            clean += "…";
            break;
        }
        clean += code == U'\n' ? std::string_view(" ") : bytes;
        ++characters;
    }
    const auto first = clean.find_first_not_of(' ');
    return first == std::string::npos ? std::string {} : clean.substr(first, clean.find_last_not_of(' ') - first + 1);
}

// So that a name of another direction stays in its place.
std::string isolated(const std::string& text)
{
    return "\u2068" + text + "\u2069";
}

} // namespace

std::string child_called(const Words& words, const Family& family, std::size_t child)
{
    const std::string label = clean_label(family.children[child].label);
    return words.called(family, child, label.empty() ? label : isolated(label));
}

} // namespace kiosk
