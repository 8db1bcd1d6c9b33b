// SPDX-License-Identifier: Apache-2.0
//
// One service for one child, in the order in which a family acts: whether, what, where, with what, whom to call, how;
// and behind it why, and who says so.
#pragma once

#include "kiosk/views/help_view.hpp"
#include "kiosk/views/parts.hpp"
#include "kiosk/views/print_view.hpp"

#include <array>

namespace kiosk {

struct DetailView {
    std::string child;
    std::string category_title;
    CategoryMark category_mark;
    std::string name;
    std::string name_official; // Chinese, where the language is another; else empty

    // The benefits of the service, best first; empty where there is one only.
    struct Part {
        std::size_t benefit; // into Service::benefits
        std::string title;
        Verdict verdict;
        std::string verdict_word;
        bool chosen;
    };
    std::vector<Part> parts;

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
    // A statement on how to apply, and how far to trust it.
    struct Statement {
        std::string words;
        Trust trust = Trust::practice;
        std::string source; // what the mark says
    };

    // The benefit that is chosen; what follows down to the next gap is about it alone.
    std::size_t benefit = 0; // into Service::benefits
    std::string title; // empty where there is one only
    Verdict verdict = Verdict::ineligible;
    std::string verdict_word;
    std::vector<std::string> because; // in short; of a condition that an office decides, one each
    std::vector<Answer> answers; // that would settle it, or change it
    std::string plain; // what it is, in plain words of ours; may be empty
    std::vector<std::string> notes;
    std::string quote;
    std::string quote_official; // as name_official
    std::vector<Reason> reasons; // beside membership
    bool needs_membership = true;
    std::string waiver; // why not all of membership is asked for; else empty
    std::vector<Statement> modes; // the ways to it; none where it is refused, nor how to apply
    std::array<std::vector<Statement>, 7> howto; // by Topic
    const std::vector<Statement>& of(Topic topic) const { return howto[static_cast<std::size_t>(topic)]; }

    // About the whole service.
    std::string target;
    Truth membership = Truth::unknown;
    std::string membership_word;
    std::vector<Reason> membership_reasons;
    std::vector<std::string> departments;
    std::string departments_note;
    std::vector<Phone> phones;
    std::optional<PrintOffer> print; // where there is a printer
};
DetailView detail_view(const Session& session, const Setting& setting, const Words& words);

} // namespace kiosk
