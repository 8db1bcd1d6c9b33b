// SPDX-License-Identifier: Apache-2.0
//
// Families as they may come to a kiosk, drawn by lot, the same ones every time.
#pragma once

#include "tests/policy/official_list.hpp"

#include <random>
#include <string>
#include <vector>

namespace kiosk::tests {

// Most from another province, with a parent, insured at home, in the stage of
// education of their age. Our own estimate, in the open so that it can be argued with:
//
// family  seven in ten from another province, a quarter from another city of this one; 92 % with a parent; eleven in
//         twelve here for half a year or more; 65 % with a residence permit; a quarter in hardship, 8 % near the
//         minimum-living standard, 20 % badly housed, 12 % with a parent out of work, 2 % in sudden need
// child   0 to 15, every age as likely; here as long as the family, or all its life; in the stage of its age, but for
//         1 to 12 %; 3 % disabled, 8 % in distress, 1 % each of what is told in private
// siblings  the same hukou, carer and years here; insured together in 85 % of families
class Neighbourhood {
public:
    Neighbourhood(const OfficialList& list, unsigned seed);

    Answers family();
    // A child of this family: with it, from where it is, for as long as it or all its life.
    Answers child(const Answers& family);

private:
    using Shares = std::initializer_list<std::pair<std::string_view, int>>; // per cent
    void insure(Answers& answers);
    int lot(int below);
    void tick(Answers& answers, Shares shares);
    void choose(Answers& answers, std::string_view fact, Shares shares);

    const OfficialList& list_;
    std::mt19937 random_;
};

// What the buttons let a family say: of a number, the button that stands for it.
int as_told(const Question& question, int value);

// "median 9, 10 % at most 7, 90 % at most 12, longest 15".
std::string spread(std::vector<int> counts);
int median(std::vector<int> counts);

} // namespace kiosk::tests
