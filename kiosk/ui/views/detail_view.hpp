// SPDX-License-Identifier: Apache-2.0
//
// One service for one child, in the order in which a family reads: what, why, who, how, with what, where, whom to call.
#pragma once

#include "kiosk/ui/views/help_view.hpp"
#include "kiosk/ui/views/parts.hpp"
#include "kiosk/ui/views/print_view.hpp"

#include <array>

namespace kiosk::ui {

struct DetailView {
    std::string child;
    std::string category_title;
    CategoryMark category_mark;
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
    // An answer that could be given, or given otherwise.
    struct Answer {
        std::string id;
        std::string label;
        std::string hint;
        action::ChangeAnswer action;
    };
    struct Benefit {
        std::string mark; // "No. 1"; empty where there is one only
        std::string plain; // what it is, in plain words of ours; may be empty
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
        std::vector<Answer> answers; // that would settle it, or change it
        std::vector<std::string> notes;
    };
    Truth membership = Truth::unknown;
    std::string membership_word;
    std::vector<Reason> membership_reasons;
    std::vector<Benefit> benefits; // best first
    std::vector<Benefit> folded; // not for this child, where others are

    std::vector<std::string> departments;
    std::string departments_note;

    // A statement on how to apply, and how far to trust it.
    struct Statement {
        std::string words;
        Trust trust = Trust::practice;
        std::string source; // what the mark says
        std::string only; // for which benefits; empty: for all
    };
    std::array<std::vector<Statement>, 7> advice; // by Topic
    std::vector<Statement> modes; // the ways to the benefits, before all else
    const std::vector<Statement>& of(Topic topic) const { return advice[static_cast<std::size_t>(topic)]; }

    std::vector<Phone> phones;
    std::optional<PrintOffer> print; // where there is a printer
};
DetailView detail_view(const Session& session, const Setting& setting, const Words& words);

} // namespace kiosk::ui
