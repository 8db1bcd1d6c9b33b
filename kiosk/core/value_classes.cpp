// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/value_classes.hpp"

#include <set>

namespace kiosk {

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
    for (const int low : lows) {
        if (!classes.empty())
            classes.back().high = low - 1;
        classes.push_back({ low, fact.maximum });
    }
    return classes;
}

bool compares_integers(const Schema& schema, const Rule& rule, FactId fact)
{
    return schema[fact].kind == FactKind::integer && rule.facts()[index(fact)] && rule.turning_points(fact).empty();
}

} // namespace kiosk
