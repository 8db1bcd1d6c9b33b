// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/writer.hpp"

#include "kiosk/content/catalogue.hpp"
#include "kiosk/content/compiler/howto.hpp"
#include "kiosk/content/compiler/scope.hpp"
#include "kiosk/content/compiler/tables.hpp"
#include "kiosk/content/compiler/translation_states.hpp"
#include "kiosk/content/database.hpp"
#include "kiosk/content/sha256.hpp"
#include "kiosk/core/calendar.hpp"

#include <functional>

namespace kiosk::content {

namespace {

Value of(const Text& text)
{
    return std::string_view(text.value);
}
Value of(const std::optional<Text>& text)
{
    return text ? of(*text) : Value();
}
Value of(const std::optional<Number>& number)
{
    return number ? Value(std::int64_t { number->value }) : Value();
}
Value of(bool flag)
{
    return std::int64_t { flag };
}
Value of(std::int64_t number)
{
    return number;
}

class Writer {
public:
    explicit Writer(Database& database)
        : database_(database)
    {
    }

    void write_shared(const Draft& draft, const std::vector<IndexEntry>& regions)
    {
        const std::string checked = draft.checked ? iso_date(draft.checked->value) : std::string();
        database_.run("INSERT INTO edition VALUES (?, ?)", { of(draft.version), std::string_view(checked) });
        write_facts(draft);
        write_vocabulary(draft);
        write_questions(draft);
        write_categories(draft);
        write_documents(draft);
        write_howto(draft);
        write_printer_fault_kinds(draft);
        write_register_words(draft);
        std::int64_t position = 0;
        for (const Text& mode : draft.pressing_modes)
            database_.run("INSERT INTO pressing_mode VALUES (?, ?)", { of(position++), of(mode) });
        position = 0;
        for (const DraftLanguage& language : draft.languages)
            database_.run("INSERT INTO language VALUES (?, ?, ?)",
                { of(position++), std::string_view(language.tag), of(language.offered_by_default) });
        write_words(draft, Scope(draft));
        for (const auto& [key, text] : draft.outreach)
            database_.run("INSERT INTO message VALUES (?, ?, ?, ?)",
                { authoritative_language, std::string_view(key), of(text), name(TextState::source) });
        position = 0;
        for (const IndexEntry& region : regions) {
            database_.run("INSERT INTO region VALUES (?, ?, ?, ?, ?)",
                { of(position++), std::string_view(region.id),
                    region.province.empty() ? Value() : Value(std::string_view(region.province)),
                    std::string_view(region.name), std::string_view(region.sha256) });
            // What a region is called may be called something already, as when it is a province in another's text.
            for (const IndexEntry::Translation& each : region.names)
                database_.run("INSERT OR REPLACE INTO official VALUES (?, ?, ?, ?)",
                    { std::string_view(each.language), std::string_view(region.name), std::string_view(each.text),
                        std::string_view(each.state) });
        }
    }

private:
    void write_facts(const Draft& draft)
    {
        std::int64_t position = 0;
        for (const DraftFact& fact : draft.facts) {
            database_.run("INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                { of(position++), of(fact.id), of(fact.scope), of(fact.kind), of(fact.minimum), of(fact.maximum),
                    of(fact.growth), of(fact.confidential), of(fact.icon), of(fact.on_moving) });
            for (const auto& [from, to] : fact.moved) {
                std::int64_t place = 0;
                for (const Text& value : to)
                    database_.run("INSERT INTO fact_moved VALUES (?, ?, ?, ?)",
                        { of(fact.id), of(from), of(place++), of(value) });
            }
            std::int64_t value_position = 0;
            for (std::size_t i = 0; i < fact.values.size(); ++i)
                database_.run("INSERT INTO fact_value VALUES (?, ?, ?, ?)",
                    { of(fact.id), of(value_position++), of(fact.values[i]),
                        fact.value_icons.empty() ? Value() : of(fact.value_icons[i]) });
        }
    }

    void write_vocabulary(const Draft& draft)
    {
        std::int64_t position = 0;
        for (const DraftTerm& term : draft.terms)
            database_.run("INSERT INTO term VALUES (?, ?, ?)", { of(position++), of(term.name), of(term.rule.source) });
        position = 0;
        for (const Text& confirmation : draft.confirmations)
            database_.run("INSERT INTO confirmation VALUES (?, ?)", { of(position++), of(confirmation) });
        position = 0;
        for (const DraftContradiction& each : draft.contradictions)
            database_.run(
                "INSERT INTO contradiction VALUES (?, ?, ?)", { of(position++), of(each.id), of(each.rule.source) });
        position = 0;
        for (const DraftContradiction& each : draft.doubts)
            database_.run("INSERT INTO doubt VALUES (?, ?, ?)", { of(position++), of(each.id), of(each.rule.source) });
    }

