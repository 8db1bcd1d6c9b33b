// SPDX-License-Identifier: Apache-2.0
//
// Families drawn by lot, the same ones every time, and the interview that such a family has.
#pragma once

#include "kiosk/core/interview.hpp"

#include "tests/policy/official_list.hpp"

#include <random>

namespace kiosk::tests {

class RandomFamilies {
public:
    RandomFamilies(const OfficialList& list, unsigned seed)
        : list_(list)
        , random_(seed)
    {
    }

    // Every fact known and no contradiction. Most are migrant children or nearly, or there would be little to decide.
    Answers told();
    // `all` with each fact left out, or declined, each as likely, with the given chance.
    Answers withheld(const Answers& all, double chance);
    bool chance(double of) { return std::bernoulli_distribution(of)(random_); }
    std::mt19937& random() { return random_; }

private:
    int any_value(FactId fact);
    void settle_in(Answers& answers);

    const OfficialList& list_;
    std::mt19937 random_;
};

struct Interview {
    struct Step {
        Answers before;
        Ask ask;
    };
    std::vector<Step> steps;
    Answers answers; // what is known when there is nothing left to ask
};

// Asks a family of which `truth` holds, which declines each answer with the given chance.
Interview interview(const OfficialList& list, RandomFamilies& families, const Answers& truth, double declining);

// Whether an answer to `fact` can still change a verdict of `answers`, however the other facts that were not asked turn
// out.
enum class Change { proved, refuted, too_many_families };
Change can_change(const OfficialList& list, const Answers& answers, FactId fact);

} // namespace kiosk::tests
