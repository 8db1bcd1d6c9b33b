// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/views.hpp"

#include "kiosk/ui/icon.hpp"

#include <algorithm>
#include <array>

namespace kiosk::ui {
namespace {

constexpr std::array verdicts { Verdict::eligible, Verdict::conditional, Verdict::undetermined, Verdict::not_yet,
    Verdict::ineligible };

std::string verdict_word(const Words& words, Verdict verdict)
{
    return words("verdict." + std::string(name(verdict)));
}

std::optional<FactId> age_fact(const Schema& schema)
{
    for (const FactId id : schema.ids())
        if (schema[id].growth == Growth::years)
            return id;
    return std::nullopt;
}

std::string child_title(const Session& session, const Words& words, std::size_t child)
{
    return words.child(session.family, child, age_fact(words.policy().schema));
}

std::string child_if_several(const Session& session, const Words& words, std::size_t child)
{
    return session.family.children.size() > 1 ? child_title(session, words, child) : std::string {};
}

// Whether any of the question's facts was asked.
bool was_asked(const Question& question, const Answers& answers)
{
    return std::any_of(
        question.facts.begin(), question.facts.end(), [&](FactId fact) { return !answers.is_absent(fact); });
}

std::string fact_of(const Question& question, const Words& words)
{
    return question.facts.size() == 1 ? words.fact(question.facts.front())
                                      : words("question." + question.id + ".title");
}

// What an answer looks like; numbers and what nobody drew look like nothing.
std::string answer_icon(const Fact& fact, int value)
{
    if (fact.kind == FactKind::boolean)
        return std::string(name(value != 0 ? Icon::yes : Icon::no));
    const auto position = static_cast<std::size_t>(value);
    return fact.kind == FactKind::choice && position < fact.value_icons.size() ? fact.value_icons[position]
                                                                               : std::string {};
}

std::string category_icon(const Policy& policy, std::string_view id)
{
    const Category* const category = policy.category(id);
    return category ? category->icon : std::string {};
}

void add_choice_options(QuestionView& view, const Ask& ask, const Words& words, std::optional<int> told)
{
    const Schema& schema = words.policy().schema;
    const FactId fact = ask.facts.front();
    std::vector<int> values;
    switch (schema[fact].kind) {
    case FactKind::boolean:
        values = { 1, 0 };
        break;
    case FactKind::choice:
        values = words.region().offered(fact, schema);
        break;
    case FactKind::integer:
        values = ask.question->choices;
        break;
    }
    for (const int value : values)
        view.options.push_back({ words.answer(fact, value), words.answer_hint(fact, value), fact, value, told == value,
            answer_icon(schema[fact], value) });
}

// The first step leads into the middle, wherever it was meant to go; then one by one.
QuestionView::Stepper stepper_of(const Ask& ask, const Words& words, std::optional<int> stepped)
{
    const FactId fact = ask.facts.front();
    const std::vector<int>& choices = ask.question->choices;
    const int middle = choices[choices.size() / 2];
    const auto at = std::find(choices.begin(), choices.end(), stepped.value_or(choices.back() + 1));
    if (at == choices.end())
        return { fact, {}, middle, middle, std::nullopt };
    return { fact, words.answer(fact, *at), at == choices.begin() ? *at : *(at - 1),
        at + 1 == choices.end() ? *at : *(at + 1), *at };
}

DetailView::Reason reason_of(const Reason& reason, const Words& words)
{
    const Citation& citation = reason.clause->citation;
    return { reason.finding.truth, std::string(words.official(citation.words)),
        citation.official() ? std::string {} : words.law(citation) };
}

DetailView::Benefit benefit_of(const BenefitDecision& decided, const std::vector<Reason>& reasons, const Words& words)
{
    const Policy& policy = words.policy();
    const Benefit& benefit = *decided.benefit;
    DetailView::Benefit view;
    view.quote = words.official(benefit.quote);
    if (words.translated())
        view.quote_official = benefit.quote;
    view.verdict = decided.verdict;
    view.verdict_word = verdict_word(words, decided.verdict);
    if (decided.verdict == Verdict::not_yet)
        view.wait = words.wait(decided.wait);
    // Membership is told once for the service; here it stands only as far as a waiver leaves it standing.
    view.needs_membership = !benefit.waiver;
    for (const Reason& reason : reasons) {
        if (reason.clause) {
            if (reason.clause->id.empty() || benefit.waiver)
                view.reasons.push_back(reason_of(reason, words));
            continue;
        }
        const Citation& citation = reason.waiver->citation;
        view.waiver = words("waiver");
        view.reasons.push_back({ Truth::yes, std::string(words.official(citation.words)),
            citation.official() ? std::string {} : words.law(citation) });
    }
    for (std::size_t i = 0; i < policy.confirmations.size(); ++i)
        if (decided.confirm[i])
            view.confirmations.push_back(words("confirm." + policy.confirmations[i]));
    for (const FactId fact : policy.schema.ids(decided.missing)) {
        const std::string fact_name = words.fact(fact);
        if (std::find(view.missing.begin(), view.missing.end(), fact_name) == view.missing.end())
            view.missing.push_back(fact_name); // confidential facts share one neutral name
    }
    for (const std::string& mode : benefit.modes) {
        view.modes.push_back(words("mode." + mode));
        view.mode_how.push_back(words("mode." + mode + ".how"));
    }
    view.mode_source = benefit.mode_words.empty()
        ? words(Phrase::detail_general_mode)
        : words(Phrase::detail_official_mode, { { "words", words.official(benefit.mode_words) } });
    if (!benefit.note.empty())
        view.note = words("note." + benefit.note);
    return view;
}

// What to say under a service in the list: when it opens, which words stand against it, or how much of it is open.
std::string card_note(
    const Decider& decider, const Decision& decision, const ServiceDecision& service, const Words& words)
{
    const auto benefits = decision.of(service);
    const auto best = std::find_if(
        benefits.begin(), benefits.end(), [&](const auto& benefit) { return benefit.verdict == service.verdict; });
    const auto index = service.first_benefit + static_cast<std::size_t>(best - benefits.begin());
    if (service.verdict == Verdict::not_yet)
        return words.wait(best->wait);
    if (service.verdict == Verdict::ineligible) {
        for (const Reason& reason : decider.reasons(decision, index))
            if (reason.clause && reason.finding.truth == Truth::no)
                return std::string(words.official(reason.clause->citation.words));
        return {};
    }
    const auto open = std::count_if(benefits.begin(), benefits.end(), [](const auto& benefit) {
        return benefit.verdict == Verdict::eligible || benefit.verdict == Verdict::conditional;
    });
    if (service.verdict == Verdict::undetermined || open == static_cast<std::ptrdiff_t>(benefits.size()))
        return {};
    return words(
        Phrase::benefits_open, { { "open", static_cast<int>(open) }, { "all", static_cast<int>(benefits.size()) } });
}

std::string membership_note(const Decision& decision, const Words& words)
{
    if (decision.membership.truth == Truth::yes)
        return {};
    if (decision.membership.truth == Truth::unknown)
        return words(Phrase::results_member_unknown);
    const bool soon = std::any_of(decision.benefits.begin(), decision.benefits.end(),
        [](const BenefitDecision& benefit) { return benefit.verdict == Verdict::not_yet && benefit.wait.months; });
    return words(soon ? Phrase::results_member_soon : Phrase::results_not_member);
}

} // namespace

std::optional<QuestionView> question_view(const Session& session, const Setting& setting, const Words& words)
{
    const auto ask = current_question(session, setting);
    const auto child = current_child(session);
    if (!ask || !child)
        return std::nullopt;
    const Answers answers = session.family.answers_of(*child);
    QuestionView view;
    view.child = child_if_several(session, words, *child);
    if (std::holds_alternative<place::Interview>(session.place)) {
        const Progress so_far = progress(session, setting);
        const auto all = static_cast<float>(so_far.answered + so_far.remaining);
        view.done = all > 0 ? static_cast<float>(so_far.answered) / all : 0;
        view.progress = words(Phrase::progress,
            { { "answered", static_cast<int>(so_far.answered) }, { "remaining", static_cast<int>(so_far.remaining) } });
    }
    view.title = words.question_title(*ask->question);
    view.help = words.question_help(*ask->question);
    view.confidential = ask->question->confidential;
    view.several = ask->question->facts.size() > 1;
    view.covered = view.confidential && !session.revealed;
    if (!view.several) {
        const FactId fact = ask->facts.front();
        view.icon = words.policy().schema[fact].icon;
        add_choice_options(view, *ask, words, answers.get(fact));
        if (words.policy().schema[fact].kind == FactKind::integer)
            view.stepper = stepper_of(*ask, words, session.stepped ? session.stepped : answers.get(fact));
        return view;
    }
    for (const FactId fact : ask->facts)
        view.options.push_back({ words.statement(fact), words.statement_hint(fact), fact, 1,
            session.ticked[index(fact)], words.policy().schema[fact].icon });
    return view;
}

std::optional<ContradictionView> contradiction_view(const Session& session, const Setting& setting, const Words& words)
{
    const auto contradictions = current_contradictions(session, setting);
    const auto child = current_child(session);
    if (contradictions.empty() || !child)
        return std::nullopt;
    const Answers answers = session.family.answers_of(*child);
    ContradictionView view;
    view.child = child_if_several(session, words, *child);
    view.explanation = words("contradiction." + contradictions.front()->id);
    const FactSet facts = contradictions.front()->rule.facts();
    const auto& questions = setting.policy.questions;
    for (std::size_t i = 0; i < questions.size(); ++i)
        if (std::any_of(questions[i].facts.begin(), questions[i].facts.end(),
                [&](FactId fact) { return facts[index(fact)] && answers.is_known(fact); }))
            view.changes.push_back({ words(Phrase::contradiction_change, { { "fact", fact_of(questions[i], words) } }),
                words.told(questions[i], answers), *child, i });
    return view;
}

ReviewView review_view(const Session& session, const Setting& setting, const Words& words)
{
    const auto& questions = setting.policy.questions;
    const Schema& schema = setting.policy.schema;
    const auto& children = session.family.children;
    ReviewView view;
    view.can_add = children.size() < max_children;
    const auto add_part = [&](std::string title, Scope scope, std::size_t child, const Answers& answers) {
        ReviewView::Part part { std::move(title), {}, {} };
        for (std::size_t i = 0; i < questions.size(); ++i)
            if (schema[questions[i].facts.front()].scope == scope && was_asked(questions[i], answers))
                part.rows.push_back({ fact_of(questions[i], words), words.told(questions[i], answers), child, i,
                    questions[i].confidential });
        if (scope == Scope::child && children.size() > 1)
            part.removable = child;
        if (!part.rows.empty())
            view.parts.push_back(std::move(part));
    };
    for (std::size_t child = 0; child < children.size(); ++child)
        add_part(child_title(session, words, child), Scope::child, child, children[child].answers);
    add_part(words(Phrase::whole_family), Scope::family, 0, session.family.shared);
    return view;
}

ResultsView results_view(const Session& session, const Setting& setting, const Words& words)
{
    const auto& place = std::get<place::Results>(session.place);
    const Decision decision = setting.decider.decide(session.family.answers_of(place.child));
    ResultsView view;
    view.child = place.child;
    view.title = words(Phrase::results_title,
        { { "child", child_title(session, words, place.child) },
            { "count", static_cast<int>(decision.services.size()) } });
    view.membership = membership_note(decision, words);
    if (session.family.children.size() > 1)
        for (std::size_t child = 0; child < session.family.children.size(); ++child)
            view.tabs.push_back({ child_title(session, words, child), child, child == place.child });
    for (const Verdict verdict : verdicts) {
        const auto count = std::count_if(decision.services.begin(), decision.services.end(),
            [&](const ServiceDecision& service) { return service.verdict == verdict; });
        if (count > 0)
            view.counts.push_back({ verdict, verdict_word(words, verdict) + " " + std::to_string(count) });
    }
    for (std::size_t i = 0; i < decision.services.size(); ++i) {
        const ServiceDecision& decided = decision.services[i];
        const Service& service = *decided.service;
        ResultsView::Card card { std::string(words.official(service.name)),
            card_note(setting.decider, decision, decided, words), decided.verdict, verdict_word(words, decided.verdict),
            i, privacy_of(setting.decider, setting.policy, decided) };
        if (decided.verdict == Verdict::ineligible) {
            view.folded.push_back(std::move(card));
            continue;
        }
        if (view.groups.empty() || view.groups.back().category != service.category)
            view.groups.push_back({ service.category, words("category." + service.category),
                category_icon(words.policy(), service.category), {} });
        view.groups.back().cards.push_back(std::move(card));
    }
    for (ResultsView::Group& group : view.groups)
        std::stable_sort(
            group.cards.begin(), group.cards.end(), [](const auto& a, const auto& b) { return a.verdict < b.verdict; });
    return view;
}

std::vector<DetailView::Phone> phones(const Words& words, const std::vector<std::string>& numbers)
{
    std::vector<DetailView::Phone> phones;
    for (const std::string& number : numbers)
        phones.push_back({ number, words("hotline." + number + ".name"), words("hotline." + number + ".use") });
    return phones;
}

Privacy privacy_of(const Decider& decider, const Policy& policy, const ServiceDecision& service)
{
    FactSet facts;
    for (std::size_t i = 0; i < service.benefit_count; ++i)
        facts |= decider.facts(service.first_benefit + i);
    for (const FactId fact : policy.schema.ids(facts))
        if (policy.schema[fact].confidential)
            return Privacy::confidential;
    return Privacy::personal;
}

DetailView detail_view(const Session& session, const Setting& setting, const Words& words)
{
    const auto& place = std::get<place::Detail>(session.place);
    const Decision decision = setting.decider.decide(session.family.answers_of(place.child));
    const ServiceDecision& decided = decision.services[place.service];
    const Service& service = *decided.service;
    DetailView view;
    view.privacy = privacy_of(setting.decider, setting.policy, decided);
    view.child = child_if_several(session, words, place.child);
    view.category = service.category;
    view.category_title = words("category." + service.category);
    view.category_icon = category_icon(words.policy(), service.category);
    view.name = words.official(service.name);
    if (words.translated())
        view.name_official = service.name;
    view.target = words.official(service.target);
    view.verdict = decided.verdict;
    view.verdict_word = verdict_word(words, decided.verdict);
    view.verdict_meaning = words("verdict." + std::string(name(decided.verdict)) + ".meaning");
    view.membership = decision.membership.truth;
    view.membership_word = words(view.membership == Truth::yes ? Phrase::detail_member_yes
            : view.membership == Truth::no                     ? Phrase::detail_member_no
                                                               : Phrase::detail_member_unknown);
    const auto& membership = setting.decider.region().membership;
    for (std::size_t i = 0; i < membership.size(); ++i)
        view.membership_reasons.push_back(reason_of({ &membership[i], nullptr, decision.findings[i] }, words));
    const auto benefits = decision.of(decided);
    for (std::size_t i = 0; i < benefits.size(); ++i)
        view.benefits.push_back(
            benefit_of(benefits[i], setting.decider.reasons(decision, decided.first_benefit + i), words));
    std::stable_sort(
        view.benefits.begin(), view.benefits.end(), [](const auto& a, const auto& b) { return a.verdict < b.verdict; });
    for (const std::string& department : service.departments)
        view.departments.emplace_back(words.official(department));
    if (!service.departments_note.empty())
        view.departments_note = words("note." + service.departments_note);
    view.phones = phones(words, service.hotlines);
    return view;
}

} // namespace kiosk::ui
