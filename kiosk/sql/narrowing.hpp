// SPDX-License-Identifier: Apache-2.0
//
// What is known of one fact narrows what another can still be (Policy::domains), and SQL has to say the same: a child
// in a nursery is under three, even where its age is not told. The propagation is tabulated for all that contradictions
// tell apart, and each test of a fact that can be narrowed becomes a column that says when it follows from the others.
#pragma once

#include "kiosk/core/policy.hpp"
#include "kiosk/core/value_classes.hpp"
#include "kiosk/sql/expression.hpp"

#include <cstdint>
#include <functional>

namespace kiosk::sql {

// A column of a derived table.
struct Column {
    std::string name; // as it is written, with its quotes
    std::string definition; // lines
    std::vector<std::string> comment; // lines, above it
};

class Narrowing {
public:
    // An error where contradictions tie so many values together that no short condition says it.
    static Result<Narrowing> create(const Policy& policy);

    // Tests of one fact. Those that can follow from other facts are names of columns, see columns().
    Expression at_most(FactId fact, int value);
    Expression at_least(FactId fact, int value);
    Expression among(FactId fact, std::uint32_t mask);
    Expression range(FactId fact, int low, int high); // ends as in Rule
    // The same of what is told alone.
    Expression told_range(FactId fact, int low, int high) const;
    Expression told_among(FactId fact, std::uint32_t mask) const;

    // Where what is told leaves no value for a fact that is not, though nothing told contradicts itself: then nothing
    // follows for any fact. Never NULL where true matters; a column of this name stands below columns().
    const Expression& at_odds() const { return at_odds_; }
    static constexpr std::string_view at_odds_column = "\"at odds\"";
    // Of the tests asked for so far.
    const std::vector<Column>& columns() const { return columns_; }
    // An error in one of them.
    const Status& status() const { return status_; }

    bool narrows(FactId fact) const { return facts_set_[index(fact)]; }
    // All that a fact can be while it is not known; the first: everything.
    std::vector<Domain> domains_of(FactId fact) const;

private:
    enum class Wanted : std::uint8_t { out, in, any };
    // Sets of classes of some facts, all known.
    using Implicant = std::vector<std::vector<bool>>; // by fact of facts_, by class; empty: may be unknown

    explicit Narrowing(const Policy& policy);
    Status tabulate();
    Expression narrowed(
        FactId fact, const std::string& name, const Expression& told, const std::function<Truth(const Domain&)>& test);
    std::optional<std::vector<Implicant>> cover(const std::function<Wanted(std::size_t)>& wanted) const;
    bool covers(const Implicant& implicant, std::size_t place) const;
    Expression condition(const std::vector<Implicant>& implicants) const;
    // 0: unknown, else the class from 1.
    std::size_t digit(std::size_t place, std::size_t at) const
    {
        return place / strides_[at] % (classes_[at].size() + 1);
    }

    const Policy* policy_;
    std::vector<FactId> facts_; // that contradictions read
    FactSet facts_set_;
    std::vector<std::vector<ValueClass>> classes_; // by fact of facts_
    std::vector<std::size_t> strides_;
    std::vector<Domains> domains_; // by place
    std::vector<bool> contradicted_;
    std::vector<bool> stuck_;
    std::vector<ChoiceColumn> choices_; // by fact of the schema
    Expression at_odds_ = Expression::no();
    std::vector<Column> columns_;
    Status status_ = Success {};
};

} // namespace kiosk::sql
