// SPDX-License-Identifier: Apache-2.0
//
// What the content says, as the rest of the program sees it: regions, services, benefits, questions.
// Everything here is read from the content database and does not change while the program runs.
#pragma once

#include "kiosk/core/calendar.hpp"
#include "kiosk/core/category_color.hpp"
#include "kiosk/core/rule.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace kiosk {

// What a rule or a step rests on: words of the region's own official text, or a document and its article.
struct Citation {
    std::string words; // exact words of the official text; for a law, the sense of the article in our words
    std::string document; // empty: the region's own official text
    std::string article;

    bool official() const { return document.empty(); }
};

// The days on which something holds, where its text does not hold for good: second editions, pilot projects.
struct Validity {
    std::optional<Date> from; // the first day
    std::optional<Date> until; // the last day
    Citation citation; // says so; empty where neither day is given

    bool holds_on(Date day) const { return (!from || *from <= day) && (!until || day <= *until); }
};

// A condition beside the words that make it one.
struct Clause {
    std::string id; // membership clauses only: what a waiver names
    Rule rule;
    Citation citation;
    Validity validity {};
};

// A condition of a benefit that only an office can decide, where `when` holds.
struct Confirmation {
    ConfirmationId id {};
    Rule when;
    Citation citation;
    Validity validity {};
};

// Membership clauses, or the target of the service, that the law does not require for this benefit.
struct Waiver {
    std::vector<std::string> clauses; // ids of membership clauses
    bool target = false;
    Citation citation;
};

// How far a statement can be relied on, and so how it is marked wherever it is shown (design.md, section 8).
enum class Trust : std::uint8_t {
    official, // the region's own list or plan says it
    law, // a law or regulation says it: the citation names document and article
    practice, // general practice: "confirm with the window"
};

// What a statement on how to apply is about, in the order a family reads.
enum class Topic : std::uint8_t { where, step, bring, time, cost, proxy, refused };

// One sentence on how to apply, said once and referred to by every benefit it holds for; message key howto.<id>.
struct HowTo {
    std::string id;
    Topic topic = Topic::step;
    Trust trust = Trust::practice;
    // Empty for general practice. Of a law, document and article: what it says is the statement itself, and `words` is
    // empty.
    Citation citation;
};

// What to know beside the official words; message note.<id>.
struct Note {
    std::string id;
    // Whom it is for, whatever the verdict: a child that is refused may be the one it is meant for. Empty: whoever is
    // told of the benefit.
    Rule when;
    bool addressed = false; // has a `when`
};

struct Benefit {
    std::string id; // "ZJ-03d"
    // Its own messages are called by this where another edition of it has other words; empty: by its id. Message keys
    // plain.<…>: what it is, in plain words of our own; title.<…>: in a few words, among several.
    std::string words;
    std::string quote; // verbatim
    std::vector<std::string> modes; // how it is obtained: "automatic", "apply_here", …
    std::string mode_words; // official words that say so; empty: general practice
    std::vector<Clause> when;
    std::vector<Confirmation> confirmations;
    std::optional<Waiver> waiver;
    std::vector<Note> notes;
    std::vector<std::size_t> howto; // how to apply: into Policy::howto, in the order of reading
    Validity validity {};

    const std::string& called() const { return words.empty() ? id : words; }
};

struct Service {
    std::string id; // "ZJ-03"
    std::string category; // "early_childhood", …
    std::string subject; // what it is about: services of several regions with one subject correspond; may be
                         // empty. Message key short.<subject>: its name in a few words
    std::string icon; // name of a drawing
    std::string name; // verbatim
    std::string target; // verbatim; who the service is for
    bool target_inherited = false; // the cell is empty in the list and stands merged with the one above
    std::string text; // verbatim: the whole cell, of which each benefit's quote is a part
    std::vector<Clause> target_clauses;
    std::vector<std::string> departments; // verbatim, in the list's order
    std::string departments_note; // message note.<…>: why departments are inferred; empty when the list names them
    std::vector<std::string> hotlines; // ids, the most fitting first
    std::vector<Benefit> benefits;
    Validity validity {};
};

// A way to stand outside a region's definition, or for that to stay open; message keys hindrance.<id> (why),
// hindrance.<id>.now (what there is all the same), hindrance.<id>.ask (whom to ask) and, where time or a paper changes
// it, hindrance.<id>.later.
struct Hindrance {
    std::string id;
    std::size_t clause = 0; // into Region::membership
    Rule when;
};

