// SPDX-License-Identifier: Apache-2.0
//
// One region, ready to decide child after child; many threads may ask it at once.
#pragma once

#include "kiosk/core/verdict_tables.hpp"

#include <bit>
#include <cstdint>

namespace kiosk::outreach {

// Benefits of a region, a bit each.
class BenefitSet {
public:
    static constexpr std::size_t max_benefits = 256;

    void insert(std::size_t benefit) { words_[benefit / 64] |= std::uint64_t { 1 } << benefit % 64; }
    void insert(const BenefitSet& other)
    {
        for (std::size_t i = 0; i < words_.size(); ++i)
            words_[i] |= other.words_[i];
    }
    bool contains(std::size_t benefit) const { return (words_[benefit / 64] >> benefit % 64 & 1) != 0; }
    bool meets(const BenefitSet& other) const
    {
        bool meets = false;
        for (std::size_t i = 0; i < words_.size(); ++i)
            meets |= (words_[i] & other.words_[i]) != 0;
        return meets;
    }
    // The first 64.
    void assign(std::uint64_t benefits) { words_ = { benefits }; }
    template <class Visit> void each(const Visit& visit) const
    {
        for (std::size_t i = 0; i < words_.size(); ++i)
            for (std::uint64_t word = words_[i]; word != 0; word &= word - 1)
                visit(i * 64 + static_cast<std::size_t>(std::countr_zero(word)));
    }

private:
    std::array<std::uint64_t, max_benefits / 64> words_ {};
};

struct Verdicts {
    Truth membership = Truth::unknown;
    std::array<BenefitSet, verdict_count> sets; // by Verdict; each benefit in one

    Verdict of(std::size_t benefit) const;
    // The best among several.
    Verdict best(const BenefitSet& benefits) const;
};

class Desk {
public:
    // `policy` must outlive it. An error: the region has more benefits than a set holds.
    static Result<Desk> create(const Policy& policy, const Region& region);

    const Region& region() const { return decider_.region(); }
    // With its reasons, for what Verdicts do not say.
    const Decider& decider() const { return decider_; }
    // By service of the region.
    const std::vector<BenefitSet>& services() const { return services_; }
    std::optional<std::size_t> benefit(std::string_view id) const;

    Verdicts decide(const Answers& answers) const;

private:
    Desk(const Policy& policy, const Region& region);

    Decider decider_;
    std::optional<VerdictTables> tables_; // nothing: the region does not fit into them
    std::vector<BenefitSet> services_;
};

// One for each region, in the policy's order.
Result<std::vector<Desk>> desks(const Policy& policy);

} // namespace kiosk::outreach
