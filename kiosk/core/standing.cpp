// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/standing.hpp"

#include <algorithm>

namespace kiosk {

bool Standing::told_later(const Hurdle& hurdle) const
{
    return std::none_of(hurdles.begin(), hurdles.end(),
        [&](const Hurdle& other) { return other.clause != hurdle.clause && other.truth == Truth::no; });
}

Standing standing(const Decider& decider, const Decision& decision, const Answers& answers)
{
    const Region& region = decider.region();
    Standing standing;
    const Domains domains = decider.policy().domains(answers);
    for (std::size_t i = 0; i < region.membership.size(); ++i) {
        const Truth truth = decision.findings[i].truth;
        if (truth == Truth::yes)
            continue;
        const auto found = std::find_if(region.hindrances.begin(), region.hindrances.end(),
            [&](const Hindrance& each) { return each.clause == i && each.when.truth(answers, domains) == Truth::yes; });
        const std::string_view hindrance = found == region.hindrances.end() ? not_told : std::string_view(found->id);
        const bool said = std::any_of(standing.hurdles.begin(), standing.hurdles.end(),
            [&](const Hurdle& hurdle) { return hurdle.hindrance == hindrance; });
        if (!said)
            standing.hurdles.push_back({ &region.membership[i], truth, hindrance });
    }
    for (std::size_t i = 0; i < decision.benefits.size(); ++i) {
        const Verdict verdict = decision.benefits[i].verdict;
        if (verdict == Verdict::eligible || verdict == Verdict::conditional)
            standing.now.push_back(i);
        else if (verdict == Verdict::not_yet)
            standing.later.push_back(i);
    }
    return standing;
}

} // namespace kiosk
