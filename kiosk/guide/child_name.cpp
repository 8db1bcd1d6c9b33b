// SPDX-License-Identifier: Apache-2.0
#include "kiosk/guide/child_name.hpp"

#include "kiosk/text/sanitise.hpp"

namespace kiosk::guide {
namespace {

// A family may call a child as it likes; on paper it is a few characters on one line, and turns no text around.
constexpr std::size_t most_of_label = 24;

std::string clean_label(std::string_view label)
{
    std::string clean;
    std::size_t characters = 0;
    const std::string text = text::sanitised(label);
    for (std::size_t i = 0; i < text.size() && characters < most_of_label;) {
        std::size_t length = 1;
        while (i + length < text.size() && (static_cast<unsigned char>(text[i + length]) & 0xC0) == 0x80)
            ++length;
        const std::string_view character(text.data() + i, length);
        i += length;
        const bool turns = character >= "\u200B" && character <= "\u200F";
        const bool isolates = character >= "\u2060" && character <= "\u206F";
        if (turns || isolates)
            continue;
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
    const auto age = words.policy().schema.growing(Growth::years);
    const std::string label = clean_label(family.children[child].label);
    if (label.empty())
        return words.child(family, child, age);
    const auto years = age ? family.children[child].answers.get(*age) : std::nullopt;
    const int number = static_cast<int>(child) + 1;
    if (!years)
        return words(Phrase::guide_child_named, { { "number", number }, { "name", isolated(label) } });
    const std::string spelled = words.answer(*age, *years);
    return words(
        Phrase::guide_child_named_aged, { { "number", number }, { "name", isolated(label) }, { "age", spelled } });
}

} // namespace kiosk::guide
