// SPDX-License-Identifier: Apache-2.0
//
// What may be written down of a family: its results without what it told in confidence.
//
// Leaving out a sentence would not be enough: "can have" beside a service for orphans tells the rest. So the decision
// itself is made without the confidential answers, and nothing on paper can depend on them. What then stays open for
// their sake alone is offered to every family in the same words, as something to ask about in private; a family that
// can have it is told so on the screen, and reads on paper whom to ask.
#pragma once

#include "kiosk/core/decide.hpp"
#include "kiosk/core/family.hpp"

#include <compare>
#include <optional>
#include <utility>

namespace kiosk {

// A verdict as a family reads it: in private, where it is undetermined and only confidential facts would settle it.
class PaperVerdict {
public:
    constexpr PaperVerdict(Verdict verdict) // NOLINT(google-explicit-constructor): every verdict is one
        : verdict_(verdict)
    {
    }
    static const PaperVerdict in_private;

    // Nothing: in private.
    constexpr std::optional<Verdict> verdict() const { return verdict_; }
    constexpr bool is(Prospect prospect) const { return verdict_ && kiosk::prospect(*verdict_) == prospect; }
    // The best first; in private comes before what is refused.
    constexpr auto operator<=>(const PaperVerdict& other) const { return rank() <=> other.rank(); }
    constexpr bool operator==(const PaperVerdict&) const = default;

private:
    constexpr PaperVerdict() = default;
    constexpr std::pair<bool, std::size_t> rank() const
    {
        return { is(Prospect::refused), verdict_ ? static_cast<std::size_t>(*verdict_) : verdict_count };
    }

    std::optional<Verdict> verdict_;
};
inline constexpr PaperVerdict PaperVerdict::in_private;
// All of them, the best first.
std::vector<PaperVerdict> paper_verdicts();

FactSet confidential_facts(const Schema& schema);

// The family as it may be written about.
Family without_confidence(Family family, const Schema& schema);

struct ChildResults {
    Decision decision; // without the confidential answers
    std::vector<PaperVerdict> services; // in the list's order
    std::vector<PaperVerdict> benefits;
};

struct PaperResults {
    Family family; // without the confidential answers
    std::vector<ChildResults> children;
};

PaperResults results_for_paper(const Decider& decider, const Family& family, const Schema& schema);

} // namespace kiosk
