// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/rule.hpp"

#include <algorithm>

namespace kiosk {

// Leaves only. Unknown when a fact it reads is not known.
Truth Rule::test(const Node& node, const Answers& answers)
{
    const auto known = [](bool value) { return value ? Truth::yes : Truth::no; };
    switch (node.op) {
    case Op::range:
        if (!answers.is_known(node.fact))
            return Truth::unknown;
        return known(answers.value(node.fact) >= node.low && answers.value(node.fact) <= node.high);
    case Op::mask:
        if (!answers.is_known(node.fact))
            return Truth::unknown;
        return known((node.mask >> answers.value(node.fact)) & 1u);
    case Op::linear: {
        if (!answers.is_known(node.fact) || !answers.is_known(node.other))
            return Truth::unknown;
        const std::int64_t difference
            = answers.value(node.fact) - std::int64_t { node.factor } * answers.value(node.other);
        return known(difference >= node.low && difference <= node.high);
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

Finding Rule::evaluate(const Answers& answers) const
{
    return nodes_.empty() ? Finding::of(true) : evaluate(nodes_.size() - 1, answers);
}

Finding Rule::evaluate(std::size_t at, const Answers& answers) const
{
    const Node& node = nodes_[at];
    switch (node.op) {
    case Op::both: {
        const Finding left = evaluate(node.left, answers);
        return left.truth == Truth::no ? left : left && evaluate(node.right, answers);
    }
    case Op::either: {
        const Finding left = evaluate(node.left, answers);
        return left.truth == Truth::yes ? left : left || evaluate(node.right, answers);
    }
    case Op::negation:
        return !evaluate(node.left, answers);
    default:
        break;
    }
    Finding finding;
    finding.truth = test(node, answers);
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

Truth Rule::truth(const Answers& answers) const
{
    return nodes_.empty() ? Truth::yes : truth(nodes_.size() - 1, answers);
}

Truth Rule::truth(std::size_t at, const Answers& answers) const
{
    const Node& node = nodes_[at];
    switch (node.op) {
    case Op::both: {
        const Truth left = truth(node.left, answers);
        return left == Truth::no ? left : left && truth(node.right, answers);
    }
    case Op::either: {
        const Truth left = truth(node.left, answers);
        return left == Truth::yes ? left : left || truth(node.right, answers);
    }
    case Op::negation:
        return !truth(node.left, answers);
    default:
        return test(node, answers);
    }
}

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
    std::sort(points.begin(), points.end());
    points.erase(std::unique(points.begin(), points.end()), points.end());
    return points;
}

} // namespace kiosk
