// SPDX-License-Identifier: Apache-2.0
#include "kiosk/words/words.hpp"

#include "kiosk/core/membership_status.hpp"

#include <algorithm>

namespace kiosk {

std::vector<const Clause*> against(const Decider& decider, const Decision& decision, const ServiceDecision& service)
{
    std::vector<std::pair<const Clause*, std::size_t>> counted; // and how many benefits it refuses
    std::size_t refused = 0;
    for (std::size_t benefit = service.first_benefit; benefit < service.first_benefit + service.benefit_count;
         ++benefit) {
        if (prospect(decision.benefits[benefit].verdict) != Prospect::refused)
            continue;
        ++refused;
        for (const Reason& reason : decider.reasons(decision, benefit)) {
            if (!reason.clause || reason.finding.truth != Truth::no)
                continue;
            const auto known = std::find_if(
                counted.begin(), counted.end(), [&](const auto& each) { return each.first == reason.clause; });
            if (known == counted.end())
                counted.emplace_back(reason.clause, 1);
            else
                ++known->second;
        }
    }
    const auto refuses_all = [&](const auto& each) { return each.second == refused; };
    if (std::any_of(counted.begin(), counted.end(), refuses_all))
        std::erase_if(counted, [&](const auto& each) { return !refuses_all(each); });
    std::vector<const Clause*> clauses;
    for (const auto& each : counted)
        clauses.push_back(each.first);
    return clauses;
}

Words::Words(const content::Catalogue& catalogue, const locale::Messages& messages, const Region& region)
    : catalogue_(catalogue)
    , messages_(messages)
    , region_(region)
{
}

std::string Words::operator()(Phrase phrase, std::initializer_list<locale::Argument> arguments) const
{
    return messages_(phrase, arguments);
}

std::string Words::optional(std::string key) const
{
    const std::string full = regional(std::move(key));
    return messages_.has(full) ? messages_(full) : std::string {};
}

std::string Words::operator()(RuleSheetPart part) const
{
    static constexpr std::string_view parts[]
        = { "quote", "rules", "confirm", "table", "unknown", "verdict", "examples", "never", "sign" };
    return say("sheet." + std::string(parts[static_cast<std::size_t>(part)]));
}

std::string Words::disclaimer() const
{
    if (!translated())
        return {};
    const bool reviewed = catalogue_.translation_status(language()).complete();
    return messages_(reviewed ? Phrase::chinese_decides : Phrase::not_reviewed);
}

std::string_view Words::official(std::string_view words) const
{
    return catalogue_.official(messages_.language(), words);
}

std::string Words::law(const Citation& citation) const
{
    return messages_(Phrase::detail_law,
        { { "title", official(catalogue_.document_title(citation.document)) },
            { "article", official(citation.article) } });
}

std::string Words::regional(std::string key) const
{
    std::string variant = key + "@" + region_.id;
    return messages_.has(variant) ? variant : key;
}

std::string Words::question_title(const Question& question) const
{
    return messages_(regional("question." + question.id + ".title"));
}

std::string Words::question_help(const Question& question) const
{
    return messages_(regional("question." + question.id + ".help"));
}

std::string Words::fact(FactId fact) const
{
    return messages_(regional("fact." + policy().schema[fact].name));
}

std::string Words::answer(FactId id, int value) const
{
    const Fact& fact = policy().schema[id];
    const std::string key = "answer." + fact.name;
    switch (fact.kind) {
    case FactKind::integer:
        return messages_(regional(key), { { "value", value } });
    case FactKind::choice:
        return messages_(regional(key + "." + fact.spelled(value)));
    case FactKind::boolean:
        break;
    }
    const std::string full = regional(key + (value ? ".yes" : ".no"));
    return messages_.has(full) ? messages_(full) : messages_(value ? Phrase::yes : Phrase::no);
}

std::string Words::answer_hint(FactId id, int value) const
{
    const Fact& fact = policy().schema[id];
    if (fact.kind != FactKind::choice)
        return {};
    return optional("answer." + fact.name + "." + fact.spelled(value) + ".hint");
}

std::string Words::statement(FactId fact) const
{
    return messages_(regional("answer." + policy().schema[fact].name));
}

std::string Words::statement_hint(FactId fact) const
{
    return optional("answer." + policy().schema[fact].name + ".hint");
}

std::string Words::told(const Question& question, const Answers& answers) const
{
    if (question.facts.size() == 1) {
        const auto value = answers.get(question.facts.front());
        return value ? answer(question.facts.front(), *value) : messages_(Phrase::not_told);
    }
    // In the words that were ticked: what a fact is called ("whether ...") does not tell what was answered.
    std::string ticked;
    bool known = false;
    for (const FactId fact : question.facts) {
        known |= answers.is_known(fact);
        if (answers.get(fact) == 1)
            ticked += (ticked.empty() ? "" : " · ") + statement(fact);
    }
    if (!known)
        return messages_(Phrase::not_told);
    // What is confidential is not spelled out on the open screen.
    if (question.confidential)
        return messages_(Phrase::told_privately);
    return ticked.empty() ? messages_(Phrase::none_chosen) : ticked;
}

std::string Words::source(const HowTo& howto) const
{
    switch (howto.trust) {
    case Trust::official:
        return mode_source(howto.citation.words);
    case Trust::law:
        return law(howto.citation);
    case Trust::practice:
        break;
    }
    return mode_source({});
}

std::string Words::mode_source(std::string_view words) const
{
    return words.empty() ? messages_(Phrase::detail_general_mode)
                         : messages_(Phrase::detail_official_mode, { { "words", official(words) } });
}

std::string Words::modes(const Benefit& benefit) const
{
    std::vector<std::string> modes;
    for (const std::string& each : benefit.modes)
        modes.push_back(mode(each));
    return list(modes);
}

std::string Words::verdict(Verdict verdict) const
{
    return say("verdict." + std::string(name(verdict)));
}

std::string Words::verdict_meaning(Verdict verdict) const
{
    return say("verdict." + std::string(name(verdict)) + ".meaning");
}

std::string Words::membership(Truth truth) const
{
    return messages_(truth == Truth::yes ? Phrase::detail_member_yes
            : truth == Truth::no         ? Phrase::detail_member_no
                                         : Phrase::detail_member_unknown);
}

std::string Words::confirmation(std::size_t confirmation) const
{
    return say("confirm." + policy().confirmations[confirmation]);
}

std::vector<std::string> Words::confirmations(const ConfirmationSet& confirm) const
{
    std::vector<std::string> confirmations;
    for (std::size_t i = 0; i < policy().confirmations.size(); ++i)
        if (confirm[i])
            confirmations.push_back(confirmation(i));
    return confirmations;
}

std::vector<std::string> Words::names(FactSet facts) const
{
    std::vector<std::string> names;
    for (const FactId id : policy().schema.ids(facts))
        if (std::string name = fact(id); std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(std::move(name));
    return names;
}

std::vector<Words::Hindrance> Words::hindrances(
    const Decider& decider, const Decision& decision, const Answers& answers) const
{
    std::vector<Hindrance> said;
    const MembershipStatus stands = membership_status(decider, decision, answers);
    for (const UnmetClause& unmet : stands.unmet) {
        if (unmet.truth != decision.membership.truth)
            continue;
        const std::string key = "hindrance." + std::string(unmet.hindrance);
        said.push_back({ say(key), say(key + ".now"),
            stands.told_later(unmet) ? optional(key + ".later") : std::string {}, say(key + ".ask") });
    }
    return said;
}

std::vector<std::string> Words::notes(const Benefit& benefit, const Answers& answers, Notes which) const
{
    std::vector<std::string> notes;
    for (const Note& each : benefit.notes)
        if (each.addressed ? each.when.truth(answers) != Truth::no : which == Notes::all)
            notes.push_back(note(each));
    return notes;
}

std::string Words::short_name(const Service& service) const
{
    std::string name = service.subject.empty() ? std::string {} : optional("short." + service.subject);
    return name.empty() ? std::string(official(service.name)) : name;
}

std::string Words::departments(const Service& service) const
{
    std::vector<std::string> departments;
    for (const std::string& department : service.departments)
        departments.emplace_back(official(department));
    return messages_(Phrase::report_responsible, { { "departments", list(departments) } });
}

std::string Words::departments_note(const Service& service) const
{
    return service.departments_note.empty() ? std::string {} : say("note." + service.departments_note);
}

std::string Words::wait(const Wait& wait) const
{
    if (wait.months && wait.age)
        return messages_(Phrase::wait_both, { { "months", *wait.months }, { "age", *wait.age } });
    if (wait.months)
        return messages_(Phrase::wait_months, { { "months", *wait.months } });
    return messages_(Phrase::wait_age, { { "age", wait.age.value_or(0) } });
}

std::string Words::days(const Validity& validity) const
{
    std::string text;
    if (validity.from)
        text = messages_(Phrase::in_force, { { "date", messages_.date(*validity.from) } });
    if (validity.until)
        text += (text.empty() ? "" : " · ")
            + messages_(Phrase::in_force_until, { { "date", messages_.date(*validity.until) } });
    return text;
}

std::vector<std::string> Words::days(const Service& service, const Benefit& benefit) const
{
    std::vector<std::string> lines;
    for (const Validity* validity : { &service.validity, &benefit.validity })
        if (std::string line = days(*validity); !line.empty())
            lines.push_back(std::move(line));
    for (const auto* clauses : { &service.target_clauses, &benefit.when })
        for (const Clause& clause : *clauses)
            if (const std::string line = days(clause.validity); !line.empty())
                lines.push_back(std::string(official(clause.citation.words)) + " · " + line);
    return lines;
}

std::string Words::provenance() const
{
    const std::string force = region_.in_force
        ? messages_(Phrase::in_force, { { "date", messages_.date(*region_.in_force) } })
        : messages_(Phrase::no_date);
    const std::string hash = catalogue_.edition().sha256.substr(0, 8);
    const std::string source = messages_(Phrase::provenance,
        { { "list", official(region_.list) }, { "force", force }, { "version", catalogue_.edition().version },
            { "hash", hash } });
    return expiry().empty() ? source : expiry() + " · " + source;
}

std::string Words::expiry() const
{
    const std::optional<Date> last = catalogue_.edition().expired;
    return last ? messages_(Phrase::provenance_expired, { { "date", messages_.date(*last) } }) : std::string();
}

std::string Words::edition() const
{
    const std::string version = messages_(Phrase::provenance_short, { { "version", catalogue_.edition().version } });
    return expiry().empty() ? version : expiry() + " · " + version;
}

std::string Words::provenance_in_short() const
{
    const std::string version = edition();
    return translated() ? version + " · " + disclaimer() : version;
}

std::string Words::child(const Family& family, std::size_t child, std::optional<FactId> age) const
{
    const int number = static_cast<int>(child) + 1;
    const auto years = age ? family.children[child].answers.get(*age) : std::nullopt;
    if (!years)
        return messages_(Phrase::child, { { "number", number } });
    const std::string spelled = answer(*age, *years);
    return messages_(Phrase::child_aged, { { "number", number }, { "age", spelled } });
}

std::string Words::called(const Family& family, std::size_t child, std::string_view label) const
{
    const auto age = policy().schema.growing(Growth::years);
    if (label.empty())
        return this->child(family, child, age);
    const auto years = age ? family.children[child].answers.get(*age) : std::nullopt;
    const int number = static_cast<int>(child) + 1;
    if (!years)
        return messages_(Phrase::guide_child_named, { { "number", number }, { "name", label } });
    const std::string spelled = answer(*age, *years);
    return messages_(Phrase::guide_child_named_aged, { { "number", number }, { "name", label }, { "age", spelled } });
}

} // namespace kiosk
