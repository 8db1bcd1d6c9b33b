// SPDX-License-Identifier: Apache-2.0
#include "kiosk/proof/decision_table.hpp"

#include "tests/policy/random_families.hpp"

#include <algorithm>

using namespace kiosk;
using namespace kiosk::tests;

TEST_CASE("of every decision table exactly one row is a child's, and says what the rules say")
{
    const BothLists lists;
    for (const OfficialList* list : { &lists.zhejiang, &lists.shenzhen }) {
        RandomFamilies families(*list, 21);
        std::vector<Answers> children;
        for (int i = 0; i < 1500; ++i)
            children.push_back(families.told());
        std::size_t longest = 0;
        for (std::size_t i = 0; i < list->decider.benefit_count(); ++i) {
            CAPTURE(list->decider.benefit(i).id);
            const proof::DecisionTable table = proof::decision_table(list->policy, list->decider, i);
            longest = std::max(longest, table.rows.size());
            std::size_t wrong = 0;
            for (const Answers& child : children) {
                const auto matches = [&](const proof::DecisionRow& row) { return row.matches(table.facts, child); };
                const auto row = std::find_if(table.rows.begin(), table.rows.end(), matches);
                wrong += row == table.rows.end() || row->verdict != list->decider.decide(child, i).verdict
                    || std::count_if(table.rows.begin(), table.rows.end(), matches) != 1;
            }
            CHECK(wrong == 0);
            CHECK(std::is_sorted(table.rows.begin(), table.rows.end(),
                [](const auto& a, const auto& b) { return a.verdict < b.verdict; }));
        }
        MESSAGE(list->region.id << ": at most " << longest << " rows");
        // Every ground for aid is a line of its own, with all of membership: the longest are those of ZJ-02 to ZJ-04.
        CHECK(longest < 250);
    }
}

TEST_CASE("a column is empty where a fact makes no difference, and values that make none stand together")
{
    const OfficialList list("zhejiang");
    const auto table = proof::decision_table(list.policy, list.decider, list.index_of("ZJ-15a"));
    // Emergency and age, for every child: three lines.
    REQUIRE(table.rows.size() == 3);
    CHECK(table.rows[0].verdict == Verdict::conditional);
    for (const proof::DecisionRow& row : table.rows)
        for (std::size_t i = 0; i < table.facts.size(); ++i)
            if (list.policy.schema[table.facts[i]].name == "age" && !row.values[i].empty())
                CHECK((row.values[i] == std::vector<ValueClass> { { 0, 17 } }
                    || row.values[i] == std::vector<ValueClass> { { 18, 20 } }));
}
