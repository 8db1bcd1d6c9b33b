// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/region_reader.hpp"

#include "kiosk/core/calendar.hpp"

#include <algorithm>

namespace kiosk::content {

void RegionReader::read()
{
    read_regions();
    read_services();
    read_service_details();
    read_benefits();
    read_benefit_details();
}

void RegionReader::read_regions()
{
    Rows rows = database_.query("SELECT id, name, plan, list, in_force, province FROM region ORDER BY position");
    while (rows.next()) {
        Region region;
        region.id = rows.text(0);
        region.name = rows.text(1);
        region.plan = rows.text(2);
        region.list = rows.text(3);
        region.in_force = read_iso_date(rows.text(4));
        region.province = rows.text(5);
        policy_.regions.push_back(std::move(region));
    }
    std::map<std::string, Region*, std::less<>> by_id;
    for (Region& region : policy_.regions)
        by_id.emplace(region.id, &region);
    Rows membership = database_.query("SELECT region, id, rule, words, document, article FROM membership"
                                      " ORDER BY region, position");
    while (membership.next())
        if (Region* region = known(database_, by_id, membership.text(0)))
            region->membership.push_back({ membership.text(1),
                rules_.rule(membership.text(2), "the membership of " + region->id), citation_in(membership, 3) });
    Rows hindrances = database_.query("SELECT h.region, h.membership, h.id, h.rule FROM hindrance h JOIN membership m"
                                      " ON m.region = h.region AND m.id = h.membership"
                                      " ORDER BY h.region, m.position, h.position");
    while (hindrances.next()) {
        Region* region = known(database_, by_id, hindrances.text(0));
        if (!region)
            return;
        std::size_t clause = 0;
        while (clause < region->membership.size() && region->membership[clause].id != hindrances.text(1))
            ++clause;
        region->hindrances.push_back(
            { hindrances.text(2), clause, rules_.rule(hindrances.text(3), "the membership of " + region->id) });
    }
    Rows hotlines = database_.query("SELECT region, hotline FROM region_hotline ORDER BY region, position");
    while (hotlines.next())
        if (Region* region = known(database_, by_id, hotlines.text(0)))
            region->hotlines.push_back(hotlines.text(1));
    Rows dangers = database_.query("SELECT region, id FROM danger ORDER BY region, position");
    while (dangers.next())
        if (Region* region = known(database_, by_id, dangers.text(0)))
            region->dangers.push_back({ dangers.text(1), {} });
    Rows numbers
        = database_.query("SELECT region, danger, hotline FROM danger_hotline ORDER BY region, danger, position");
    while (numbers.next())
        if (Region* region = known(database_, by_id, numbers.text(0)))
            for (Danger& danger : region->dangers)
                if (danger.id == numbers.text(1))
                    danger.hotlines.push_back(numbers.text(2));
    Rows choices = database_.query("SELECT region, fact, value FROM region_choice ORDER BY region, fact, position");
    while (choices.next()) {
        Region* region = known(database_, by_id, choices.text(0));
        if (!region)
            return;
        const FactId id = rules_.fact(choices.text(1));
        const auto value = policy_.schema[id].value_of(choices.text(2));
        if (!value)
            return database_.fail({ "there is no value \"" + choices.text(2) + "\"" });
        if (region->choices.empty() || region->choices.back().first != id)
            region->choices.push_back({ id, {} });
        region->choices.back().second.push_back(*value);
    }
}

void RegionReader::read_services()
{
    for (Region& region : policy_.regions) {
        Rows rows = database_.query(
            "SELECT region, id, category, name, target, target_inherited, text, departments_note, subject, icon"
            " FROM service ORDER BY position");
        while (rows.next()) {
            if (rows.text(0) != region.id)
                continue;
            Service service;
            service.id = rows.text(1);
            service.category = rows.text(2);
            service.name = rows.text(3);
            service.target = rows.text(4);
            service.target_inherited = rows.integer(5) != 0;
            service.text = rows.text(6);
            service.departments_note = rows.text(7);
            service.subject = rows.text(8);
            service.icon = rows.text(9);
            if (const Category* category = policy_.category(service.category); category && service.icon.empty())
                service.icon = category->icon;
            region.services.push_back(std::move(service));
        }
        for (Service& service : region.services)
            services_.emplace(service.id, &service);
    }
}

void RegionReader::read_service_details()
{
    Rows departments = database_.query("SELECT service, name FROM department ORDER BY service, position");
    while (departments.next())
        if (Service* service = known(database_, services_, departments.text(0)))
            service->departments.push_back(departments.text(1));
    Rows hotlines = database_.query("SELECT service, hotline FROM service_hotline ORDER BY service, position");
    while (hotlines.next())
        if (Service* service = known(database_, services_, hotlines.text(0)))
            service->hotlines.push_back(hotlines.text(1));
    Rows clauses
        = database_.query("SELECT service, rule, words, document, article FROM target ORDER BY service, position");
    while (clauses.next())
        if (Service* service = known(database_, services_, clauses.text(0)))
            service->target_clauses.push_back(
                { {}, rules_.rule(clauses.text(1), service->id), citation_in(clauses, 2) });
}

void RegionReader::read_benefits()
{
    Rows rows = database_.query("SELECT service, id, quote, mode_words FROM benefit ORDER BY position");
    while (rows.next()) {
        Service* service = known(database_, services_, rows.text(0));
        if (!service)
            return;
        Benefit benefit;
        benefit.id = rows.text(1);
        benefit.quote = rows.text(2);
        benefit.mode_words = rows.text(3);
        service->benefits.push_back(std::move(benefit));
    }
    for (auto& [id, service] : services_)
        for (Benefit& benefit : service->benefits)
            benefits_.emplace(benefit.id, &benefit);
}

void RegionReader::read_benefit_details()
{
    Rows notes = database_.query("SELECT benefit, note, rule FROM benefit_note ORDER BY benefit, position");
    while (notes.next())
        if (Benefit* benefit = known(database_, benefits_, notes.text(0)))
            benefit->notes.push_back(
                { notes.text(1), rules_.rule(notes.text(2), benefit->id), !notes.text(2).empty() });
    Rows modes = database_.query("SELECT benefit, mode FROM benefit_mode ORDER BY benefit, position");
    while (modes.next())
        if (Benefit* benefit = known(database_, benefits_, modes.text(0)))
            benefit->modes.push_back(modes.text(1));
    Rows clauses
        = database_.query("SELECT benefit, rule, words, document, article FROM clause ORDER BY benefit, position");
    while (clauses.next())
        if (Benefit* benefit = known(database_, benefits_, clauses.text(0)))
            benefit->when.push_back({ {}, rules_.rule(clauses.text(1), benefit->id), citation_in(clauses, 2) });
    Rows confirmations = database_.query("SELECT benefit, confirmation, rule, words, document, article"
                                         " FROM benefit_confirmation ORDER BY benefit, position");
    while (confirmations.next()) {
        Benefit* benefit = known(database_, benefits_, confirmations.text(0));
        const auto& all = policy_.confirmations;
        const auto found = std::find(all.begin(), all.end(), confirmations.text(1));
        if (!benefit || found == all.end())
            return database_.fail({ "there is no confirmation \"" + confirmations.text(1) + "\"" });
        benefit->confirmations.push_back({ ConfirmationId { static_cast<std::uint8_t>(found - all.begin()) },
            rules_.rule(confirmations.text(2), benefit->id), citation_in(confirmations, 3) });
    }
    Rows advice = database_.query("SELECT benefit, advice FROM benefit_advice ORDER BY benefit, position");
    while (advice.next()) {
        Benefit* benefit = known(database_, benefits_, advice.text(0));
        const auto found = advice_.find(advice.text(1));
        if (!benefit || found == advice_.end())
            return database_.fail({ "there is no advice \"" + advice.text(1) + "\"" });
        benefit->advice.push_back(found->second);
    }
    Rows waivers = database_.query("SELECT benefit, target, words, document, article FROM waiver ORDER BY benefit");
    while (waivers.next())
        if (Benefit* benefit = known(database_, benefits_, waivers.text(0)))
            benefit->waiver = Waiver { {}, waivers.integer(1) != 0, citation_in(waivers, 2) };
    Rows waived = database_.query("SELECT benefit, membership FROM waived_clause ORDER BY benefit, position");
    while (waived.next())
        if (Benefit* benefit = known(database_, benefits_, waived.text(0)); benefit && benefit->waiver)
            benefit->waiver->clauses.push_back(waived.text(1));
}

} // namespace kiosk::content