    void write_questions(const Draft& draft)
    {
        std::int64_t position = 0;
        for (const DraftQuestion& question : draft.questions) {
            database_.run("INSERT INTO question VALUES (?, ?, ?, ?, ?)",
                { of(position++), of(question.id), of(question.confidential), of(question.same_as_before),
                    of(question.detail) });
            std::int64_t fact_position = 0;
            for (const Text& fact : question.facts)
                database_.run(
                    "INSERT INTO question_fact VALUES (?, ?, ?)", { of(question.id), of(fact_position++), of(fact) });
            for (const Number& choice : question.choices)
                database_.run("INSERT INTO question_choice VALUES (?, ?)",
                    { of(question.id), of(std::int64_t { choice.value }) });
        }
    }

    void write_categories(const Draft& draft)
    {
        std::int64_t position = 0;
        for (const DraftCategory& category : draft.categories)
            database_.run("INSERT INTO category VALUES (?, ?, ?, ?)",
                { of(position++), of(category.id), of(category.icon), of(category.color) });
    }

    void write_documents(const Draft& draft)
    {
        for (const DraftDocument& document : draft.documents) {
            const std::string in_force = document.in_force ? iso_date(document.in_force->value) : std::string();
            database_.run("INSERT INTO document VALUES (?, ?, ?, ?, ?)",
                { of(document.id), of(document.title), of(document.number),
                    document.in_force ? Value(std::string_view(in_force)) : Value(), of(document.quality) });
        }
        std::int64_t position = 0;
        for (const DraftHotline& hotline : draft.hotlines)
            database_.run(
                "INSERT INTO hotline VALUES (?, ?, ?)", { of(position++), of(hotline.number), of(hotline.source) });
    }

    void write_printer_fault_kinds(const Draft& draft)
    {
        std::int64_t position = 0;
        for (const DraftPrinterFaultKind& reason : draft.printer_fault_kinds)
            for (const Text& keyword : reason.keywords)
                database_.run("INSERT INTO printer_reason VALUES (?, ?, ?, ?)",
                    { of(position++), of(keyword), of(reason.id), of(reason.severity) });
    }

    void write_register_words(const Draft& draft)
    {
        std::int64_t position = 0;
        for (const DraftRegisterWord& each : draft.register_words)
            database_.run("INSERT INTO register_word VALUES (?, ?, ?, ?, ?)",
                { of(position++), each.kind, std::string_view(each.of), std::string_view(each.value), of(each.word) });
    }

