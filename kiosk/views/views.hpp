// SPDX-License-Identifier: Apache-2.0
//
// What a screen is to show, worked out from the session by pure functions: no drawing, no state.
#pragma once

#include "kiosk/core/session.hpp"
#include "kiosk/views/compare_view.hpp"
#include "kiosk/views/detail_view.hpp"
#include "kiosk/views/help_view.hpp"
#include "kiosk/views/print_view.hpp"
#include "kiosk/views/results_view.hpp"
#include "kiosk/words/words.hpp"

namespace kiosk {

struct QuestionView {
    std::string id; // Question::id
    std::string child; // whose question it is; empty while there is one child only
    std::string progress;
    float done = 0; // the share of the way behind, 0 to 1
    std::string title;
    std::string help;
    bool several = false; // facts are ticked, not answered one by one
    bool confidential = false;
    bool same_as_before = false; // of several: what is ticked is as it is of the child before
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
    // What ends a question with several answers: its button as it reads with what is ticked.
    struct Done {
        std::string label;
        action::Tell told;
    };
    std::optional<Done> done_ticking;
    action::Tell withheld; // whoever does not know or would rather not say; nothing where each is asked by itself
    bool covered = false; // private matters: what to do about them comes first, the options only when asked for
};
std::optional<QuestionView> question_view(const Session& session, const Setting& setting, const Words& words);

// Answers that do not go together: they cannot be true, or they are unlikely and can be confirmed.
struct ContradictionView {
    std::string child;
    std::string title;
    std::string confirm; // of the button that says it is right; empty where it cannot be
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

} // namespace kiosk
