// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/sections.hpp"
#include "kiosk/core/utf8.hpp"

namespace kiosk::content {

namespace {

constexpr const char* words_file = "plain-words.toml";
constexpr const char* characters_file = "common-characters.txt";

// Lines of characters; # begins a comment.
std::u32string common_characters(std::string_view text)
{
    std::u32string characters;
    bool comment = false;
    while (!text.empty()) {
        const auto character = utf8::take(text).code;
        if (character == U'\n' || character == U'#')
            comment = character == U'#';
        else if (!comment && character > U' ')
            characters += *character;
    }
    return characters;
}

} // namespace

void read_plain_words(const Sources& sources, Draft& draft, Complaints& complaints)
{
    const auto table = sources.toml(words_file, complaints);
    const auto characters = sources.text(characters_file, complaints);
    if (!table || !characters)
        return;
    DraftPlainWords plain;
    plain.common = common_characters(*characters);
    Fields fields(*table, { sources.shown(words_file), 1 }, {}, complaints);
    if (const auto sentence = fields.optional_number("sentence"))
        plain.sentence = *sentence;
    const auto read = [&](const char* name, std::vector<std::pair<std::string, Text>>& to) {
        fields.inner(name, [&](const Table& inner, const Place&) {
            for (const Entry& entry : inner) {
                const auto* text = std::get_if<std::string>(&entry.value.value);
                if (text && !text->empty())
                    to.emplace_back(entry.key, Text { *text, entry.place });
                else
                    complaints.add(entry.place, in_quotes(entry.key) + ": expected words in quotes");
            }
        });
    };
    read("words", plain.words);
    read("characters", plain.characters);
    read("texts", plain.texts);
    draft.plain_words = std::move(plain);
}

} // namespace kiosk::content
