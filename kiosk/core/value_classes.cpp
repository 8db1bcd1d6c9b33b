// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/value_classes.hpp"

#include <set>

namespace kiosk {
namespace {

// Of an integer that is compared with another, every value is told apart up to this many.
constexpr int few_values = 64;

std::vector<ValueClass> classes_from(const std::set<int>& lows, int maximum)
{
    std::vector<ValueClass> classes;
    for (const int low : lows) {
        if (!classes.empty())
            classes.back().high = low - 1;
        classes.push_back({ low, maximum });
    }
    return classes;
}

} // namespace

std::vector<ValueClass> value_classes(const Schema& schema, FactId id, std::span<const Rule* const> rules)
{
    const Fact& fact = schema[id];
    std::vector<ValueClass> classes;
    if (fact.kind != FactKind::integer) {
        const int count = fact.kind == FactKind::boolean ? 2 : static_cast<int>(fact.values.size());
        for (int value = 0; value < count; ++value)
            classes.push_back({ value, value });
        return classes;
    }
    std::set<int> lows { fact.minimum };
    for (const Rule* rule : rules)
        for (const int point : rule->turning_points(id))
            if (point > fact.minimum && point <= fact.maximum)
                lows.insert(point);
    return classes_from(lows, fact.maximum);
}

std::vector<ValueClass> contradiction_classes(const Policy& policy, FactId id)
{
    const Fact& fact = policy.schema[id];
    std::vector<const Rule*> rules;
    for (const Contradiction& contradiction : policy.contradictions)
        rules.push_back(&contradiction.rule);
    std::vector<ValueClass> classes = value_classes(policy.schema, id, rules);
    if (fact.kind != FactKind::integer)
        return classes;
    std::set<int> lows;
    for (const ValueClass& each : classes)
        lows.insert(each.low);
    for (const Rule* rule : rules)
        for (const FactId other : policy.schema.ids(rule->facts())) {
            const Fact& beside = policy.schema[other];
            if (other == id || beside.kind != FactKind::integer || !rule->facts()[index(id)])
                continue;
            if (fact.maximum - fact.minimum < few_values)
                for (int value = fact.minimum; value <= fact.maximum; ++value)
                    lows.insert(value);
            else if (beside.maximum - beside.minimum < few_values)
                for (int value = beside.minimum; value <= beside.maximum; ++value) {
                    Answers one;
                    one.know(other, value);
                    for (const int point : rule->turning_points(id, one, {}))
                        if (fact.allows(point))
                            lows.insert(point);
                }
        }
    return classes_from(lows, fact.maximum);
}

bool compares_integers(const Schema& schema, const Rule& rule, FactId fact)
{
    return schema[fact].kind == FactKind::integer && rule.facts()[index(fact)] && rule.turning_points(fact).empty();
}

} // namespace kiosk
