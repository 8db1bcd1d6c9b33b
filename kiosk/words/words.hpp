// SPDX-License-Identifier: Apache-2.0
//
// Everything that can be said about a region in one language: messages, official words, the spelling of answers.
#pragma once

#include "kiosk/content/catalogue.hpp"
#include "kiosk/core/decide.hpp"
#include "kiosk/core/family.hpp"
#include "kiosk/locale/messages.hpp"

namespace kiosk {

class Words {
public:
    Words(const content::Catalogue& catalogue, const locale::Messages& messages, const Region& region);

    std::string operator()(Phrase phrase, std::initializer_list<locale::Argument> arguments = {}) const;
    std::string operator()(std::string_view key, std::initializer_list<locale::Argument> arguments = {}) const;
    // "" when the language has no such message: hints and notes may be absent.
    std::string optional(std::string_view key) const;
    std::string list(const std::vector<std::string>& items) const { return messages_.list(items); }
    std::string date(std::chrono::year_month_day date) const { return messages_.date(date); }

    // Official words in this language; in the authoritative one, the words themselves.
    std::string_view official(std::string_view words) const;
    // Whether official words are shown in Chinese beside a translation.
    bool translated() const { return messages_.language() != catalogue_.languages().front(); }
    // What a translation says of itself: that the Chinese decides, and whether a person has reviewed it; "" in Chinese.
    std::string disclaimer() const;
    const std::string& language() const { return messages_.language(); }
    bool right_to_left() const { return messages_.right_to_left(); }

    // The same language about another region.
    Words about(const Region& region) const { return { catalogue_, messages_, region }; }

    // A law and its article, as a family reads it.
    std::string law(const Citation& citation) const;

    std::string question_title(const Question& question) const;
    std::string question_help(const Question& question) const;
    std::string fact(FactId fact) const;
    // The label of one answer as a button shows it; booleans asked alone answer with a full phrase.
    std::string answer(FactId fact, int value) const;
    std::string answer_hint(FactId fact, int value) const;
    // What is ticked when several booleans are asked together.
    std::string statement(FactId fact) const;
    std::string statement_hint(FactId fact) const;
    // What was told of a question, in a few words, for the review.
    std::string told(const Question& question, const Answers& answers) const;

    // How to apply, in the region's own version where the language has one; "" when the language has none.
    std::string advice(const Advice& advice) const { return optional(regional("howto." + advice.id)); }
    std::string wait(const Wait& wait) const;
    // The list, its date, the content version: where all this comes from.
    std::string provenance() const;
    std::string child(const Family& family, std::size_t child, std::optional<FactId> age) const;

    const content::Catalogue& catalogue() const { return catalogue_; }
    const Region& region() const { return region_; }
    const Policy& policy() const { return catalogue_.policy(); }

private:
    // The key with the region's suffix where the language has one, else the key.
    std::string regional(std::string key) const;

    const content::Catalogue& catalogue_;
    const locale::Messages& messages_;
    const Region& region_;
};

} // namespace kiosk
