// SPDX-License-Identifier: Apache-2.0
//
// How many children of a register have which verdict for each service, for the whole of it and for each value of one of
// its columns.
#pragma once

#include "kiosk/core/decide.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>

namespace kiosk::outreach {

using VerdictCounts = std::array<std::uint64_t, verdict_count>; // by Verdict

// The children of one region.
struct RegionTally {
    std::uint64_t children = 0;
    std::array<std::uint64_t, 3> membership {}; // by Truth
    std::vector<VerdictCounts> services; // in the region's order; empty while there is no child

    void add(const RegionTally& other);
};

// Children who have one value in the column.
struct GroupTally {
    std::string value; // empty: nothing is filled in there
    std::uint64_t first_row = 0; // on which it stands
    std::vector<RegionTally> regions; // in the policy's order
};

class Tally {
public:
    // A column with more values than this, such as a name, sorts children into no groups; and memory stays flat.
    static constexpr std::size_t max_groups = 10'000;

    explicit Tally(std::size_t regions)
        : total_ { {}, 0, std::vector<RegionTally>(regions) }
    {
    }

    // `services`: the best verdict of each. False: `value` is one too many.
    bool add(std::size_t region, std::uint64_t row, std::optional<std::string_view> value, Truth membership,
        std::span<const Verdict> services);
    // Both of one policy and one column. False: too many values.
    bool add(const Tally& other);

    const GroupTally& total() const { return total_; }
    // In the order in which they come in the register; none without a column.
    std::vector<const GroupTally*> groups() const;

private:
    GroupTally* group(std::string_view value, std::uint64_t row);

    GroupTally total_;
    std::map<std::string, GroupTally, std::less<>> groups_;
};

} // namespace kiosk::outreach
