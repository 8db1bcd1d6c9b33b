// SPDX-License-Identifier: Apache-2.0
//
// What a comparison of two regions says: on the screen and on the command line alike.
#pragma once

#include "kiosk/core/compare.hpp"
#include "kiosk/words/words.hpp"

namespace kiosk {

struct ComparisonWords {
    std::vector<std::string> assumptions; // a sentence each
    struct Side {
        std::string region;
        std::string service; // empty: the list has nothing that corresponds
        std::optional<Verdict> verdict;
        std::vector<std::string> notes; // after how many months, and what it depends on
    };
    struct Row {
        Side here;
        Side there;
    };
    std::vector<Row> different;
    std::vector<Row> same;
};
// `here` and `there` speak one language, each of its region.
ComparisonWords comparison_words(const Comparison& comparison, const Words& here, const Words& there);

} // namespace kiosk
