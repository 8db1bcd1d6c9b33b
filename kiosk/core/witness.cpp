// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/witness.hpp"

#include <algorithm>

namespace kiosk {
namespace {

// An integer fact with no more values than this is tried with each of them.
constexpr int few = 32;

class Search {
public:
    Search(const Policy& policy, const Decider& decider, std::size_t benefit, Verdict verdict)
        : policy_(policy)
        , decider_(decider)
        , benefit_(benefit)
        , verdict_(verdict)
    {
        for (const FactId fact : policy.schema.ids(decider.facts(benefit)))
            facts_.push_back({ fact, representatives(policy.schema, fact, decider.turning_points(benefit, fact)) });
    }

    std::optional<Answers> run(std::size_t next, const Answers& answers)
    {
        if (!policy_.contradictions_in(answers).empty())
            return std::nullopt;
        const Verdict now = decider_.decide(answers, benefit_).verdict;
        if (now == verdict_)
            return answers;
        if (now != Verdict::undetermined || next == facts_.size())
            return std::nullopt; // settled: no further answer turns one settled verdict into another
        for (const int value : facts_[next].values) {
            Answers more = answers;
            more.know(facts_[next].fact, value);
            if (auto found = run(next + 1, more))
                return found;
        }
        return std::nullopt;
    }

private:
    struct Dimension {
        FactId fact;
        std::vector<int> values;
    };

    const Policy& policy_;
    const Decider& decider_;
    std::size_t benefit_;
    Verdict verdict_;
    std::vector<Dimension> facts_;
};

} // namespace

std::vector<int> representatives(const Schema& schema, FactId id, const std::vector<int>& turning_points)
{
    const Fact& fact = schema[id];
    std::vector<int> values;
    switch (fact.kind) {
    case FactKind::boolean:
        return { 0, 1 };
    case FactKind::choice:
        for (int value = 0; value < static_cast<int>(fact.values.size()); ++value)
            values.push_back(value);
        return values;
    case FactKind::integer:
        if (fact.maximum - fact.minimum < few) {
            for (int value = fact.minimum; value <= fact.maximum; ++value)
                values.push_back(value);
            return values;
        }
        values.push_back(fact.minimum);
        for (const int point : turning_points)
            for (const int value : { point - 1, point })
                if (fact.allows(value))
                    values.push_back(value);
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
        return values;
    }
    return values;
}

std::optional<Answers> witness(const Policy& policy, const Decider& decider, std::size_t benefit, Verdict verdict)
{
    return Search(policy, decider, benefit, verdict).run(0, {});
}

std::vector<Verdict> claims(const Decider& decider, std::size_t benefit)
{
    const auto& confirmations = decider.benefit(benefit).confirmations;
    std::vector<Verdict> claimed;
    const bool always_confirmed = std::any_of(confirmations.begin(), confirmations.end(),
        [](const Confirmation& confirmation) { return confirmation.when.facts().none(); });
    if (!always_confirmed)
        claimed.push_back(Verdict::eligible);
    const auto clauses = decider.clauses(benefit);
    const bool office = std::any_of(
        clauses.begin(), clauses.end(), [](const Clause* clause) { return clause->rule.confirmations().any(); });
    if (!confirmations.empty() || office)
        claimed.push_back(Verdict::conditional);
    if (decider.facts(benefit).any())
        claimed.push_back(Verdict::ineligible);
    return claimed;
}

} // namespace kiosk
