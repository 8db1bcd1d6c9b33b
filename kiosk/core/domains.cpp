// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/policy.hpp"

#include <algorithm>

namespace kiosk {
namespace {

class Propagation {
public:
    Propagation(const Policy& policy, const Answers& answers)
        : policy_(policy)
        , answers_(answers)
    {
    }

    Domains run()
    {
        FactSet read;
        for (const Contradiction& contradiction : policy_.contradictions) {
            if (contradiction.rule.truth(answers_) == Truth::yes)
                return {};
            read |= contradiction.rule.facts();
        }
        if ((read & answers_.known()).none())
            return {};
        const auto facts = policy_.schema.ids(read & ~answers_.known());
        for (bool changed = true; changed;) {
            changed = false;
            for (const FactId fact : facts) {
                const auto domain = narrowed(fact);
                if (!domain)
                    return {};
                if (*domain == full(fact) || (domains_.narrowed(fact) && *domain == domains_[fact]))
                    continue;
                domains_.narrow(fact, *domain);
                changed = true;
            }
        }
        return domains_;
    }

private:
    Domain full(FactId id) const
    {
        const Fact& fact = policy_.schema[id];
        switch (fact.kind) {
        case FactKind::boolean:
            return { 0, 0, 0b11 };
        case FactKind::choice:
            return { 0, 0, (std::uint32_t { 1 } << fact.values.size()) - 1 };
        case FactKind::integer:
            break;
        }
        return { fact.minimum, fact.maximum, 0 };
    }

    // What is left of the fact's domain; nothing: no value goes with what is known.
    std::optional<Domain> narrowed(FactId fact) const
    {
        const Domain now = domains_.narrowed(fact) ? domains_[fact] : full(fact);
        if (policy_.schema[fact].kind == FactKind::integer)
            return narrowed_integer(fact, now);
        Domain left { 0, 0, 0 };
        for (int value = 0; value < 32; ++value)
            if ((now.values >> value & 1) && !contradicted(fact, value))
                left.values |= std::uint32_t { 1 } << value;
        return left.values ? std::optional(left) : std::nullopt;
    }

    std::optional<Domain> narrowed_integer(FactId fact, const Domain& now) const
    {
        // Between two points at which a contradiction can turn, one value stands for all.
        std::vector<int> lows { now.low };
        for (const Contradiction& contradiction : policy_.contradictions)
            if (contradiction.rule.facts()[index(fact)])
                for (const int point : contradiction.rule.turning_points(fact, answers_, domains_))
                    if (point > now.low && point <= now.high)
                        lows.push_back(point);
        std::sort(lows.begin(), lows.end());
        std::optional<Domain> left;
        for (std::size_t i = 0; i < lows.size(); ++i) {
            if (contradicted(fact, lows[i]))
                continue;
            if (!left)
                left = { lows[i], 0, 0 };
            left->high = i + 1 < lows.size() ? std::max(lows[i], lows[i + 1] - 1) : now.high;
        }
        return left;
    }

    bool contradicted(FactId fact, int value) const
    {
        Answers more = answers_;
        more.know(fact, value);
        return std::any_of(
            policy_.contradictions.begin(), policy_.contradictions.end(), [&](const Contradiction& each) {
                return each.rule.facts()[index(fact)] && each.rule.truth(more, domains_) == Truth::yes;
            });
    }

    const Policy& policy_;
    const Answers& answers_;
    Domains domains_;
};

} // namespace

Domains Policy::domains(const Answers& answers) const
{
    return Propagation(*this, answers).run();
}

} // namespace kiosk
