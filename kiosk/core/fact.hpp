// SPDX-License-Identifier: Apache-2.0
//
// Facts: the closed set of things a family can tell us, and what it has told us so far.
// Which facts exist is content, not C++: a Schema is loaded from the content database.
#pragma once

#include "kiosk/core/result.hpp"

#include <array>
#include <bitset>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk {

inline constexpr std::size_t max_facts = 64;

// Index of a fact in its Schema.
enum class FactId : std::uint8_t {};
constexpr std::size_t index(FactId id)
{
    return static_cast<std::size_t>(id);
}

using FactSet = std::bitset<max_facts>;

enum class Scope : std::uint8_t { family, child };
enum class FactKind : std::uint8_t { boolean, integer, choice };

// How a fact changes by itself as time goes by, and therefore how a wait for it is told:
// `none` does not change; `months` counts months passed (a wait says how many more);
// `years` is an age (a wait says which age is to be reached).
enum class Growth : std::uint8_t { none, months, years };

// What becomes of an answer when the family moves to another region: it holds as before, nobody can know, or counting
// begins again.
enum class OnMoving : std::uint8_t { stays, unknown, from_zero };

struct Fact {
    std::string name;
    Scope scope = Scope::child;
    FactKind kind = FactKind::boolean;
    int minimum = 0; // integers only, inclusive
    int maximum = std::numeric_limits<int>::max();
    std::vector<std::string> values; // choices only; a value is its position here
    Growth growth = Growth::none;
    bool confidential = false; // never a headline, never printed, never on the loudspeaker
    std::string icon = {}; // name of a drawing; may be empty
    std::vector<std::string> value_icons = {}; // choices only: of each value; empty where there is none
    OnMoving on_moving = OnMoving::stays;
    // Values that read otherwise in another province, and what each can be there.
    std::vector<std::pair<int, std::vector<int>>> moved {};

    // The value of a choice by its name.
    std::optional<int> value_of(std::string_view choice) const;
    // How a value is written in answers and rules: "true", "9", "primary".
    std::string spelled(int value) const;
    // Booleans are 0 and 1; choices are positions in `values`.
    bool allows(int value) const;
};

class Schema {
public:
    // At most max_facts facts, each name once.
    static Result<Schema> create(std::vector<Fact> facts);

    std::optional<FactId> find(std::string_view name) const;
    const Fact& operator[](FactId id) const { return facts_[index(id)]; }
    std::size_t size() const { return facts_.size(); }
    FactSet of_scope(Scope scope) const;
    // The first fact that grows so: the age in years, the months of living here.
    std::optional<FactId> growing(Growth growth) const;

    // All ids in order, for range-for.
    std::vector<FactId> ids() const;
    std::vector<FactId> ids(FactSet set) const;

private:
    std::vector<Fact> facts_;
};

// What is known of one child: its own facts and its family's.
// A fact is absent (not asked), declined (asked, not told) or known. Logic treats absent and declined alike: unknown.
class Answers {
public:
    bool is_known(FactId id) const { return known_[index(id)]; }
    bool is_declined(FactId id) const { return declined_[index(id)]; }
    bool is_absent(FactId id) const { return !is_known(id) && !is_declined(id); }

    // Only for known facts.
    int value(FactId id) const;
    std::optional<int> get(FactId id) const;

    void know(FactId id, int value);
    void decline(FactId id);
    void forget(FactId id);

    FactSet known() const { return known_; }
    FactSet declined() const { return declined_; }
    bool empty() const { return known_.none() && declined_.none(); }

    // This and the other's facts together; the other's win.
    Answers with(const Answers& other) const;

    bool operator==(const Answers& other) const;

private:
    FactSet known_;
    FactSet declined_;
    std::array<int, max_facts> values_ {};
};

} // namespace kiosk
