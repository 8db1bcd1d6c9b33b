// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/plain_words.hpp"

#include "kiosk/content/compiler/checks.hpp"
#include "kiosk/core/utf8.hpp"

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>

namespace kiosk::content {

namespace {

constexpr char32_t argument = U'\uFFFC'; // stands for what a family will read there

std::u32string characters_of(std::string_view text)
{
    std::u32string result;
    while (!text.empty())
        result += utf8::take(text).code.value_or(U'\uFFFD');
    return result;
}

std::string shown(std::u32string_view text)
{
    std::string result;
    for (const char32_t c : text)
        if (c == argument)
            result += "{…}";
        else
            utf8::append(result, c);
    return result;
}

bool is_han(char32_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

// The texts of a pattern: the message itself, and each form of a plural or select. Braces nest as text, argument, text.
std::vector<std::u32string> texts_of(const std::string& pattern)
{
    std::vector<std::u32string> texts(1);
    std::size_t depth = 0;
    for (const char32_t c : characters_of(pattern)) {
        if (c == U'{') {
            if (depth == 0)
                texts.front() += argument;
            if (++depth % 2 == 0)
                texts.emplace_back();
        } else if (c == U'}') {
            depth -= depth > 0 ? 1 : 0;
        } else if (depth % 2 == 0) {
            (depth == 0 ? texts.front() : texts.back()) += c == U'#' && depth > 0 ? argument : c;
        }
    }
    return texts;
}

std::vector<std::u32string> sentences_of(const std::u32string& text)
{
    std::vector<std::u32string> sentences(1);
    for (const char32_t c : text) {
        if (std::u32string_view(U"。！？；：\n").find(c) != std::u32string_view::npos)
            sentences.emplace_back();
        else
            sentences.back() += c;
    }
    return sentences;
}

std::size_t length_of(const std::u32string& sentence)
{
    std::size_t length = 0;
    bool in_word = false;
    for (const char32_t c : sentence) {
        const bool word = (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'.';
        length += (word && !in_word) || is_han(c) || c == argument ? 1 : 0;
        in_word = word;
    }
    return length;
}

std::u32string without_quotations(const std::u32string& text)
{
    std::u32string rest;
    std::size_t depth = 0;
    for (const char32_t c : text) {
        if (c == U'“' || c == U'《')
            ++depth;
        else if (c == U'”' || c == U'》')
            depth -= depth > 0 ? 1 : 0;
        else if (depth == 0)
            rest += c;
    }
    return rest;
}

struct Figures {
    std::size_t texts = 0;
    std::size_t sentences = 0;
    std::size_t characters = 0;
    std::size_t longest = 0;
    std::size_t found[3] = {};

    void add(const PlainReading& reading)
    {
        ++texts;
        sentences += reading.sentences.size();
        for (const std::size_t length : reading.sentences) {
            characters += length;
            longest = std::max(longest, length);
        }
        for (const PlainFinding& finding : reading.findings)
            ++found[static_cast<std::size_t>(finding.kind)];
    }

    std::string line(const std::string& name) const
    {
        char text[160] = {};
        (void)std::snprintf(text, sizeof text, "%-16s %5zu %9zu %6.1f %7zu %8zu %11zu %4zu\n", name.c_str(), texts,
            sentences, sentences == 0 ? 0.0 : static_cast<double>(characters) / static_cast<double>(sentences), longest,
            found[0], found[1], found[2]);
        return text;
    }
};

bool is_ours(const std::string& key)
{
    return key.compare(0, 9, "language.") != 0;
}

std::string complaint(const std::string& key, const PlainFinding& finding)
{
    const std::string what = finding.kind == PlainFinding::Kind::long_sentence ? "a sentence is too long: "
        : finding.kind == PlainFinding::Kind::officialese                      ? "officialese: "
                                                                               : "a rare character: ";
    return "message " + in_quotes(key) + ": " + what + in_quotes(finding.what) + "; " + finding.cure;
}

} // namespace

PlainReading read_plainly(const std::string& pattern, const DraftPlainWords& plain)
{
    PlainReading reading;
    const auto limit = static_cast<std::size_t>(plain.sentence.value);
    for (const std::u32string& text : texts_of(pattern)) {
        for (const std::u32string& sentence : sentences_of(text)) {
            const std::size_t length = length_of(sentence);
            if (length == 0)
                continue;
            reading.sentences.push_back(length);
            if (length > limit)
                reading.findings.push_back({ PlainFinding::Kind::long_sentence, shown(sentence),
                    std::to_string(length) + " characters, expected at most " + std::to_string(limit)
                        + ": make it two" });
        }
        const std::string ours = shown(without_quotations(text));
        for (const auto& [word, better] : plain.words)
            if (ours.find(word) != std::string::npos)
                reading.findings.push_back({ PlainFinding::Kind::officialese, word, "say " + in_quotes(better.value) });
        for (const char32_t c : text)
            if (is_han(c) && plain.common.find(c) == std::u32string::npos)
                reading.findings.push_back({ PlainFinding::Kind::rare_character, shown({ &c, 1 }),
                    "use a common one, or give it a reason in plain-words.toml" });
    }
    return reading;
}

namespace {

// Whether this is excepted, and by what name an exception would be.
std::pair<std::string, bool> exception_for(
    const std::string& key, const PlainFinding& finding, const DraftPlainWords& plain)
{
    const bool rare = finding.kind == PlainFinding::Kind::rare_character;
    const auto& exceptions = rare ? plain.characters : plain.texts;
    const std::string& excepted = rare ? finding.what : key;
    return { excepted,
        std::any_of(exceptions.begin(), exceptions.end(), [&](const auto& each) { return each.first == excepted; }) };
}

} // namespace

std::set<std::string> exceptions_needed(
    const std::vector<std::pair<std::string, Text>>& messages, const DraftPlainWords& plain)
{
    std::set<std::string> needed;
    for (const auto& [key, text] : messages)
        if (is_ours(key))
            for (const PlainFinding& finding : read_plainly(text.value, plain).findings)
                if (const auto [name, there] = exception_for(key, finding, plain); there)
                    needed.insert(name);
    return needed;
}

void check_plain_words(const Draft& draft, Complaints& complaints)
{
    if (!draft.plain_words)
        return;
    const DraftPlainWords& plain = *draft.plain_words;
    std::set<std::string> used;
    const auto read = [&](const std::vector<std::pair<std::string, Text>>& messages) {
        used.merge(exceptions_needed(messages, plain));
        for (const auto& [key, text] : messages)
            if (is_ours(key))
                for (const PlainFinding& finding : read_plainly(text.value, plain).findings)
                    if (!exception_for(key, finding, plain).second)
                        complaints.add(text.place, complaint(key, finding));
    };
    read(draft.languages.front().messages);
    for (const auto& [region, own] : draft.languages.front().own)
        read(own.messages);
    for (const auto* exceptions : { &plain.characters, &plain.texts })
        for (const auto& [what, reason] : *exceptions)
            if (used.count(what) == 0 && !draft.uses_elsewhere("exception", what))
                complaints.add(
                    reason.place, "nothing needs the exception for " + in_quotes(what) + " any more; delete it");
}

std::string plain_figures(const Draft& draft)
{
    if (!draft.plain_words || draft.languages.empty())
        return {};
    Figures all;
    std::map<std::string, Figures> files;
    for (const auto& [key, text] : draft.languages.front().messages) {
        if (!is_ours(key))
            continue;
        const PlainReading reading = read_plainly(text.value, *draft.plain_words);
        all.add(reading);
        files[text.place.file.substr(text.place.file.rfind('/') + 1)].add(reading);
    }
    std::string lines = "file             texts sentences   mean longest too long officialese rare\n";
    for (const auto& [file, figures] : files)
        lines += figures.line(file);
    return lines + all.line("all");
}

} // namespace kiosk::content
