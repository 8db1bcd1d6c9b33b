// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/witness.hpp"
#include "kiosk/proof/proof.hpp"

#include "tests/policy/official_list.hpp"
#include "tests/support/small_policy.hpp"

#include <algorithm>

using namespace kiosk;
using namespace kiosk::tests;
using kiosk::test::SmallPolicy;

namespace {

const proof::Proof& proved()
{
    static const proof::Proof proof = proof::prove(installed().policy());
    return proof;
}

// What is found wrong with a small policy after `change`, beside what is wrong with every small one.
std::vector<std::string> faults_after(void (*change)(SmallPolicy&))
{
    SmallPolicy small;
    change(small);
    auto faults = proof::prove(*small.policy).faults;
    std::erase(faults, "the answer to \"secret\" changes nothing anywhere");
    return faults;
}

Benefit& benefit(SmallPolicy& small, std::size_t service, std::size_t at)
{
    return small.policy->regions.front().services[service].benefits[at];
}

void also_when(SmallPolicy& small, Benefit& benefit, std::string_view rule)
{
    Clause clause;
    clause.rule = small.rule(rule);
    benefit.when.push_back(std::move(clause));
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("the rules of the content are proved for every child that they can tell apart")
{
    for (const std::string& fault : proved().faults)
        FAIL_CHECK(fault);
    for (const proof::RegionProof& region : proved().regions) {
        const std::uint64_t children = region.total(&proof::BenefitProof::children);
        const std::uint64_t kinds = region.total(&proof::BenefitProof::kinds);
        MESSAGE(region.region->id << ": " << region.benefits.size() << " benefits, " << children
                                  << " children told apart, decided as " << kinds << " kinds");
        CHECK(kinds > 10'000);
        CHECK(children > kinds);
    }
}

TEST_CASE("the verdicts that the whole answer space reaches are those that a search for one child finds")
{
    const Policy& policy = installed().policy();
    for (const proof::RegionProof& region : proved().regions) {
        const Decider decider(policy, *region.region);
        for (std::size_t i = 0; i < region.benefits.size(); ++i)
            for (std::size_t v = 0; v < verdict_count; ++v) {
                CAPTURE(region.benefits[i].benefit->id);
                const auto verdict = static_cast<Verdict>(v);
                CAPTURE(std::string(name(verdict)));
                const auto& reached = region.benefits[i].reached[v];
                CHECK(reached.has_value() == witness(policy, decider, i, verdict).has_value());
                if (!reached)
                    continue;
                CHECK(policy.contradictions_in(*reached).empty());
                CHECK(decider.decide(*reached, i).verdict == verdict);
            }
    }
}

TEST_CASE("kinds stand for every state of their facts")
{
    // The membership of ZJ-06a alone: age, hukou and core districts, months and carer.
    const OfficialList list("zhejiang");
    const auto space = proof::answer_space(list.policy, list.decider, list.index_of("ZJ-06a"));
    CHECK(space.clauses.size() == list.region.membership.size());
    CHECK(space.beyond.empty());
    // Age under 16 and over, months under 6 and over, each or unknown; four carers or unknown; seven hukou or unknown,
    // and core districts or unknown.
    CHECK(space.children() == 3 * 3 * 5 * (8 * 3));
    CHECK(space.kinds() < space.children() / 2);
    for (const proof::Block& block : space.blocks) {
        CHECK(block.kinds.back().told.empty());
        for (std::size_t i = 0; i < block.kinds.size(); ++i)
            for (const proof::Telling& telling : block.kinds[i].tellings)
                for (const std::uint32_t to : telling.to)
                    CHECK(to <= i);
    }
}

TEST_CASE("a small policy without mistakes is proved")
{
    for (const std::string& fault : faults_after([](SmallPolicy&) {}))
        FAIL_CHECK(fault);
}

TEST_CASE("a clause that never decides is found")
{
    CHECK(faults_after([](SmallPolicy& small) { also_when(small, benefit(small, 1, 0), "age < 6"); })
        == Lines { "S-2a: the clause \"age < 6\" decides for no child alone" });
}

TEST_CASE("a promise that no child can have is found")
{
    const auto faults = faults_after([](SmallPolicy& small) { also_when(small, benefit(small, 1, 0), "age > 5"); });
    CHECK(std::find(faults.begin(), faults.end(), "S-2a: no child is eligible") != faults.end());
}

TEST_CASE("a fact that a rule reads for nothing is found")
{
    const auto faults
        = faults_after([](SmallPolicy& small) { also_when(small, benefit(small, 0, 0), "permit or not permit"); });
    CHECK(std::find(faults.begin(), faults.end(), "S-1a: \"permit\" is read and decides for no child") != faults.end());
}

TEST_CASE("a fact that no question asks, and a button that hides a threshold, are found")
{
    const auto unasked = faults_after([](SmallPolicy& small) { also_when(small, benefit(small, 0, 0), "secret"); });
    CHECK(unasked == Lines { "S-1a: no question asks \"secret\"" });
    const auto hidden
        = faults_after([](SmallPolicy& small) { also_when(small, benefit(small, 0, 1), "months_here >= 4"); });
    CHECK(hidden == Lines { "S-1b: its rules tell months_here 3 from 4, and no button of the question begins there" });
}

TEST_CASE("a confirmation whose condition always holds is found")
{
    const auto faults = faults_after([](SmallPolicy& small) {
        benefit(small, 0, 3).confirmations.front().when = small.rule("permit or not permit");
    });
    CHECK(std::find(faults.begin(), faults.end(), "S-1d: the condition of the confirmation \"recognised\" never fails")
        != faults.end());
}

TEST_CASE("a comparison of two numbers is not passed over")
{
    const auto faults
        = faults_after([](SmallPolicy& small) { also_when(small, benefit(small, 0, 0), "months_here > age"); });
    CHECK(std::any_of(faults.begin(), faults.end(),
        [](const std::string& fault) { return fault.find("S-1a: nothing is proved") == 0; }));
}

TEST_CASE("progress is told for each benefit")
{
    SmallPolicy small;
    std::vector<std::size_t> told;
    proof::prove(*small.policy, [&](std::size_t done, std::size_t all) {
        CHECK(all == 5);
        told.push_back(done);
    });
    CHECK(told == std::vector<std::size_t> { 1, 2, 3, 4, 5 });
}
