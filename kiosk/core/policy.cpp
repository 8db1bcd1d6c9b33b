// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/policy.hpp"

#include <algorithm>
#include <numeric>

namespace kiosk {

std::vector<int> Region::offered(FactId fact, const Schema& schema) const
{
    for (const auto& [narrowed, values] : choices)
        if (narrowed == fact)
            return values;
    std::vector<int> all(schema[fact].values.size());
    std::iota(all.begin(), all.end(), 0);
    return all;
}

Rule::Vocabulary Policy::vocabulary() const
{
    const auto confirmation = [this](std::string_view name) -> std::optional<ConfirmationId> {
        const auto found = std::find(confirmations.begin(), confirmations.end(), name);
        if (found == confirmations.end())
            return std::nullopt;
        return ConfirmationId { static_cast<std::uint8_t>(found - confirmations.begin()) };
    };
    const auto term = [this](std::string_view name) -> const Rule* {
        const auto found
            = std::find_if(terms.begin(), terms.end(), [&](const Term& each) { return each.name == name; });
        return found == terms.end() ? nullptr : &found->rule;
    };
    return { schema, confirmation, term };
}

const Region* Policy::region(std::string_view id) const
{
    const auto found
        = std::find_if(regions.begin(), regions.end(), [&](const Region& region) { return region.id == id; });
    return found == regions.end() ? nullptr : &*found;
}

const Hotline* Policy::hotline(std::string_view id) const
{
    const auto found
        = std::find_if(hotlines.begin(), hotlines.end(), [&](const Hotline& hotline) { return hotline.id == id; });
    return found == hotlines.end() ? nullptr : &*found;
}

const Category* Policy::category(std::string_view id) const
{
    const auto found = std::find_if(
        categories.begin(), categories.end(), [&](const Category& category) { return category.id == id; });
    return found == categories.end() ? nullptr : &*found;
}

namespace {

std::vector<const Contradiction*> holding(const std::vector<Contradiction>& contradictions, const Answers& answers)
{
    std::vector<const Contradiction*> found;
    for (const Contradiction& contradiction : contradictions)
        if (contradiction.rule.truth(answers) == Truth::yes)
            found.push_back(&contradiction);
    return found;
}

} // namespace

std::vector<const Contradiction*> Policy::contradictions_in(const Answers& answers) const
{
    return holding(contradictions, answers);
}

std::vector<const Contradiction*> Policy::doubts_in(const Answers& answers) const
{
    return holding(doubts, answers);
}

} // namespace kiosk
