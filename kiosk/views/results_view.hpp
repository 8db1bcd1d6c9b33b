// SPDX-License-Identifier: Apache-2.0
//
// What one child can have, at a glance: every service of the list with its verdict.
#pragma once

#include "kiosk/views/parts.hpp"
#include "kiosk/views/print_view.hpp"

#include <cstdint>

namespace kiosk {

struct ResultsView {
    std::size_t child = 0;
    std::string title;
    struct Tab {
        std::string label;
        std::size_t child = 0;
        bool selected = false;
    };
    std::vector<Tab> tabs; // with several children
    // How many services have a verdict: also what its sign and colour mean.
    struct Count {
        Verdict verdict;
        std::string label; // number and word
        int number = 0;
    };
    std::vector<Count> counts; // verdicts that occur, best first

    // What to do first.
    struct FirstStep {
        std::string id;
        std::string label;
        std::string hint;
        enum class Kind : std::uint8_t { answer, apply } kind = Kind::apply;
        Action action;
    };
    std::optional<FirstStep> step; // nothing where nothing is open
    // For a child that is not, or not surely, a 流动儿童: what leads to why, and to what is open all the same.
    std::string membership; // empty for a member

    struct Tile {
        std::string name; // short
        std::string official_name; // what is read aloud
        std::string note; // how much of it is open, when it opens, or why not: for whoever listens
        std::string wait; // when it opens; empty where there is nothing to wait for
        Verdict verdict;
        std::string verdict_word;
        std::size_t service = 0;
        std::string icon; // name of a drawing
        Privacy privacy = Privacy::confidential;
    };
    struct Category {
        std::string id;
        std::string title;
        CategoryMark mark;
        std::vector<Tile> tiles; // in the list's order
    };
    std::vector<Category> categories; // in the list's order
    std::optional<PrintOffer> print; // where there is a printer
};
ResultsView results_view(const Session& session, const Setting& setting, const Words& words);

} // namespace kiosk
