// SPDX-License-Identifier: Apache-2.0
//
// Nothing is asked that cannot matter.
#include "tests/policy/random_families.hpp"

#include <doctest/doctest.h>

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
