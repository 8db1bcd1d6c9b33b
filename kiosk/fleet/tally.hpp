// SPDX-License-Identifier: Apache-2.0
//
// Families that were here, counted: how many, never who, and nothing of what they told. And what of it may be told.
//
// What is told of a day is itself a possible day, and one in which no label stands for one to four families: whoever
// knows all that is told, on how many days ever, and how it is made, cannot tell such a day from the one that was; be
// it that they know besides which languages are not spoken there, when staff came, and that nothing failed.
// tests/fleet/privacy_test proves it by going through all days there can be.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::fleet {

// Each family is counted once in each of these: four ways to part the same families.
enum class Group : std::uint8_t {
    language, // in which it read at the end
    ended, // how its session ended: a name of `ends`
    screen, // the last that it saw: an id of core/session.hpp; of the questions, not which
    paper, // what became of the last pages that it asked for: a name of `papers`, or "failed/" and a printer fault's id
};
inline constexpr std::size_t group_count = 4;

namespace ends {
inline constexpr std::string_view finished = "finished"; // the family ended it
inline constexpr std::string_view timed_out = "timed_out"; // it walked away
inline constexpr std::string_view staff = "staff"; // staff came to their pages
inline constexpr std::string_view stopped = "stopped"; // the program was asked to end
inline constexpr std::array all { finished, timed_out, staff, stopped };
} // namespace ends

namespace papers {
inline constexpr std::string_view none = "none"; // it asked for none
inline constexpr std::string_view came_out = "came_out"; // the printer says so
inline constexpr std::string_view cancelled = "cancelled"; // by the family, or by its going
inline constexpr std::string_view failed = "failed/"; // and why
} // namespace papers

// How many families by label.
using Cells = std::map<std::string, std::uint64_t, std::less<>>;
using Groups = std::array<Cells, group_count>;
// All labels that there are on this machine. Everybody may know them: they follow from its site file and its content.
using Labels = std::array<std::vector<std::string>, group_count>;
// A family: its label in each group.
using Visit = std::array<std::string, group_count>;

struct Tally {
    Groups families;
    // Sessions that ended with the program: a crash, a hang, the power. Nothing else is known of them, and they are in
    // no group.
    std::uint64_t interrupted = 0;
    bool operator==(const Tally&) const = default;
};

std::uint64_t sum(const Cells& cells);

// Fewer than this many families are not told.
inline constexpr std::uint64_t least_told = 5;
// In what is told, and no label of a machine: those of the day's families whose labels stand for too few.
inline constexpr std::string_view other = "other";

// What may be told of a day: whole fives; the same number of families in each group. `day` has no labels but those of
// `labels`, and as many families in each group.
Tally told(const Tally& day, const Labels& labels);

} // namespace kiosk::fleet
