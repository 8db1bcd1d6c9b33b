// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/writer.hpp"

#include "kiosk/content/catalogue.hpp"
#include "kiosk/content/compiler/howto.hpp"
#include "kiosk/content/compiler/tables.hpp"
#include "kiosk/content/compiler/translation_states.hpp"
#include "kiosk/content/database.hpp"
#include "kiosk/core/calendar.hpp"

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

    void write(const Draft& draft)
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
        for (const DraftRegion& region : draft.regions)
            write_region(draft, region);
        write_languages(draft);
        for (const auto& [key, text] : draft.outreach)
            database_.run("INSERT INTO message VALUES (?, ?, ?, ?)",
                { authoritative_language, std::string_view(key), of(text), name(TextState::source) });
        for (const DraftGolden& golden : draft.goldens)
            database_.run("INSERT INTO golden VALUES (?, ?, ?)",
                { std::string_view(golden.name), std::string_view(golden.input), std::string_view(golden.expected) });
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

    void write_region(const Draft& draft, const DraftRegion& region)
    {
        const std::string in_force = region.in_force ? iso_date(region.in_force->value) : std::string();
        database_.run("INSERT INTO region VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            { of(regions_++), of(region.id), of(region.province), of(region.name), of(region.plan), of(region.list),
                region.in_force ? Value(std::string_view(in_force)) : Value(), of(region.in_force_words) });
        std::int64_t position = 0;
        for (const Text& hotline : region.hotlines)
            database_.run(
                "INSERT INTO region_hotline VALUES (?, ?, ?)", { of(region.id), of(position++), of(hotline) });
        position = 0;
        for (const DraftDanger& danger : region.dangers) {
            database_.run("INSERT INTO danger VALUES (?, ?, ?)", { of(region.id), of(position++), of(danger.id) });
            std::int64_t place = 0;
            for (const Text& hotline : danger.hotlines)
                database_.run("INSERT INTO danger_hotline VALUES (?, ?, ?, ?)",
                    { of(region.id), of(danger.id), of(place++), of(hotline) });
        }
        for (const auto& [fact, values] : region.choices) {
            position = 0;
            for (const Text& value : values)
                database_.run("INSERT INTO region_choice VALUES (?, ?, ?, ?)",
                    { of(region.id), of(fact), of(position++), of(value) });
        }
        position = 0;
        for (const DraftClause& clause : region.membership) {
            database_.run("INSERT INTO membership VALUES (?, ?, ?, ?, ?, ?, ?)",
                { of(region.id), of(position++), of(clause.id), of(clause.rule.source), of(clause.citation.words),
                    of(clause.citation.document), of(clause.citation.article) });
            std::int64_t hindrance = 0;
            for (const DraftHindrance& each : clause.hindrances)
                database_.run("INSERT INTO hindrance VALUES (?, ?, ?, ?, ?)",
                    { of(region.id), of(clause.id), of(hindrance++), of(each.say), of(each.when.source) });
        }
        for (const DraftService& service : region.services)
            write_service(draft, region, service);
    }

    void write_service(const Draft& draft, const DraftRegion& region, const DraftService& service)
    {
        database_.run("INSERT INTO service VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            { of(services_++), of(region.id), of(service.id), of(service.category), of(service.subject),
                of(service.icon), of(service.name), of(service.target), of(service.target_inherited), of(service.text),
                of(service.uncovered), of(service.departments_note) });
        std::int64_t position = 0;
        for (const Text& department : service.departments)
            database_.run(
                "INSERT INTO department VALUES (?, ?, ?)", { of(service.id), of(position++), of(department) });
        position = 0;
        for (const Text& hotline : service.hotlines)
            database_.run(
                "INSERT INTO service_hotline VALUES (?, ?, ?)", { of(service.id), of(position++), of(hotline) });
        position = 0;
        for (const DraftClause& clause : service.target_clauses)
            write_clause("INSERT INTO target VALUES (?, ?, ?, ?, ?, ?)", service.id, position++, clause);
        for (const DraftBenefit& benefit : service.benefits)
            write_benefit(draft, region, service, benefit);
    }

    void write_clause(std::string_view statement, const Text& owner, std::int64_t position, const DraftClause& clause)
    {
        database_.run(statement,
            { of(owner), of(position), of(clause.rule.source), of(clause.citation.words), of(clause.citation.document),
                of(clause.citation.article) });
    }

    void write_benefit(
        const Draft& draft, const DraftRegion& region, const DraftService& service, const DraftBenefit& benefit)
    {
        database_.run("INSERT INTO benefit VALUES (?, ?, ?, ?, ?)",
            { of(benefits_++), of(service.id), of(benefit.id), of(benefit.quote), of(benefit.mode_words) });
        std::int64_t position = 0;
        for (const DraftNote& note : benefit.notes)
            database_.run("INSERT INTO benefit_note VALUES (?, ?, ?, ?)",
                { of(benefit.id), of(position++), of(note.id), note.when ? of(note.when->source) : Value() });
        position = 0;
        for (const Text& mode : benefit.modes)
            database_.run("INSERT INTO benefit_mode VALUES (?, ?, ?)", { of(benefit.id), of(position++), of(mode) });
        position = 0;
        for (const DraftClause& clause : benefit.when)
            write_clause("INSERT INTO clause VALUES (?, ?, ?, ?, ?, ?)", benefit.id, position++, clause);
        position = 0;
        for (const DraftConfirmation& each : benefit.confirmations)
            database_.run("INSERT INTO benefit_confirmation VALUES (?, ?, ?, ?, ?, ?, ?)",
                { of(benefit.id), of(position++), of(each.id), each.when ? of(each.when->source) : Value(),
                    of(each.citation.words), of(each.citation.document), of(each.citation.article) });
        position = 0;
        for (const DraftHowTo* howto : howto_of(draft, benefit))
            database_.run(
                "INSERT INTO benefit_howto VALUES (?, ?, ?)", { of(benefit.id), of(position++), of(howto->id) });
        if (!benefit.waiver)
            return;
        const DraftWaiver& waiver = *benefit.waiver;
        database_.run("INSERT INTO waiver VALUES (?, ?, ?, ?, ?)",
            { of(benefit.id), of(waiver.target), of(waiver.citation.words), of(waiver.citation.document),
                of(waiver.citation.article) });
        position = 0;
        for (const Text& clause : waiver.clauses)
            database_.run("INSERT INTO waived_clause VALUES (?, ?, ?, ?)",
                { of(benefit.id), of(position++), of(region.id), of(clause) });
    }

    void write_languages(const Draft& draft)
    {
        std::int64_t position = 0;
        for (const DraftLanguage& language : draft.languages) {
            const std::string_view tag = language.tag;
            const TranslationStates states(draft.languages.front(), language);
            database_.run("INSERT INTO language VALUES (?, ?, ?, ?)",
                { of(position++), tag, of(language.offered_by_default), of(language.missing) });
            for (const auto& [key, text] : language.messages)
                database_.run("INSERT INTO message VALUES (?, ?, ?, ?)",
                    { tag, std::string_view(key), of(text), name(states.of_message(key, text.value)) });
            for (const auto& [words, text] : language.official)
                database_.run("INSERT INTO official VALUES (?, ?, ?, ?)",
                    { tag, std::string_view(words), of(text), name(states.of_official(words, text.value)) });
        }
    }

    Database& database_;
    std::int64_t regions_ = 0;
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

Status write_database(const Draft& draft, const std::filesystem::path& path)
{
    auto database = Database::create(path);
    if (!database)
        return database.error();
    // If the machine stops, the file is written anew: no journal is needed, and none is left behind.
    database->execute("PRAGMA journal_mode = OFF; PRAGMA foreign_keys = ON; PRAGMA encoding = 'UTF-8';"
                      "PRAGMA page_size = 4096; PRAGMA auto_vacuum = NONE;");
    database->execute("PRAGMA application_id = " + std::to_string(application_id)
        + "; PRAGMA user_version = " + std::to_string(layout_version) + ";");
    database->execute(tables);
    database->execute("BEGIN");
    Writer(*database).write(draft);
    database->execute("COMMIT");
    expect_ok(*database, "foreign_key_check");
    database->execute("VACUUM");
    expect_ok(*database, "integrity_check");
    database->execute("PRAGMA journal_mode = DELETE");
    return database->status();
}

} // namespace kiosk::content
