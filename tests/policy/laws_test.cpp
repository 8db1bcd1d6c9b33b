// SPDX-License-Identifier: Apache-2.0
//
// Laws that hold for every family, tried on families drawn by lot, with the content as it is installed.
#include "kiosk/core/witness.hpp"

#include "tests/policy/random_families.hpp"

#include <algorithm>

using namespace kiosk;
using namespace kiosk::tests;
using enum Verdict;

namespace {

bool settled(Verdict verdict)
{
    return verdict != undetermined;
}

bool reads(const OfficialList& list, std::size_t benefit, std::string_view fact)
{
    return list.decider.facts(benefit)[index(list.fact(fact))];
}

bool same(const BenefitDecision& a, const BenefitDecision& b)
{
    return a.verdict == b.verdict && a.missing == b.missing && a.confirm == b.confirm && a.wait == b.wait;
}

bool not_longer(const Wait& one, const Wait& other)
{
    const auto within = [](std::optional<int> a, std::optional<int> b) { return !a || (b && *a <= *b); };
    return within(one.months, other.months) && within(one.age, other.age);
}

// Whether an answer to `fact` changes what is said of membership: yes, no or unknown, shown beside the verdicts.
bool changes_membership(const OfficialList& list, const Answers& answers, FactId fact)
{
    std::vector<int> points;
    for (const Clause& clause : list.region.membership)
        for (const int point : clause.rule.turning_points(fact))
            points.push_back(point);
    const auto values = representatives(list.policy.schema, fact, points);
    return std::any_of(values.begin(), values.end(), [&](int value) {
        Answers more = answers;
        more.know(fact, value);
        return list.membership(more) != list.membership(answers);
    });
}

// The law on both regions, a number of families each.
template <class Law> void for_families(unsigned seed, int count, Law law)
{
    const BothLists lists;
    for (const OfficialList* list : { &lists.zhejiang, &lists.shenzhen }) {
        CAPTURE(list->region.id);
        RandomFamilies families(*list, seed);
        for (int i = 0; i < count; ++i)
            law(*list, families);
    }
}

} // namespace

TEST_CASE("telling what was unknown never turns a settled verdict into another, and makes no wait longer")
{
    for_families(1, 1000, [](const OfficialList& list, RandomFamilies& families) {
        const Answers all = families.told();
        std::vector<FactId> facts = list.policy.schema.ids();
        std::shuffle(facts.begin(), facts.end(), families.random());
        Answers answers;
        Decision before = list.decider.decide(answers);
        for (const FactId fact : facts) {
            answers.know(fact, all.value(fact));
            Decision after = list.decider.decide(answers);
            for (std::size_t i = 0; i < before.benefits.size(); ++i) {
                CAPTURE(before.benefits[i].benefit->id);
                if (settled(before.benefits[i].verdict)) {
                    CHECK(after.benefits[i].verdict == before.benefits[i].verdict);
                    // Of an age or months that are not known the wait is the longest there can be.
                    if (list.policy.schema[fact].growth == Growth::none)
                        CHECK(after.benefits[i].wait == before.benefits[i].wait);
                    else
                        CHECK(not_longer(after.benefits[i].wait, before.benefits[i].wait));
                }
                CHECK((after.benefits[i].verdict == undetermined) == after.benefits[i].missing.any());
                CHECK((after.benefits[i].missing & answers.known()).none());
            }
            if (before.membership.truth != Truth::unknown)
                CHECK(after.membership.truth == before.membership.truth);
            before = std::move(after);
        }
        // When everything is told nothing is undetermined: what is still open, only an office can say.
        for (const BenefitDecision& decided : before.benefits)
            CHECK(decided.verdict != undetermined);
    });
}