// What can be so urgent that it comes before every question; message keys danger.<id>.title, danger.<id>.text.
struct Danger {
    std::string id;
    std::vector<std::string> hotlines; // ids, the one to call first
};

// A region by name, for choosing one.
struct RegionName {
    std::string id; // "zhejiang"
    std::string province; // the same for regions of one province; empty: not said
    std::string name; // "浙江省"; official words
};

// From a day on, a list that is called otherwise.
struct ListEdition {
    Date from {};
    std::string plan; // verbatim
    std::string list; // verbatim
    std::string words; // of the official text, that say so
};

struct Region {
    std::string id; // as in RegionName
    std::string province;
    std::string name;
    std::string plan; // verbatim title of the plan that the list belongs to
    std::string list; // verbatim title of the list
    std::optional<Date> in_force; // when the plan itself gives a date; of a later edition, its first day
    std::vector<ListEdition> editions; // later ones, ascending; none once it is told as on one day
    std::vector<Clause> membership;
    std::vector<Hindrance> hindrances; // by clause; of one clause, the first that holds is meant
    std::vector<Service> services;
    std::vector<std::string> hotlines; // ids, most urgent first
    std::vector<Danger> dangers; // in the order to be shown
    // Choice facts whose question offers fewer values here than everywhere; in the order offered.
    std::vector<std::pair<FactId, std::vector<int>>> choices;

    // The values that the question for a choice fact offers here.
    std::vector<int> offered(FactId fact, const Schema& schema) const;
};

// A group of services, as the lists of all regions know it.
struct Category {
    std::string id; // "early_childhood"; message key category.<id>
    std::string icon; // name of a drawing
    CategoryColor color {};
};

struct Hotline {
    std::string id; // message keys hotline.<id>.name, hotline.<id>.use
    std::string number;
};

struct Question {
    std::string id; // message keys question.<id>.title, question.<id>.help
    // One fact, or several booleans that are ticked together on one screen.
    std::vector<FactId> facts;
    bool confidential = false;
    // What was told of the child before is offered for this one, all of it at once; each fact has a question of its
    // own.
    bool same_as_before = false;
    // Asked in its place only where it is all that is missing for some benefit, and else after all others that
    // are not confidential: until then something else may settle what it is about.
    bool detail = false;
    std::vector<int>
        choices; // integers only: the values offered as buttons, ascending; each stands for itself up to the next
};

// A rule that others speak of by name.
struct Term {
    std::string name;
    Rule rule;
};

// Answers that do not go together; message key contradiction.<id> where they cannot be true, doubt.<id> where that is
// only unlikely.
struct Contradiction {
    std::string id;
    Rule rule;
};

struct Policy {
    Schema schema;
    std::vector<std::string> confirmations; // by ConfirmationId; message key confirm.<name>
    std::vector<Term> terms; // each may speak of those before it
    std::vector<Contradiction> contradictions; // impossible: refused, and no answer that leads there is waited for
    std::vector<Contradiction> doubts; // unlikely: the family is asked whether that is right, and decided for
    std::vector<Question> questions; // in the order of asking
    std::optional<Question> siblings; // the one that is the same_as_before; comes when the first of its facts would
    std::vector<Category> categories;
    std::vector<Hotline> hotlines;
    std::vector<HowTo> howto;
    std::vector<std::string> pressing_modes; // ways to a benefit that ask something of the family, most pressing first
    std::vector<RegionName> region_names; // of all that the content has, in its order
    std::vector<Region> regions; // those that were asked for, as they are on one day

    // What rules may speak of: facts, confirmations and terms, as far as they are there. Refers to this policy.
    Rule::Vocabulary vocabulary() const;
    const Region* region(std::string_view id) const;
    const Hotline* hotline(std::string_view id) const;
    const Category* category(std::string_view id) const;
    // The contradictions that hold among what is known.
    std::vector<const Contradiction*> contradictions_in(const Answers& answers) const;
    // The doubts that hold among what is known.
    std::vector<const Contradiction*> doubts_in(const Answers& answers) const;
    // What each fact that is not known can still be without contradicting what is. Nothing is narrowed where what is
    // known contradicts itself.
    Domains domains(const Answers& answers) const;
};

} // namespace kiosk