    void write_howto(const Draft& draft)
    {
        std::int64_t position = 0;
        for (const DraftHowTo& howto : draft.howto) {
            const DraftCitation citation = howto.citation.value_or(DraftCitation {});
            database_.run("INSERT INTO howto VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                { of(position++), of(howto.id), of(howto.topic), trust(howto),
                    citation.words.empty() ? Value() : of(citation.words), of(citation.document), of(citation.article),
                    of(howto.basis) });
        }
    }

public:
    void write_region(const Draft& draft, const Scope& scope, const DraftRegion& region)
    {
        const std::string in_force = region.in_force ? iso_date(region.in_force->value) : std::string();
        database_.run("INSERT INTO region VALUES (?, ?, ?, ?, ?, ?, ?)",
            { of(region.id), of(region.province), of(region.name), of(region.plan), of(region.list),
                region.in_force ? Value(std::string_view(in_force)) : Value(), of(region.in_force_words) });
        for (const DraftEdition& edition : region.editions) {
            const std::string from = iso_date(edition.from.value);
            database_.run("INSERT INTO edition VALUES (?, ?, ?, ?)",
                { std::string_view(from), of(edition.plan), of(edition.list), of(edition.words) });
        }
        std::int64_t position = 0;
        for (const Text& hotline : region.hotlines)
            database_.run("INSERT INTO region_hotline VALUES (?, ?)", { of(position++), of(hotline) });
        std::int64_t number = 0;
        for (const DraftDanger& danger : region.dangers) {
            database_.run("INSERT INTO danger VALUES (?, ?)", { of(number), of(danger.id) });
            position = 0;
            for (const Text& hotline : danger.hotlines)
                database_.run(
                    "INSERT INTO danger_hotline VALUES (?, ?, ?)", { of(number), of(position++), of(hotline) });
            ++number;
        }
        for (const auto& [fact, values] : region.choices) {
            position = 0;
            for (const Text& value : values)
                database_.run("INSERT INTO region_choice VALUES (?, ?, ?)", { of(fact), of(position++), of(value) });
        }
        number = 0;
        for (const DraftClause& clause : region.membership) {
            database_.run("INSERT INTO membership VALUES (?, ?, ?, ?, ?, ?)",
                { of(number), of(clause.id), of(clause.rule.source), of(clause.citation.words),
                    of(clause.citation.document), of(clause.citation.article) });
            write_validity("membership", {}, number, clause.validity);
            position = 0;
            for (const DraftHindrance& each : clause.hindrances)
                database_.run("INSERT INTO hindrance VALUES (?, ?, ?, ?)",
                    { of(number), of(position++), of(each.say), of(each.when.source) });
            ++number;
        }
        for (const DraftService& service : region.services)
            write_service(draft, service);
        write_words(draft, scope);
        for (const DraftGolden& golden : draft.goldens)
            if (golden.region == region.id.value)
                database_.run("INSERT INTO golden VALUES (?, ?, ?)",
                    { std::string_view(golden.name), std::string_view(golden.input),
                        std::string_view(golden.expected) });
    }

private:
    void write_validity(std::string_view kind, std::optional<std::int64_t> owner, std::int64_t position,
        const std::optional<DraftValidity>& validity)
    {
        if (!validity)
            return;
        const std::string from = validity->from ? iso_date(validity->from->value) : std::string();
        const std::string until = validity->until ? iso_date(validity->until->value) : std::string();
        const auto day = [](const std::string& text) { return text.empty() ? Value() : Value(std::string_view(text)); };
        database_.run("INSERT INTO validity VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            { kind, owner ? Value(*owner) : Value(), of(position), day(from), day(until), of(validity->citation.words),
                of(validity->citation.document), of(validity->citation.article) });
    }

    void write_service(const Draft& draft, const DraftService& service)
    {
        const std::int64_t number = services_++;
        database_.run("INSERT INTO service VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            { of(number), of(service.id), of(service.category), of(service.subject), of(service.icon), of(service.name),
                of(service.target), of(service.target_inherited), of(service.text), of(service.uncovered),
                of(service.departments_note) });
        write_validity("service", {}, number, service.validity);
        std::int64_t position = 0;
        for (const Text& department : service.departments)
            database_.run("INSERT INTO department VALUES (?, ?, ?)", { of(number), of(position++), of(department) });
        position = 0;
        for (const Text& hotline : service.hotlines)
            database_.run("INSERT INTO service_hotline VALUES (?, ?, ?)", { of(number), of(position++), of(hotline) });
        position = 0;
        for (const DraftClause& clause : service.target_clauses) {
            write_clause("INSERT INTO target VALUES (?, ?, ?, ?, ?, ?)", number, position, clause);
            write_validity("target", number, position++, clause.validity);
        }
        for (const DraftBenefit& benefit : service.benefits)
            write_benefit(draft, number, benefit);
    }

    void write_clause(std::string_view statement, std::int64_t owner, std::int64_t position, const DraftClause& clause)
    {
        database_.run(statement,
            { of(owner), of(position), of(clause.rule.source), of(clause.citation.words), of(clause.citation.document),
                of(clause.citation.article) });
    }

    void write_benefit(const Draft& draft, std::int64_t service, const DraftBenefit& benefit)
    {
        const std::int64_t number = benefits_++;
        database_.run("INSERT INTO benefit VALUES (?, ?, ?, ?, ?, ?)",
            { of(number), of(service), of(benefit.id),
                benefit.words.value == benefit.id.value ? Value() : of(benefit.words), of(benefit.quote),
                of(benefit.mode_words) });
        write_validity("benefit", {}, number, benefit.validity);
        std::int64_t position = 0;
        for (const DraftNote& note : benefit.notes)
            database_.run("INSERT INTO benefit_note VALUES (?, ?, ?, ?)",
                { of(number), of(position++), of(note.id), note.when ? of(note.when->source) : Value() });
        position = 0;
        for (const Text& mode : benefit.modes)
            database_.run("INSERT INTO benefit_mode VALUES (?, ?, ?)", { of(number), of(position++), of(mode) });
        position = 0;
        for (const DraftClause& clause : benefit.when) {
            write_clause("INSERT INTO clause VALUES (?, ?, ?, ?, ?, ?)", number, position, clause);
            write_validity("clause", number, position++, clause.validity);
        }
        position = 0;
        for (const DraftConfirmation& each : benefit.confirmations) {
            database_.run("INSERT INTO benefit_confirmation VALUES (?, ?, ?, ?, ?, ?, ?)",
                { of(number), of(position), of(each.id), each.when ? of(each.when->source) : Value(),
                    of(each.citation.words), of(each.citation.document), of(each.citation.article) });
            write_validity("confirmation", number, position++, each.validity);
        }
        position = 0;
        for (const DraftHowTo* howto : howto_of(draft, benefit))
            database_.run("INSERT INTO benefit_howto VALUES (?, ?, ?)", { of(number), of(position++), of(howto->id) });
        if (!benefit.waiver)
            return;
        const DraftWaiver& waiver = *benefit.waiver;
        database_.run("INSERT INTO waiver VALUES (?, ?, ?, ?, ?)",
            { of(number), of(waiver.target), of(waiver.citation.words), of(waiver.citation.document),
                of(waiver.citation.article) });
        position = 0;
        for (const Text& clause : waiver.clauses)
            database_.run("INSERT INTO waived_clause VALUES (?, ?, ?)", { of(number), of(position++), of(clause) });
    }

    void write_words(const Draft& draft, const Scope& scope)
    {
        std::optional<DraftLanguage> source;
        for (const DraftLanguage& language : draft.languages) {
            const std::string_view tag = language.tag;
            const DraftLanguage words = scope.words_of(language);
            if (!source)
                source = words;
            const TranslationStates states(*source, words);
            for (const auto& [key, text] : words.messages)
                database_.run("INSERT INTO message VALUES (?, ?, ?, ?)",
                    { tag, std::string_view(key), of(text), name(states.of_message(key, text.value)) });
            for (const auto& [original, text] : words.official)
                database_.run("INSERT INTO official VALUES (?, ?, ?, ?)",
                    { tag, std::string_view(original), of(text), name(states.of_official(original, text.value)) });
            const Lacking lacking = lacking_in(words, *source, scope);
            for (const std::string& key : lacking.messages)
                database_.run("INSERT INTO message VALUES (?, ?, ?, ?)",
                    { tag, std::string_view(key), std::string_view(""), name(TextState::missing) });
            for (const std::string& original : lacking.official)
                database_.run("INSERT INTO official VALUES (?, ?, ?, ?)",
                    { tag, std::string_view(original), std::string_view(""), name(TextState::missing) });
        }
    }

    Database& database_;
    std::int64_t services_ = 0;
    std::int64_t benefits_ = 0;
};

