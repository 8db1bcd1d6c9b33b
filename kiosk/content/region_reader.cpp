// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/region_reader.hpp"

#include "kiosk/core/calendar.hpp"

#include <algorithm>

namespace kiosk::content {

Region RegionReader::read()
{
    read_region();
    read_choices();
    read_services();
    read_service_details();
    read_benefits();
    read_benefit_details();
    read_validity();
    return std::move(region_);
}

void RegionReader::read_region()
{
    Rows rows = database_.query("SELECT id, name, plan, list, in_force, province FROM region");
    if (!rows.next())
        return database_.fail({ "there is no region" });
    region_.id = rows.text(0);
    region_.name = rows.text(1);
    region_.plan = rows.text(2);
    region_.list = rows.text(3);
    region_.in_force = read_iso_date(rows.text(4));
    region_.province = rows.text(5);
    Rows editions = database_.query("SELECT valid_from, plan, list, words FROM edition ORDER BY valid_from");
    while (editions.next()) {
        const auto from = read_iso_date(editions.text(0));
        if (!from)
            return database_.fail({ "there is no day \"" + editions.text(0) + "\"" });
        region_.editions.push_back({ *from, editions.text(1), editions.text(2), editions.text(3) });
    }
    Rows membership = database_.query("SELECT id, rule, words, document, article FROM membership ORDER BY position");
    while (membership.next())
        region_.membership.push_back({ membership.text(0),
            rules_.rule(membership.text(1), "the membership of " + region_.id), citation_in(membership, 2), {} });
    Rows hindrances = database_.query("SELECT membership, id, rule FROM hindrance ORDER BY membership, position");
    while (hindrances.next()) {
        if (!known(database_, region_.membership, hindrances.integer(0)))
            return;
        region_.hindrances.push_back({ hindrances.text(1), static_cast<std::size_t>(hindrances.integer(0)),
            rules_.rule(hindrances.text(2), "the membership of " + region_.id) });
    }
    Rows hotlines = database_.query("SELECT hotline FROM region_hotline ORDER BY position");
    while (hotlines.next())
        region_.hotlines.push_back(hotlines.text(0));
    Rows dangers = database_.query("SELECT id FROM danger ORDER BY position");
    while (dangers.next())
        region_.dangers.push_back({ dangers.text(0), {} });
    Rows numbers = database_.query("SELECT danger, hotline FROM danger_hotline ORDER BY danger, position");
    while (numbers.next())
        if (Danger* danger = known(database_, region_.dangers, numbers.integer(0)))
            danger->hotlines.push_back(numbers.text(1));
}

void RegionReader::read_choices()
{
    Rows choices = database_.query("SELECT fact, value FROM region_choice ORDER BY fact, position");
    while (choices.next()) {
        const FactId id = rules_.fact(choices.text(0));
        if (database_.failed())
            return;
        const auto value = policy_.schema[id].value_of(choices.text(1));
        if (!value)
            return database_.fail({ "there is no value \"" + choices.text(1) + "\"" });
        if (region_.choices.empty() || region_.choices.back().first != id)
            region_.choices.push_back({ id, {} });
        region_.choices.back().second.push_back(*value);
    }
}

void RegionReader::read_services()
{
    Rows rows
        = database_.query("SELECT id, category, name, target, target_inherited, text, departments_note, subject, icon"
                          " FROM service ORDER BY position");
    while (rows.next()) {
        Service service;
        service.id = rows.text(0);
        service.category = rows.text(1);
        service.name = rows.text(2);
        service.target = rows.text(3);
        service.target_inherited = rows.integer(4) != 0;
        service.text = rows.text(5);
        service.departments_note = rows.text(6);
        service.subject = rows.text(7);
        service.icon = rows.text(8);
        const Category* category = policy_.category(service.category);
        if (!category)
            return database_.fail({ "there is no category \"" + service.category + "\"" });
        if (service.icon.empty())
            service.icon = category->icon;
        region_.services.push_back(std::move(service));
    }
}

void RegionReader::read_service_details()
{
    Rows departments = database_.query("SELECT service, name FROM department ORDER BY service, position");
    while (departments.next())
        if (Service* service = known(database_, region_.services, departments.integer(0)))
            service->departments.push_back(departments.text(1));
    Rows hotlines = database_.query("SELECT service, hotline FROM service_hotline ORDER BY service, position");
    while (hotlines.next())
        if (Service* service = known(database_, region_.services, hotlines.integer(0)))
            service->hotlines.push_back(hotlines.text(1));
    Rows clauses
        = database_.query("SELECT service, rule, words, document, article FROM target ORDER BY service, position");
    while (clauses.next())
        if (Service* service = known(database_, region_.services, clauses.integer(0)))
            service->target_clauses.push_back(
                { {}, rules_.rule(clauses.text(1), service->id), citation_in(clauses, 2), {} });
}

void RegionReader::read_benefits()
{
    Rows rows = database_.query("SELECT service, id, words, quote, mode_words FROM benefit ORDER BY position");
    while (rows.next()) {
        Service* service = known(database_, region_.services, rows.integer(0));
        if (!service)
            return;
        Benefit benefit;
        benefit.id = rows.text(1);
        benefit.words = rows.text(2);
        benefit.quote = rows.text(3);
        benefit.mode_words = rows.text(4);
        benefits_.emplace_back(static_cast<std::size_t>(rows.integer(0)), service->benefits.size());
        service->benefits.push_back(std::move(benefit));
    }
}

Benefit* RegionReader::benefit(int number)
{
    const auto* place = known(database_, benefits_, number);
    return place ? &region_.services[place->first].benefits[place->second] : nullptr;
}

void RegionReader::read_benefit_details()
{
    Rows notes = database_.query("SELECT benefit, note, rule FROM benefit_note ORDER BY benefit, position");
    while (notes.next())
        if (Benefit* of = benefit(notes.integer(0)))
            of->notes.push_back({ notes.text(1), rules_.rule(notes.text(2), of->id), !notes.text(2).empty() });
    Rows modes = database_.query("SELECT benefit, mode FROM benefit_mode ORDER BY benefit, position");
    while (modes.next())
        if (Benefit* of = benefit(modes.integer(0)))
            of->modes.push_back(modes.text(1));
    Rows clauses
        = database_.query("SELECT benefit, rule, words, document, article FROM clause ORDER BY benefit, position");
    while (clauses.next())
        if (Benefit* of = benefit(clauses.integer(0)))
            of->when.push_back({ {}, rules_.rule(clauses.text(1), of->id), citation_in(clauses, 2), {} });
    Rows confirmations = database_.query("SELECT benefit, confirmation, rule, words, document, article"
                                         " FROM benefit_confirmation ORDER BY benefit, position");
    while (confirmations.next()) {
        Benefit* of = benefit(confirmations.integer(0));
        const auto& all = policy_.confirmations;
        const auto found = std::find(all.begin(), all.end(), confirmations.text(1));
        if (!of || found == all.end())
            return database_.fail({ "there is no confirmation \"" + confirmations.text(1) + "\"" });
        of->confirmations.push_back({ ConfirmationId { static_cast<std::uint8_t>(found - all.begin()) },
            rules_.rule(confirmations.text(2), of->id), citation_in(confirmations, 3), {} });
    }
    std::map<std::string, std::size_t, std::less<>> known_howto;
    for (std::size_t i = 0; i < policy_.howto.size(); ++i)
        known_howto.emplace(policy_.howto[i].id, i);
    Rows howto = database_.query("SELECT benefit, howto FROM benefit_howto ORDER BY benefit, position");
    while (howto.next()) {
        Benefit* of = benefit(howto.integer(0));
        const auto found = known_howto.find(howto.text(1));
        if (!of || found == known_howto.end())
            return database_.fail({ "there is no howto \"" + howto.text(1) + "\"" });
        of->howto.push_back(found->second);
    }
    Rows waivers = database_.query("SELECT benefit, target, words, document, article FROM waiver ORDER BY benefit");
    while (waivers.next())
        if (Benefit* of = benefit(waivers.integer(0)))
            of->waiver = Waiver { {}, waivers.integer(1) != 0, citation_in(waivers, 2) };
    Rows waived = database_.query("SELECT benefit, membership FROM waived_clause ORDER BY benefit, position");
    while (waived.next())
        if (Benefit* of = benefit(waived.integer(0)); of && of->waiver)
            of->waiver->clauses.push_back(waived.text(1));
}

Validity* RegionReader::valid(const std::string& kind, int owner, int position)
{
    const auto of = [&](auto* what) { return what ? &what->validity : nullptr; };
    if (kind == "membership")
        return of(known(database_, region_.membership, position));
    if (kind == "service")
        return of(known(database_, region_.services, position));
    if (kind == "benefit")
        return of(benefit(position));
    if (kind == "target") {
        Service* const service = known(database_, region_.services, owner);
        return service ? of(known(database_, service->target_clauses, position)) : nullptr;
    }
    Benefit* const whose = benefit(owner);
    if (!whose)
        return nullptr;
    if (kind == "clause")
        return of(known(database_, whose->when, position));
    return of(known(database_, whose->confirmations, position));
}

void RegionReader::read_validity()
{
    Rows rows = database_.query(
        "SELECT kind, owner, position, valid_from, valid_until, words, document, article FROM validity");
    while (rows.next()) {
        Validity* const validity = valid(rows.text(0), rows.integer(1), rows.integer(2));
        if (!validity)
            return;
        for (const auto& [column, day] : { std::pair { 3, &validity->from }, std::pair { 4, &validity->until } }) {
            if (rows.is_null(column))
                continue;
            *day = read_iso_date(rows.text(column));
            if (!*day) // never taken for "always"
                return database_.fail({ "there is no day \"" + rows.text(column) + "\"" });
        }
        validity->citation = citation_in(rows, 5);
    }
}

} // namespace kiosk::content
