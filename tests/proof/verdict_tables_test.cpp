// SPDX-License-Identifier: Apache-2.0
//
// The flat tables decide as the rules do.
#include "kiosk/core/verdict_tables.hpp"
#include "kiosk/proof/answer_space.hpp"
#include "kiosk/proof/proof.hpp"

#include "tests/policy/random_families.hpp"
#include "tests/support/small_policy.hpp"

using namespace kiosk;
using namespace kiosk::tests;

namespace {

VerdictTables tables_of(const Policy& policy, const Decider& decider)
{
    auto tables = VerdictTables::create(policy, decider);
    REQUIRE_MESSAGE(tables, (tables ? "" : tables.error().message));
    return *std::move(tables);
}

// Calls `take` with each child of the space.
template <class Take>
void each_child(const proof::AnswerSpace& space, const Take& take, Answers child = {}, std::size_t block = 0)
{
    if (block == space.blocks.size())
        return take(child);
    for (const proof::Kind& kind : space.blocks[block].kinds) {
        Answers more = child;
        for (const auto& [fact, value] : kind.told)
            more.know(fact, value);
        each_child(space, take, more, block + 1);
    }
}

std::size_t differences(const Policy& policy, const Decider& decider, std::size_t& compared)
{
    const VerdictTables tables = tables_of(policy, decider);
    std::size_t different = 0;
    for (std::size_t i = 0; i < decider.benefit_count(); ++i)
        each_child(proof::answer_space(policy, decider, i), [&](const Answers& child) {
            ++compared;
            const bool differs = tables.decide(child).of(i) != decider.decide(child, i).verdict;
            if (differs && different++ == 0)
                MESSAGE(decider.benefit(i).id << ": " << proof::described(policy.schema, child));
        });
    return different;
}

} // namespace

TEST_CASE("the tables decide every child that the rules tell apart as the rules do")
{
    const BothLists lists;
    std::size_t compared = 0;
    for (const OfficialList* list : { &lists.zhejiang, &lists.shenzhen })
        CHECK(differences(list->policy, list->decider, compared) == 0);
    MESSAGE(compared << " children compared");
    CHECK(compared > 100'000);
}

TEST_CASE("the tables of a small policy decide as its rules do, with conditions of confirmations and open clauses")
{
    const kiosk::test::SmallPolicy small;
    std::size_t compared = 0;
    CHECK(differences(*small.policy, *small.decider, compared) == 0);
    CHECK(compared > 400);
}

TEST_CASE("the tables decide whole families as the rules do, all benefits and membership")
{
    const BothLists lists;
    for (const OfficialList* list : { &lists.zhejiang, &lists.shenzhen }) {
        const VerdictTables tables = tables_of(list->policy, list->decider);
        MESSAGE(list->region.id << ": " << tables.bytes() << " bytes of tables");
        CHECK(tables.bytes() < 1 << 20);
        RandomFamilies families(*list, 5);
        for (int i = 0; i < 20000; ++i) {
            const Answers child = families.withheld(families.told(), i % 3 * 0.2);
            const Decision decision = list->decider.decide(child);
            const VerdictTables::Verdicts verdicts = tables.decide(child);
            CHECK(verdicts.membership == decision.membership.truth);
            std::uint64_t all = 0;
            for (const std::uint64_t set : verdicts.sets) {
                CHECK((all & set) == 0);
                all |= set;
            }
            CHECK(all == (std::uint64_t { 1 } << list->decider.benefit_count()) - 1);
            for (std::size_t b = 0; b < decision.benefits.size(); ++b)
                CHECK(verdicts.of(b) == decision.benefits[b].verdict);
        }
    }
}

TEST_CASE("a number far above every threshold has the class of the last one")
{
    const OfficialList list("zhejiang");
    const VerdictTables tables = tables_of(list.policy, list.decider);
    const FactId months = list.fact("months_here");
    CHECK(tables.code(months, 6) == tables.code(months, 2'000'000'000));
    CHECK(tables.code(months, 0) == tables.code(months, 5));
    CHECK(tables.code(months, 5) != tables.code(months, 6));
}

TEST_CASE("what the tables cannot hold is said")
{
    kiosk::test::SmallPolicy small;
    Region& region = small.policy->regions.front();
    Clause clause;
    clause.rule = small.rule("months_here > age");
    region.services[0].benefits[0].when.push_back(clause);
    {
        const auto refused = VerdictTables::create(*small.policy, Decider(*small.policy, region));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().message == "the rule \"months_here > age\" compares two numbers");
    }
    region.services[0].benefits.assign(64, Benefit {});
    const auto refused = VerdictTables::create(*small.policy, Decider(*small.policy, region));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message == "expected at most 63 benefits in small, got 65");
}
