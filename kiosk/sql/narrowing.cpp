// SPDX-License-Identifier: Apache-2.0
#include "kiosk/sql/narrowing.hpp"

#include <algorithm>
#include <map>

namespace kiosk::sql {
namespace {

// Each takes a propagation.
constexpr std::size_t most_places = 50'000;

// PostgreSQL cuts longer names.
constexpr std::size_t longest_name = 63;

Truth within(const Domain& domain, int low, int high)
{
    if (domain.low >= low && domain.high <= high)
        return Truth::yes;
    return domain.high < low || domain.low > high ? Truth::no : Truth::unknown;
}

} // namespace

Narrowing::Narrowing(const Policy& policy)
    : policy_(&policy)
{
    for (const FactId fact : policy.schema.ids())
        choices_.push_back({ policy.schema[fact].name, policy.schema[fact].values });
    for (const Contradiction& contradiction : policy.contradictions)
        facts_set_ |= contradiction.rule.facts();
    facts_ = policy.schema.ids(facts_set_);
}

Result<Narrowing> Narrowing::create(const Policy& policy)
{
    Narrowing made(policy);
    if (const Status tabulated = made.tabulate(); !tabulated)
        return tabulated.error();
    return made;
}

Status Narrowing::tabulate()
{
    std::size_t count = 1;
    for (const FactId fact : facts_) {
        classes_.push_back(contradiction_classes(*policy_, fact));
        strides_.push_back(count);
        count *= classes_.back().size() + 1;
        if (count > most_places)
            return Error { "the contradictions tie too many values together" };
    }
    domains_.resize(count);
    contradicted_.resize(count);
    stuck_.resize(count);
    for (std::size_t place = 0; place < count; ++place) {
        Answers answers;
        for (std::size_t i = 0; i < facts_.size(); ++i)
            if (const std::size_t at = digit(place, i); at > 0)
                answers.know(facts_[i], classes_[i][at - 1].low);
        contradicted_[place] = !policy_->contradictions_in(answers).empty();
        domains_[place] = policy_->domains(answers);
        // Knowing more never widens a domain, except that nothing follows any more where one is empty. Places with less
        // told come first.
        for (std::size_t i = 0; i < facts_.size(); ++i)
            if (const std::size_t at = digit(place, i); at > 0) {
                const std::size_t before = place - at * strides_[i];
                const FactSet lost = domains_[before].narrowed() & ~answers.known() & ~domains_[place].narrowed();
                if (!contradicted_[place] && (lost.any() || stuck_[before]))
                    stuck_[place] = true;
            }
    }
    const auto stuck = cover([this](std::size_t place) {
        return contradicted_[place] ? Wanted::any : stuck_[place] ? Wanted::in : Wanted::out;
    });
    if (!stuck)
        return Error { "the contradictions tie more than two facts together at once" };
    at_odds_ = condition(*stuck);
    return Success {};
}

bool Narrowing::covers(const Implicant& implicant, std::size_t place) const
{
    for (std::size_t i = 0; i < facts_.size(); ++i) {
        if (implicant[i].empty())
            continue;
        const std::size_t at = digit(place, i);
        if (at == 0 || !implicant[i][at - 1])
            return false;
    }
    return true;
}

// The fewest known facts first, one and then two; nothing: that does not do.
std::optional<std::vector<Narrowing::Implicant>> Narrowing::cover(
    const std::function<Wanted(std::size_t)>& wanted) const
{
    std::vector<Implicant> found;
    const auto is_covered = [&](std::size_t place) {
        return std::any_of(found.begin(), found.end(), [&](const Implicant& each) { return covers(each, place); });
    };
    const Implicant none(facts_.size());
    for (std::size_t i = 0; i < facts_.size(); ++i) {
        Implicant one = none;
        for (std::size_t a = 0; a < classes_[i].size(); ++a)
            if (wanted((a + 1) * strides_[i]) == Wanted::in) {
                one[i].resize(classes_[i].size());
                one[i][a] = true;
            }
        if (!one[i].empty())
            found.push_back(one);
    }
    std::vector<Implicant> pairs;
    for (std::size_t i = 0; i < facts_.size(); ++i)
        for (std::size_t j = i + 1; j < facts_.size(); ++j) {
            // The classes of the first that go with the same of the second stand together.
            std::map<std::vector<bool>, std::vector<bool>> together;
            for (std::size_t a = 0; a < classes_[i].size(); ++a) {
                std::vector<bool> with(classes_[j].size());
                for (std::size_t b = 0; b < classes_[j].size(); ++b) {
                    const std::size_t place = (a + 1) * strides_[i] + (b + 1) * strides_[j];
                    with[b] = wanted(place) == Wanted::in && !is_covered(place);
                }
                if (std::find(with.begin(), with.end(), true) == with.end())
                    continue;
                auto& first = together[with];
                first.resize(classes_[i].size());
                first[a] = true;
            }
            for (const auto& [second, first] : together) {
                Implicant pair = none;
                pair[i] = first;
                pair[j] = second;
                pairs.push_back(pair);
            }
        }
    found.insert(found.end(), pairs.begin(), pairs.end());
    for (std::size_t place = 0; place < domains_.size(); ++place)
        if (const Wanted want = wanted(place); want != Wanted::any && is_covered(place) != (want == Wanted::in))
            return std::nullopt;
    return found;
}

Expression Narrowing::condition(const std::vector<Implicant>& implicants) const
{
    Expression any = Expression::no();
    for (const Implicant& implicant : implicants) {
        Expression all = Expression::yes();
        for (std::size_t i = 0; i < facts_.size(); ++i) {
            if (implicant[i].empty())
                continue;
            if (policy_->schema[facts_[i]].kind != FactKind::integer) {
                std::uint32_t mask = 0;
                for (std::size_t a = 0; a < implicant[i].size(); ++a)
                    if (implicant[i][a])
                        mask |= std::uint32_t { 1 } << classes_[i][a].low;
                all = both(all, told_among(facts_[i], mask));
                continue;
            }
            Expression ranges = Expression::no();
            for (std::size_t a = 0; a < implicant[i].size(); ++a) {
                if (!implicant[i][a])
                    continue;
                const std::size_t first = a;
                while (a + 1 < implicant[i].size() && implicant[i][a + 1])
                    ++a;
                ranges = either(ranges,
                    told_range(facts_[i], first == 0 ? Rule::lowest_end : classes_[i][first].low,
                        a + 1 == classes_[i].size() ? Rule::highest_end : classes_[i][a].high));
            }
            all = both(all, ranges);
        }
        any = either(any, all);
    }
    return any;
}

Expression Narrowing::told_range(FactId id, int low, int high) const
{
    const std::string& name = policy_->schema[id].name;
    const std::string null = name + " IS NULL";
    const std::string least = std::to_string(low);
    const std::string most = std::to_string(high);
    if (low == Rule::lowest_end)
        return Expression::atom(name + " <= " + most, null, name + " >= " + std::to_string(std::int64_t { high } + 1));
    if (high == Rule::highest_end)
        return Expression::atom(name + " >= " + least, null, name + " <= " + std::to_string(std::int64_t { low } - 1));
    if (low == high)
        return Expression::atom(name + " = " + least, null, name + " <> " + least);
    return Expression::atom(
        name + " BETWEEN " + least + " AND " + most, null, name + " NOT BETWEEN " + least + " AND " + most);
}

Expression Narrowing::told_among(FactId id, std::uint32_t mask) const
{
    const Fact& fact = policy_->schema[id];
    if (fact.kind == FactKind::choice)
        return Expression::among(choices_[index(id)], mask);
    const Expression column = Expression::column(fact.name);
    switch (mask) {
    case 0b01:
        return negation(column);
    case 0b10:
        return column;
    default: // either: known or not
        return either(column, negation(column));
    }
}

Expression Narrowing::range(FactId fact, int low, int high)
{
    if (!narrows(fact))
        return told_range(fact, low, high);
    if (low == Rule::lowest_end)
        return at_most(fact, high);
    return high == Rule::highest_end ? at_least(fact, low) : both(at_least(fact, low), at_most(fact, high));
}

Expression Narrowing::at_most(FactId fact, int value)
{
    const Expression told = told_range(fact, Rule::lowest_end, value);
    return narrowed(
        fact, told.text(), told, [value](const Domain& domain) { return within(domain, Rule::lowest_end, value); });
}

Expression Narrowing::at_least(FactId fact, int value)
{
    const Expression told = told_range(fact, value, Rule::highest_end);
    return narrowed(
        fact, told.text(), told, [value](const Domain& domain) { return within(domain, value, Rule::highest_end); });
}

Expression Narrowing::among(FactId id, std::uint32_t mask)
{
    const Fact& fact = policy_->schema[id];
    std::string name = fact.name;
    if (fact.kind == FactKind::choice) {
        std::string values;
        for (std::size_t i = 0; i < fact.values.size(); ++i)
            if (mask >> i & 1)
                values += (values.empty() ? "" : ", ") + fact.values[i];
        name += (values.find(',') == std::string::npos ? " = " : " in ") + values;
    } else {
        name = (mask == 0b10 ? "is " : "is not ") + fact.name;
    }
    if (name.size() > longest_name)
        name = fact.name + " in set " + std::to_string(mask);
    return narrowed(id, name, told_among(id, mask), [mask](const Domain& domain) {
        if ((domain.values & ~mask) == 0)
            return Truth::yes;
        return (domain.values & mask) == 0 ? Truth::no : Truth::unknown;
    });
}

Expression Narrowing::narrowed(
    FactId id, const std::string& name, const Expression& told, const std::function<Truth(const Domain&)>& test)
{
    if (!narrows(id))
        return told;
    const std::string column = identifier(name);
    const Expression named = Expression::atom(column, column + " IS NULL");
    const auto is_same = [&](const Column& each) { return each.name == column; };
    if (std::any_of(columns_.begin(), columns_.end(), is_same))
        return named;

    const auto at = static_cast<std::size_t>(std::find(facts_.begin(), facts_.end(), id) - facts_.begin());
    const auto when = [&](Truth truth, bool guarded) {
        return cover([&, truth, guarded](std::size_t place) {
            if (contradicted_[place] || digit(place, at) > 0 || (guarded && stuck_[place]))
                return Wanted::any;
            const Domains& domains = domains_[place];
            return domains.narrowed(id) && test(domains[id]) == truth ? Wanted::in : Wanted::out;
        });
    };
    bool guarded = false;
    auto yes = when(Truth::yes, false);
    auto no = when(Truth::no, false);
    if (!yes || !no) {
        guarded = true;
        yes = when(Truth::yes, true);
        no = when(Truth::no, true);
    }
    if (!yes || !no) {
        status_ = Error { "the contradictions tie more than two facts together at once: " + name };
        return told;
    }
    if (yes->empty() && no->empty())
        return told;
    const std::string& fact = policy_->schema[id].name;
    std::string definition = "CASE WHEN " + fact + " IS NOT NULL THEN " + told.text();
    const auto line = [&](const Expression& condition, std::string_view value) {
        definition += "\n     WHEN " + condition.text() + " THEN " + std::string(value);
    };
    if (guarded)
        line(Expression::column(at_odds_column), "NULL");
    if (!yes->empty())
        line(condition(*yes), "TRUE");
    if (!no->empty())
        line(condition(*no), "FALSE");
    columns_.push_back({ column, definition + " END", {} });
    return named;
}

std::vector<Domain> Narrowing::domains_of(FactId id) const
{
    const Fact& fact = policy_->schema[id];
    const bool integer = fact.kind == FactKind::integer;
    const std::size_t values = fact.kind == FactKind::choice ? fact.values.size() : 2;
    std::vector<Domain> all { integer ? Domain { fact.minimum, fact.maximum, 0 }
                                      : Domain { 0, 0, (std::uint32_t { 1 } << values) - 1 } };
    for (const Domains& each : domains_)
        if (each.narrowed(id) && std::find(all.begin(), all.end(), each[id]) == all.end())
            all.push_back(each[id]);
    return all;
}

} // namespace kiosk::sql
