// SPDX-License-Identifier: Apache-2.0
//
// An earlier edition of the content, and what children gain or lose by the one that is in force now. Verdicts are
// ranked as they stand, best first (core/verdict.hpp); a benefit that an edition does not have counts as ineligible
// there. Many threads may ask it at once.
#pragma once

#include "kiosk/content/catalogue.hpp"
#include "kiosk/outreach/desk.hpp"

#include <cstdint>

namespace kiosk::outreach {

struct Change {
    std::size_t benefit = 0; // into Earlier::benefits of the region
    std::optional<Verdict> before; // nothing: that edition does not have it
    std::optional<Verdict> after;

    bool gain() const;
};

class Earlier {
public:
    // All must outlive it; `desks` are those of the edition in force. An error: a region is too large to be decided.
    static Result<Earlier> create(const content::Catalogue& earlier, const Policy& policy, std::span<const Desk> desks);

    const content::Edition& edition() const { return catalogue_.edition(); }
    // The benefits of either edition, those of the one in force first. `region`: into the policy in force.
    std::size_t benefit_count(std::size_t region) const { return regions_[region].benefits.size(); }
    const Benefit& benefit(std::size_t region, std::size_t benefit) const;

    // What changes for a child of whom these answers are known: in the order of `benefit`. An answer that the earlier
    // edition does not know is unknown to it.
    std::vector<Change> changes(std::size_t region, const Answers& answers, const Verdicts& after) const;

private:
    struct Pair {
        const Benefit* benefit = nullptr; // of the edition in force where it has it
        std::optional<std::size_t> before; // into the desk of each
        std::optional<std::size_t> after;
    };
    struct RegionPair {
        const Desk* before = nullptr; // null: that edition does not have the region
        std::vector<Pair> benefits;
    };

    Earlier(const content::Catalogue& earlier, const Policy& policy);
    Answers as_known_then(const Answers& answers) const;

    const content::Catalogue& catalogue_;
    const Policy& policy_; // in force
    std::vector<Desk> desks_; // of the earlier edition
    std::vector<RegionPair> regions_; // by region in force
    std::vector<std::optional<FactId>> facts_; // by fact in force
    std::vector<std::vector<std::optional<int>>> values_; // by fact in force, of choices: by value
};

// How many children gain or lose each benefit.
struct ChangeTally {
    struct Count {
        std::uint64_t gaining = 0;
        std::uint64_t losing = 0;
    };
    std::uint64_t children = 0;
    std::uint64_t changed = 0;
    std::uint64_t gaining = 0; // at least one benefit
    std::uint64_t losing = 0;
    std::vector<std::vector<Count>> benefits; // by region, as Earlier::benefit

    ChangeTally() = default;
    explicit ChangeTally(const Earlier& earlier, std::size_t regions);
    void add(std::size_t region, std::span<const Change> changes);
    void add(const ChangeTally& other);
};

} // namespace kiosk::outreach
