// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/interview.hpp"
#include "kiosk/core/witness.hpp"

#include "tests/support/small_policy.hpp"

#include <doctest/doctest.h>

using namespace kiosk;
using kiosk::test::SmallPolicy;

TEST_CASE("the five verdicts, and the sixth month")
{
    const SmallPolicy small;
    CHECK(small.verdict(small.answers({ { "age", 9 }, { "months_here", 6 }, { "stage", 1 } }), "S-1a")
        == Verdict::eligible);
    CHECK(
        small.verdict(small.answers({ { "age", 9 }, { "months_here", 6 }, { "stage", 1 }, { "hardship", 1 } }), "S-1c")
        == Verdict::conditional);
    CHECK(small.verdict(small.answers({ { "age", 9 }, { "stage", 1 } }), "S-1a") == Verdict::undetermined);
    const BenefitDecision soon
        = small.decided(small.answers({ { "age", 9 }, { "months_here", 5 }, { "stage", 1 } }), "S-1a");
    CHECK(soon.verdict == Verdict::not_yet);
    CHECK(soon.wait == Wait { 1, std::nullopt });
    CHECK(small.verdict(small.answers({ { "age", 16 } }), "S-1a") == Verdict::ineligible);
}

TEST_CASE("time alone: an age to be reached, months to be lived, both, or never")
{
    const SmallPolicy small;
    CHECK(small.decided(small.answers({ { "age", 1 }, { "months_here", 6 }, { "stage", 0 } }), "S-2a").wait
        == Wait { std::nullopt, 3 });
    CHECK(small.decided(small.answers({ { "age", 1 }, { "months_here", 2 }, { "stage", 0 } }), "S-2a").wait
        == Wait { 4, 3 });
    CHECK(small.verdict(small.answers({ { "age", 6 }, { "months_here", 2 }, { "stage", 0 } }), "S-2a")
        == Verdict::ineligible);
}

TEST_CASE("false today, and unknown whether time will cure it, is undetermined")
{
    const SmallPolicy small;
    const BenefitDecision open = small.decided(small.answers({ { "age", 9 }, { "months_here", 2 } }), "S-1c");
    CHECK(open.verdict == Verdict::undetermined);
    CHECK(open.missing == FactSet().set(index(small.fact("hardship"))));
}

TEST_CASE("false today, and cured by time whatever else is told, is not yet")
{
    const SmallPolicy small;
    // The stage decides only whether an office has to be asked then.
    CHECK(small.verdict(small.answers({ { "age", 9 }, { "months_here", 2 } }), "S-1a") == Verdict::not_yet);
    // Not old enough, and it is not known how long here: six months more at most.
    const BenefitDecision young = small.decided(small.answers({ { "age", 1 } }), "S-2a");
    CHECK(young.verdict == Verdict::not_yet);
    CHECK(young.wait == Wait { 6, 3 });
    CHECK(young.missing.none());
}

TEST_CASE("a waiver takes its own clause away and no other")
{
    const SmallPolicy small;
    CHECK(small.verdict(small.answers({ { "age", 9 }, { "months_here", 0 }, { "stage", 1 } }), "S-1b")
        == Verdict::eligible);
    CHECK(small.verdict(small.answers({ { "age", 16 }, { "months_here", 0 }, { "stage", 1 } }), "S-1b")
        == Verdict::ineligible);
}

TEST_CASE("what only an office can settle is conditional, with nothing to ask the family")
{
    const SmallPolicy small;
    const Answers answers = small.answers({ { "age", 9 }, { "months_here", 6 }, { "stage", 2 } });
    const BenefitDecision decided = small.decided(answers, "S-1a");
    CHECK(decided.verdict == Verdict::conditional);
    CHECK(decided.missing.none());
    CHECK(decided.confirm.to_ulong() == 1); // "checked"
    // With a wait besides, the wait is said, and the confirmation with it.
    const BenefitDecision waits
        = small.decided(small.answers({ { "age", 9 }, { "months_here", 2 }, { "stage", 2 } }), "S-1a");
    CHECK(waits.verdict == Verdict::not_yet);
    CHECK(waits.wait == Wait { 4, std::nullopt });
    CHECK(waits.confirm.to_ulong() == 1);
    // What would only decide between eligible and conditional is not asked where it is conditional anyway.
    const BenefitDecision anyway = small.decided(answers, "S-1d");
    CHECK(anyway.verdict == Verdict::conditional);
    CHECK(anyway.missing.none());
    const Decision all = small.decider->decide(answers);
    CHECK(all.membership.truth == Truth::unknown);
}

