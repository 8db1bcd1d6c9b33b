// SPDX-License-Identifier: Apache-2.0
//
// The verdicts: which there are, in which order, and how programs call them. Everything that goes through all of them
// goes through `verdicts`; what people see of one (words, sign, colour) is chosen where they see it.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace kiosk {

// Best first.
enum class Verdict : std::uint8_t { eligible, conditional, undetermined, not_yet, ineligible };

struct VerdictRow {
    Verdict verdict;
    std::string_view name; // as the contract writes it
};
inline constexpr std::array verdict_table {
    VerdictRow { Verdict::eligible, "eligible" },
    VerdictRow { Verdict::conditional, "conditional" },
    VerdictRow { Verdict::undetermined, "undetermined" },
    VerdictRow { Verdict::not_yet, "not_yet" },
    VerdictRow { Verdict::ineligible, "ineligible" },
};
inline constexpr std::size_t verdict_count = verdict_table.size();

// All of them, best first.
inline constexpr std::array verdicts = [] {
    std::array<Verdict, verdict_count> all {};
    for (std::size_t i = 0; i < verdict_count; ++i)
        all[i] = verdict_table[i].verdict;
    return all;
}();
static_assert(
    [] {
        for (std::size_t i = 0; i < verdict_count; ++i)
            if (static_cast<std::size_t>(verdicts[i]) != i)
                return false;
        return true;
    }(),
    "the table is in the order of the enumeration");

constexpr std::string_view name(Verdict verdict)
{
    return verdict_table[static_cast<std::size_t>(verdict)].name;
}

} // namespace kiosk
