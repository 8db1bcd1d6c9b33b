// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/compare.hpp"

#include <doctest/doctest.h>

#include <memory>

using namespace kiosk;

namespace {

// Two regions in two provinces, and a third in the first one's. Each asks for months, the second for three of them;
// "near" is a benefit of the second that asks for a hukou of its own province.
struct Fixture {
    Policy policy;

    Fixture()
    {
        std::vector<Fact> facts(5);
        facts[0] = { "age", Scope::child, FactKind::integer, 0, 20, {}, Growth::years };
        facts[1] = { "months", Scope::child, FactKind::integer, 0, 1000, {}, Growth::months };
        facts[1].on_moving = OnMoving::from_zero;
        facts[2] = { "hukou", Scope::child, FactKind::choice, 0, 0, { "here", "near", "far" } };
        facts[2].moved = { { 0, { 2 } }, { 1, { 2 } }, { 2, { 1, 2 } } };
        facts[3] = { "permit", Scope::family, FactKind::boolean, 0, 0, {} };
        facts[3].on_moving = OnMoving::unknown;
        facts[4] = { "hardship", Scope::family, FactKind::boolean, 0, 0, {} };
        policy.schema = *Schema::create(std::move(facts));
        policy.regions = { region("home", "a", "months >= 6"), region("away", "b", "months >= 3"),
            region("cousin", "a", "months >= 6") };
        policy.regions[0].services = { service("H-1", "school", {}), service("H-2", "aid", "hardship"),
            service("H-3", "bus", "permit"), service("H-4", "", {}) };
        policy.regions[1].services
            = { service("A-1", "aid", "hardship"), service("A-2", "school", {}), service("A-3", "bus", "permit"),
                  service("A-4", "relatives", "hukou == near"), service("A-5", "strangers", "hukou != here") };
        policy.regions[2].services = { service("C-1", "relatives", "hukou == near") };
    }

    Clause clause(std::string id, std::string_view source) const
    {
        const Rule::Vocabulary vocabulary { policy.schema, {}, {} };
        return { std::move(id), *Rule::parse(source, vocabulary), {} };
    }
    Region region(std::string id, std::string province, std::string_view membership) const
    {
        Region region;
        region.id = std::move(id);
        region.province = std::move(province);
        region.membership = { clause("residence", membership) };
        return region;
    }
    Service service(std::string id, std::string subject, std::string_view rule) const
    {
        Service service;
        service.id = id;
        service.subject = std::move(subject);
        service.benefits.resize(1);
        service.benefits[0].id = id + "a";
        if (!rule.empty())
            service.benefits[0].when = { clause({}, rule) };
        return service;
    }

    FactId fact(std::string_view name) const { return *policy.schema.find(name); }
    // Nine years old and a year here, with what else is told.
    Answers answers(std::initializer_list<std::pair<std::string_view, int>> told) const
    {
        Answers answers;
        answers.know(fact("age"), 9);
        answers.know(fact("months"), 12);
        for (const auto& [name, value] : told)
            answers.know(fact(name), value);
        return answers;
    }
    Comparison compared(const Answers& answers, std::size_t with = 1) const
    {
        return compare(policy, Decider(policy, policy.regions[0]), Decider(policy, policy.regions[with]), answers);
    }
};

const Comparison::Pair& pair_of(const Comparison& comparison, std::string_view service)
{
    for (const Comparison::Pair& pair : comparison.pairs)
        for (const ServiceDecision* decided : { comparison.of_here(pair), comparison.of_there(pair) })
            if (decided && decided->service->id == service)
                return pair;
    FAIL("no such service");
    return comparison.pairs.front();
}

} // namespace

TEST_CASE("an answer is counted anew, read otherwise, unknown, or stays")
{
    const Fixture fixture;
    const auto& regions = fixture.policy.regions;
    const Answers answers = fixture.answers({ { "hukou", 1 }, { "permit", 1 }, { "hardship", 1 } });
    const Moved moved = kiosk::moved(fixture.policy.schema, answers, regions[0], regions[1]);
    REQUIRE(moved.possible.size() == 1);
    CHECK(moved.possible[0].get(fixture.fact("months")) == 0);
    CHECK(moved.possible[0].get(fixture.fact("hukou")) == 2);
    CHECK(moved.possible[0].is_absent(fixture.fact("permit")));
    CHECK(moved.possible[0].get(fixture.fact("hardship")) == 1);
    CHECK(moved.possible[0].get(fixture.fact("age")) == 9);
    CHECK(moved.unknown.count() == 1);
    CHECK(moved.from_zero.count() == 1);

    // What was not told is not known there either.
    const Moved silent = kiosk::moved(fixture.policy.schema, fixture.answers({}), regions[0], regions[1]);
    CHECK(silent.possible[0].is_absent(fixture.fact("hukou")));
    CHECK(silent.unknown.none());
    CHECK(silent.reread.empty());
}

