// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/checks.hpp"
#include "kiosk/content/compiler/scope.hpp"
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

// The words of one language in one scope.
class LanguageCheck {
public:
    // `whole` has all words of the language that all regions share, for saying where one is missing.
    LanguageCheck(DraftLanguage words, const DraftLanguage& whole, const Scope& scope, const MessageKeys& shared,
        Complaints& complaints)
        : language_(std::move(words))
        , whole_(whole)
        , scope_(scope)
        , shared_(shared)
        , complaints_(complaints)
    {
        for (const auto& [key, text] : language_.messages)
            if (const auto [first, added] = messages_.emplace(key, &text); !added)
                complain_of_two(key, *first->second, text, complaints);
    }

    static void complain_of_two(const std::string& key, const Text& first, const Text& second, Complaints& complaints)
    {
        complaints.add(second.place,
            "the message " + in_quotes(key) + " is there already, in " + first.place.file + ":"
                + std::to_string(first.place.line) + "; delete one");
    }

    void check_keys()
    {
        // Only the authoritative language, and what a language says of itself, cannot do without.
        if (!language_.broken)
            for (const std::string& key : scope_.keys().required)
                if (messages_.find(key) == messages_.end()
                    && (language_.tag == authoritative_language || key.compare(0, 9, "language.") == 0))
                    complaints_.add(place_for(key), "the message " + in_quotes(key) + " is missing; add it");
        for (const auto& [key, text] : messages_)
            if (!scope_.takes(key)) // of the region's own words; what all share was looked at together
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
            if (shared_.numbers.count(std::string(shared_.base(key))) != 0 && *names != Names { "value" })
                complaints_.add(text->place,
                    "message " + in_quotes(key) + ": expected the one argument {value}, got " + braced(*names));
            arguments_.emplace(key, std::move(*names));
        }
    }

    // The authoritative language says which arguments there are, and which messages beyond the required.
    void compare_with(const LanguageCheck& authoritative)
    {
        const TranslationStates states(authoritative.language_, language_);
        for (const auto& [key, text] : messages_) {
            if (scope_.takes(key) && scope_.keys().required.count(key) == 0 && !authoritative.language_.broken
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

    // Of a region's own words; what all share was looked at together.
    void check_official()
    {
        if (language_.tag == authoritative_language)
            return;
        for (const auto& [original, text] : language_.official)
            if (scope_.official().find(original) == scope_.official().end())
                complain_of_official(original, text, complaints_);
    }
    static void complain_of_official(const std::string& original, const Text& text, Complaints& complaints)
    {
        complaints.add(
            text.place, "nothing official says " + in_quotes(original) + " any more; correct the words or delete them");
    }

private:
    // The file in which its author would look for a missing key: where its nearest kin are.
    Place place_for(std::string_view key) const
    {
        const std::string_view family = key.substr(0, key.find('.') + 1);
        if (!family.empty())
            for (const auto& words : { &language_.messages, &whole_.messages }) {
                const std::pair<std::string, Text>* kin = nullptr;
                for (const auto& each : *words)
                    if (each.first.compare(0, family.size(), family) == 0 && (!kin || each.first < kin->first))
                        kin = &each;
                if (kin)
                    return { kin->second.place.file, 1 };
            }
        return { language_.files.empty() ? language_.folder : language_.files.front(), 1 };
    }

    DraftLanguage language_;
    const DraftLanguage& whole_;
    const Scope& scope_;
    const MessageKeys& shared_;
    Complaints& complaints_;
    ByKey messages_;
    std::map<std::string, Names, std::less<>> arguments_;
};

void check_scope(const Draft& draft, const Scope& scope, const MessageKeys& shared, bool of_all, Complaints& complaints)
{
    std::vector<LanguageCheck> checks;
    checks.reserve(draft.languages.size()); // they refer into themselves
    for (const DraftLanguage& language : draft.languages)
        checks.emplace_back(scope.words_of(language), language, scope, shared, complaints);
    for (LanguageCheck& check : checks) {
        check.check_keys();
        check.check_patterns();
        if (of_all)
            check.check_direction();
        check.check_official();
        if (&check != &checks.front())
            check.compare_with(checks.front());
    }
}

// Words that stand where all regions share them, and belong to none of them.
void check_left_over(const Draft& draft, const Scope& shared, const std::vector<Scope>& regions, Complaints& complaints)
{
    std::set<std::string, std::less<>> keys;
    std::set<std::string_view> words;
    for (const auto& each : shared.official())
        words.insert(each.first);
    for (const Scope& region : regions) {
        keys.insert(region.keys().required.begin(), region.keys().required.end());
        keys.insert(region.keys().optional.begin(), region.keys().optional.end());
        for (const auto& each : region.official())
            words.insert(each.first);
    }
    for (const DraftLanguage& language : draft.languages) {
        ByKey there;
        for (const auto& [key, text] : language.messages) {
            if (const auto [first, added] = there.emplace(key, &text); !added)
                LanguageCheck::complain_of_two(key, *first->second, text, complaints);
            const std::string_view base = shared.keys().base(key);
            if (!shared.keys().allows(base) && keys.find(base) == keys.end() && !draft.uses_elsewhere("message", base))
                complaints.add(
                    text.place, "nothing uses the message " + in_quotes(key) + "; correct the key or delete it");
        }
        for (const auto& [original, text] : language.official) {
            if (language.tag == authoritative_language)
                complaints.add(text.place, "official words are Chinese already; delete this file");
            else if (words.find(original) == words.end() && !draft.uses_elsewhere("official", fingerprint(original)))
                LanguageCheck::complain_of_official(original, text, complaints);
        }
    }
}

} // namespace

namespace {

void add(const Text& text, std::map<std::string, Place, std::less<>>& words)
{
    if (!text.empty())
        words.emplace(text.value, text.place);
}

} // namespace

std::map<std::string, Place, std::less<>> official_words(const DraftRegion& region)
{
    std::map<std::string, Place, std::less<>> words;
    const auto take = [&](const Text& text) { add(text, words); };
    for (const Text* text : { &region.name, &region.plan, &region.list })
        take(*text);
    if (region.in_force_words)
        take(*region.in_force_words);
    for (const DraftEdition& edition : region.editions)
        for (const Text* text : { &edition.plan, &edition.list, &edition.words })
            take(*text);
    for (const DraftService& service : region.services) {
        for (const Text* text : { &service.name, &service.target, &service.text })
            take(*text);
        for (const Text& department : service.departments)
            take(department);
        for (const DraftBenefit& benefit : service.benefits) {
            take(benefit.quote);
            if (benefit.mode_words)
                take(*benefit.mode_words);
        }
    }
    each_citation(region, [&](const DraftCitation& citation, const std::string&) {
        take(citation.words);
        if (citation.article)
            take(*citation.article);
    });
    return words;
}

std::map<std::string, Place, std::less<>> shared_official_words(const Draft& draft)
{
    std::map<std::string, Place, std::less<>> words;
    for (const DraftHowTo& howto : draft.howto) {
        if (!howto.citation)
            continue;
        add(howto.citation->words, words);
        if (howto.citation->article)
            add(*howto.citation->article, words);
    }
    for (const DraftDocument& document : draft.documents)
        add(document.title, words);
    return words;
}

std::map<std::string, Place, std::less<>> official_words(const Draft& draft)
{
    std::map<std::string, Place, std::less<>> words;
    for (const DraftRegion& region : draft.regions)
        words.merge(official_words(region));
    words.merge(shared_official_words(draft));
    return words;
}

void check_messages(const Draft& draft, Complaints& complaints)
{
    const Scope shared(draft);
    std::vector<Scope> regions;
    regions.reserve(draft.regions.size());
    for (const DraftRegion& region : draft.regions)
        regions.emplace_back(shared, region);
    check_left_over(draft, shared, regions, complaints);
    check_scope(draft, shared, shared.keys(), true, complaints);
    for (const Scope& region : regions)
        check_scope(draft, region, shared.keys(), false, complaints);
}

} // namespace kiosk::content
