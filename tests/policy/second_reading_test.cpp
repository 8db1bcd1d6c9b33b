// SPDX-License-Identifier: Apache-2.0
//
// What the content's rules decide, compared with the second reading, benefit by benefit.
#include "tests/policy/random_families.hpp"
#include "tests/policy/second_reading.hpp"

#include <algorithm>
#include <map>

using namespace kiosk;
using namespace kiosk::tests;

TEST_CASE("the rules of the content decide as a second reader of the official text does")
{
    const BothLists lists;
    CHECK(SecondReading::count() == 97);
    for (const OfficialList* list : { &lists.zhejiang, &lists.shenzhen }) {
        RandomFamilies families(*list, 11);
        const SecondReading reading(*list);
        std::map<std::string_view, std::map<Verdict, int>> seen;
        for (int i = 0; i < 10000; ++i) {
            const Answers answers = families.told();
            const Decision decision = list->decider.decide(answers);
            CHECK(decision.membership.truth == reading.membership(answers));
            for (const BenefitDecision& decided : decision.benefits) {
                CAPTURE(decided.benefit->id);
                const Verdict expected = reading.verdict(decided.benefit->id, answers);
                CHECK(decided.verdict == expected);
                ++seen[decided.benefit->id][expected];
            }
        }
        // The comparison is worth something only where the families differ; where all is told, a waived benefit is
        // either given or refused.
        for (const auto& [benefit, verdicts] : seen) {
            CAPTURE(std::string(benefit));
            CHECK(verdicts.size() >= (SecondReading::waives_all(benefit) ? 2 : 3));
        }
    }
}

TEST_CASE("what contradicts itself, and what is said to a child outside the definition, are read the same way twice")
{
    const BothLists lists;
    for (const OfficialList* list : { &lists.zhejiang, &lists.shenzhen }) {
        const SecondReading reading(*list);
        Answers child = list->told({ { "core_districts", false } });
        for (const FactId id : list->policy.schema.ids())
            if (!child.is_known(id))
                child.know(id, 0);
        const auto each = [&](const char* fact, int count, const auto& then) {
            for (int value = 0; value < count; ++value) {
                child.know(list->fact(fact), value);
                then();
            }
        };
        each("age", 21, [&] {
            each("newborn", 2, [&] {
                each("stage", 7, [&] {
                    each("months_here", 20 * 12 + 13,
                        [&] { CHECK(list->policy.contradictions_in(child).empty() == reading.possible(child)); });
                });
            });
        });
        each("age", 21, [&] {
            each("hukou", 7, [&] {
                each("carer", 4, [&] {
                    each("core_districts", 2, [&] {
                        each("months_here", 8, [&] {
                            for (std::size_t i = 0; i < list->region.membership.size(); ++i) {
                                const Clause& clause = list->region.membership[i];
                                if (clause.rule.truth(child) == Truth::yes) {
                                    CHECK(reading.hindrance(clause.id, child).empty());
                                    continue;
                                }
                                const auto said = std::find_if(list->region.hindrances.begin(),
                                    list->region.hindrances.end(), [&](const Hindrance& hindrance) {
                                        return hindrance.clause == i && hindrance.when.truth(child) == Truth::yes;
                                    });
                                REQUIRE(said != list->region.hindrances.end());
                                CHECK(said->id == reading.hindrance(clause.id, child));
                            }
                        });
                    });
                });
            });
        });
    }
}
