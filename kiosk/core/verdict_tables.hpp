// SPDX-License-Identifier: Apache-2.0
//
// The rules of one region made flat, for deciding a whole register: verdicts only, no reasons.
//
// Each fact becomes the number of its class. A table holds, for every combination of the classes of a few facts, what
// the clauses on these facts say of all benefits at once, a bit each: whether they hold, and whether they may. A child
// is decided by one look into each table and a handful of bit operations on all benefits together. The tables are
// filled by evaluating the rules themselves; that the whole says the same as Decider is tried for every child that
// the rules tell apart (tests/proof).
#pragma once

#include "kiosk/core/decide.hpp"
#include "kiosk/core/value_classes.hpp"

#include <algorithm>
#include <array>

namespace kiosk {

class VerdictTables {
public:
    static constexpr std::size_t max_benefits = 63;

    // An error where the region has more benefits than bits, or a rule that compares two numbers with each other.
    static Result<VerdictTables> create(const Policy& policy, const Decider& decider);

    // By Verdict: the benefits, each in one of the sets; bit i is Decider::benefit(i).
    struct Verdicts {
        std::array<std::uint64_t, 5> sets {};
        Truth membership = Truth::unknown;

        Verdict of(std::size_t benefit) const;
    };

    // Of what is known of one child: the class of each fact, 0 for unknown.
    using Codes = std::array<std::uint8_t, max_facts>;
    // `value` is one that the fact allows.
    std::uint8_t code(FactId fact, int value) const
    {
        const auto& codes = codes_[index(fact)];
        const auto offset = static_cast<std::size_t>(value - minimum_[index(fact)]);
        return codes[std::min(offset, codes.size() - 1)];
    }
    Codes codes(const Answers& answers) const;

    Verdicts decide(const Codes& codes) const;
    Verdicts decide(const Answers& answers) const { return decide(codes(answers)); }

    std::size_t bytes() const; // of all tables

private:
    // Benefits of which a conjunction of clauses holds, and of which it may.
    struct Truths {
        std::uint64_t yes = ~std::uint64_t {};
        std::uint64_t may = ~std::uint64_t {};
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

    std::array<std::vector<std::uint8_t>, max_facts> codes_; // by value - minimum; the last for all above
    std::array<int, max_facts> minimum_ {};
    std::vector<Table<Truths>> fixed_;
    std::vector<Table<Moving>> moving_;
    std::vector<Table<Confirmed>> confirmed_;
    std::uint64_t always_confirmed_ = 0;
    std::uint64_t benefits_ = 0; // a bit each
    std::uint64_t membership_ = 0; // the bit above them
};

} // namespace kiosk
