// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/checks.hpp"
#include "kiosk/content/compiler/message_keys.hpp"
#include "kiosk/content/compiler/translation_states.hpp"
#include "kiosk/locale/messages.hpp"

#include <algorithm>

namespace kiosk::content {

namespace {

// The messages of a language by key, the first where one is there twice.
using ByKey = std::map<std::string, const Text*, std::less<>>;
using Names = std::set<std::string>;

std::string braced(const Names& names)
{
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "{" : ", {") + name + "}";
    return text.empty() ? "none" : text;
}

class LanguageCheck {
public:
    LanguageCheck(const DraftLanguage& language, const MessageKeys& keys, Complaints& complaints)
        : language_(language)
        , keys_(keys)
        , complaints_(complaints)
    {
        for (const auto& [key, text] : language.messages) {
            if (!messages_.emplace(key, &text).second)
                unique_complaint(key, text);
        }
    }

    const ByKey& messages() const { return messages_; }
    const std::map<std::string, Names, std::less<>>& arguments() const { return arguments_; }

    void check_keys()
    {
        if (!language_.broken)
            for (const std::string& key : keys_.required)
                if (messages_.find(key) == messages_.end())
                    missing(key, "the message " + in_quotes(key) + " is missing; add it");
        for (const auto& [key, text] : messages_)
            if (!keys_.allows(key))
                complaints_.add(
                    text->place, "nothing uses the message " + in_quotes(key) + "; correct the key or delete it");
    }

    void check_patterns()
    {
        for (const auto& [key, text] : messages_) {
            auto names = locale::argument_names(text->value);
            if (!names) {
                complaints_.add(text->place, "message " + in_quotes(key) + ": " + names.error().message);
                continue;
            }
            if (keys_.numbers.count(keys_.base(key)) != 0 && *names != Names { "value" })
                complaints_.add(text->place,
                    "message " + in_quotes(key) + ": expected the one argument {value}, got " + braced(*names));
            arguments_.emplace(key, std::move(*names));
        }
    }

    // The authoritative language says which arguments there are, and which messages beyond the required.
    void compare_with(const LanguageCheck& authoritative)
    {
        for (const auto& [key, text] : authoritative.messages_) {
            const bool elsewhere = keys_.allows(key) && keys_.required.count(key) == 0;
            if (elsewhere && messages_.find(key) == messages_.end())
                ++missing_;
        }
        const TranslationStates states(authoritative.language_, language_);
        for (const auto& [key, text] : messages_) {
            if (keys_.allows(key) && keys_.required.count(key) == 0 && !authoritative.language_.broken
                && authoritative.messages_.find(key) == authoritative.messages_.end())
                complaints_.add(text->place,
                    std::string(authoritative_language) + " has no message " + in_quotes(key)
                        + "; add it there or delete it here");
            if (states.of_message(key, text->value) == TextState::outdated)
                continue; // it is not shown
            const auto ours = arguments_.find(key);
            const auto theirs = authoritative.arguments_.find(key);
            if (ours != arguments_.end() && theirs != authoritative.arguments_.end() && ours->second != theirs->second)
                complaints_.add(text->place,
                    "message " + in_quotes(key) + ": expected the arguments of " + std::string(authoritative_language)
                        + ", " + braced(theirs->second) + ", got " + braced(ours->second));
        }
    }

    void check_direction()
    {
        const auto named = messages_.find("language.locale");
        locale::Messages::Patterns patterns;
        if (named != messages_.end())
            patterns.emplace(named->first, named->second->value);
        const auto created = locale::Messages::create(language_.tag, patterns);
        if (!created)
            return complaints_.add(named == messages_.end() ? Place { language_.folder, 1 } : named->second->place,
                created.error().message);
        const auto found = messages_.find("language.direction");
        const std::string_view expected = created->right_to_left() ? "rtl" : "ltr";
        if (found != messages_.end() && found->second->value != expected)
            complaints_.add(found->second->place,
                "direction: expected " + in_quotes(expected) + ", as its script runs, got "
                    + in_quotes(found->second->value));
    }

