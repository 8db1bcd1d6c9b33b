// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/reader.hpp"

#include "kiosk/content/region_reader.hpp"
#include "kiosk/core/validity.hpp"

#include <algorithm>
#include <cassert>

namespace kiosk::content {

namespace {

// A name that can be that of a file, and of none elsewhere.
bool is_region_id(std::string_view id)
{
    return !id.empty() && id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

} // namespace

Result<Catalogue> Reader::read(Database& database, const Wanted& wanted)
{
    Catalogue catalogue;
    catalogue.policy_ = std::make_unique<Policy>();
    Reader reader(database, catalogue);
    reader.read_edition();
    if (wanted.day)
        catalogue.day_ = *wanted.day;
    reader.read_facts();
    reader.read_vocabulary();
    reader.read_questions();
    reader.read_categories();
    reader.read_hotlines();
    reader.read_howto();
    reader.read_printer_fault_kinds();
    reader.read_register_words();
    reader.read_index();
    reader.read_languages(wanted);
    reader.read_words();
    if (const auto status = database.status(); !status)
        return status.error();
    return catalogue;
}

Result<Region> Reader::whole_region(Database& database, const std::string& id, Catalogue& catalogue)
{
    Reader reader(database, catalogue);
    Region region = RegionReader(database, reader.rules_, *catalogue.policy_).read();
    if (!database.failed() && region.id != id)
        database.fail({ "expected the region " + id + ", got \"" + region.id + "\"" });
    if (const auto status = database.status(); !status)
        return status.error();
    return region;
}

Status Reader::read_region(Database& database, const std::string& id, Catalogue& catalogue)
{
    auto whole = whole_region(database, id, catalogue);
    if (!whole)
        return whole.error();
    Region& region = *whole;
    Reader reader(database, catalogue);
    for (const Date day : turning_days(region))
        catalogue.turning_days_.insert(day);
    keep_in_force(region, catalogue.day_);
    reader.read_words();
    reader.read_goldens();
    if (const auto status = database.status(); !status)
        return status;
    // There is room for all of them, so that what refers to one that is there stays right.
    assert(catalogue.policy_->regions.size() < catalogue.policy_->regions.capacity());
    catalogue.policy_->regions.push_back(*std::move(whole));
    return Success {};
}

void Reader::read_edition()
{
    Rows rows = database_.query("SELECT version, checked FROM edition");
    if (!rows.next())
        return database_.fail({ "the content database does not say its version" });
    catalogue_.edition_.version = rows.text(0);
    catalogue_.edition_.checked = rows.text(1);
    const auto checked = read_iso_date(catalogue_.edition_.checked);
    if (!checked)
        return database_.fail({ "the content database does not say when it was checked" });
    catalogue_.day_ = *checked;
}

void Reader::read_facts()
{
    std::vector<Fact> facts;
    Rows rows
        = database_.query("SELECT name, scope, kind, minimum, maximum, growth, confidential, icon, on_moving FROM fact"
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
        policy_.terms.push_back({ terms.text(0), rules_.rule(terms.text(1), "the term " + terms.text(0)) });
    Rows contradictions = database_.query("SELECT id, rule FROM contradiction ORDER BY position");
    while (contradictions.next()) {
        const std::string id = contradictions.text(0);
        policy_.contradictions.push_back({ id, rules_.rule(contradictions.text(1), "the contradiction " + id) });
    }
    Rows doubts = database_.query("SELECT id, rule FROM doubt ORDER BY position");
    while (doubts.next()) {
        const std::string id = doubts.text(0);
        policy_.doubts.push_back({ id, rules_.rule(doubts.text(1), "the doubt " + id) });
    }
}

void Reader::read_questions()
{
    std::map<std::string, Question*, std::less<>> by_id;
    Rows rows = database_.query("SELECT id, confidential, same_as_before, detail FROM question ORDER BY position");
    while (rows.next()) {
        Question question { rows.text(0), {}, rows.integer(1) != 0, rows.integer(2) != 0, rows.integer(3) != 0, {} };
        if (question.same_as_before)
            policy_.siblings = std::move(question);
        else
            policy_.questions.push_back(std::move(question));
    }
    for (Question& question : policy_.questions)
        by_id.emplace(question.id, &question);
    if (policy_.siblings)
        by_id.emplace(policy_.siblings->id, &*policy_.siblings);
    Rows facts = database_.query("SELECT question, fact FROM question_fact ORDER BY question, position");
    while (facts.next())
        if (Question* question = known(database_, by_id, facts.text(0)))
            question->facts.push_back(rules_.fact(facts.text(1)));
    Rows choices = database_.query("SELECT question, value FROM question_choice ORDER BY question, value");
    while (choices.next())
        if (Question* question = known(database_, by_id, choices.text(0)))
            question->choices.push_back(choices.integer(1));
}

void Reader::read_categories()
{
    Rows rows = database_.query("SELECT id, icon, color FROM category ORDER BY position");
    while (rows.next()) {
        const auto color = category_color(rows.text(2));
        if (!color)
            return database_.fail({ "category " + rows.text(0) + ": there is no colour \"" + rows.text(2) + '"' });
        policy_.categories.push_back({ rows.text(0), rows.text(1), *color });
    }
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

void Reader::read_howto()
{
    constexpr std::string_view topics[] = { "where", "step", "bring", "time", "cost", "proxy", "refused" };
    Rows rows = database_.query("SELECT id, topic, trust, words, document, article FROM howto ORDER BY position");
    while (rows.next()) {
        HowTo howto;
        howto.id = rows.text(0);
        const auto topic = std::find(std::begin(topics), std::end(topics), rows.text(1));
        if (topic == std::end(topics))
            return database_.fail({ "there is no topic \"" + rows.text(1) + "\"" });
        howto.topic = static_cast<Topic>(topic - std::begin(topics));
        const std::string trust = rows.text(2);
        howto.trust = trust == "official" ? Trust::official : trust == "law" ? Trust::law : Trust::practice;
        howto.citation = citation_in(rows, 3);
        policy_.howto.push_back(std::move(howto));
    }
}

void Reader::read_printer_fault_kinds()
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

void Reader::read_register_words()
{
    Rows rows = database_.query("SELECT kind, \"of\", value, word FROM register_word ORDER BY position");
    while (rows.next()) {
        const std::string kind = rows.text(0);
        const auto known = std::find(std::begin(register_word_kinds), std::end(register_word_kinds), kind);
        if (known == std::end(register_word_kinds))
            return database_.fail({ "there is no kind of register word \"" + kind + "\"" });
        catalogue_.register_words_.push_back({ static_cast<RegisterWord::Kind>(known - std::begin(register_word_kinds)),
            rows.text(1), rows.text(2), rows.text(3) });
    }
}

void Reader::read_index()
{
    Rows rows = database_.query("SELECT id, province, name, sha256 FROM region ORDER BY position");
    while (rows.next()) {
        if (!is_region_id(rows.text(0)))
            return database_.fail({ "no region can be called \"" + rows.text(0) + "\"" });
        policy_.region_names.push_back({ rows.text(0), rows.text(1), rows.text(2) });
        catalogue_.sums_.emplace(rows.text(0), rows.text(3));
    }
    policy_.regions.reserve(policy_.region_names.size());
}

void Reader::read_languages(const Wanted& wanted)
{
    Rows languages = database_.query("SELECT tag, offered FROM language ORDER BY position");
    while (languages.next()) {
        const std::string tag = languages.text(0);
        if (catalogue_.languages_.empty() || !wanted.languages
            || std::find(wanted.languages->begin(), wanted.languages->end(), tag) != wanted.languages->end())
            catalogue_.read_[tag];
        catalogue_.languages_.push_back(tag);
        if (languages.integer(1) == 0)
            catalogue_.not_offered_.insert(tag);
    }
    if (catalogue_.languages_.empty())
        database_.fail({ "the content database has no language" });
}

void Reader::read_words()
{
    for (auto& [tag, language] : catalogue_.read_) {
        // Regions share some words; they are read, and counted, once.
        const auto read = [&language = language](Rows rows, Catalogue::Words& words, const char* kind) {
            TranslationStatus& status = language.status;
            while (rows.next()) {
                std::string key = rows.text(0);
                const std::string state = rows.text(2);
                if (state == name(TextState::outdated) || state == name(TextState::missing)) {
                    if (language.lacking.insert(kind + std::move(key)).second)
                        ++(state == name(TextState::outdated) ? status.outdated : status.missing);
                    continue;
                }
                if (!words.emplace(std::move(key), rows.text(1)).second)
                    continue;
                status.translated += state == name(TextState::translated) ? 1 : 0;
                status.reviewed += state == name(TextState::reviewed) ? 1 : 0;
            }
        };
        read(database_.query(
                 "SELECT key, text, state FROM message WHERE language = ? ORDER BY key", { std::string_view(tag) }),
            language.messages, "message ");
        read(database_.query("SELECT words, text, state FROM official WHERE language = ? ORDER BY words",
                 { std::string_view(tag) }),
            language.official, "official ");
    }
}

void Reader::read_goldens()
{
    Rows rows = database_.query("SELECT name, input, expected FROM golden ORDER BY name");
    while (rows.next())
        catalogue_.goldens_.push_back({ rows.text(0), rows.text(1), rows.text(2) });
}

} // namespace kiosk::content
