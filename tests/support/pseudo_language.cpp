// SPDX-License-Identifier: Apache-2.0
#include "tests/support/pseudo_language.hpp"

#include <array>
#include <cassert>
#include <cctype>

namespace kiosk::test {
namespace {

// By English letter; letters that join and letters that do not.
constexpr std::array letters { "ا", "ب", "ص", "د", "ع", "ف", "غ", "ه", "ي", "ج", "ك", "ل", "م", "ن", "و", "ق", "خ", "ر",
    "س", "ت", "ض", "ظ", "ش", "ط", "ى", "ز" };
constexpr std::string_view stacked_marks = "\u0651\u064E"; // shadda, and fatha above it

std::string pseudo_word(std::string_view word)
{
    std::string made;
    const std::size_t length = word.size() + (word.size() * 2 + 4) / 5;
    for (std::size_t i = 0; i < length; ++i) {
        const char letter = word[i % word.size()];
        made += letters[static_cast<std::size_t>(std::tolower(static_cast<unsigned char>(letter)) - 'a')];
        if (i % 3 == 2)
            made += stacked_marks;
    }
    return made;
}

} // namespace

std::string pseudo(std::string_view pattern)
{
    std::string made;
    int depth = 0;
    for (std::size_t i = 0; i < pattern.size();) {
        const char c = pattern[i];
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        std::size_t end = i;
        // Inside an odd number of braces stands the name of an argument or the key of a plural.
        while (depth % 2 == 0 && end < pattern.size() && std::isalpha(static_cast<unsigned char>(pattern[end])))
            ++end;
        if (end > i) {
            made += pseudo_word(pattern.substr(i, end - i));
            i = end;
        } else {
            made += c;
            ++i;
        }
    }
    return made;
}

const content::Catalogue& catalogue_with_pseudo_language()
{
    static const content::Catalogue made = [] {
        auto opened = content::Catalogue::open(KIOSK_DATA "/content.db");
        assert(opened);
        content::Catalogue::Words messages;
        for (const auto& [key, pattern] : opened->messages("en"))
            messages.emplace(key, pseudo(pattern));
        messages.insert_or_assign("language.locale", "ar");
        opened->add_language(
            std::string(pseudo_language), std::move(messages), [](std::string_view words) { return pseudo(words); });
        return *std::move(opened);
    }();
    return made;
}

} // namespace kiosk::test
