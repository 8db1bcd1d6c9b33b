// SPDX-License-Identifier: Apache-2.0
#include "kiosk/outreach/tally.hpp"

#include <algorithm>

namespace kiosk::outreach {
namespace {

void count(RegionTally& tally, Truth membership, std::span<const Verdict> services)
{
    ++tally.children;
    ++tally.membership[static_cast<std::size_t>(membership)];
    tally.services.resize(services.size());
    for (std::size_t i = 0; i < services.size(); ++i)
        ++tally.services[i][static_cast<std::size_t>(services[i])];
}

} // namespace

void RegionTally::add(const RegionTally& other)
{
    children += other.children;
    for (std::size_t i = 0; i < membership.size(); ++i)
        membership[i] += other.membership[i];
    services.resize(std::max(services.size(), other.services.size()));
    for (std::size_t i = 0; i < other.services.size(); ++i)
        for (std::size_t v = 0; v < verdict_count; ++v)
            services[i][v] += other.services[i][v];
}

bool Tally::add(std::size_t region, std::uint64_t row, std::optional<std::string_view> value, Truth membership,
    std::span<const Verdict> services)
{
    count(total_.regions[region], membership, services);
    if (!value)
        return true;
    GroupTally* const of_value = group(*value, row);
    if (of_value)
        count(of_value->regions[region], membership, services);
    return of_value != nullptr;
}

bool Tally::add(const Tally& other)
{
    for (std::size_t i = 0; i < total_.regions.size(); ++i)
        total_.regions[i].add(other.total_.regions[i]);
    for (const auto& [value, theirs] : other.groups_) {
        GroupTally* const ours = group(value, theirs.first_row);
        if (!ours)
            return false;
        for (std::size_t i = 0; i < ours->regions.size(); ++i)
            ours->regions[i].add(theirs.regions[i]);
    }
    return true;
}

std::vector<const GroupTally*> Tally::groups() const
{
    std::vector<const GroupTally*> sorted;
    for (const auto& [value, group] : groups_)
        sorted.push_back(&group);
    std::sort(sorted.begin(), sorted.end(), [](auto* a, auto* b) { return a->first_row < b->first_row; });
    return sorted;
}

GroupTally* Tally::group(std::string_view value, std::uint64_t row)
{
    auto found = groups_.find(value);
    if (found == groups_.end()) {
        if (groups_.size() == max_groups)
            return nullptr;
        found = groups_
                    .emplace(
                        value, GroupTally { std::string(value), row, std::vector<RegionTally>(total_.regions.size()) })
                    .first;
    }
    found->second.first_row = std::min(found->second.first_row, row);
    return &found->second;
}

} // namespace kiosk::outreach
