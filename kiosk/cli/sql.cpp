// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/sql.hpp"

#include "kiosk/core/calendar.hpp"
#include "kiosk/register/vocabulary.hpp"
#include "kiosk/sql/staging.hpp"
#include "kiosk/sql/view.hpp"
#include "kiosk/words/words.hpp"

#include <algorithm>

namespace kiosk::cli {
namespace {

std::string content_line(const content::Catalogue& catalogue)
{
    const content::Edition& edition = catalogue.edition();
    return "kiosk, content " + edition.version + ", checked " + edition.checked + ", sha256 " + edition.sha256;
}

void add_head(std::vector<std::string>& head, const content::Catalogue& catalogue, const Region* region, SqlPart part)
{
    head.push_back(content_line(catalogue));
    if (part != SqlPart::view || !region)
        return;
    head.push_back(region->name + "  " + region->list);
    if (region->in_force)
        head.push_back("In force since " + iso_date(*region->in_force) + ": for no day before it.");
    head.push_back("");
    head.push_back(
        "One row a child. NULL in a fact: not known. By id of a service or a benefit its verdict, best first:");
    head.push_back("eligible, conditional, undetermined, not_yet, ineligible. Beside a benefit ZJ-00a:");
    head.push_back("  ZJ-00a_missing      undetermined: the facts that can still change it, each with a semicolon");
    head.push_back("  ZJ-00a_confirm      what an office has to decide, each with a semicolon; empty: nothing");
    head.push_back("  ZJ-00a_wait_months  not_yet: months more to live here, at most");
    head.push_back("  ZJ-00a_wait_age     not_yet: the age to be reached");
    head.push_back("refused: why a row is not decided and all of these are NULL: a value that does not exist, or a");
    head.push_back("contradiction (kiosk sql --contradictions lists all of them).");
    head.push_back("Generated: to correct a rule, correct the content and generate anew.");
}

} // namespace

Result<std::string> sql_text(
    const content::Catalogue& catalogue, const Region* region, SqlPart part, sql::Register options)
{
    const std::string language { content::authoritative_language };
    const auto messages
        = locale::Messages::create(language, catalogue.messages(language), catalogue.messages(language));
    if (!messages)
        return messages.error();
    const Policy& policy = catalogue.policy();
    std::vector<Words> words;
    for (const Region& each : policy.regions)
        if (!region || region == &each)
            words.emplace_back(catalogue, *messages, each);
    // Each wording once: "here" is another place in every region.
    const auto all = [&](const auto& said) {
        std::vector<std::string> different;
        for (const Words& of : words)
            if (const std::string text = said(of);
                std::find(different.begin(), different.end(), text) == different.end())
                different.push_back(text);
        std::string joined;
        for (const std::string& text : different)
            joined += (joined.empty() ? "" : " / ") + text;
        return joined;
    };
    add_head(options.head, catalogue, region, part);
    const sql::Labels labels {
        [&](FactId fact) {
            return all([&](const Words& of) {
                return policy.schema[fact].kind == FactKind::boolean ? of.statement(fact) : of.fact(fact);
            });
        },
        [&](FactId fact, int value) { return all([&](const Words& of) { return of.answer(fact, value); }); },
        [&](const Contradiction& contradiction) {
            return all([&](const Words& of) { return of.contradiction(contradiction); });
        },
    };
    switch (part) {
    case SqlPart::schema:
        return sql::create_table(policy, options, labels);
    case SqlPart::contradictions:
        return sql::select_refused(policy, options, labels);
    case SqlPart::view:
        break;
    }
    if (!region)
        return Error { "expected a region, whose rules the view has" };
    return sql::create_view(policy, *region, options, [&](const Citation& citation) {
        return citation.official() ? "「" + citation.words + "」" : words.front().law(citation) + "：" + citation.words;
    });
}

Result<std::string> staging_text(const content::Catalogue& catalogue, const Region& region,
    const registers::ColumnMap& map, const BureauTable& table, sql::Register into)
{
    const auto vocabulary = registers::Vocabulary::create(catalogue, &region, &map);
    if (!vocabulary)
        return vocabulary.error();
    into.head.push_back(content_line(catalogue));
    const Policy& policy = catalogue.policy();
    sql::Staging staging { std::move(into), table.name, table.id, {}, {}, {}, table.as_of };
    for (const registers::ColumnMap::Header& header : map.headers) {
        const auto column = registers::column_named(header.column, policy.schema);
        using What = registers::Column::What;
        if (column && column->what == What::fact)
            staging.columns.push_back({ sql::StagedColumn::What::fact, column->fact, header.header });
        else if (column && column->what == What::birth_date)
            staging.columns.push_back({ sql::StagedColumn::What::birth_date, {}, header.header });
        else if (column && column->what == What::move_in_date)
            staging.columns.push_back({ sql::StagedColumn::What::move_in_date, {}, header.header });
    }
    for (const FactId fact : policy.schema.ids()) {
        auto& spellings = staging.spellings.emplace_back();
        for (const auto& [word, meaning] : vocabulary->words(fact, region))
            spellings.push_back({ word, meaning.value });
        staging.units.push_back(vocabulary->units(fact));
    }
    return sql::create_staging(policy, staging);
}

} // namespace kiosk::cli
