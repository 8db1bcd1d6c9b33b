// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/validity.hpp"

#include <algorithm>
#include <set>

namespace kiosk {
namespace {

template <class T> void keep(std::vector<T>& all, Date day)
{
    std::erase_if(all, [&](const T& each) { return !each.validity.holds_on(day); });
}

// Hindrances name the clause that they are of by its place.
void keep_membership(Region& region, Date day)
{
    std::vector<std::size_t> places(region.membership.size());
    std::size_t kept = 0;
    for (std::size_t i = 0; i < places.size(); ++i)
        places[i] = region.membership[i].validity.holds_on(day) ? kept++ : places.size();
    std::erase_if(region.hindrances, [&](Hindrance& each) {
        each.clause = places[each.clause];
        return each.clause == places.size();
    });
    keep(region.membership, day);
}

} // namespace

std::vector<Date> turning_days(const Region& region)
{
    std::set<std::chrono::sys_days> days;
    const auto add = [&](const auto& all) {
        for (const auto& each : all) {
            if (each.validity.from)
                days.insert(*each.validity.from);
            if (each.validity.until)
                days.insert(std::chrono::sys_days(*each.validity.until) + std::chrono::days(1));
        }
    };
    for (const ListEdition& edition : region.editions)
        days.insert(edition.from);
    add(region.membership);
    add(region.services);
    for (const Service& service : region.services) {
        add(service.target_clauses);
        add(service.benefits);
        for (const Benefit& benefit : service.benefits) {
            add(benefit.when);
            add(benefit.confirmations);
        }
    }
    return { days.begin(), days.end() };
}

void keep_in_force(Region& region, Date day)
{
    for (ListEdition& edition : region.editions) {
        if (day < edition.from)
            break;
        region.plan = std::move(edition.plan);
        region.list = std::move(edition.list);
        region.in_force = edition.from;
    }
    region.editions.clear();
    keep_membership(region, day);
    keep(region.services, day);
    for (Service& service : region.services) {
        keep(service.target_clauses, day);
        keep(service.benefits, day);
        for (Benefit& benefit : service.benefits) {
            keep(benefit.when, day);
            keep(benefit.confirmations, day);
        }
    }
    // What gives nothing on this day is no service.
    std::erase_if(region.services, [](const Service& service) { return service.benefits.empty(); });
}

} // namespace kiosk
