// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/checks.hpp"
#include "kiosk/core/calendar.hpp"

#include <algorithm>
#include <set>

namespace kiosk::content {

bool holds_on(const std::optional<DraftValidity>& validity, std::chrono::year_month_day day)
{
    return !validity
        || ((!validity->from || validity->from->value <= day) && (!validity->until || day <= validity->until->value));
}

namespace {

constexpr Date first_day = std::chrono::year(first_year) / 1 / 1;

bool together(const std::optional<DraftValidity>& a, const std::optional<DraftValidity>& b)
{
    const auto begins = [](const auto& each) { return each && each->from ? each->from->value : first_day; };
    return holds_on(a, begins(b)) || holds_on(b, begins(a));
}

// Of those that are called the same, each has days of its own.
template <class T> class OneAtATime {
public:
    OneAtATime(std::string what, Complaints& complaints)
        : what_(std::move(what))
        , complaints_(complaints)
    {
    }

    void add(const Text& id, const T& one)
    {
        if (id.empty())
            return;
        for (auto [each, end] = there_.equal_range(id.value); each != end; ++each)
            if (together(each->second.second->validity, one.validity))
                complaints_.add(id.place,
                    what_ + in_quotes(id.value) + " is there twice, first in line "
                        + std::to_string(each->second.first->place.line)
                        + "; rename or delete one, or say in \"valid\" on which days each holds");
        there_.emplace(id.value, std::pair(&id, &one));
    }

private:
    std::string what_;
    Complaints& complaints_;
    std::multimap<std::string, std::pair<const Text*, const T*>, std::less<>> there_;
};

std::set<std::chrono::sys_days> days_of(const DraftRegion& region)
{
    std::set<std::chrono::sys_days> days { first_day };
    const auto add = [&](const std::optional<DraftValidity>& validity) {
        if (validity && validity->from)
            days.insert(validity->from->value);
        if (validity && validity->until)
            days.insert(std::chrono::sys_days(validity->until->value) + std::chrono::days(1));
    };
    for (const DraftClause& clause : region.membership)
        add(clause.validity);
    for (const DraftService& service : region.services) {
        add(service.validity);
        for (const DraftBenefit& benefit : service.benefits)
            add(benefit.validity);
    }
    return days;
}

// A day without a list would tell every family no.
void check_days(const DraftRegion& region, Complaints& complaints)
{
    const auto any = [](const auto& all, Date day) {
        return std::any_of(all.begin(), all.end(), [&](const auto& each) { return holds_on(each.validity, day); });
    };
    for (const Date day : days_of(region)) {
        if (!region.membership.empty() && !any(region.membership, day))
            complaints.add(region.place, "no [[membership]] holds on " + iso_date(day) + "; say who belongs then");
        if (!region.services.empty() && !any(region.services, day))
            complaints.add(region.place, "no [[service]] holds on " + iso_date(day) + "; add the list of that day");
    }
}

} // namespace

void check_validity(const Draft& draft, Complaints& complaints)
{
    std::map<std::string, const DraftRegion*, std::less<>> services; // of other regions
    for (const DraftRegion& region : draft.regions) {
        OneAtATime<DraftClause> clauses("membership clause ", complaints);
        for (const DraftClause& clause : region.membership)
            clauses.add(clause.id, clause);
        OneAtATime<DraftService> ids("service ", complaints);
        OneAtATime<DraftService> subjects("subject ", complaints);
        for (const DraftService& service : region.services) {
            ids.add(service.id, service);
            if (service.subject)
                subjects.add(*service.subject, service);
            const auto [first, added] = services.emplace(service.id.value, &region);
            if (!service.id.empty()
                && ((!added && first->second != &region) || draft.uses_elsewhere("service", service.id.value)))
                complaints.add(service.id.place,
                    "service " + in_quotes(service.id.value) + " is there already, in "
                        + (added ? "another region" : first->second->place.file) + "; delete one");
        }
        check_days(region, complaints);
    }
}

} // namespace kiosk::content