TEST_CASE("while it is open whether there is anything to confirm, the verdict is open")
{
    const SmallPolicy small;
    const auto with = [&](std::optional<int> permit) {
        Answers answers = small.answers({ { "age", 9 }, { "months_here", 6 }, { "stage", 1 } });
        if (permit)
            answers.know(small.fact("permit"), *permit);
        return small.decided(answers, "S-1d");
    };
    CHECK(with(1).verdict == Verdict::eligible);
    CHECK(with(0).verdict == Verdict::conditional);
    CHECK(with(std::nullopt).verdict == Verdict::undetermined);
    CHECK(with(std::nullopt).missing[index(small.fact("permit"))]);
}

TEST_CASE("a service has the best verdict of its benefits, and reasons leave nothing out")
{
    const SmallPolicy small;
    const Decision decision
        = small.decider->decide(small.answers({ { "age", 9 }, { "months_here", 2 }, { "stage", 1 } }));
    CHECK(decision.services[0].verdict == Verdict::eligible); // by the waiver
    CHECK(decision.services[1].verdict == Verdict::ineligible);
    CHECK(small.decider->reasons(decision, 0).size() == 3);
    const auto waived = small.decider->reasons(decision, 1);
    CHECK(waived.size() == 3); // the waiver, and the two clauses that stay
    CHECK(waived[0].waiver != nullptr);
    const auto both = small.decider->reasons(decision, 4);
    CHECK(both.size() == 4);
    CHECK(both[1].finding.truth == Truth::no); // the months
    CHECK(both[3].finding.truth == Truth::no); // the age
}

TEST_CASE("deciding one benefit is deciding all")
{
    const SmallPolicy small;
    const Answers answers = small.answers({ { "age", 3 }, { "hardship", 1 } });
    const Decision all = small.decider->decide(answers);
    for (std::size_t i = 0; i < all.benefits.size(); ++i) {
        const BenefitDecision one = small.decider->decide(answers, i);
        CHECK(one.verdict == all.benefits[i].verdict);
        CHECK(one.missing == all.benefits[i].missing);
        CHECK(one.confirm == all.benefits[i].confirm);
    }
}

TEST_CASE("the interview asks what can change a verdict, in order, and no declined fact twice")
{
    const SmallPolicy small;
    const auto next = [&](const Answers& answers) -> std::string {
        const auto ask = next_question(*small.policy, *small.decider, small.decider->decide(answers), answers);
        return ask ? ask->question->id : "";
    };
    CHECK(next({}) == "age");
    CHECK(next(small.answers({ { "age", 16 } })) == ""); // settled: no more questions
    Answers answers = small.answers({ { "age", 9 } });
    CHECK(next(answers) == "months_here");
    answers.decline(small.fact("months_here"));
    CHECK(next(answers) == "stage");
    answers.know(small.fact("stage"), 1);
    CHECK(
        next(answers) == "hardship"); // permit could only matter if membership were settled; hardship can still say no
    answers.know(small.fact("hardship"), 1);
    CHECK(next(answers) == "");
}

TEST_CASE("a witness is found where there is one")
{
    const SmallPolicy small;
    for (std::size_t i = 0; i < small.decider->benefit_count(); ++i) {
        for (const Verdict verdict : claims(*small.decider, i)) {
            const auto answers = witness(*small.policy, *small.decider, i, verdict);
            REQUIRE(answers);
            CHECK(small.decider->decide(*answers, i).verdict == verdict);
            CHECK(small.policy->contradictions_in(*answers).empty());
        }
    }
    CHECK_FALSE(witness(*small.policy, *small.decider, 2, Verdict::eligible));
}

TEST_CASE("what contradicts what is known does not keep a verdict open")
{
    const SmallPolicy small;
    small.policy->contradictions.push_back({ "high_age", small.rule("stage == high and age < 12") });
    small.policy->contradictions.push_back({ "longer", small.rule("months_here > 12 * age + 11") });
    const auto stage = small.fact("stage");
    const auto age = small.fact("age");
    // At four neither primary nor high school.
    CHECK(small.policy->domains(small.answers({ { "age", 4 } }))[stage].values == 0b001);
    CHECK(small.policy->domains(small.answers({ { "age", 9 } }))[stage].values == 0b011);
    CHECK_FALSE(small.policy->domains(small.answers({ { "age", 13 } })).narrowed(stage));
    CHECK(small.verdict(small.answers({ { "age", 9 }, { "months_here", 6 } }), "S-1a") == Verdict::eligible);
    // One narrows the next: who is a hundred months here is eight and in no stage for the young.
    const Domains chained = small.policy->domains(small.answers({ { "months_here", 140 }, { "stage", 1 } }));
    CHECK(chained[age] == Domain { 11, 20, 0 });
    CHECK_FALSE(
        small.policy->domains(small.answers({ { "age", 4 }, { "stage", 1 } })).narrowed(small.fact("months_here")));
}
