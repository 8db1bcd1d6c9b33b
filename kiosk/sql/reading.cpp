// SPDX-License-Identifier: Apache-2.0
#include "kiosk/sql/reading.hpp"

namespace kiosk::sql {
namespace {

constexpr std::size_t in_favour = static_cast<std::size_t>(Office::in_favour);
constexpr std::size_t against = static_cast<std::size_t>(Office::against);
constexpr std::size_t unsettled = static_cast<std::size_t>(Office::unsettled);
constexpr std::array offices { unsettled, in_favour, against };

Expression constant(bool value)
{
    return value ? Expression::yes() : Expression::no();
}

Reading of(const Expression& truth)
{
    return { { truth, truth, truth }, {}, {}, Expression::no(), {} };
}

void add(Conditions& conditions, std::size_t which, const Expression& when)
{
    if (when.is_no())
        return;
    const auto [found, fresh] = conditions.try_emplace(which, when);
    if (!fresh)
        found->second = either(found->second, when);
}

// `one` of a junction waits for something, and the other does not settle the junction.
void add_all(Conditions& conditions, const Conditions& one, const Expression& open)
{
    for (const auto& [which, when] : one)
        add(conditions, which, both(when, open));
}

Reading joined(const Reading& a, const Reading& b, bool all)
{
    const auto join = [all](const Expression& x, const Expression& y) { return all ? both(x, y) : either(x, y); };
    const auto open = [all](const Expression& other) { return all ? other.is_not_false() : other.is_not_true(); };
    // Agrees with the junction: an AND of what holds, an OR of what fails.
    const auto neutral = [all](const Expression& other) { return all ? other : negation(other); };
    Reading made = of(Expression::yes());
    made.facts = a.facts | b.facts;
    for (const std::size_t office : offices) {
        made.truth[office] = join(a.truth[office], b.truth[office]);
        add_all(made.missing[office], a.missing[office], open(b.truth[office]));
        add_all(made.missing[office], b.missing[office], open(a.truth[office]));
    }
    add_all(made.unsettled, a.unsettled, open(b.truth[unsettled]));
    add_all(made.unsettled, b.unsettled, open(a.truth[unsettled]));
    made.waits = either(both(a.waits, either(b.waits, neutral(b.truth[unsettled]))),
        both(b.waits, either(a.waits, neutral(a.truth[unsettled]))));
    return made;
}

// Rule::read.
class Notation {
public:
    Notation(const Policy& policy, Narrowing& narrowing, const Then& then)
        : policy_(policy)
        , narrowing_(narrowing)
        , then_(then)
    {
    }

    Reading always() const { return of(Expression::yes()); }

    Reading range(FactId fact, int low, int high)
    {
        if (const auto value = known(fact))
            return of(constant(*value >= low && *value <= high));
        return leaf(fact, narrowing_.range(fact, low, high));
    }

    Reading among(FactId fact, std::uint32_t mask)
    {
        if (const auto value = known(fact))
            return of(constant((mask >> *value & 1) != 0));
        return leaf(fact, narrowing_.among(fact, mask));
    }

    Reading difference(FactId fact, int, FactId other, int, int)
    {
        status_ = Error { "a rule compares \"" + policy_.schema[fact].name + "\" with \"" + policy_.schema[other].name
            + "\", which only contradictions can" };
        return always();
    }

    Reading unsettled(ConfirmationId id) const
    {
        Reading made = of(Expression::null());
        made.truth[in_favour] = Expression::yes();
        made.truth[against] = Expression::no();
        made.unsettled.emplace(index(id), Expression::yes());
        made.waits = Expression::yes();
        return made;
    }

    Reading both(const Reading& a, const Reading& b) const { return simpler(joined(a, b, true)); }
    Reading either(const Reading& a, const Reading& b) const { return simpler(joined(a, b, false)); }

    Reading negation(const Reading& a) const
    {
        Reading made = a;
        made.truth[unsettled_] = sql::negation(a.truth[unsettled_]);
        made.truth[in_favour] = sql::negation(a.truth[against]);
        made.truth[against] = sql::negation(a.truth[in_favour]);
        std::swap(made.missing[in_favour], made.missing[against]);
        return made;
    }

    const Status& status() const { return status_; }

private:
    static constexpr std::size_t unsettled_ = sql::unsettled;

    std::optional<int> known(FactId fact) const
    {
        for (const auto& [each, value] : then_)
            if (each == fact)
                return value;
        return std::nullopt;
    }

    Reading leaf(FactId fact, const Expression& truth) const
    {
        Reading made = of(truth);
        made.facts.set(index(fact));
        for (Conditions& missing : made.missing)
            add(missing, index(fact), truth.is_null());
        return made;
    }

    // What reads one fact only, and one that nothing narrows, is open where that fact is not known.
    Reading simpler(Reading made) const
    {
        if (made.facts.count() != 1)
            return made;
        const FactId fact = policy_.schema.ids(made.facts).front();
        if (narrowing_.narrows(fact))
            return made;
        for (const std::size_t office : offices) {
            made.missing[office].clear();
            if (!made.truth[office].is_constant())
                add(made.missing[office], index(fact), Expression::column(policy_.schema[fact].name).is_null());
        }
        return made;
    }

    const Policy& policy_;
    Narrowing& narrowing_;
    const Then& then_;
    Status status_ = Success {};
};

} // namespace

Result<Reading> reading(const Rule& rule, const Policy& policy, Narrowing& narrowing, const Then& then)
{
    Notation notation(policy, narrowing, then);
    Reading made = rule.read(notation);
    // What reads one choice only is said by its values.
    if (const auto facts = policy.schema.ids(rule.facts()); facts.size() == 1 && !narrowing.narrows(facts.front())
        && then.empty() && policy.schema[facts.front()].kind == FactKind::choice)
        for (auto& [office, when] : made.unsettled) {
            const auto waits_for = [&, office = office](const Answers& answers) {
                return rule.evaluate(answers).unsettled.test(office);
            };
            std::uint32_t mask = 0;
            for (int value = 0; value < static_cast<int>(policy.schema[facts.front()].values.size()); ++value) {
                Answers answers;
                answers.know(facts.front(), value);
                if (waits_for(answers))
                    mask |= std::uint32_t { 1 } << value;
            }
            const Expression told = mask ? narrowing.told_among(facts.front(), mask) : Expression::no();
            when = waits_for({}) ? sql::either(told, Expression::column(policy.schema[facts.front()].name).is_null())
                                 : told;
        }
    if (!notation.status())
        return notation.status().error();
    if (!narrowing.status())
        return narrowing.status().error();
    return made;
}

} // namespace kiosk::sql