    void check_official(const std::map<std::string, Place, std::less<>>& words)
    {
        if (language_.tag == authoritative_language) {
            for (const auto& [original, text] : language_.official)
                complaints_.add(text.place, "official words are Chinese already; delete this file");
            return;
        }
        std::map<std::string, const Text*, std::less<>> translated;
        for (const auto& [original, text] : language_.official) {
            translated.emplace(original, &text);
            if (words.find(original) == words.end())
                complaints_.add(text.place,
                    "nothing official says " + in_quotes(original) + " any more; correct the words or delete them");
        }
        if (language_.broken)
            return;
        for (const auto& [original, place] : words)
            if (translated.find(original) == translated.end())
                ++missing_;
    }

    // Messages and official words that a translation lacks; the program shows the Chinese.
    std::int64_t missing() const { return missing_; }

private:
    // Only the authoritative language, and what a language says of itself, cannot do without.
    void missing(const std::string& key, const std::string& complaint)
    {
        if (language_.tag == authoritative_language || key.compare(0, 9, "language.") == 0)
            complaints_.add(place_for(key), complaint);
        else
            ++missing_;
    }

    void unique_complaint(const std::string& key, const Text& text)
    {
        const Place& first = messages_.find(key)->second->place;
        complaints_.add(text.place,
            "the message " + in_quotes(key) + " is there already, in " + first.file + ":" + std::to_string(first.line)
                + "; delete one");
    }

    // The file in which its author would look for a missing key: where its nearest kin are.
    Place place_for(std::string_view key) const
    {
        const std::string_view family = key.substr(0, key.find('.') + 1);
        const auto kin = messages_.lower_bound(family);
        if (!family.empty() && kin != messages_.end() && kin->first.compare(0, family.size(), family) == 0)
            return { kin->second->place.file, 1 };
        return { language_.files.empty() ? language_.folder : language_.files.front(), 1 };
    }

    const DraftLanguage& language_;
    const MessageKeys& keys_;
    Complaints& complaints_;
    std::int64_t missing_ = 0;
    ByKey messages_;
    std::map<std::string, Names, std::less<>> arguments_;
};

} // namespace

std::map<std::string, Place, std::less<>> official_words(const Draft& draft)
{
    std::map<std::string, Place, std::less<>> words;
    const auto add = [&](const Text& text) {
        if (!text.empty())
            words.emplace(text.value, text.place);
    };
    for (const DraftRegion& region : draft.regions) {
        for (const Text* text : { &region.name, &region.plan, &region.list })
            add(*text);
        if (region.in_force_words)
            add(*region.in_force_words);
        for (const DraftService& service : region.services) {
            for (const Text* text : { &service.name, &service.target, &service.text })
                add(*text);
            for (const Text& department : service.departments)
                add(department);
            for (const DraftBenefit& benefit : service.benefits) {
                add(benefit.quote);
                if (benefit.mode_words)
                    add(*benefit.mode_words);
            }
        }
        each_citation(region, [&](const DraftCitation& citation, const std::string&) {
            add(citation.words);
            if (citation.article)
                add(*citation.article);
        });
    }
    for (const DraftHowTo& howto : draft.howto) {
        if (!howto.citation)
            continue;
        add(howto.citation->words);
        if (howto.citation->article)
            add(*howto.citation->article);
    }
    for (const DraftDocument& document : draft.documents)
        add(document.title);
    return words;
}

void check_messages(Draft& draft, Complaints& complaints)
{
    const MessageKeys keys = message_keys(draft);
    const auto words = official_words(draft);
    std::vector<LanguageCheck> checks;
    for (const DraftLanguage& language : draft.languages)
        checks.emplace_back(language, keys, complaints);
    std::size_t at = 0;
    for (LanguageCheck& check : checks) {
        check.check_keys();
        check.check_patterns();
        check.check_direction();
        check.check_official(words);
        if (&check != &checks.front())
            check.compare_with(checks.front());
        draft.languages[at++].missing = check.missing();
    }
}

} // namespace kiosk::content
