// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/reader.hpp"

#include <algorithm>
#include <charconv>

namespace kiosk::content {

namespace {

std::optional<std::chrono::year_month_day> date_of(const std::string& iso)
{
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    if (iso.size() != 10)
        return std::nullopt;
    std::from_chars(iso.data(), iso.data() + 4, year);
    std::from_chars(iso.data() + 5, iso.data() + 7, month);
    std::from_chars(iso.data() + 8, iso.data() + 10, day);
    const std::chrono::year_month_day date { std::chrono::year(year), std::chrono::month(month),
        std::chrono::day(day) };
    return date.ok() ? std::optional(date) : std::nullopt;
}

} // namespace

Result<Catalogue> Reader::read(Database& database, std::string sha256)
{
    Reader reader(database);
    reader.catalogue_.edition_.sha256 = std::move(sha256);
    reader.read_edition();
    reader.read_facts();
    reader.read_vocabulary();
    reader.read_questions();
    reader.read_categories();
    reader.read_hotlines();
    reader.read_advice();
    reader.read_printer_reasons();
    reader.read_regions();
    reader.read_services();
    reader.read_service_details();
    reader.read_benefits();
    reader.read_benefit_details();
    reader.read_languages();
    reader.read_goldens();
    if (const auto status = database.status(); !status)
        return status.error();
    reader.catalogue_.policy_ = std::make_unique<Policy>(std::move(reader.policy_));
    return std::move(reader.catalogue_);
}

void Reader::read_edition()
{
    Rows rows = database_.query("SELECT version, checked FROM edition");
    if (!rows.next())
        return database_.fail({ "the content database does not say its version" });
    catalogue_.edition_.version = rows.text(0);
    catalogue_.edition_.checked = rows.text(1);
}

void Reader::read_facts()
{
    std::vector<Fact> facts;
    Rows rows = database_.query(
        "SELECT name, scope, kind, minimum, maximum, growth, confidential, icon, on_moving FROM fact"
        " ORDER BY position");
    while (rows.next()) {
        Fact fact;
        fact.name = rows.text(0);
        fact.scope = rows.text(1) == "family" ? Scope::family : Scope::child;
        const std::string kind = rows.text(2);
        fact.kind = kind == "choice" ? FactKind::choice : kind == "integer" ? FactKind::integer : FactKind::boolean;
        if (!rows.is_null(3))
            fact.minimum = rows.integer(3);
        if (!rows.is_null(4))
            fact.maximum = rows.integer(4);
        const std::string growth = rows.text(5);
        fact.growth = growth == "months" ? Growth::months : growth == "years" ? Growth::years : Growth::none;
        fact.confidential = rows.integer(6) != 0;
        fact.icon = rows.text(7);
        const std::string on_moving = rows.text(8);
        fact.on_moving = on_moving == "unknown" ? OnMoving::unknown
            : on_moving == "from_zero"          ? OnMoving::from_zero
                                                : OnMoving::stays;
        facts.push_back(std::move(fact));
    }
    Rows values = database_.query("SELECT fact, value, icon FROM fact_value ORDER BY fact, position");
    while (values.next()) {
        const std::string name = values.text(0);
        const auto fact = std::find_if(facts.begin(), facts.end(), [&](const Fact& f) { return f.name == name; });
        if (fact == facts.end())
            continue;
        fact->values.push_back(values.text(1));
        fact->value_icons.push_back(values.text(2));
    }
    read_moved(facts);
    auto schema = Schema::create(std::move(facts));
    if (!schema)
        return database_.fail(schema.error());
    policy_.schema = std::move(*schema);
}

void Reader::read_moved(std::vector<Fact>& facts)
{
    Rows rows = database_.query("SELECT fact, value, becomes FROM fact_moved ORDER BY fact, value, position");
    while (rows.next()) {
        const std::string name = rows.text(0);
        const auto fact = std::find_if(facts.begin(), facts.end(), [&](const Fact& f) { return f.name == name; });
        if (fact == facts.end())
            return database_.fail({ "there is no fact \"" + name + "\"" });
        const auto value_of = [&](const std::string& value) -> std::optional<int> {
            if (fact->kind == FactKind::boolean)
                return value == "true" ? 1 : 0;
            return fact->value_of(value);
        };
        const auto from = value_of(rows.text(1));
        const auto to = value_of(rows.text(2));
        if (!from || !to)
            return database_.fail({ "there is no such value of " + name });
        if (fact->moved.empty() || fact->moved.back().first != *from)
            fact->moved.push_back({ *from, {} });
        fact->moved.back().second.push_back(*to);
    }
}

Rule Reader::rule(const std::string& source, const std::string& where)
{
    if (source.empty())
        return {};
    const auto confirmation = [this](std::string_view name) -> std::optional<ConfirmationId> {
        const auto& all = policy_.confirmations;
        const auto found = std::find(all.begin(), all.end(), name);
        if (found == all.end())
            return std::nullopt;
        return ConfirmationId { static_cast<std::uint8_t>(found - all.begin()) };
    };
    const auto term = [this](std::string_view name) -> const Rule* {
        const auto found = terms_.find(name);
        return found == terms_.end() ? nullptr : &found->second;
    };
    auto parsed = Rule::parse(source, { policy_.schema, confirmation, term });
    if (parsed)
        return std::move(*parsed);
    database_.fail({ "the rule \"" + source + "\" of " + where + ": " + parsed.error().message });
    return {};
}

FactId Reader::fact(const std::string& name)
{
    const auto found = policy_.schema.find(name);
    if (!found)
        database_.fail({ "there is no fact \"" + name + "\"" });
    return found.value_or(FactId {});
}

Citation Reader::citation(const Rows& rows, int first_column)
{
    return { rows.text(first_column), rows.text(first_column + 1), rows.text(first_column + 2) };
}

template <class T> T* Reader::known(std::map<std::string, T*, std::less<>>& by_id, const std::string& id)
{
    const auto found = by_id.find(id);
    if (found != by_id.end())
        return found->second;
    database_.fail({ "there is no \"" + id + "\"" });
    return nullptr;
}

void Reader::read_vocabulary()
{
    Rows confirmations = database_.query("SELECT id FROM confirmation ORDER BY position");
    while (confirmations.next())
        policy_.confirmations.push_back(confirmations.text(0));
    if (policy_.confirmations.size() > max_confirmations)
        return database_.fail({ "expected at most " + std::to_string(max_confirmations) + " confirmations" });
    // In order: a term may speak of those before it.
    Rows terms = database_.query("SELECT name, rule FROM term ORDER BY position");
    while (terms.next())
        terms_.emplace(terms.text(0), rule(terms.text(1), "the term " + terms.text(0)));
    Rows contradictions = database_.query("SELECT id, rule FROM contradiction ORDER BY position");
    while (contradictions.next()) {
        const std::string id = contradictions.text(0);
        policy_.contradictions.push_back({ id, rule(contradictions.text(1), "the contradiction " + id) });
    }
}

void Reader::read_questions()
{
    std::map<std::string, Question*, std::less<>> by_id;
    Rows rows = database_.query("SELECT id, confidential FROM question ORDER BY position");
    while (rows.next())
        policy_.questions.push_back({ rows.text(0), {}, rows.integer(1) != 0, {} });
    for (Question& question : policy_.questions)
        by_id.emplace(question.id, &question);
    Rows facts = database_.query("SELECT question, fact FROM question_fact ORDER BY question, position");
    while (facts.next())
        if (Question* question = known(by_id, facts.text(0)))
            question->facts.push_back(fact(facts.text(1)));
    Rows choices = database_.query("SELECT question, value FROM question_choice ORDER BY question, value");
    while (choices.next())
        if (Question* question = known(by_id, choices.text(0)))
            question->choices.push_back(choices.integer(1));
}

void Reader::read_categories()
{
    Rows rows = database_.query("SELECT id, icon FROM category ORDER BY position");
    while (rows.next())
        policy_.categories.push_back({ rows.text(0), rows.text(1) });
}

void Reader::read_hotlines()
{
    Rows rows = database_.query("SELECT number FROM hotline ORDER BY position");
    while (rows.next())
        policy_.hotlines.push_back({ rows.text(0), rows.text(0) });
    Rows modes = database_.query("SELECT mode FROM pressing_mode ORDER BY position");
    while (modes.next())
        policy_.pressing_modes.push_back(modes.text(0));
    Rows documents = database_.query("SELECT id, title FROM document");
    while (documents.next())
        catalogue_.documents_.emplace(documents.text(0), documents.text(1));
}

void Reader::read_advice()
{
    constexpr std::string_view topics[] = { "where", "step", "bring", "time", "cost", "proxy", "refused" };
    Rows rows = database_.query("SELECT id, topic, trust, words, document, article FROM advice ORDER BY position");
    while (rows.next()) {
        Advice advice;
        advice.id = rows.text(0);
        const auto topic = std::find(std::begin(topics), std::end(topics), rows.text(1));
        if (topic == std::end(topics))
            return database_.fail({ "there is no topic \"" + rows.text(1) + "\"" });
        advice.topic = static_cast<Topic>(topic - std::begin(topics));
        const std::string trust = rows.text(2);
        advice.trust = trust == "official" ? Trust::official : trust == "law" ? Trust::law : Trust::practice;
        advice.citation = citation(rows, 3);
        advice_.emplace(advice.id, policy_.advice.size());
        policy_.advice.push_back(std::move(advice));
    }
}

void Reader::read_printer_reasons()
{
    Rows rows = database_.query("SELECT keyword, id, severity FROM printer_reason ORDER BY position");
    while (rows.next()) {
        const std::string severity = rows.text(2);
        catalogue_.printer_reasons_.push_back({ rows.text(0), rows.text(1),
            severity == "error"         ? Severity::error
                : severity == "warning" ? Severity::warning
                                        : Severity::report });
    }
}

void Reader::read_regions()
{
    Rows rows = database_.query("SELECT id, name, plan, list, in_force, province FROM region ORDER BY position");
    while (rows.next()) {
        Region region;
        region.id = rows.text(0);
        region.name = rows.text(1);
        region.plan = rows.text(2);
        region.list = rows.text(3);
        region.in_force = date_of(rows.text(4));
        region.province = rows.text(5);
        policy_.regions.push_back(std::move(region));
    }
    std::map<std::string, Region*, std::less<>> by_id;
    for (Region& region : policy_.regions)
        by_id.emplace(region.id, &region);
    Rows membership = database_.query("SELECT region, id, rule, words, document, article FROM membership"
                                      " ORDER BY region, position");
    while (membership.next())
        if (Region* region = known(by_id, membership.text(0)))
            region->membership.push_back({ membership.text(1),
                rule(membership.text(2), "the membership of " + region->id), citation(membership, 3) });
    Rows hindrances = database_.query("SELECT h.region, h.membership, h.id, h.rule FROM hindrance h JOIN membership m"
                                      " ON m.region = h.region AND m.id = h.membership"
                                      " ORDER BY h.region, m.position, h.position");
    while (hindrances.next()) {
        Region* region = known(by_id, hindrances.text(0));
        if (!region)
            return;
        std::size_t clause = 0;
        while (clause < region->membership.size() && region->membership[clause].id != hindrances.text(1))
            ++clause;
        region->hindrances.push_back(
            { hindrances.text(2), clause, rule(hindrances.text(3), "the membership of " + region->id) });
    }
    Rows hotlines = database_.query("SELECT region, hotline FROM region_hotline ORDER BY region, position");
    while (hotlines.next())
        if (Region* region = known(by_id, hotlines.text(0)))
            region->hotlines.push_back(hotlines.text(1));
    Rows safety = database_.query("SELECT region, id FROM safety ORDER BY region, position");
    while (safety.next())
        if (Region* region = known(by_id, safety.text(0)))
            region->safety.push_back({ safety.text(1), {} });
    Rows numbers
        = database_.query("SELECT region, safety, hotline FROM safety_hotline ORDER BY region, safety, position");
    while (numbers.next())
        if (Region* region = known(by_id, numbers.text(0)))
            for (Danger& danger : region->safety)
                if (danger.id == numbers.text(1))
                    danger.hotlines.push_back(numbers.text(2));
    Rows choices = database_.query("SELECT region, fact, value FROM region_choice ORDER BY region, fact, position");
    while (choices.next()) {
        Region* region = known(by_id, choices.text(0));
        if (!region)
            return;
        const FactId id = fact(choices.text(1));
        const auto value = policy_.schema[id].value_of(choices.text(2));
        if (!value)
            return database_.fail({ "there is no value \"" + choices.text(2) + "\"" });
        if (region->choices.empty() || region->choices.back().first != id)
            region->choices.push_back({ id, {} });
        region->choices.back().second.push_back(*value);
    }
}

void Reader::read_services()
{
    for (Region& region : policy_.regions) {
        Rows rows = database_.query(
            "SELECT region, id, category, name, target, target_inherited, text, departments_note, subject"
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
            region.services.push_back(std::move(service));
        }
        for (Service& service : region.services)
            services_.emplace(service.id, &service);
    }
}

void Reader::read_service_details()
{
    Rows departments = database_.query("SELECT service, name FROM department ORDER BY service, position");
    while (departments.next())
        if (Service* service = known(services_, departments.text(0)))
            service->departments.push_back(departments.text(1));
    Rows hotlines = database_.query("SELECT service, hotline FROM service_hotline ORDER BY service, position");
    while (hotlines.next())
        if (Service* service = known(services_, hotlines.text(0)))
            service->hotlines.push_back(hotlines.text(1));
    Rows clauses
        = database_.query("SELECT service, rule, words, document, article FROM target ORDER BY service, position");
    while (clauses.next())
        if (Service* service = known(services_, clauses.text(0)))
            service->target_clauses.push_back({ {}, rule(clauses.text(1), service->id), citation(clauses, 2) });
}

void Reader::read_benefits()
{
    Rows rows = database_.query("SELECT service, id, quote, mode_words, note FROM benefit ORDER BY position");
    while (rows.next()) {
        Service* service = known(services_, rows.text(0));
        if (!service)
            return;
        Benefit benefit;
        benefit.id = rows.text(1);
        benefit.quote = rows.text(2);
        benefit.mode_words = rows.text(3);
        benefit.note = rows.text(4);
        service->benefits.push_back(std::move(benefit));
    }
    for (auto& [id, service] : services_)
        for (Benefit& benefit : service->benefits)
            benefits_.emplace(benefit.id, &benefit);
}

void Reader::read_benefit_details()
{
    Rows modes = database_.query("SELECT benefit, mode FROM benefit_mode ORDER BY benefit, position");
    while (modes.next())
        if (Benefit* benefit = known(benefits_, modes.text(0)))
            benefit->modes.push_back(modes.text(1));
    Rows clauses
        = database_.query("SELECT benefit, rule, words, document, article FROM clause ORDER BY benefit, position");
    while (clauses.next())
        if (Benefit* benefit = known(benefits_, clauses.text(0)))
            benefit->when.push_back({ {}, rule(clauses.text(1), benefit->id), citation(clauses, 2) });
    Rows confirmations = database_.query("SELECT benefit, confirmation, rule, words, document, article"
                                         " FROM benefit_confirmation ORDER BY benefit, position");
    while (confirmations.next()) {
        Benefit* benefit = known(benefits_, confirmations.text(0));
        const auto& all = policy_.confirmations;
        const auto found = std::find(all.begin(), all.end(), confirmations.text(1));
        if (!benefit || found == all.end())
            return database_.fail({ "there is no confirmation \"" + confirmations.text(1) + "\"" });
        benefit->confirmations.push_back({ ConfirmationId { static_cast<std::uint8_t>(found - all.begin()) },
            rule(confirmations.text(2), benefit->id), citation(confirmations, 3) });
    }
    Rows advice = database_.query("SELECT benefit, advice FROM benefit_advice ORDER BY benefit, position");
    while (advice.next()) {
        Benefit* benefit = known(benefits_, advice.text(0));
        const auto found = advice_.find(advice.text(1));
        if (!benefit || found == advice_.end())
            return database_.fail({ "there is no advice \"" + advice.text(1) + "\"" });
        benefit->advice.push_back(found->second);
    }
    Rows waivers = database_.query("SELECT benefit, target, words, document, article FROM waiver ORDER BY benefit");
    while (waivers.next())
        if (Benefit* benefit = known(benefits_, waivers.text(0)))
            benefit->waiver = Waiver { {}, waivers.integer(1) != 0, citation(waivers, 2) };
    Rows waived = database_.query("SELECT benefit, membership FROM waived_clause ORDER BY benefit, position");
    while (waived.next())
        if (Benefit* benefit = known(benefits_, waived.text(0)); benefit && benefit->waiver)
            benefit->waiver->clauses.push_back(waived.text(1));
}

void Reader::read_languages()
{
    Rows languages = database_.query("SELECT tag, offered, missing FROM language ORDER BY position");
    while (languages.next()) {
        catalogue_.languages_.push_back(languages.text(0));
        catalogue_.messages_[languages.text(0)];
        if (languages.integer(1) == 0)
            catalogue_.not_offered_.insert(languages.text(0));
        catalogue_.standings_[languages.text(0)].missing = static_cast<std::size_t>(languages.integer(2));
    }
    if (catalogue_.languages_.empty())
        return database_.fail({ "the content database has no language" });
    Rows messages = database_.query("SELECT language, key, text, state FROM message ORDER BY language, key");
    while (messages.next()) {
        const std::string state = messages.text(3);
        Standing& standing = catalogue_.standings_[messages.text(0)];
        if (state == name(TextState::outdated)) {
            ++standing.outdated;
            continue;
        }
        standing.translated += state == name(TextState::translated) ? 1 : 0;
        standing.reviewed += state == name(TextState::reviewed) ? 1 : 0;
        auto& words = catalogue_.messages_[messages.text(0)];
        words.emplace_hint(words.end(), messages.text(1), messages.text(2));
    }
    Rows official = database_.query("SELECT language, words, text, state FROM official ORDER BY language, words");
    while (official.next()) {
        Standing& standing = catalogue_.standings_[official.text(0)];
        ++(official.text(3) == name(TextState::reviewed) ? standing.reviewed : standing.translated);
        auto& words = catalogue_.official_[official.text(0)];
        words.emplace_hint(words.end(), official.text(1), official.text(2));
    }
}

void Reader::read_goldens()
{
    Rows rows = database_.query("SELECT name, input, expected FROM golden ORDER BY name");
    while (rows.next())
        catalogue_.goldens_.push_back({ rows.text(0), rows.text(1), rows.text(2) });
}

} // namespace kiosk::content
