// SPDX-License-Identifier: Apache-2.0
//
// Everything that can be said about a region in one language: messages, official words, the spelling of answers.
#pragma once

#include "kiosk/content/catalogue.hpp"
#include "kiosk/core/decide.hpp"
#include "kiosk/core/family.hpp"
#include "kiosk/locale/messages.hpp"

#include <cstdint>

namespace kiosk {

// Why a service is refused: the clauses that refuse all of its refused benefits; where none does, those of each
// benefit, each once.
std::vector<const Clause*> against(const Decider& decider, const Decision& decision, const ServiceDecision& service);

class Words {
public:
    Words(const content::Catalogue& catalogue, const locale::Messages& messages, const Region& region);

    std::string operator()(Phrase phrase, std::initializer_list<locale::Argument> arguments = {}) const;
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
    std::string howto(const HowTo& howto) const { return optional("howto." + howto.id); }
    // Where to go or what to bring as the short guide says it; "" for what it leaves out.
    std::string brief(const HowTo& howto) const { return optional("brief." + howto.id); }
    // Where a sentence on how to apply comes from: the list's words, a law, general practice.
    std::string source(const HowTo& howto) const;
    std::string mode(std::string_view mode) const { return say("mode." + std::string(mode)); }
    std::string modes(const Benefit& benefit) const;
    // What a way to a benefit means in general.
    std::string mode_meaning(std::string_view mode) const { return say("mode." + std::string(mode) + ".how"); }
    // Where a way comes from; `words` as in Benefit::mode_words.
    std::string mode_source(std::string_view words) const;

    std::string verdict(Verdict verdict) const;
    std::string verdict_meaning(Verdict verdict) const;
    std::string wait(const Wait& wait) const;
    // Whether the child is what the list calls a 流动儿童.
    std::string membership(Truth truth) const;
    std::string waiver() const { return say("waiver"); }
    // What an office must decide, a sentence each.
    std::vector<std::string> confirmations(const ConfirmationSet& confirm) const;
    std::string confirmation(std::size_t confirmation) const;
    // Facts by name, each once: confidential ones share one neutral name.
    std::vector<std::string> names(FactSet facts) const;
    // What stands between a child and the definition.
    struct Hindrance {
        std::string why;
        std::string now; // what there is all the same
        std::string later; // where time or a paper changes it and nothing else is in the way; may be empty
        std::string ask; // whom
    };
    // Where something is against the child, what is merely open is not told as well.
    std::vector<Hindrance> hindrances(const Decider& decider, const Decision& decision, const Answers& answers) const;

    // What a benefit of several is called, in a few words of ours; "" when the language has none.
    std::string title(const Benefit& benefit) const { return optional("title." + benefit.called()); }
    // What a benefit is, in plain words of ours; "" when the language has none.
    std::string plain(const Benefit& benefit) const { return optional("plain." + benefit.called()); }
    // What to know of a benefit: what is addressed to a child like this one; where the benefit is told, what is for all
    // as well.
    enum class Notes : std::uint8_t { addressed, all };
    std::vector<std::string> notes(const Benefit& benefit, const Answers& answers, Notes which) const;
    std::string note(const Note& note) const { return say("note." + note.id); }
    // What a family calls a service, in a few words, distinct among those of the region; its official name where the
    // language has none.
    std::string short_name(const Service& service) const;
    std::string departments(const Service& service) const;
    // Why the departments are inferred; "" where the list names them.
    std::string departments_note(const Service& service) const;
    std::string category(std::string_view category) const { return say("category." + std::string(category)); }
    std::string hotline(std::string_view hotline) const { return say("hotline." + std::string(hotline) + ".name"); }
    std::string hotline_use(std::string_view hotline) const { return say("hotline." + std::string(hotline) + ".use"); }
    std::string danger(const Danger& danger) const { return say("danger." + danger.id + ".title"); }
    std::string danger_text(const Danger& danger) const { return say("danger." + danger.id + ".text"); }
    std::string contradiction(const Contradiction& contradiction) const
    {
        return say("contradiction." + contradiction.id);
    }
    // Answers that are unlikely together.
    std::string doubt(const Contradiction& doubt) const { return say("doubt." + doubt.id); }
    // What is wrong with the printer: for a family, and for staff.
    std::string printer(std::string_view reason) const { return say("printer." + std::string(reason) + ".family"); }
    std::string printer_for_staff(std::string_view reason) const
    {
        return say("printer." + std::string(reason) + ".staff");
    }
    // How the values of a fact read after a move; "" where there is nothing to say.
    std::string moved(FactId fact) const { return optional("moved." + policy().schema[fact].name); }
    // The headings of the sheet that a department signs.
    enum class RuleSheetPart : std::uint8_t { quote, rules, confirm, table, unknown, verdict, examples, never, sign };
    std::string operator()(RuleSheetPart part) const;

    // Since when, and until when, a benefit is as it is told, where it is not so for good: its service, itself, its
    // conditions; a line each.
    std::vector<std::string> days(const Service& service, const Benefit& benefit) const;

    // The list, its date, the content version: where all this comes from.
    std::string provenance() const;
    // One line of it, and what a translation says of itself.
    std::string provenance_in_short() const;
    // Which content it is.
    std::string edition() const;
    // That whoever signed the content no longer stands for it; "" as long as it is valid. Part of all three above.
    std::string expiry() const;
    // How a child is called on paper and in text: by number, with its own name where the family gave one, and its age;
    // so that twins, and names that differ only where they are cut, stay two.
    // `label`: its name, made fit for where it will stand.
    std::string called(const Family& family, std::size_t child, std::string_view label) const;
    // The same without its name, for a screen that others see.
    std::string child(const Family& family, std::size_t child, std::optional<FactId> age) const;

    const content::Catalogue& catalogue() const { return catalogue_; }
    const Region& region() const { return region_; }
    const Policy& policy() const { return catalogue_.policy(); }

private:
    // The key with the region's suffix where the language has one, else the key.
    std::string regional(std::string key) const;
    std::string say(std::string key) const { return messages_(regional(std::move(key))); }
    // Since when, and until when; "" for what holds for good.
    std::string days(const Validity& validity) const;
    // "" when the language has no such message.
    std::string optional(std::string key) const;

    const content::Catalogue& catalogue_;
    const locale::Messages& messages_;
    const Region& region_;
};

} // namespace kiosk
