// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/membership_status.hpp"

#include "tests/support/small_policy.hpp"

#include <doctest/doctest.h>

using namespace kiosk;
using kiosk::test::SmallPolicy;

namespace {

struct Stands : SmallPolicy {
    Stands()
    {
        policy->regions.front().hindrances
            = { { "old", 0, rule("age >= 16") }, { "new_here", 1, rule("months_here < 6") },
                  { "just_here", 1, rule("months_here < 1") }, { "checked_at_school", 2, rule("stage == high") } };
    }

    MembershipStatus of(std::initializer_list<std::pair<std::string_view, int>> known) const
    {
        const Answers told = answers(known);
        return membership_status(*decider, decider->decide(told), told);
    }

    std::vector<std::string_view> names(const std::vector<std::size_t>& benefits) const
    {
        std::vector<std::string_view> ids;
        for (const std::size_t benefit : benefits)
            ids.push_back(decider->benefit(benefit).id);
        return ids;
    }
};

} // namespace

TEST_CASE("a member has no unmet")
{
    const Stands policy;
    const MembershipStatus status = policy.of({ { "age", 9 }, { "months_here", 6 }, { "stage", 1 } });
    CHECK(status.unmet.empty());
    CHECK(policy.names(status.now) == std::vector<std::string_view> { "S-1a", "S-1b" });
    CHECK(status.later.empty());
}

TEST_CASE("each clause that fails is told, by the first hindrance that holds")
{
    const Stands policy;
    const MembershipStatus status = policy.of({ { "age", 17 }, { "months_here", 0 }, { "stage", 1 } });
    REQUIRE(status.unmet.size() == 2);
    CHECK(status.unmet[0].hindrance == "old");
    CHECK(status.unmet[0].clause == &policy.policy->regions.front().membership[0]);
    CHECK(status.unmet[0].truth == Truth::no);
    CHECK(status.unmet[1].hindrance == "new_here");
    CHECK(status.now.empty());
    CHECK(status.later.empty());
}

TEST_CASE("what only an office can settle is told as itself, what was not answered as that")
{
    const Stands policy;
    const MembershipStatus status = policy.of({ { "months_here", 8 }, { "stage", 2 } });
    REQUIRE(status.unmet.size() == 2);
    CHECK(status.unmet[0].hindrance == hindrance_not_told);
    CHECK(status.unmet[0].truth == Truth::unknown);
    CHECK(status.unmet[1].hindrance == "checked_at_school");
    CHECK(status.unmet[1].truth == Truth::unknown);
    // Once, however many clauses wait for an answer.
    REQUIRE(policy.of({}).unmet.size() == 1);
    CHECK(policy.of({}).unmet[0].clause == &policy.policy->regions.front().membership[0]);
}

TEST_CASE("what is open now and what comes later")
{
    const Stands policy;
    const MembershipStatus status = policy.of({ { "age", 4 }, { "months_here", 2 }, { "stage", 0 } });
    CHECK(policy.names(status.now) == std::vector<std::string_view> { "S-1b" });
    CHECK(policy.names(status.later) == std::vector<std::string_view> { "S-1a", "S-1d", "S-2a" });
}
