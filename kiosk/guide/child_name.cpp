// SPDX-License-Identifier: Apache-2.0
#include "kiosk/guide/child_name.hpp"

#include "kiosk/text/sanitise.hpp"

namespace kiosk::guide {
namespace {

// A family may call a child as it likes; on paper it is one line or two, and turns no text around.
constexpr std::size_t most_of_label = 60;

std::string clean_label(std::string_view label)
{
    std::string clean;
    std::size_t characters = 0;
    const std::string text = text::sanitised(label);
    for (std::size_t i = 0; i < text.size();) {
        std::size_t length = 1;
        while (i + length < text.size() && (static_cast<unsigned char>(text[i + length]) & 0xC0) == 0x80)
            ++length;
        const std::string_view character(text.data() + i, length);
        i += length;
        const bool turns = character >= "\u200B" && character <= "\u200F";
        const bool isolates = character >= "\u2060" && character <= "\u206F";
        if (turns || isolates)
            continue;
        if (characters == most_of_label) {
            clean += "…";
            break;
        }
        clean += character == "\n" ? std::string_view(" ") : character;
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

} // namespace kiosk::guide
