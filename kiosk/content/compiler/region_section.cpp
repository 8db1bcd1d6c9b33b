// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/sections.hpp"

#include <algorithm>
#include <cstdio>

namespace kiosk::content {

namespace {

bool is_service_id(std::string_view id)
{
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return id.size() == 5 && capital(id[0]) && capital(id[1]) && id[2] == '-' && digit(id[3]) && digit(id[4]);
}

// `cite` is the region's own text; `document`, `article` and `words` are a law.
DraftCitation read_citation(Fields& fields)
{
    DraftCitation citation;
    const bool own = fields.has("cite");
    if (own || !fields.has("document")) {
        citation.words = fields.text("cite");
        for (const std::string_view key : { "document", "article", "words" })
            if (fields.has(key))
                fields.complain(fields.place(),
                    "both \"cite\" and " + in_quotes(key)
                        + "; a citation is either of the region's own text or of a law");
        if (own) {
            (void)fields.optional_text("document");
            (void)fields.optional_text("article");
            (void)fields.optional_text("words");
        }
        return citation;
    }
    citation.document = fields.text("document");
    citation.article = fields.text("article");
    citation.words = fields.text("words");
    return citation;
}

// "2024年11月1日": the date as the official text writes it.
std::string written_out(std::chrono::year_month_day date)
{
    return std::to_string(static_cast<int>(date.year())) + "年" + std::to_string(static_cast<unsigned>(date.month()))
        + "月" + std::to_string(static_cast<unsigned>(date.day())) + "日";
}

bool says(const Text& words, std::chrono::year_month_day date)
{
    std::string text = words.value;
    text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
    return text.find(written_out(date)) != std::string::npos;
}

// The citation of the official text must name the days: the first, and the last or the day after it, on which what
// comes instead begins.
void check_days(const DraftValidity& validity, const Fields& fields)
{
    if (!validity.from && !validity.until)
        return fields.complain(
            validity.place, "neither \"from\" nor \"until\"; say when it holds, or delete \"valid\"");
    if (validity.from && validity.until && validity.until->value < validity.from->value)
        fields.complain(validity.until->place, "\"until\" is before \"from\"; it is the last day on which this holds");
    const Text& words = validity.citation.words;
    if (validity.citation.document || words.empty())
        return;
    if (validity.from && !says(words, validity.from->value))
        fields.complain(validity.from->place,
            "the citation does not say " + in_quotes(written_out(validity.from->value))
                + "; correct the date or the citation");
    if (validity.until && !says(words, validity.until->value)
        && !says(words, std::chrono::sys_days(validity.until->value) + std::chrono::days(1)))
        fields.complain(validity.until->place,
            "the citation says neither " + in_quotes(written_out(validity.until->value))
                + ", the last day, nor the day after it; correct the date or the citation");
}

std::optional<DraftValidity> read_validity(Fields& fields, Complaints& complaints)
{
    std::optional<DraftValidity> validity;
    fields.inner("valid", [&](const Table& table, const Place& place) {
        Fields one(table, place, fields.what() + ", valid", complaints);
        validity.emplace();
        validity->place = place;
        validity->from = one.optional_date("from");
        validity->until = one.optional_date("until");
        validity->citation = read_citation(one);
        check_days(*validity, one);
    });
    return validity;
}

DraftClause read_clause(const Table& table, const Place& place, const std::string& what, Complaints& complaints)
{
    Fields fields(table, place, what, complaints);
    DraftClause clause;
    clause.rule.source = fields.text("rule");
    clause.citation = read_citation(fields);
    clause.validity = read_validity(fields, complaints);
    return clause;
}

DraftBenefit read_benefit(
    Fields& fields, const std::string& expected_id, const std::string& service, Complaints& complaints)
{
    DraftBenefit benefit;
    benefit.place = fields.place();
    benefit.id = fields.text("id");
    const std::string what = service + ", benefit " + benefit.id.value;
    fields.name(what);
    if (!benefit.id.empty() && benefit.id.value != expected_id)
        fields.complain(benefit.id.place,
            "expected the id " + in_quotes(expected_id) + ": the service's id and a letter, in order, got "
                + in_quotes(benefit.id.value));
    benefit.words = benefit.id;
    if (const auto words = fields.optional_text("words")) {
        benefit.words = *words;
        if (words->value.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
            != std::string::npos)
            fields.complain(words->place, "\"words\": expected letters, digits, hyphens and underscores");
    }
    benefit.quote = fields.text("quote");
    benefit.validity = read_validity(fields, complaints);
    benefit.modes = fields.texts("modes");
    for (const Text& mode : benefit.modes)
        if (!is_identifier(mode.value))
            fields.complain(
                mode.place, "mode " + in_quotes(mode.value) + ": expected small letters, digits and underscores");
    benefit.mode_words = fields.optional_text("mode_cite");
    if (const auto note = fields.optional_id("note"))
        benefit.notes.push_back({ *note, std::nullopt });
    fields.each("notes", [&](const Table& table, const Place& place) {
        Fields one(table, place, what + ", notes", complaints);
        DraftNote note { one.id("id"), std::nullopt };
        note.when = DraftRule { one.text("when"), std::nullopt };
        benefit.notes.push_back(std::move(note));
    });
    benefit.howto = fields.texts("howto");
    fields.each("when", [&](const Table& table, const Place& place) {
        benefit.when.push_back(read_clause(table, place, what, complaints));
    });
    fields.each("confirm", [&](const Table& table, const Place& place) {
        Fields one(table, place, what + ", confirm", complaints);
        DraftConfirmation confirmation;
        confirmation.id = one.id("id");
        if (const auto when = one.optional_text("when"))
            confirmation.when = DraftRule { *when, std::nullopt };
        confirmation.citation = read_citation(one);
        confirmation.validity = read_validity(one, complaints);
        benefit.confirmations.push_back(std::move(confirmation));
    });
    fields.inner("waive", [&](const Table& table, const Place& place) {
        Fields one(table, place, what + ", waive", complaints);
        DraftWaiver waiver;
        waiver.place = place;
        waiver.clauses = one.optional_texts("clauses");
        waiver.target = one.flag("target");
        waiver.citation = read_citation(one);
        if (waiver.clauses.empty() && !waiver.target)
            one.complain(place, "waives nothing; name \"clauses\" of the membership, or target = true");
        benefit.waiver = std::move(waiver);
    });
    return benefit;
}

DraftService read_service(const Table& table, const Place& place, Complaints& complaints)
{
    Fields fields(table, place, "service", complaints);
    DraftService service;
    service.place = place;
    service.id = fields.text("id");
    const std::string what = "service " + service.id.value;
    fields.name(what);
    if (!service.id.empty() && !is_service_id(service.id.value))
        fields.complain(service.id.place, "expected an id of two capitals, a dash and two digits, such as \"ZJ-03\"");
    service.validity = read_validity(fields, complaints);
    service.category = fields.id("category");
    service.subject = fields.optional_id("subject");
    service.icon = fields.optional_id("icon");
    service.name = fields.text("name");
    service.target = fields.text("target");
    service.target_inherited = fields.flag("target_inherited");
    service.text = fields.text("text");
    service.uncovered = fields.optional_text("uncovered");
    service.departments = fields.texts("departments");
    service.departments_note = fields.optional_id("departments_note");
    service.hotlines = fields.optional_texts("hotlines");
    fields.each("targets", [&](const Table& inner, const Place& inner_place) {
        service.target_clauses.push_back(read_clause(inner, inner_place, what + ", targets", complaints));
    });
    char letter = 'a';
    fields.each("benefit", [&](const Table& inner, const Place& inner_place) {
        Fields one(inner, inner_place, what + ", benefit", complaints);
        service.benefits.push_back(read_benefit(one, service.id.value + letter, what, complaints));
        ++letter;
    });
    if (service.benefits.empty())
        fields.complain(place, "has no [[service.benefit]]; add one");
    return service;
}

void read_in_force(Fields& fields, DraftRegion& region, Complaints& complaints)
{
    fields.inner("in_force", [&](const Table& table, const Place& place) {
        Fields one(table, place, "in_force", complaints);
        region.in_force = one.date("date");
        region.in_force_words = one.text("cite");
        if (region.in_force && !region.in_force_words->empty() && !says(*region.in_force_words, region.in_force->value))
            one.complain(region.in_force->place,
                "the citation does not say " + in_quotes(written_out(region.in_force->value))
                    + "; correct the date or the citation");
    });
}

void read_editions(Fields& fields, DraftRegion& region, Complaints& complaints)
{
    fields.each("edition", [&](const Table& table, const Place& place) {
        Fields one(table, place, "edition", complaints);
        const auto from = one.date("from");
        DraftEdition edition { from.value_or(DraftDate {}), region.plan, region.list, one.text("cite") };
        if (const auto plan = one.optional_text("plan"))
            edition.plan = *plan;
        if (const auto list = one.optional_text("list"))
            edition.list = *list;
        if (!from)
            return;
        if (!edition.words.empty() && !says(edition.words, from->value))
            one.complain(from->place,
                "the citation does not say " + in_quotes(written_out(from->value))
                    + "; correct the date or the citation");
        const auto& before = region.editions.empty() ? region.in_force : std::optional(region.editions.back().from);
        if (before && from->value <= before->value)
            one.complain(from->place, "is not after the edition before it; put them in order");
        region.editions.push_back(std::move(edition));
    });
}

// One list numbers its services on from 01 and gives them one prefix.
void check_numbering(const DraftRegion& region, Complaints& complaints)
{
    const std::string prefix = region.services.empty() ? "" : region.services.front().id.value.substr(0, 2);
    int number = 1;
    std::string_view before;
    for (const DraftService& service : region.services) {
        // Another edition of the same one has the same number; check_validity says whether it may.
        if (!service.id.empty() && service.id.value == before && service.validity)
            continue;
        before = service.id.value;
        char digits[8] = {};
        (void)std::snprintf(digits, sizeof digits, "-%02d", number++ % 100);
        const std::string expected = prefix + digits;
        if (is_service_id(service.id.value) && service.id.value != expected)
            complaints.add(service.id.place,
                "service " + service.id.value + ": expected " + in_quotes(expected) + ", the next of the list");
    }
}

std::optional<DraftRegion> read_region(const Sources& sources, const std::string& file, Complaints& complaints)
{
    const auto table = sources.toml(file, complaints);
    if (!table)
        return std::nullopt;
    Fields fields(*table, { sources.shown(file), 1 }, "", complaints);
    DraftRegion region;
    region.place = fields.place();
    region.file = std::filesystem::path(file).stem().string();
    region.id = fields.id("id");
    if (!region.id.empty() && region.id.value != region.file)
        fields.complain(region.id.place, "expected the id " + in_quotes(region.file) + ", as the file is called");
    region.name = fields.text("name");
    region.plan = fields.text("plan");
    region.list = fields.text("list");
    region.province = fields.optional_id("province");
    region.hotlines = fields.texts("hotlines");
    Unique dangers("danger ", complaints);
    fields.each("danger", [&](const Table& inner, const Place& place) {
        Fields one(inner, place, "danger", complaints);
        DraftDanger danger;
        danger.id = one.id("id");
        one.name("danger " + danger.id.value);
        danger.hotlines = one.texts("hotlines");
        dangers.add(danger.id);
        region.dangers.push_back(std::move(danger));
    });
    read_in_force(fields, region, complaints);
    read_editions(fields, region, complaints);
    fields.inner("choices", [&](const Table& inner, const Place& place) {
        Fields one(inner, place, "choices", complaints);
        for (const Entry& entry : inner)
            region.choices.emplace_back(Text { entry.key, entry.place }, one.texts(entry.key));
    });
    fields.each("membership", [&](const Table& inner, const Place& place) {
        Fields one(inner, place, "membership", complaints);
        DraftClause clause;
        clause.id = one.id("id");
        one.name("membership " + clause.id.value);
        clause.rule.source = one.text("rule");
        clause.citation = read_citation(one);
        clause.validity = read_validity(one, complaints);
        if (!one.has("hindrances"))
            one.complain(
                place, "\"hindrances\" is missing; say for every answer that does not fit what a family is told");
        one.each("hindrances", [&](const Table& hindrance, const Place& where) {
            Fields other(hindrance, where, one.what() + ", hindrance", complaints);
            const Text say = other.id("say");
            clause.hindrances.push_back({ say, { other.text("when"), std::nullopt } });
        });
        region.membership.push_back(std::move(clause));
    });
    fields.each("service", [&](const Table& inner, const Place& place) {
        region.services.push_back(read_service(inner, place, complaints));
    });
    if (region.membership.empty())
        fields.complain(region.place, "there is no [[membership]]; say who is a 流动儿童 here");
    if (region.services.empty())
        fields.complain(region.place, "there is no [[service]]; add the list");
    if (region.dangers.empty())
        fields.complain(region.place, "there is no [[danger]]; say whom to call in danger");
    check_numbering(region, complaints);
    region.official_text = sources.text("regions/" + region.file + ".txt", complaints);
    return region;
}

} // namespace

void read_regions(const Sources& sources, Draft& draft, Complaints& complaints)
{
    for (const std::string& file : sources.files("regions", ".toml"))
        if (draft.unchanged.count(std::filesystem::path(file).stem().string()) == 0)
            if (auto region = read_region(sources, file, complaints))
                draft.regions.push_back(std::move(*region));
    if (sources.files("regions", ".toml").empty())
        complaints.add(
            { sources.shown("regions"), 1 }, "there is no region; add regions/<id>.toml and regions/<id>.txt");
}

} // namespace kiosk::content
