// SPDX-License-Identifier: Apache-2.0
//
// What one child can have, at a glance.
#pragma once

#include "kiosk/ui/views/parts.hpp"
#include "kiosk/ui/views/print_view.hpp"

namespace kiosk::ui {

struct ResultsView {
    std::size_t child = 0;
    std::string title;
    struct Tab {
        std::string label;
        std::size_t child = 0;
        bool selected = false;
    };
    std::vector<Tab> tabs; // with several children
    struct Count {
        Verdict verdict;
        std::string word;
        int number = 0;
    };
    std::vector<Count> counts; // verdicts that occur, best first

    // What to do first, the most pressing on top.
    struct FirstStep {
        std::string id;
        std::string label;
        std::string hint;
        enum class Kind : std::uint8_t { answer, apply } kind = Kind::apply;
        Action action;
    };
    std::vector<FirstStep> steps;

    // For a child that is not, or not surely, a 流动儿童: why, what is open all the same, and whom to ask.
    struct Hindrances {
        std::string title;
        std::vector<std::string> reasons;
        std::string now; // services that are open today; may be empty
        std::vector<std::string> advice; // what there is all the same
        std::vector<std::string> later; // what opens when
        std::vector<std::string> whom;
    };
    std::optional<Hindrances> hindrances;

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
        CategoryMark mark;
        std::vector<Card> cards; // best first
    };
    std::vector<Group> groups;
    std::vector<FirstStep> missing; // answers not given that could still settle something
    std::vector<Card> folded; // not for this child
    std::optional<PrintOffer> print; // where there is a printer
};
ResultsView results_view(const Session& session, const Setting& setting, const Words& words);

} // namespace kiosk::ui
