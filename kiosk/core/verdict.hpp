// SPDX-License-Identifier: Apache-2.0
//
// The verdicts: which there are, in which order, what they are called, and what they hold out. Whatever goes through
// all of them goes through `verdicts`; whatever treats some alike asks for their prospect.
//
// Icon (ui/icon.hpp, assets/icons) and messages (verdict.<name>, verdict.<name>.meaning) are found by name; the colours
// are in ui/palette.hpp, the sign on paper in guide/sign.cpp. A verdict that lacks one of them does not compile.
#pragma once

#include "kiosk/core/in_order.hpp"

#include <cstdint>
#include <string_view>

namespace kiosk {

// Best first.
enum class Verdict : std::uint8_t { eligible, conditional, undetermined, not_yet, ineligible };

// What a family may expect of it.
enum class Prospect : std::uint8_t {
    now, // can be had, or applied for
    unsettled, // an answer that is missing decides
    later, // time alone decides
    refused,
};

struct VerdictRow {
    Verdict verdict;
    std::string_view name; // as the contract writes it
    Prospect prospect;
};
inline constexpr std::array verdict_table {
    VerdictRow { Verdict::eligible, "eligible", Prospect::now },
    VerdictRow { Verdict::conditional, "conditional", Prospect::now },
    VerdictRow { Verdict::undetermined, "undetermined", Prospect::unsettled },
    VerdictRow { Verdict::not_yet, "not_yet", Prospect::later },
    VerdictRow { Verdict::ineligible, "ineligible", Prospect::refused },
};
static_assert(in_order(verdict_table, &VerdictRow::verdict, Verdict::ineligible));
inline constexpr std::size_t verdict_count = verdict_table.size();

// All of them, best first.
inline constexpr std::array verdicts = [] {
    std::array<Verdict, verdict_count> all {};
    for (std::size_t i = 0; i < verdict_count; ++i)
        all[i] = verdict_table[i].verdict;
    return all;
}();

constexpr std::string_view name(Verdict verdict)
{
    return verdict_table[static_cast<std::size_t>(verdict)].name;
}

constexpr Prospect prospect(Verdict verdict)
{
    return verdict_table[static_cast<std::size_t>(verdict)].prospect;
}

} // namespace kiosk
