// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/sections.hpp"
#include "kiosk/core/printing.hpp"
#include "kiosk/core/register_words.hpp"

#include <algorithm>

namespace kiosk::content {

namespace {

// Words of the language of rules, which nothing can be called.
constexpr std::string_view reserved[] = { "and", "or", "not", "in", "unsettled" };

void read_edition(const Sources& sources, Draft& draft, Complaints& complaints)
{
    const std::string file = "edition.toml";
    const auto table = sources.toml(file, complaints);
    if (!table)
        return;
    Fields fields(*table, { sources.shown(file), 1 }, "", complaints);
    draft.version = fields.text("version");
    draft.checked = fields.date("checked");
    draft.pressing_modes = fields.optional_texts("pressing_modes");
    Unique modes("mode ", complaints);
    for (const Text& mode : draft.pressing_modes)
        modes.add(mode);
}

DraftFact read_fact(Fields& fields, Complaints& complaints)
{
    DraftFact fact;
    fact.id = fields.id("id");
    fields.name("fact " + fact.id.value);
    fact.scope = fields.one_of("scope", { "child", "family" });
    fact.kind = fields.one_of("kind", { "boolean", "integer", "choice" });
    fact.minimum = fields.optional_number("min");
    fact.maximum = fields.optional_number("max");
    fact.growth = fields.one_of("growth", { "none", "months", "years" });
    fact.confidential = fields.flag("confidential");
    if (fact.kind.value == "choice")
        fact.values = fields.texts("values");
    fact.icon = fields.optional_id("icon");
    fact.value_icons = fields.optional_texts("icons");
    fact.on_moving = fields.one_of("on_moving", { "stays", "unknown", "from_zero" });
    if (fact.on_moving.value == "from_zero" && fact.kind.value != "integer")
        fields.complain(fact.on_moving.place, "only an integer counts from zero; say \"stays\" or \"unknown\"");
    fields.inner("moved", [&](const Table& table, const Place& place) {
        Fields one(table, place, fields.what() + ", moved", complaints);
        for (const Entry& entry : table)
            fact.moved.emplace_back(Text { entry.key, entry.place }, one.texts(entry.key));
        const auto known = [&](const Text& value) {
            return fact.kind.value == "boolean" ? value.value == "true" || value.value == "false"
                                                : std::any_of(fact.values.begin(), fact.values.end(),
                                                    [&](const Text& each) { return each.value == value.value; });
        };
        for (const auto& [from, to] : fact.moved) {
            if (!known(from))
                one.complain(from.place, "there is no value " + in_quotes(from.value));
            for (const Text& value : to)
                if (!known(value))
                    one.complain(value.place, "there is no value " + in_quotes(value.value));
        }
    });
    for (const std::string_view key : { "scope", "kind" })
        if (!fields.has(key))
            fields.complain(fields.place(), in_quotes(key) + " is missing; add it");

    // A choice is a bit of 32 in a rule; the last is left free.
    constexpr std::size_t most_values = 31;
    if (fact.values.size() > most_values)
        fields.complain(fact.id.place, "expected at most " + std::to_string(most_values) + " values");
    for (const Text& value : fact.values)
        if (!is_identifier(value.value))
            fields.complain(
                value.place, "value " + in_quotes(value.value) + ": expected small letters, digits and underscores");
    for (std::size_t i = 0; i < fact.values.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (fact.values[i].value == fact.values[j].value)
                fields.complain(
                    fact.values[i].place, "the value " + in_quotes(fact.values[i].value) + " is there twice");
    if (fact.kind.value != "integer") {
        for (const auto& bound : { fact.minimum, fact.maximum })
            if (bound)
                fields.complain(bound->place, "only an integer has min and max; delete them");
        if (fact.growth.value != "none" && !fact.growth.empty())
            fields.complain(fact.growth.place, "only an integer grows; delete growth");
    } else if (fact.minimum && fact.maximum && fact.minimum->value > fact.maximum->value) {
        fields.complain(fact.minimum->place, "min is greater than max");
    }
    return fact;
}

void read_facts(const Sources& sources, Draft& draft, Complaints& complaints)
{
    const std::string file = "facts.toml";
    const auto table = sources.toml(file, complaints);
    if (!table)
        return;
    Fields fields(*table, { sources.shown(file), 1 }, "", complaints);
    // Facts and terms share one space of names: a rule tells them apart by nothing else.
    Unique names("", complaints);
    const auto check_name = [&](const Text& name) {
        names.add(name);
        if (std::find(std::begin(reserved), std::end(reserved), name.value) != std::end(reserved))
            complaints.add(name.place, in_quotes(name.value) + " is a word of the rules; choose another name");
    };
    fields.each("fact", [&](const Table& inner, const Place& place) {
        Fields one(inner, place, "fact", complaints);
        draft.facts.push_back(read_fact(one, complaints));
        check_name(draft.facts.back().id);
    });
    if (draft.facts.empty())
        complaints.add(fields.place(), "there is no [[fact]]; add one");
    if (draft.facts.size() > max_facts)
        complaints.add(draft.facts.back().id.place, "expected at most " + std::to_string(max_facts) + " facts");
    for (const std::string_view growth : { "months", "years" }) {
        const DraftFact* first = nullptr;
        for (const DraftFact& fact : draft.facts) {
            if (fact.growth.value != growth)
                continue;
            if (first)
                complaints.add(fact.growth.place,
                    "fact " + fact.id.value + ": " + first->id.value + " already grows by " + std::string(growth)
                        + "; only one fact can");
            else
                first = &fact;
        }
    }
    fields.inner("terms", [&](const Table& inner, const Place& place) {
        Fields terms(inner, place, "terms", complaints);
        for (const Entry& entry : inner) {
            const Text rule = terms.text(entry.key);
            draft.terms.push_back({ { entry.key, entry.place }, { rule, std::nullopt } });
            if (!is_identifier(entry.key))
                complaints.add(
                    entry.place, "term " + in_quotes(entry.key) + ": expected small letters, digits and underscores");
            check_name(draft.terms.back().name);
        }
    });
    fields.inner("confirmations", [&](const Table& inner, const Place& place) {
        Fields confirmations(inner, place, "confirmations", complaints);
        draft.confirmations = confirmations.texts("ids");
    });
    Unique confirmations("confirmation ", complaints);
    for (const Text& id : draft.confirmations) {
        confirmations.add(id);
        if (!is_identifier(id.value))
            complaints.add(
                id.place, "confirmation " + in_quotes(id.value) + ": expected small letters, digits and underscores");
    }
    if (draft.confirmations.size() > max_confirmations)
        complaints.add(draft.confirmations.back().place,
            "expected at most " + std::to_string(max_confirmations) + " confirmations");
    for (const auto& [kind, read] :
        { std::pair("contradiction", &draft.contradictions), std::pair("doubt", &draft.doubts) }) {
        const std::string kind_of = kind;
        Unique ids(kind_of + ' ', complaints);
        fields.each(kind_of, [&](const Table& inner, const Place& place) {
            Fields one(inner, place, kind_of, complaints);
            const Text id = one.id("id");
            ids.add(id);
            one.name(kind_of + ' ' + id.value);
            read->push_back({ id, { one.text("rule"), std::nullopt } });
        });
    }
}

void read_questions(const Sources& sources, Draft& draft, Complaints& complaints)
{
    const std::string file = "questions.toml";
    const auto table = sources.toml(file, complaints);
    if (!table)
        return;
    Fields fields(*table, { sources.shown(file), 1 }, "", complaints);
    Unique ids("question ", complaints);
    fields.each("question", [&](const Table& inner, const Place& place) {
        Fields one(inner, place, "question", complaints);
        DraftQuestion question;
        question.id = one.id("id");
        one.name("question " + question.id.value);
        question.facts = one.texts("facts");
        question.choices = one.optional_numbers("choices");
        question.confidential = one.flag("confidential");
        question.same_as_before = one.flag("same_as_before");
        question.detail = one.flag("detail");
        question.place = place;
        ids.add(question.id);
        draft.questions.push_back(std::move(question));
    });
}

void read_categories(const Sources& sources, Draft& draft, Complaints& complaints)
{
    const std::string file = "categories.toml";
    const auto table = sources.toml(file, complaints);
    if (!table)
        return;
    Fields fields(*table, { sources.shown(file), 1 }, "", complaints);
    Unique ids("category ", complaints);
    fields.each("category", [&](const Table& inner, const Place& place) {
        Fields one(inner, place, "category", complaints);
        const Text id = one.id("id");
        one.name("category " + id.value);
        ids.add(id);
        const Text icon = one.id("icon");
        draft.categories.push_back({ id, icon, one.id("color") });
    });
}

void read_documents(const Sources& sources, Draft& draft, Complaints& complaints)
{
    const std::string file = "documents.toml";
    const auto table = sources.toml(file, complaints);
    if (!table)
        return;
    Fields fields(*table, { sources.shown(file), 1 }, "", complaints);
    for (const Entry& entry : *table) {
        fields.inner(entry.key, [&](const Table& inner, const Place&) {
            Fields one(inner, entry.place, "document " + entry.key, complaints);
            if (!is_identifier(entry.key))
                one.complain(entry.place, "expected small letters, digits and underscores");
            if (!one.has("quality"))
                one.complain(entry.place, "\"quality\" is missing; say how we have the text: \"O\", \"N\" or \"M\"");
            draft.documents.push_back({ { entry.key, entry.place }, one.text("title"), one.optional_text("number"),
                one.optional_date("in_force"), one.one_of("quality", { "O", "N", "M" }) });
        });
    }
}

void read_hotlines(const Sources& sources, Draft& draft, Complaints& complaints)
{
    const std::string file = "hotlines.toml";
    const auto table = sources.toml(file, complaints);
    if (!table)
        return;
    Fields fields(*table, { sources.shown(file), 1 }, "", complaints);
    Unique numbers("hotline ", complaints);
    fields.each("hotline", [&](const Table& inner, const Place& place) {
        Fields one(inner, place, "hotline", complaints);
        const Text number = one.text("number");
        one.name("hotline " + number.value);
        if (number.value.find_first_not_of("0123456789") != std::string::npos)
            one.complain(number.place, "expected digits only");
        if (!one.has("source"))
            one.complain(place, "\"source\" is missing; say how far the number is to be trusted");
        numbers.add(number);
        draft.hotlines.push_back({ number, one.one_of("source", { "official", "read", "recalled" }) });
    });
}

// A keyword of IPP: small letters, digits, hyphens (one registered keyword has a capital); one * for any characters.
bool is_printer_keyword(std::string_view text)
{
    const auto is_part = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '*';
    };
    return text.size() > 1 && std::all_of(text.begin(), text.end(), is_part)
        && std::count(text.begin(), text.end(), '*') <= 1;
}

void read_printer(const Sources& sources, Draft& draft, Complaints& complaints)
{
    const std::string file = "printer.toml";
    const auto table = sources.toml(file, complaints);
    if (!table)
        return;
    Fields fields(*table, { sources.shown(file), 1 }, "", complaints);
    Unique ids("printer reason ", complaints);
    Unique keywords("keyword ", complaints);
    fields.each("reason", [&](const Table& inner, const Place& place) {
        Fields one(inner, place, "printer reason", complaints);
        const Text id = one.id("id");
        one.name("printer reason " + id.value);
        if (!one.has("severity"))
            one.complain(place, "\"severity\" is missing; say report, warning or error");
        draft.printer_fault_kinds.push_back(
            { id, one.one_of("severity", { "report", "warning", "error" }), one.texts("keywords") });
        ids.add(id);
        for (const Text& keyword : draft.printer_fault_kinds.back().keywords) {
            keywords.add(keyword);
            if (!is_printer_keyword(keyword.value))
                one.complain(keyword.place,
                    "keyword " + in_quotes(keyword.value) + ": expected letters, digits, hyphens and at most one *");
        }
    });
    const auto fallback = std::find_if(draft.printer_fault_kinds.begin(), draft.printer_fault_kinds.end(),
        [](const DraftPrinterFaultKind& reason) { return reason.id.value == unknown_fault; });
    if (fallback == draft.printer_fault_kinds.end())
        fields.complain(
            fields.place(), "there is no reason " + in_quotes(unknown_fault) + ", for what no keyword fits; add it");
}

// Facts are read before.
void read_register(const Sources& sources, Draft& draft, Complaints& complaints)
{
    const std::string file = "register.toml";
    const auto table = sources.toml(file, complaints);
    if (!table)
        return;
    Fields fields(*table, { sources.shown(file), 1 }, "", complaints);
    const auto add = [&](std::string_view kind, const std::string& of, const std::string& value,
                         const std::vector<Text>& words, Unique& unique) {
        for (const Text& word : words) {
            unique.add(word);
            draft.register_words.push_back({ kind, of, value, word });
        }
    };
    fields.inner("answers", [&](const Table& inner, const Place& place) {
        Fields answers(inner, place, "answers", complaints);
        Unique words("answer ", complaints);
        for (const char* answer : { "yes", "no", "unknown" })
            add("answer", answer, "", answers.texts(answer), words);
    });
    fields.inner("template", [&](const Table& inner, const Place& place) {
        Fields form(inner, place, "template", complaints);
        Unique words("text ", complaints);
        for (const char* text : { "sheet", "explanations", "choices" })
            add("form", text, "", { form.text(text) }, words);
        for (const char* texts : { "headings", "notes" })
            add("form", texts, "", form.texts(texts), words);
    });
    Unique columns("column ", complaints);
    Unique headers("header ", complaints);
    fields.each("column", [&](const Table& inner, const Place& place) {
        Fields one(inner, place, "column", complaints);
        const Text id = one.id("id");
        one.name("column " + id.value);
        columns.add(id);
        const auto fact = std::find_if(
            draft.facts.begin(), draft.facts.end(), [&](const DraftFact& each) { return each.id.value == id.value; });
        const bool known = fact != draft.facts.end();
        if (!known
            && std::find(std::begin(register_columns), std::end(register_columns), id.value)
                == std::end(register_columns))
            one.complain(id.place,
                "expected a fact of facts.toml, or label, region, household, birth_date or "
                "move_in_date; got "
                    + in_quotes(id.value));
        add("header", id.value, "", one.optional_texts("headers"), headers);
        if (const auto meaning = one.optional_text("meaning"))
            draft.register_words.push_back({ "meaning", id.value, "", *meaning });
        Unique units("unit ", complaints);
        add("unit", id.value, "", one.optional_texts("units"), units);
        Unique words("word ", complaints);
        one.each("value", [&](const Table& values, const Place& at) {
            Fields value(values, at, one.what(), complaints);
            const Text name = value.id("id");
            if (known && std::none_of(fact->values.begin(), fact->values.end(), [&](const Text& each) {
                    return each.value == name.value;
                }))
                value.complain(name.place, "the fact has no value " + in_quotes(name.value));
            add("value", id.value, name.value, value.texts("words"), words);
        });
    });
}

} // namespace

void read_shared(const Sources& sources, Draft& draft, Complaints& complaints)
{
    read_edition(sources, draft, complaints);
    read_facts(sources, draft, complaints);
    read_questions(sources, draft, complaints);
    read_categories(sources, draft, complaints);
    read_documents(sources, draft, complaints);
    read_hotlines(sources, draft, complaints);
    read_howto(sources, draft, complaints);
    read_printer(sources, draft, complaints);
    read_register(sources, draft, complaints);
}

} // namespace kiosk::content