// A check that answers with nothing, or with "ok".
void expect_ok(Database& database, const std::string& pragma)
{
    Rows rows = database.query("PRAGMA " + pragma);
    while (rows.next())
        if (rows.text(0) != "ok")
            database.fail({ "the database that was written fails " + pragma + ": " + rows.text(0) });
}

} // namespace

namespace {

Result<std::string> database_of(std::initializer_list<const char*> tables, const std::function<void(Writer&)>& write)
{
    auto database = Database::create();
    if (!database)
        return database.error();
    database->execute("PRAGMA foreign_keys = ON; PRAGMA encoding = 'UTF-8'; PRAGMA page_size = 4096;"
                      "PRAGMA auto_vacuum = NONE;");
    database->execute("PRAGMA application_id = " + std::to_string(application_id)
        + "; PRAGMA user_version = " + std::to_string(layout_version) + ";");
    for (const char* each : tables)
        database->execute(each);
    database->execute("BEGIN");
    Writer writer(*database);
    write(writer);
    database->execute("COMMIT");
    expect_ok(*database, "foreign_key_check");
    database->execute("VACUUM");
    expect_ok(*database, "integrity_check");
    return database->bytes();
}

} // namespace

Result<std::string> shared_database(const Draft& draft, const std::vector<IndexEntry>& regions)
{
    return database_of({ shared_tables, word_tables }, [&](Writer& writer) { writer.write_shared(draft, regions); });
}

Result<std::string> region_database(const Draft& draft, const Scope& scope, const DraftRegion& region)
{
    return database_of(
        { word_tables, region_tables }, [&](Writer& writer) { writer.write_region(draft, scope, region); });
}

Result<IndexEntry> index_entry(const std::filesystem::path& shown, std::string_view bytes)
{
    auto database = Database::open(shown, bytes);
    if (!database)
        return database.error();
    IndexEntry entry;
    {
        Rows rows = database->query("SELECT id, province, name FROM region");
        if (rows.next())
            entry = { rows.text(0), rows.text(1), rows.text(2), sha256(bytes), {} };
        Rows names = database->query("SELECT language, text, state FROM official WHERE words = ? ORDER BY language",
            { std::string_view(entry.name) });
        while (names.next())
            entry.names.push_back({ names.text(0), names.text(1), names.text(2) });
    }
    if (const auto status = database->status(); !status)
        return status.error();
    return entry;
}

} // namespace kiosk::content
