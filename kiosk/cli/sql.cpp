// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/sql.hpp"

#include "kiosk/core/calendar.hpp"
#include "kiosk/sql/view.hpp"
#include "kiosk/words/words.hpp"

namespace kiosk::cli {
namespace {

void add_head(std::vector<std::string>& head, const content::Catalogue& catalogue, const Region& region, SqlPart part)
{
    const content::Edition& edition = catalogue.edition();
    head.push_back("kiosk, content " + edition.version + ", checked " + edition.checked + ", sha256 " + edition.sha256);
    if (part != SqlPart::view)
        return;
    head.push_back(region.name + "  " + region.list);
    if (region.in_force)
        head.push_back("In force since " + iso_date(*region.in_force) + ": for no day before it.");
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
    const content::Catalogue& catalogue, const Region& region, SqlPart part, sql::Register options)
{
    const std::string language { content::authoritative_language };
    const auto messages
        = locale::Messages::create(language, catalogue.messages(language), catalogue.messages(language));
    if (!messages)
        return messages.error();
    const Words words(catalogue, *messages, region);
    const Policy& policy = catalogue.policy();
    add_head(options.head, catalogue, region, part);
    const sql::Labels labels {
        [&](FactId fact) {
            return policy.schema[fact].kind == FactKind::boolean ? words.statement(fact) : words.fact(fact);
        },
        [&](FactId fact, int value) { return words.answer(fact, value); },
        [&](const Contradiction& contradiction) { return words.contradiction(contradiction); },
    };
    switch (part) {
    case SqlPart::schema:
        return sql::create_table(policy, options, labels);
    case SqlPart::contradictions:
        return sql::select_refused(policy, options, labels);
    case SqlPart::view:
        break;
    }
    return sql::create_view(policy, region, options, [&](const Citation& citation) {
        return citation.official() ? "「" + citation.words + "」" : words.law(citation) + "：" + citation.words;
    });
}

} // namespace kiosk::cli
