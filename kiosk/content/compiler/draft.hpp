// SPDX-License-Identifier: Apache-2.0
//
// What the sources say, in their order, each thing with its place: read by the checks, written by the writer.
#pragma once

#include "kiosk/content/compiler/fields.hpp"
#include "kiosk/core/rule.hpp"

#include <cstdint>
#include <set>
#include <unordered_set>

namespace kiosk::content {

struct DraftRule {
    Text source;
    std::optional<Rule> rule {}; // once check_rules could parse it
    std::set<std::string> terms {}; // that it names; with the rule
};

struct DraftCitation {
    Text words;
    std::optional<Text> document; // absent: the region's own official text
    std::optional<Text> article;
};

// The days on which something holds; at least one is given.
struct DraftValidity {
    Place place;
    std::optional<DraftDate> from;
    std::optional<DraftDate> until;
    DraftCitation citation;
};

bool holds_on(const std::optional<DraftValidity>& validity, std::chrono::year_month_day day);

// What is said where a clause of the membership does not hold.
struct DraftHindrance {
    Text say;
    DraftRule when;
};

struct DraftClause {
    Text id; // membership only
    DraftRule rule;
    DraftCitation citation;
    std::vector<DraftHindrance> hindrances; // membership only
    std::optional<DraftValidity> validity;
};

struct DraftConfirmation {
    Text id;
    std::optional<DraftRule> when;
    DraftCitation citation;
    std::optional<DraftValidity> validity;
};

struct DraftWaiver {
    Place place;
    std::vector<Text> clauses;
    bool target = false;
    DraftCitation citation;
};

struct DraftNote {
    Text id;
    std::optional<DraftRule> when;
};

struct DraftBenefit {
    Place place;
    Text id;
    Text words; // what its messages are called by: its id, but in another edition with other words
    Text quote;
    std::vector<Text> modes;
    std::optional<Text> mode_words;
    std::vector<DraftClause> when;
    std::vector<DraftConfirmation> confirmations;
    std::optional<DraftWaiver> waiver;
    std::vector<DraftNote> notes;
    std::vector<Text> howto; // ids of recipes and of single sentences
    std::optional<DraftValidity> validity;
};

struct DraftService {
    Place place;
    Text id;
    Text category;
    std::optional<Text> subject;
    std::optional<Text> icon; // absent: its category's
    Text name;
    Text target;
    bool target_inherited = false;
    Text text;
    std::optional<Text> uncovered; // why a part of the text belongs to no benefit
    std::vector<DraftClause> target_clauses;
    std::vector<Text> departments;
    std::optional<Text> departments_note;
    std::vector<Text> hotlines; // beside the general sentences on how to apply; may be empty
    std::vector<DraftBenefit> benefits;
    std::optional<DraftValidity> validity;
};

// From a day on the list is called otherwise.
struct DraftEdition {
    DraftDate from;
    Text plan;
    Text list;
    Text words; // of the official text, that say so
};

struct DraftDanger {
    Text id;
    std::vector<Text> hotlines;
};

struct DraftRegion {
    Place place;
    std::string file; // "zhejiang"
    Text id;
    std::optional<Text> province;
    Text name;
    Text plan;
    Text list;
    std::optional<DraftDate> in_force;
    std::optional<Text> in_force_words;
    std::vector<DraftEdition> editions; // later ones, ascending
    std::vector<Text> hotlines;
    std::vector<DraftDanger> dangers;
    std::vector<std::pair<Text, std::vector<Text>>> choices;
    std::vector<DraftClause> membership;
    std::vector<DraftService> services;
    std::optional<std::string> official_text;
};

struct DraftFact {
    Text id;
    Text scope;
    Text kind;
    std::optional<Number> minimum;
    std::optional<Number> maximum;
    std::vector<Text> values;
    Text growth;
    bool confidential = false;
    std::optional<Text> icon;
    std::vector<Text> value_icons;
    Text on_moving;
    std::vector<std::pair<Text, std::vector<Text>>> moved;
};

struct DraftTerm {
    Text name;
    DraftRule rule;
};

struct DraftContradiction {
    Text id;
    DraftRule rule;
};

struct DraftQuestion {
    Text id;
    std::vector<Text> facts;
    std::vector<Number> choices;
    bool confidential = false;
    bool same_as_before = false;
    bool detail = false;
    Place place;
};

struct DraftCategory {
    Text id;
    Text icon;
    Text color;
};

struct DraftDocument {
    Text id;
    Text title;
    std::optional<Text> number; // "国务院令第663号"
    std::optional<DraftDate> in_force;
    // How we have it: O from an official site or in full, N from the news, M reprinted. Only O vouches for anything.
    Text quality;
};

// One sentence on how to apply: it rests on a citation, or is general practice that its authors have from `basis`.
struct DraftHowTo {
    Text id;
    Text topic;
    std::optional<DraftCitation> citation;
    std::optional<Text> basis;
    std::vector<Text> numbers; // that the cited article names, and so the sentence may
};

// Sentences that several benefits share, under one name.
struct DraftRecipe {
    Text id;
    std::vector<Text> howto;
};

struct DraftHotline {
    Text number;
    Text source;
};

struct DraftPrinterFaultKind {
    Text id;
    Text severity;
    std::vector<Text> keywords;
};

// What a translation was made from, and who has read it: a line of state.toml.
struct DraftStamp {
    Place place;
    std::string source; // fingerprint of the Chinese it translates
    std::string text; // fingerprint of the translation
    std::optional<std::chrono::year_month_day> reviewed_on; // absent: no person has reviewed this very text
    std::string reviewer;
};
using DraftStamps = std::map<std::string, DraftStamp, std::less<>>;

// Words of one region alone: languages/<tag>/regions/<id>/*.toml.
struct DraftOwnWords {
    std::vector<std::pair<std::string, Text>> messages;
    std::vector<std::pair<std::string, Text>> official;
    DraftStamps stamps;
    DraftStamps official_stamps;
};

struct DraftLanguage {
    std::string tag;
    std::string folder; // as shown: "content/languages/en"
    std::vector<std::string> files; // as shown, by name
    std::vector<std::pair<std::string, Text>> messages; // key, pattern; in the order of the files
    std::vector<std::pair<std::string, Text>> official; // Chinese, translation
    bool offered_by_default = true;
    std::int64_t missing = 0; // messages and official words; once check_messages has counted
    DraftStamps stamps; // of messages, by key
    DraftStamps official_stamps; // of official words, by the Chinese
    bool broken = false; // a file could not be read: what is missing is not known
    std::map<std::string, DraftOwnWords, std::less<>> own; // by region
};

// What counts as plain Chinese.
struct DraftPlainWords {
    Number sentence { 36, {} }; // the longest sentence
    std::u32string common; // characters
    std::vector<std::pair<std::string, Text>> words; // officialese, and what to say
    std::vector<std::pair<std::string, Text>> characters; // beyond the common ones, with the reason
    std::vector<std::pair<std::string, Text>> texts; // keys of messages that may break the rules, with the reason
};

struct DraftRegisterWord {
    std::string_view kind; // as the table register_word has it
    std::string of;
    std::string value;
    Text word;
};

struct DraftGolden {
    Place place;
    std::string name;
    std::string region;
    std::string input;
    std::string expected;
};

struct Draft {
    Text version;
    std::optional<DraftDate> checked;
    std::vector<DraftFact> facts;
    std::vector<DraftTerm> terms;
    std::vector<Text> confirmations;
    std::vector<DraftContradiction> contradictions;
    std::vector<DraftContradiction> doubts;
    std::vector<DraftQuestion> questions;
    std::vector<DraftCategory> categories;
    std::vector<DraftDocument> documents;
    std::vector<DraftHotline> hotlines;
    std::vector<DraftHowTo> howto;
    std::vector<DraftRecipe> recipes;
    std::vector<DraftPrinterFaultKind> printer_fault_kinds;
    std::vector<DraftRegisterWord> register_words;
    std::vector<Text> pressing_modes;
    std::vector<DraftRegion> regions;
    std::vector<DraftLanguage> languages;
    std::vector<std::pair<std::string, Text>> outreach; // messages in Chinese alone, for staff; by key
    std::vector<DraftGolden> goldens;
    std::optional<DraftPlainWords> plain_words;

    // Regions that have not changed since they were compiled are not read again: only which there are, and what they
    // use (uses.hpp), so that what is declared for them is not taken for left over.
    std::set<std::string, std::less<>> unchanged;
    std::unordered_set<std::string> used_by_unchanged;

    bool is_region(std::string_view id) const;
    bool uses_elsewhere(std::string_view kind, std::string_view name) const;
};

} // namespace kiosk::content