TEST_CASE("the order of the answers does not matter, nor what was said and taken back")
{
    for_families(2, 1000, [](const OfficialList& list, RandomFamilies& families) {
        const Answers answers = families.withheld(families.told(), 0.3);
        const Answers others = families.told();
        std::vector<FactId> facts = list.policy.schema.ids();
        std::shuffle(facts.begin(), facts.end(), families.random());
        Answers again;
        for (const FactId fact : facts)
            again.know(fact, others.value(fact)); // a slip, put right below
        std::shuffle(facts.begin(), facts.end(), families.random());
        for (const FactId fact : facts) {
            if (answers.is_known(fact))
                again.know(fact, answers.value(fact));
            else if (answers.is_declined(fact))
                again.decline(fact);
            else
                again.forget(fact);
        }
        CHECK(again == answers);
        const Decision first = list.decider.decide(answers);
        const Decision second = list.decider.decide(again);
        for (std::size_t i = 0; i < first.benefits.size(); ++i)
            CHECK(same(first.benefits[i], second.benefits[i]));
    });
}

TEST_CASE("not asked and not told are the same to every verdict")
{
    for_families(3, 2000, [](const OfficialList& list, RandomFamilies& families) {
        const Answers mixed = families.withheld(families.told(), 0.4);
        Answers absent = mixed;
        Answers declined = mixed;
        for (const FactId fact : list.policy.schema.ids(~mixed.known())) {
            if (index(fact) >= list.policy.schema.size())
                continue;
            absent.forget(fact);
            declined.decline(fact);
        }
        const Decision a = list.decider.decide(absent);
        const Decision b = list.decider.decide(declined);
        CHECK(a.membership == b.membership);
        for (std::size_t i = 0; i < a.benefits.size(); ++i)
            CHECK(same(a.benefits[i], b.benefits[i]));
    });
}

TEST_CASE("every fact that is asked can still change a verdict")
{
    // Proved by two families that differ in this fact alone. Where more families would have to be tried than time
    // allows nothing is claimed; there must be few of those. A change of membership counts: it is told with the
    // verdicts.
    std::size_t asked = 0;
    std::size_t not_claimed = 0;
    for (const double declining : { 0.0, 0.15, 0.5 })
        for_families(4, 60, [&](const OfficialList& list, RandomFamilies& families) {
            for (const Interview::Step& step : interview(list, families, families.told(), declining).steps)
                for (const FactId fact : step.ask.facts) {
                    CAPTURE(list.policy.schema[fact].name);
                    const Change change = can_change(list, step.before, fact);
                    CHECK((change != Change::refuted || changes_membership(list, step.before, fact)));
                    ++asked;
                    not_claimed += change == Change::too_many_families;
                }
        });
    MESSAGE(asked << " facts asked, of " << not_claimed << " of them nothing is claimed");
    CHECK(not_claimed * 100 <= asked);
}

TEST_CASE("the interview ends only when nothing that was not asked could still change a verdict")
{
    std::size_t left_out = 0;
    std::size_t not_claimed = 0;
    for (const double declining : { 0.0, 0.15, 0.5 })
        for_families(5, 300, [&](const OfficialList& list, RandomFamilies& families) {
            const Answers truth = families.told();
            const Interview held = interview(list, families, truth, declining);
            const Decision end = list.decider.decide(held.answers);
            const FactSet left = end.missing() & ~held.answers.known() & ~held.answers.declined();
            if (declining == 0.0)
                CHECK(left.none());
            for (const FactId fact : list.policy.schema.ids(left)) {
                CAPTURE(list.policy.schema[fact].name);
                const Change change = can_change(list, held.answers, fact);
                CHECK(change != Change::proved);
                ++left_out;
                not_claimed += change == Change::too_many_families;
            }
        });
    MESSAGE(left_out << " facts left out, of " << not_claimed << " of them nothing is claimed");
    CHECK(not_claimed == 0);
}

TEST_CASE("asking everything changes no verdict that the interview settled, and settles none that it left open")
{
    for (const double declining : { 0.0, 0.2 })
        for_families(6, 800, [&](const OfficialList& list, RandomFamilies& families) {
            const Answers truth = families.told();
            const Interview held = interview(list, families, truth, declining);
            Answers everything = truth;
            for (const FactId fact : list.policy.schema.ids(held.answers.declined()))
                everything.decline(fact);
            const Decision end = list.decider.decide(held.answers);
            const Decision all = list.decider.decide(everything);
            FactSet contradictory;
            for (const Contradiction& contradiction : list.policy.contradictions)
                contradictory |= contradiction.rule.facts() & held.answers.declined();
            for (std::size_t i = 0; i < end.benefits.size(); ++i) {
                CAPTURE(end.benefits[i].benefit->id);
                // An age that was not told is not found out by questions that nothing else needs.
                const FactSet missing = end.benefits[i].missing;
                if ((missing & contradictory).any())
                    continue;
                CHECK(all.benefits[i].verdict == end.benefits[i].verdict);
                CHECK(all.benefits[i].wait == end.benefits[i].wait);
            }
        });
}

