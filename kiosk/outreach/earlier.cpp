// SPDX-License-Identifier: Apache-2.0
#include "kiosk/outreach/earlier.hpp"

#include <algorithm>

namespace kiosk::outreach {
namespace {

// As it counts for gains and losses.
Verdict counted(std::optional<Verdict> verdict)
{
    return verdict.value_or(Verdict::ineligible);
}

} // namespace

bool Change::gain() const
{
    return counted(after) < counted(before);
}

Earlier::Earlier(const content::Catalogue& earlier, const Policy& policy)
    : catalogue_(earlier)
    , policy_(policy)
{
    const Schema& then = earlier.policy().schema;
    for (const FactId id : policy.schema.ids()) {
        const Fact& fact = policy.schema[id];
        auto known = then.find(fact.name);
        if (known && then[*known].kind != fact.kind)
            known.reset();
        facts_.push_back(known);
        auto& values = values_.emplace_back();
        if (known && fact.kind == FactKind::choice)
            for (const std::string& value : fact.values)
                values.push_back(then[*known].value_of(value));
    }
}

Result<Earlier> Earlier::create(
    const content::Catalogue& earlier, const Policy& policy, std::span<const Desk> desks_in_force)
{
    Earlier made(earlier, policy);
    auto desks_then = desks(earlier.policy());
    if (!desks_then)
        return desks_then.error();
    made.desks_ = *std::move(desks_then);
    for (const Desk& now : desks_in_force) {
        RegionPair& pair = made.regions_.emplace_back();
        for (const Desk& then : made.desks_)
            if (then.region().id == now.region().id)
                pair.before = &then;
        for (std::size_t i = 0; i < now.decider().benefit_count(); ++i) {
            const Benefit& benefit = now.decider().benefit(i);
            pair.benefits.push_back({ &benefit, pair.before ? pair.before->benefit(benefit.id) : std::nullopt, i });
        }
        for (std::size_t i = 0; pair.before && i < pair.before->decider().benefit_count(); ++i)
            if (const Benefit& benefit = pair.before->decider().benefit(i); !now.benefit(benefit.id))
                pair.benefits.push_back({ &benefit, i, std::nullopt });
    }
    return made;
}

const Benefit& Earlier::benefit(std::size_t region, std::size_t benefit) const
{
    return *regions_[region].benefits[benefit].benefit;
}

Answers Earlier::as_known_then(const Answers& answers) const
{
    Answers then;
    const Schema& schema = catalogue_.policy().schema;
    for (const FactId id : policy_.schema.ids(answers.known() | answers.declined())) {
        const auto known = facts_[index(id)];
        if (!known)
            continue;
        const auto told = answers.get(id);
        const auto value = told && policy_.schema[id].kind == FactKind::choice
            ? values_[index(id)][static_cast<std::size_t>(*told)]
            : told;
        if (value && schema[*known].allows(*value))
            then.know(*known, *value);
        else
            then.decline(*known);
    }
    return then;
}

std::vector<Change> Earlier::changes(std::size_t region, const Answers& answers, const Verdicts& after) const
{
    const RegionPair& pair = regions_[region];
    const Verdicts before = pair.before ? pair.before->decide(as_known_then(answers)) : Verdicts {};
    std::vector<Change> changes;
    for (std::size_t i = 0; i < pair.benefits.size(); ++i) {
        Change change;
        change.benefit = i;
        if (const auto at = pair.benefits[i].before)
            change.before = before.of(*at);
        if (const auto at = pair.benefits[i].after)
            change.after = after.of(*at);
        if (counted(change.before) != counted(change.after))
            changes.push_back(change);
    }
    return changes;
}

ChangeTally::ChangeTally(const Earlier& earlier, std::size_t regions)
{
    for (std::size_t region = 0; region < regions; ++region)
        benefits.emplace_back(earlier.benefit_count(region));
}

void ChangeTally::add(std::size_t region, std::span<const Change> changes)
{
    ++children;
    bool gains = false;
    bool loses = false;
    for (const Change& change : changes) {
        (change.gain() ? gains : loses) = true;
        Count& count = benefits[region][change.benefit];
        ++(change.gain() ? count.gaining : count.losing);
    }
    changed += gains || loses;
    gaining += gains;
    losing += loses;
}

void ChangeTally::add(const ChangeTally& other)
{
    children += other.children;
    changed += other.changed;
    gaining += other.gaining;
    losing += other.losing;
    benefits.resize(std::max(benefits.size(), other.benefits.size()));
    for (std::size_t r = 0; r < other.benefits.size(); ++r) {
        benefits[r].resize(std::max(benefits[r].size(), other.benefits[r].size()));
        for (std::size_t i = 0; i < other.benefits[r].size(); ++i) {
            benefits[r][i].gaining += other.benefits[r][i].gaining;
            benefits[r][i].losing += other.benefits[r][i].losing;
        }
    }
}

} // namespace kiosk::outreach
