// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/rule.hpp"

#include <algorithm>

namespace kiosk {

namespace {

// What an integer can be, from its lowest to its highest value; nothing where that is not bounded.
std::optional<std::pair<std::int64_t, std::int64_t>> bounds(FactId fact, const Answers& answers, const Domains& domains)
{
    if (const auto value = answers.get(fact))
        return std::pair<std::int64_t, std::int64_t>(*value, *value);
    if (domains.narrowed(fact))
        return std::pair<std::int64_t, std::int64_t>(domains[fact].low, domains[fact].high);
    return std::nullopt;
}

// Whether all of low..high lie in from..to, none, or some.
Truth within(std::int64_t low, std::int64_t high, int from, int to)
{
    if (low >= from && high <= to)
        return Truth::yes;
    return high < from || low > to ? Truth::no : Truth::unknown;
}

} // namespace

// Leaves only. Unknown when what it reads can still turn out either way.
Truth Rule::test(const Node& node, const Answers& answers, const Domains& domains)
{
    switch (node.op) {
    case Op::range: {
        const auto can_be = bounds(node.fact, answers, domains);
        return can_be ? within(can_be->first, can_be->second, node.low, node.high) : Truth::unknown;
    }
    case Op::mask: {
        std::uint32_t values = 0;
        if (answers.is_known(node.fact))
            values = std::uint32_t { 1 } << answers.value(node.fact);
        else if (domains.narrowed(node.fact))
            values = domains[node.fact].values;
        else
            return Truth::unknown;
        if ((values & ~node.mask) == 0)
            return Truth::yes;
        return (values & node.mask) == 0 ? Truth::no : Truth::unknown;
    }
    case Op::linear: {
        const auto fact = bounds(node.fact, answers, domains);
        const auto other = bounds(node.other, answers, domains);
        if (!fact || !other)
            return Truth::unknown;
        return within(
            fact->first - node.factor * other->second, fact->second - node.factor * other->first, node.low, node.high);
    }
    case Op::unsettled:
        return Truth::unknown;
    case Op::constant:
    case Op::both:
    case Op::either:
    case Op::negation:
        break;
    }
    return Truth::yes;
}

Finding Rule::evaluate(const Answers& answers, const Domains& domains) const
{
    return nodes_.empty() ? Finding::of(true) : evaluate(nodes_.size() - 1, answers, domains);
}

Finding Rule::evaluate(std::size_t at, const Answers& answers, const Domains& domains) const
{
    const Node& node = nodes_[at];
    switch (node.op) {
    case Op::both: {
        const Finding left = evaluate(node.left, answers, domains);
        return left.truth == Truth::no ? left : left && evaluate(node.right, answers, domains);
    }
    case Op::either: {
        const Finding left = evaluate(node.left, answers, domains);
        return left.truth == Truth::yes ? left : left || evaluate(node.right, answers, domains);
    }
    case Op::negation:
        return !evaluate(node.left, answers, domains);
    default:
        break;
    }
    Finding finding;
    finding.truth = test(node, answers, domains);
    if (finding.truth == Truth::unknown) {
        if (node.op == Op::unsettled) {
            finding.unsettled.set(index(node.confirmation));
        } else {
            finding.missing.set(index(node.fact), !answers.is_known(node.fact));
            if (node.op == Op::linear && !answers.is_known(node.other))
                finding.missing.set(index(node.other));
        }
    }
    return finding;
}

Truth Rule::truth(const Answers& answers, const Domains& domains) const
{
    return nodes_.empty() ? Truth::yes : truth(nodes_.size() - 1, answers, domains);
}

Truth Rule::truth(std::size_t at, const Answers& answers, const Domains& domains) const
{
    const Node& node = nodes_[at];
    switch (node.op) {
    case Op::both: {
        const Truth left = truth(node.left, answers, domains);
        return left == Truth::no ? left : left && truth(node.right, answers, domains);
    }
    case Op::either: {
        const Truth left = truth(node.left, answers, domains);
        return left == Truth::yes ? left : left || truth(node.right, answers, domains);
    }
    case Op::negation:
        return !truth(node.left, answers, domains);
    default:
        return test(node, answers, domains);
    }
}

namespace {

void in_order(std::vector<int>& points)
{
    std::sort(points.begin(), points.end());
    points.erase(std::unique(points.begin(), points.end()), points.end());
}

} // namespace

std::vector<int> Rule::turning_points(FactId fact) const
{
    std::vector<int> points;
    for (const Node& node : nodes_) {
        if (node.op != Op::range || node.fact != fact)
            continue;
        if (node.low != Node::lowest)
            points.push_back(node.low);
        if (node.high != Node::highest)
            points.push_back(node.high + 1);
    }
    in_order(points);
    return points;
}

std::vector<int> Rule::turning_points(FactId fact, const Answers& answers, const Domains& domains) const
{
    std::vector<int> points = turning_points(fact);
    const auto add = [&](std::int64_t point) {
        if (point > Node::lowest && point < Node::highest)
            points.push_back(static_cast<int>(point));
    };
    const auto down
        = [](std::int64_t a, std::int64_t b) { return a / b - ((a % b != 0 && (a < 0) != (b < 0)) ? 1 : 0); };
    for (const Node& node : nodes_) {
        if (node.op != Op::linear || (node.fact != fact && node.other != fact))
            continue;
        const bool is_other = node.other == fact;
        const auto against = bounds(is_other ? node.fact : node.other, answers, domains);
        if (!against || (is_other && node.factor == 0))
            continue;
        // fact - factor * other turns at `low` and above `high`.
        for (const std::int64_t with : { against->first, against->second })
            for (const auto& [end, beyond] : { std::pair(node.low, 0), std::pair(node.high, 1) }) {
                if (end == Node::lowest || end == Node::highest)
                    continue;
                const std::int64_t turn = std::int64_t { end } + beyond;
                if (!is_other)
                    add(turn + node.factor * with);
                else
                    for (const int next : { 0, 1 })
                        add(down(with - turn, node.factor) + next);
            }
    }
    in_order(points);
    return points;
}

} // namespace kiosk