TEST_CASE("every fact is asked in some interview of some region")
{
    FactSet asked;
    for_families(7, 300, [&](const OfficialList& list, RandomFamilies& families) {
        for (const Interview::Step& step : interview(list, families, families.told(), 0.1).steps)
            for (const FactId fact : step.ask.facts)
                asked.set(index(fact));
    });
    const Schema& schema = installed().policy().schema;
    for (const FactId id : schema.ids()) {
        CAPTURE(schema[id].name);
        CHECK(asked[index(id)]);
    }
}

TEST_CASE("when the wait is over, the benefit is no longer refused")
{
    std::size_t waited = 0;
    for_families(8, 3000, [&](const OfficialList& list, RandomFamilies& families) {
        const Answers answers = families.withheld(families.told(), 0.1);
        const Decision decision = list.decider.decide(answers);
        for (std::size_t i = 0; i < decision.benefits.size(); ++i) {
            const BenefitDecision& decided = decision.benefits[i];
            CHECK((decided.verdict == not_yet) == (decided.wait != Wait {}));
            if (decided.verdict != not_yet)
                continue;
            CAPTURE(decided.benefit->id);
            ++waited;
            const FactId months = list.fact("months_here");
            const FactId age = list.fact("age");
            // Of what is not known the wait is the longest there can be; when it is over is not told.
            if ((decided.wait.months && !answers.is_known(months)) || (decided.wait.age && !answers.is_known(age)))
                continue;
            Answers later = answers;
            if (decided.wait.months) {
                CHECK(*decided.wait.months > 0);
                later.know(months, answers.value(months) + *decided.wait.months);
            }
            if (decided.wait.age) {
                CHECK(*decided.wait.age > answers.value(age));
                later.know(age, *decided.wait.age);
            }
            const Verdict then = list.decider.decide(later, i).verdict;
            CHECK((then == eligible || then == conditional || then == undetermined));
            // And not a month before.
            if (decided.wait.months) {
                Answers sooner = later;
                sooner.know(months, later.value(months) - 1);
                CHECK(list.decider.decide(sooner, i).verdict == not_yet);
            }
        }
    });
    CHECK(waited > 1000);
}

TEST_CASE("a service has the best verdict of its benefits")
{
    for_families(9, 1000, [](const OfficialList& list, RandomFamilies& families) {
        const Decision decision = list.decider.decide(families.withheld(families.told(), 0.2));
        REQUIRE(decision.services.size() == 20);
        for (const ServiceDecision& service : decision.services) {
            Verdict best = ineligible;
            for (const BenefitDecision& benefit : decision.of(service))
                best = std::min(best, benefit.verdict);
            CHECK(service.verdict == best);
        }
    });
}

TEST_CASE("low income counts as hardship, wherever hardship is read")
{
    std::size_t compared = 0;
    for_families(10, 1000, [&](const OfficialList& list, RandomFamilies& families) {
        const Answers answers = families.withheld(families.told(), 0.1);
        const auto with = [&](const char* yes, const char* other, std::optional<bool> value) {
            Answers changed = answers;
            changed.know(list.fact(yes), 1);
            changed.forget(list.fact(other));
            if (value)
                changed.know(list.fact(other), *value);
            return changed;
        };
        for (const std::optional<bool> other : { std::optional<bool> {}, std::optional(false), std::optional(true) }) {
            const Decision hard = list.decider.decide(with("hardship", "low_income", other));
            const Decision low = list.decider.decide(with("low_income", "hardship", other));
            for (std::size_t i = 0; i < hard.benefits.size(); ++i) {
                if (!reads(list, i, "hardship"))
                    continue;
                CAPTURE(hard.benefits[i].benefit->id);
                CHECK(same(hard.benefits[i], low.benefits[i]));
                ++compared;
            }
        }
    });
    CHECK(compared > 1000);
}
