// SPDX-License-Identifier: Apache-2.0
#include "tests/policy/random_families.hpp"

#include "kiosk/core/witness.hpp"

#include <algorithm>

namespace kiosk::tests {
namespace {

// More families than this are not tried for one benefit.
constexpr int most_families = 400000;

// Tries the facts of one benefit that were not asked, value by value, until `fact` is seen to make a difference.
class DifferenceSearch {
public:
    DifferenceSearch(const OfficialList& list, std::size_t benefit, FactId fact, const Answers& answers)
        : list_(&list)
        , benefit_(benefit)
        , fact_(fact)
    {
        const FactSet open = list.decider.facts(benefit) & ~answers.known() & ~answers.declined();
        for (const FactId id : list.policy.schema.ids(open)) {
            const auto values = representatives(list.policy.schema, id, list.decider.turning_points(benefit, id));
            if (id == fact)
                own_values_ = values;
            else
                others_.push_back({ id, values });
        }
    }

    std::size_t dimensions() const { return others_.size(); }
    bool found(const Answers& answers, std::size_t next = 0)
    {
        const Verdict now = list_->decider.decide(answers, benefit_).verdict;
        if (now != Verdict::undetermined)
            return false; // settled: nothing turns it any more, which is a law of its own
        for (const int value : own_values_)
            if (consistent(answers, fact_, value) && with(answers, fact_, value) != now)
                return true;
        if (next == others_.size() || ++tried_ > most_families)
            return false;
        for (const int value : others_[next].values) {
            if (!consistent(answers, others_[next].fact, value))
                continue;
            Answers more = answers;
            more.know(others_[next].fact, value);
            if (found(more, next + 1))
                return true;
        }
        return false;
    }
    bool exhausted() const { return tried_ <= most_families; }

private:
    struct Dimension {
        FactId fact;
        std::vector<int> values;
    };

    bool consistent(Answers answers, FactId fact, int value) const
    {
        answers.know(fact, value);
        return list_->policy.contradictions_in(answers).empty();
    }
    Verdict with(Answers answers, FactId fact, int value) const
    {
        answers.know(fact, value);
        return list_->decider.decide(answers, benefit_).verdict;
    }

    const OfficialList* list_;
    std::size_t benefit_;
    FactId fact_;
    std::vector<int> own_values_;
    std::vector<Dimension> others_;
    int tried_ = 0;
};

} // namespace

int RandomFamilies::any_value(FactId id)
{
    const Fact& fact = list_.policy.schema[id];
    const auto up_to = [&](int most) { return std::uniform_int_distribution(0, most)(random_); };
    switch (fact.kind) {
    case FactKind::boolean:
        return up_to(1);
    case FactKind::integer:
        return fact.growth == Growth::months ? up_to(9) : fact.minimum + up_to(fact.maximum - fact.minimum);
    case FactKind::choice: {
        const auto offered = list_.region.offered(id, list_.policy.schema);
        return offered[static_cast<std::size_t>(up_to(static_cast<int>(offered.size()) - 1))];
    }
    }
    return 0;
}

void RandomFamilies::settle_in(Answers& answers)
{
    const auto choose = [&](std::string_view fact, std::string_view choice) {
        answers.know(list_.fact(fact), *list_.policy.schema[list_.fact(fact)].value_of(choice));
    };
    choose("hukou", chance(0.7) ? "other_province" : "same_province");
    choose("carer", chance(0.8) ? "parent" : "guardian");
    answers.know(list_.fact("age"), std::uniform_int_distribution(0, 16)(random_));
    answers.know(list_.fact("months_here"), std::uniform_int_distribution(4, 9)(random_));
}

Answers RandomFamilies::told()
{
    const bool settled = chance(0.7);
    while (true) {
        Answers answers;
        for (const FactId id : list_.policy.schema.ids())
            answers.know(id, any_value(id));
        if (settled)
            settle_in(answers);
        if (list_.policy.contradictions_in(answers).empty())
            return answers;
    }
}

Answers RandomFamilies::withheld(const Answers& all, double of)
{
    Answers answers = all;
    for (const FactId id : list_.policy.schema.ids(all.known())) {
        if (!chance(of))
            continue;
        if (chance(0.5))
            answers.decline(id);
        else
            answers.forget(id);
    }
    return answers;
}

Interview interview(const OfficialList& list, RandomFamilies& families, const Answers& truth, double declining)
{
    Interview held;
    while (true) {
        const auto ask = next_question(list.policy, list.decider, list.decider.decide(held.answers), held.answers);
        if (!ask)
            return held;
        REQUIRE(held.steps.size() < list.policy.questions.size() * 4);
        held.steps.push_back({ held.answers, *ask });
        for (const FactId fact : ask->facts) {
            REQUIRE(held.answers.is_absent(fact));
            if (families.chance(declining))
                held.answers.decline(fact);
            else
                held.answers.know(fact, truth.value(fact));
        }
    }
}

Change can_change(const OfficialList& list, const Answers& answers, FactId fact)
{
    const Decision decision = list.decider.decide(answers);
    std::vector<DifferenceSearch> searches;
    for (std::size_t i = 0; i < decision.benefits.size(); ++i)
        if (decision.benefits[i].verdict == Verdict::undetermined && list.decider.facts(i)[index(fact)])
            searches.emplace_back(list, i, fact, answers);
    // The shortest first: one difference is enough.
    std::stable_sort(
        searches.begin(), searches.end(), [](const auto& a, const auto& b) { return a.dimensions() < b.dimensions(); });
    bool all_tried = true;
    for (DifferenceSearch& search : searches) {
        if (search.found(answers))
            return Change::proved;
        all_tried &= search.exhausted();
    }
    return all_tried ? Change::refuted : Change::too_many_families;
}

} // namespace kiosk::tests