TEST_CASE("within one province nobody says from here how near a hukou is there")
{
    const Fixture fixture;
    const auto& regions = fixture.policy.regions;
    const Moved moved
        = kiosk::moved(fixture.policy.schema, fixture.answers({ { "hukou", 1 } }), regions[0], regions[2]);
    CHECK(moved.possible[0].is_absent(fixture.fact("hukou")));
    CHECK(moved.unknown[index(fixture.fact("hukou"))]);
}

TEST_CASE("services correspond by subject; what differs comes first, what is in one list only differs")
{
    const Fixture fixture;
    const Comparison comparison = fixture.compared(fixture.answers({ { "hukou", 0 }, { "permit", 1 } }));
    const Comparison::Pair& school = pair_of(comparison, "H-1");
    CHECK(comparison.of_there(school)->service->id == "A-2");
    CHECK_FALSE(school.differs);
    CHECK(pair_of(comparison, "H-4").differs); // no subject, no counterpart
    CHECK(comparison.of_there(pair_of(comparison, "H-4")) == nullptr);
    CHECK(comparison.of_here(pair_of(comparison, "A-4")) == nullptr);
    bool same_seen = false;
    for (const Comparison::Pair& pair : comparison.pairs) {
        same_seen |= !pair.differs;
        CHECK_FALSE((same_seen && pair.differs));
    }
    CHECK(comparison.pairs.size() == 6);
}

TEST_CASE("there the months begin again: what is open here opens there after some")
{
    const Fixture fixture;
    const Comparison comparison = fixture.compared(fixture.answers({ { "hardship", 1 } }));
    const Comparison::Pair& school = pair_of(comparison, "H-1");
    CHECK(comparison.of_here(school)->verdict == Verdict::eligible);
    CHECK(comparison.of_there(school)->verdict == Verdict::eligible);
    CHECK(comparison.on_arrival.services[*school.there].verdict == Verdict::not_yet);
    CHECK(comparison.months_until(school) == 3);
}

TEST_CASE("that the months begin again is no difference of the lists")
{
    const Fixture fixture;
    const Comparison comparison = fixture.compared(fixture.answers({ { "months", 2 } }));
    const Comparison::Pair& school = pair_of(comparison, "H-1");
    CHECK(comparison.of_here(school)->verdict == Verdict::not_yet);
    CHECK(comparison.of_there(school)->verdict == Verdict::eligible);
    CHECK_FALSE(school.differs);
}

TEST_CASE("an answer that holds only here leaves the verdict there open, and says what it hangs on")
{
    const Fixture fixture;
    const Comparison comparison = fixture.compared(fixture.answers({ { "permit", 1 } }));
    const Comparison::Pair& bus = pair_of(comparison, "H-3");
    CHECK(comparison.of_here(bus)->verdict == Verdict::eligible);
    CHECK(comparison.of_there(bus)->verdict == Verdict::undetermined);
    CHECK(bus.differs);
    CHECK(comparison.missing(bus)[index(fixture.fact("permit"))]);
}

TEST_CASE("an answer that can be read two ways settles only what both agree on")
{
    const Fixture fixture;
    // A hukou in another province than home's may be in away's own.
    const Comparison comparison = fixture.compared(fixture.answers({ { "hukou", 2 } }));
    CHECK(comparison.moved.possible.size() == 2);
    const Comparison::Pair& relatives = pair_of(comparison, "A-4");
    CHECK(comparison.of_there(relatives)->verdict == Verdict::undetermined);
    CHECK(comparison.missing(relatives)[index(fixture.fact("hukou"))]);
    CHECK(comparison.of_there(pair_of(comparison, "A-5"))->verdict == Verdict::eligible);
}
