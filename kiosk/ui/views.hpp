// SPDX-License-Identifier: Apache-2.0
//
// What a screen is to show, worked out from the session by pure functions: no drawing, no state.
#pragma once

#include "kiosk/core/session.hpp"
#include "kiosk/ui/privacy.hpp"
#include "kiosk/ui/views/print_view.hpp"
#include "kiosk/words/words.hpp"

namespace kiosk::ui {

struct QuestionView {
    std::string child; // whose question it is; empty while there is one child only
    std::string progress;
    float done = 0; // the share of the way behind, 0 to 1
    std::string title;
    std::string help;
    bool several = false; // facts are ticked, not answered one by one
    bool confidential = false;
    struct Option {
        std::string label;
        std::string hint;
        FactId fact {};
        int value = 0;
        bool selected = false;
        std::string icon; // name of a drawing; may be empty
    };
    std::string icon; // of the fact asked for; empty where several are ticked
    std::vector<Option> options;
    // A number is chosen directly from the options or reached step by step.
    struct Stepper {
        FactId fact {};
        std::string value; // in words; empty before the first step
        int less = 0; // where a step leads
        int more = 0;
        std::optional<int> take;
    };
    std::optional<Stepper> stepper;
    bool covered = false; // private matters: what to do about them comes first, the options only when asked for
};
std::optional<QuestionView> question_view(const Session& session, const Setting& setting, const Words& words);

struct ContradictionView {
    std::string child;
    std::string explanation;
    struct Change {
        std::string label;
        std::string told;
        std::size_t child = 0;
        std::size_t question = 0;
    };
    std::vector<Change> changes;
};
std::optional<ContradictionView> contradiction_view(const Session& session, const Setting& setting, const Words& words);

struct ReviewView {
    struct Row {
        std::string fact;
        std::string told;
        std::size_t child = 0;
        std::size_t question = 0;
        bool confidential = false;
    };
    struct Part {
        std::string title;
        std::vector<Row> rows;
        std::optional<std::size_t> removable; // this child can be taken away
    };
    std::vector<Part> parts; // each child, then the whole family
    bool can_add = false;
};
ReviewView review_view(const Session& session, const Setting& setting, const Words& words);

struct ResultsView {
    std::string title;
    std::string membership; // what to know where the child is not, or not surely, a 流动儿童; else empty
    struct Tab {
        std::string label;
        std::size_t child = 0;
        bool selected = false;
    };
    std::vector<Tab> tabs; // with several children
    struct Count {
        Verdict verdict;
        std::string label;
    };
    std::vector<Count> counts; // verdicts that occur, best first
    struct Card {
        std::string name;
        std::string note; // how many benefits, when it opens, or why not
        Verdict verdict;
        std::string verdict_word;
        std::size_t service = 0;
        Privacy privacy = Privacy::confidential;
    };
    struct Group {
        std::string category;
        std::string title;
        std::string icon; // name of a drawing
        std::vector<Card> cards; // best first
    };
    std::vector<Group> groups;
    std::vector<Card> folded; // not for this child
    std::optional<PrintOffer> print;
    std::size_t child = 0;
};
ResultsView results_view(const Session& session, const Setting& setting, const Words& words);

struct DetailView {
    Privacy privacy = Privacy::confidential;
    std::string child;
    std::string category;
    std::string category_title;
    std::string category_icon; // name of a drawing
    std::string name;
    std::string name_official; // Chinese, where the language is another; else empty
    std::string target;
    Verdict verdict;
    std::string verdict_word;
    std::string verdict_meaning;
    struct Reason {
        Truth truth;
        std::string words; // official words, or the law in our words
        std::string law; // its title and article; empty for official words
    };
    struct Benefit {
        std::string quote;
        std::string quote_official;
        Verdict verdict;
        std::string verdict_word;
        std::string wait;
        bool needs_membership = true;
        std::vector<Reason> reasons; // beside membership
        std::string waiver; // why not all of membership is asked for; else empty
        std::vector<std::string> confirmations;
        std::vector<std::string> missing;
        std::vector<std::string> modes;
        std::vector<std::string> mode_how;
        std::string mode_source; // official words, or that it is general practice
        std::string note;
    };
    Truth membership = Truth::unknown;
    std::string membership_word;
    std::vector<Reason> membership_reasons;
    std::vector<Benefit> benefits; // best first
    std::vector<std::string> departments;
    std::string departments_note;
    std::optional<PrintOffer> print;
    struct Phone {
        std::string number;
        std::string name;
        std::string use;
    };
    std::vector<Phone> phones;
};
// Of what is said on a service: confidential where its verdict may rest on what is told in private, whatever was told.
Privacy privacy_of(const Decider& decider, const Policy& policy, const ServiceDecision& service);
DetailView detail_view(const Session& session, const Setting& setting, const Words& words);

std::vector<DetailView::Phone> phones(const Words& words, const std::vector<std::string>& numbers);

} // namespace kiosk::ui
