// SPDX-License-Identifier: Apache-2.0
#include "kiosk/fleet/tally.hpp"

#include <algorithm>
#include <numeric>

namespace kiosk::fleet {
namespace {

constexpr std::uint64_t in_fives(std::uint64_t count)
{
    return count - count % least_told;
}

Cells in_fives(const Cells& cells)
{
    Cells rounded;
    for (const auto& [label, count] : cells)
        if (const std::uint64_t told = in_fives(count); told > 0)
            rounded.emplace(label, told);
    return rounded;
}

// Nobody outside can know of these that there was none that day. Of a language a neighbour can; of staff, the staff; of
// the program's end, whoever sees its next start; of a fault, whoever sees that the printer has none.
bool always_likely(Group group, std::string_view label)
{
    switch (group) {
    case Group::language:
        return false;
    case Group::ended:
        return label == ends::finished || label == ends::timed_out;
    case Group::screen:
        return true;
    case Group::paper:
        break;
    }
    return !label.starts_with(papers::failed);
}

// How many families a group can own up to. Beside those that are told by their label it tells of some together, as long
// as each label that is told as none could have none of them: there is room for four more in every label that is told,
// and in all but one of those that are likely on any day.
std::uint64_t tellable(
    Group group, const Cells& rounded, std::uint64_t families, const std::vector<std::string>& labels)
{
    const std::uint64_t told = sum(rounded);
    const auto untold = static_cast<std::size_t>(std::count_if(labels.begin(), labels.end(),
        [&](const std::string& label) { return always_likely(group, label) && !rounded.contains(label); }));
    const std::size_t room = rounded.size() + (untold > 0 ? untold - 1 : 0);
    return told + std::min(in_fives(families) - told, in_fives((least_told - 1) * room));
}

} // namespace

std::uint64_t sum(const Cells& cells)
{
    return std::accumulate(cells.begin(), cells.end(), std::uint64_t { 0 },
        [](std::uint64_t all, const auto& cell) { return all + cell.second; });
}

Tally told(const Tally& day, const Labels& labels)
{
    Tally told;
    told.interrupted = in_fives(day.interrupted);
    std::uint64_t families = sum(day.families.front());
    for (std::size_t g = 0; g < group_count; ++g) {
        told.families[g] = in_fives(day.families[g]);
        families
            = std::min(families, tellable(static_cast<Group>(g), told.families[g], sum(day.families[g]), labels[g]));
    }
    families = in_fives(families);
    // One number of families in all groups: else the difference would tell of labels that are told as none.
    for (Cells& cells : told.families) {
        std::uint64_t here = sum(cells);
        for (; here > families; here -= least_told) {
            const auto most = std::max_element(
                cells.begin(), cells.end(), [](const auto& one, const auto& two) { return one.second < two.second; });
            if ((most->second -= least_told) == 0)
                cells.erase(most);
        }
        if (here < families)
            cells.emplace(other, families - here);
    }
    return told;
}

} // namespace kiosk::fleet
