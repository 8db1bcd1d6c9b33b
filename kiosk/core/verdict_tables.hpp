// SPDX-License-Identifier: Apache-2.0
//
// The rules of one region made flat, for deciding a whole register: verdicts only, no reasons.
//
// Each fact becomes the number of its class, and where it is not known the number of what it can still be beside what
// is (Domains, tabulated as well). A table holds, for every combination of the classes of a few facts, what
// the clauses on these facts say of all benefits at once, a bit each: whether they hold, or may. A child
// is decided by one look into each table and a handful of bit operations on all benefits together. The tables are
// filled by evaluating the rules themselves; that the whole says the same as Decider is tried for every child that
// the rules tell apart (tests/proof).
#pragma once

#include "kiosk/core/decide.hpp"
#include "kiosk/core/value_classes.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace kiosk {

class VerdictTables {
public:
    static constexpr std::size_t max_benefits = 63;

    // An error where the region has more benefits than bits, a rule that compares two numbers with each other, or
    // contradictions that tie too many values together.
    static Result<VerdictTables> create(const Policy& policy, const Decider& decider);

    // By Verdict: the benefits, each in one of the sets; bit i is Decider::benefit(i).
    struct Verdicts {
        std::array<std::uint64_t, verdict_count> sets {};
        Truth membership = Truth::unknown;

        Verdict of(std::size_t benefit) const;
    };

    // Of one child: by fact the class of its value; 0 where it is unknown; above the classes what an unknown fact can
    // still be.
    using Codes = std::array<std::uint8_t, max_facts>;
    // `value` is one that the fact allows.
    std::uint8_t code(FactId fact, int value) const { return classes_[index(fact)].code(value); }
    Codes codes(const Answers& answers) const;

    Verdicts decide(const Codes& codes) const;
    Verdicts decide(const Answers& answers) const { return decide(codes(answers)); }

    std::size_t bytes() const; // of all tables

private:
    // The class of each value, from 1.
    struct Classes {
        std::vector<std::uint8_t> codes; // by value - minimum; the last for all above
        int minimum = 0;

        std::uint8_t code(int value) const
        {
            return codes[std::min(static_cast<std::size_t>(value - minimum), codes.size() - 1)];
        }
    };
    // Of a conjunction of clauses, a bit for each benefit.
    struct Truths {
        std::uint64_t may = ~std::uint64_t {}; // no clause fails
        std::uint64_t held = ~std::uint64_t {}; // with the offices in favour all hold
        std::uint64_t told = ~std::uint64_t {}; // no answer can change any
        std::uint64_t promised = ~std::uint64_t {}; // none waits for an office
    };
    // Clauses that read a fact that grows: as things stand, and at the best of all later times.
    struct Moving {
        Truths today;
        Truths later;
    };
    struct Confirmed {
        std::uint64_t certain = 0;
        std::uint64_t unsure = 0;
    };
    template <class Entry> struct Table {
        std::vector<std::pair<std::uint8_t, std::uint32_t>> strides; // fact, what its code counts for
        std::vector<Entry> entries;

        const Entry& at(const Codes& codes) const
        {
            std::size_t place = 0;
            for (const auto& [fact, stride] : strides)
                place += codes[fact] * stride;
            return entries[place];
        }
    };

    class Builder;

    // What the facts that contradictions read can still be: by the classes of those that are known, the codes of all.
    struct Narrowing {
        std::vector<FactId> facts;
        FactSet set; // the same
        std::vector<Classes> classes; // finer than those of the rules
        std::vector<std::size_t> strides;
        std::vector<std::uint8_t> codes; // facts.size() for each combination
    };

    std::array<Classes, max_facts> classes_;
    Narrowing narrowing_;
    std::vector<Table<Truths>> fixed_;
    std::vector<Table<Moving>> moving_;
    std::vector<Table<Confirmed>> confirmed_;
    std::uint64_t always_confirmed_ = 0;
    std::uint64_t benefits_ = 0; // a bit each
    std::uint64_t membership_ = 0; // the bit above them
};

} // namespace kiosk
