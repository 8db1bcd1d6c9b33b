// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/fact.hpp"

#include <algorithm>

namespace kiosk {

std::optional<int> Fact::value_of(std::string_view choice) const
{
    const auto found = std::find(values.begin(), values.end(), choice);
    if (found == values.end())
        return std::nullopt;
    return static_cast<int>(found - values.begin());
}

std::string Fact::spelled(int value) const
{
    switch (kind) {
    case FactKind::boolean:
        return value ? "true" : "false";
    case FactKind::integer:
        return std::to_string(value);
    case FactKind::choice:
        return values[static_cast<std::size_t>(value)];
    }
    return {};
}

bool Fact::allows(int value) const
{
    switch (kind) {
    case FactKind::boolean:
        return value == 0 || value == 1;
    case FactKind::integer:
        return value >= minimum && value <= maximum;
    case FactKind::choice:
        return value >= 0 && value < static_cast<int>(values.size());
    }
    return false;
}

Result<Schema> Schema::create(std::vector<Fact> facts)
{
    if (facts.size() > max_facts)
        return Error { "expected at most " + std::to_string(max_facts) + " facts, got "
            + std::to_string(facts.size()) };
    Schema schema;
    for (Fact& fact : facts) {
        if (schema.find(fact.name))
            return Error { "fact \"" + fact.name + "\" is declared twice" };
        schema.facts_.push_back(std::move(fact));
    }
    return schema;
}

std::optional<FactId> Schema::find(std::string_view name) const
{
    for (std::size_t i = 0; i < facts_.size(); ++i)
        if (facts_[i].name == name)
            return FactId { static_cast<std::uint8_t>(i) };
    return std::nullopt;
}

FactSet Schema::of_scope(Scope scope) const
{
    FactSet set;
    for (std::size_t i = 0; i < facts_.size(); ++i)
        set[i] = facts_[i].scope == scope;
    return set;
}

std::optional<FactId> Schema::growing(Growth growth) const
{
    for (std::size_t i = 0; i < facts_.size(); ++i)
        if (facts_[i].growth == growth)
            return FactId { static_cast<std::uint8_t>(i) };
    return std::nullopt;
}

std::vector<FactId> Schema::ids() const
{
    return ids(FactSet {}.set());
}

std::vector<FactId> Schema::ids(FactSet set) const
{
    std::vector<FactId> ids;
    for (std::size_t i = 0; i < facts_.size(); ++i)
        if (set[i])
            ids.push_back(FactId { static_cast<std::uint8_t>(i) });
    return ids;
}

int Answers::value(FactId id) const
{
    assert(is_known(id));
    return values_[index(id)];
}

std::optional<int> Answers::get(FactId id) const
{
    if (!is_known(id))
        return std::nullopt;
    return values_[index(id)];
}

void Answers::know(FactId id, int value)
{
    known_.set(index(id));
    declined_.reset(index(id));
    values_[index(id)] = value;
}

void Answers::decline(FactId id)
{
    forget(id);
    declined_.set(index(id));
}

void Answers::forget(FactId id)
{
    known_.reset(index(id));
    declined_.reset(index(id));
    values_[index(id)] = 0; // so that equality is plain and nothing told stays behind
}

Answers Answers::with(const Answers& other) const
{
    Answers both = *this;
    for (std::size_t i = 0; i < max_facts; ++i) {
        const FactId id { static_cast<std::uint8_t>(i) };
        if (other.is_known(id))
            both.know(id, other.values_[i]);
        else if (other.is_declined(id))
            both.decline(id);
    }
    return both;
}

bool Answers::operator==(const Answers& other) const
{
    return known_ == other.known_ && declined_ == other.declined_ && values_ == other.values_;
}

} // namespace kiosk
