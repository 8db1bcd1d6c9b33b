// SPDX-License-Identifier: Apache-2.0
#include "kiosk/proof/decision_table.hpp"

#include <algorithm>

namespace kiosk::proof {
namespace {

using Rows = std::vector<DecisionRow>;

bool same(const Rows& a, const Rows& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
        [](const DecisionRow& x, const DecisionRow& y) { return x.verdict == y.verdict && x.values == y.values; });
}

class Tabulation {
public:
    Tabulation(const Policy& policy, const Decider& decider, std::size_t benefit)
        : policy_(policy)
        , decider_(decider)
        , benefit_(benefit)
    {
        std::vector<const Rule*> rules;
        FactSet own;
        for (const Clause* clause : decider.clauses(benefit)) {
            rules.push_back(&clause->rule);
            if (!is_membership(clause))
                own |= clause->rule.facts();
        }
        for (const Confirmation& confirmation : decider.benefit(benefit).confirmations) {
            rules.push_back(&confirmation.when);
            own |= confirmation.when.facts();
        }
        for (const Contradiction& contradiction : policy.contradictions)
            if ((contradiction.rule.facts() & ~decider.facts(benefit)).none())
                contradictions_.push_back(&contradiction.rule);
        // Only classes that the benefit's own rules tell apart: what is impossible needs no line of its own.
        for (const FactSet& part : { own, decider.facts(benefit) & ~own })
            for (const FactId fact : policy.schema.ids(part)) {
                table_.facts.push_back(fact);
                classes_.push_back(value_classes(policy.schema, fact, rules));
            }
    }

    DecisionTable run()
    {
        if (auto rows = rows_from(0, {}))
            table_.rows = *std::move(rows);
        std::stable_sort(table_.rows.begin(), table_.rows.end(),
            [](const DecisionRow& a, const DecisionRow& b) { return a.verdict < b.verdict; });
        return std::move(table_);
    }

private:
    bool is_membership(const Clause* clause) const
    {
        const auto& membership = decider_.region().membership;
        return clause >= membership.data() && clause < membership.data() + membership.size();
    }

    // Whether every child of these classes contradicts itself. Of a long class only the first values are tried: more
    // months here are never more possible.
    bool impossible(const std::vector<ValueClass>& chosen, std::size_t next = 0, const Answers& told = {}) const
    {
        if (next == chosen.size())
            return std::any_of(contradictions_.begin(), contradictions_.end(),
                [&](const Rule* rule) { return rule->truth(told) == Truth::yes; });
        constexpr int few = 32;
        const auto [low, high] = chosen[next];
        Answers more = told;
        for (int value = low; value <= low + few && value <= high; ++value) {
            more.know(table_.facts[next], value);
            if (!impossible(chosen, next + 1, more))
                return false;
        }
        return true;
    }

    // The rows for these answers, with the columns before `next` left open; nothing when there is no such child.
    std::optional<Rows> rows_from(std::size_t next, const Answers& told)
    {
        // A value stands for its class, and what it contradicts for nothing: that is looked at below.
        const BenefitDecision decision = decider_.decide(told, benefit_, {});
        if (next == table_.facts.size() || decision.verdict != Verdict::undetermined) {
            DecisionRow row;
            row.values.resize(table_.facts.size());
            row.verdict = decision.verdict;
            return Rows { row };
        }
        // Values with the same rows below stand together.
        std::vector<std::pair<std::vector<ValueClass>, Rows>> groups;
        for (const ValueClass& values : classes_[next]) {
            Answers more = told;
            more.know(table_.facts[next], values.low);
            chosen_.push_back(values);
            auto rows = impossible(chosen_) ? std::nullopt : rows_from(next + 1, more);
            chosen_.pop_back();
            if (!rows)
                continue;
            const auto found = std::find_if(
                groups.begin(), groups.end(), [&](const auto& group) { return same(group.second, *rows); });
            if (found == groups.end())
                groups.push_back({ { values }, *std::move(rows) });
            else if (found->first.back().high + 1 == values.low)
                found->first.back().high = values.high;
            else
                found->first.push_back(values);
        }
        if (groups.empty())
            return std::nullopt;
        Rows all;
        for (auto& [values, rows] : groups)
            for (DecisionRow& row : rows) {
                if (groups.size() > 1)
                    row.values[next] = values;
                all.push_back(std::move(row));
            }
        return all;
    }

    const Policy& policy_;
    const Decider& decider_;
    std::size_t benefit_;
    DecisionTable table_;
    std::vector<std::vector<ValueClass>> classes_; // by column
    std::vector<const Rule*> contradictions_;
    std::vector<ValueClass> chosen_; // by column, those so far
};

} // namespace

bool DecisionRow::matches(const std::vector<FactId>& facts, const Answers& told) const
{
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const int value = told.value(facts[i]);
        if (!values[i].empty() && std::none_of(values[i].begin(), values[i].end(), [&](const ValueClass& each) {
                return value >= each.low && value <= each.high;
            }))
            return false;
    }
    return true;
}

DecisionTable decision_table(const Policy& policy, const Decider& decider, std::size_t benefit)
{
    return Tabulation(policy, decider, benefit).run();
}

} // namespace kiosk::proof
