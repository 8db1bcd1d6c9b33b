// SPDX-License-Identifier: Apache-2.0
//
// Nothing is asked that cannot matter.
#include "tests/policy/random_families.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace kiosk;
using namespace kiosk::tests;
using enum Verdict;

TEST_CASE("law: every fact that is asked can still change the verdict of a benefit")
{
    const BothLists lists;
    for (const OfficialList* list : { &lists.zhejiang, &lists.shenzhen }) {
        RandomFamilies families(*list, 4);
        for (const double declining : { 0.0, 0.15, 0.5 })
            for (int i = 0; i < 60; ++i)
                for (const Interview::Step& step : interview(*list, families, families.told(), declining).steps)
                    for (const FactId fact : step.ask.facts) {
                        CAPTURE(list->policy.schema[fact].name);
                        CHECK(can_change(*list, step.before, fact) != Change::refuted);
                    }
    }
}

namespace {

// Families as they may come to a kiosk: most from another province, with a parent, insured at home, in the stage of
// education of their age. Our own estimate, in the open so that it can be argued with.
class Neighbourhood {
public:
    Neighbourhood(const OfficialList& list, unsigned seed)
        : list_(list)
        , random_(seed)
    {
    }

    Answers family()
    {
        Answers family;
        tick(family,
            { { "residence_permit", 65 }, { "hardship", 25 }, { "low_income", 8 }, { "housing_hardship", 20 },
                { "emergency", 2 }, { "parent_seeking_work", 12 } });
        choose(family, "hukou",
            { { "other_province", 70 }, { "same_province", 24 }, { "here", 3 }, { "none", 1 },
                { "outside_mainland", 2 } });
        choose(family, "carer", { { "parent", 92 }, { "guardian", 2 }, { "relative", 5 }, { "alone", 1 } });
        family.know(list_.fact("months_here"), lot(12) ? 6 + lot(60) : lot(6));
        return family;
    }

    // A child of this family: with it, from where it is, for as long as it or all its life.
    Answers child(const Answers& family)
    {
        while (true) {
            Answers child = family;
            const int age = lot(16);
            child.know(list_.fact("age"), age);
            child.know(list_.fact("newborn"), age == 0 && lot(12) == 0);
            child.know(
                list_.fact("months_here"), std::min(family.value(list_.fact("months_here")), 12 * age + lot(12)));
            const int junior = 12;
            const int senior = 15;
            choose(child, "stage",
                age < 3            ? Shares { { "none", 80 }, { "nursery", 20 } }
                    : age < 6      ? Shares { { "kindergarten", 88 }, { "none", 12 } }
                    : age == 6     ? Shares { { "kindergarten", 45 }, { "primary", 55 } }
                    : age < junior ? Shares { { "primary", 99 }, { "none", 1 } }
                    : age < senior ? Shares { { "junior_high", 98 }, { "none", 2 } }
                                   : Shares { { "senior_high", 60 }, { "vocational", 38 }, { "none", 2 } });
            choose(
                child, "insured", { { "here", 40 }, { "same_province", 12 }, { "other_province", 43 }, { "none", 5 } });
            tick(child,
                { { "born_here", age == 0 ? 50 : 15 }, { "core_districts", 30 }, { "inclusive_kindergarten", 80 },
                    { "enrolled_here", 92 }, { "rural_school", 30 }, { "disability", 3 }, { "distress", 8 },
                    { "destitute", 1 }, { "unsupported", 1 }, { "severe_mental_disorder", 1 }, { "care_concern", 1 } });
            child.know(list_.fact("height_under_120"), age < 7);
            if (list_.policy.contradictions_in(child).empty())
                return child;
        }
    }

private:
    using Shares = std::initializer_list<std::pair<std::string_view, int>>; // per cent

    int lot(int below) { return std::uniform_int_distribution(0, below - 1)(random_); }
    void tick(Answers& answers, Shares shares)
    {
        for (const auto& [fact, share] : shares)
            answers.know(list_.fact(fact), lot(100) < share);
    }
    void choose(Answers& answers, std::string_view fact, Shares shares)
    {
        int left = lot(100);
        for (const auto& [value, share] : shares)
            if ((left -= share) < 0)
                return answers.know(list_.fact(fact), *list_.policy.schema[list_.fact(fact)].value_of(value));
    }

    const OfficialList& list_;
    std::mt19937 random_;
};

// Taps until nothing is left to ask: one for an answer; of statements that are ticked, one each and one to go on.
struct Length {
    int questions = 0;
    int taps = 0;
};

Length length_of(const OfficialList& list, const Answers& truth, Answers& answers)
{
    Length length;
    while (const auto ask = next_question(list.policy, list.decider, list.decider.decide(answers), answers)) {
        ++length.questions;
        ++length.taps;
        for (const FactId fact : ask->facts) {
            length.taps += ask->question->facts.size() > 1 && truth.value(fact) == 1;
            answers.know(fact, truth.value(fact));
        }
    }
    return length;
}

std::string spread(std::vector<int> counts)
{
    std::sort(counts.begin(), counts.end());
    const auto at = [&](std::size_t percent) { return std::to_string(counts[(counts.size() - 1) * percent / 100]); };
    return "median " + at(50) + ", 10 % at most " + at(10) + ", 90 % at most " + at(90) + ", longest " + at(100);
}

} // namespace

TEST_CASE("an interview is short")
{
    const BothLists lists;
    for (const OfficialList* list : { &lists.zhejiang, &lists.shenzhen }) {
        Neighbourhood neighbourhood(*list, 2026);
        const FactSet of_family = list->policy.schema.of_scope(Scope::family);
        std::vector<int> first_questions;
        std::vector<int> first_taps;
        std::vector<int> second_questions;
        std::vector<int> second_taps;
        for (int i = 0; i < 2000; ++i) {
            const Answers family = neighbourhood.family();
            Answers told;
            const Length first = length_of(*list, neighbourhood.child(family), told);
            first_questions.push_back(first.questions);
            first_taps.push_back(first.taps);
            for (const FactId fact : list->policy.schema.ids(~of_family & (told.known() | told.declined())))
                told.forget(fact);
            const Length second = length_of(*list, neighbourhood.child(family), told);
            second_questions.push_back(second.questions);
            second_taps.push_back(second.taps);
        }
        MESSAGE(list->region.id << ", first child: questions: " << spread(first_questions)
                                << "; taps: " << spread(first_taps));
        MESSAGE(list->region.id << ", further child: questions: " << spread(second_questions)
                                << "; taps: " << spread(second_taps));
        std::nth_element(first_taps.begin(), first_taps.begin() + 1000, first_taps.end());
        CHECK(first_taps[1000] <= 12);
        std::nth_element(second_taps.begin(), second_taps.begin() + 1000, second_taps.end());
        CHECK(second_taps[1000] <= 10);
    }
}

TEST_CASE(
    "law, by example: with the hukou not told, or not registered, months here settle nothing and need not be asked")
{
    const BothLists lists;
    for (const OfficialList* list : { &lists.zhejiang, &lists.shenzhen })
        for (const Told& hukou : { Told { "hukou", dont_know }, Told { "hukou", "none" } }) {
            Answers answers = list->told({ { "age", 9 }, hukou });
            while (
                const auto ask = next_question(list->policy, list->decider, list->decider.decide(answers), answers)) {
                for (const FactId fact : ask->facts) {
                    CHECK(list->policy.schema[fact].name != "months_here");
                    answers.decline(fact);
                }
            }
        }
}
