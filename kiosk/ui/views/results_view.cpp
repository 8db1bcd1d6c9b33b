// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/views/results_view.hpp"

#include "kiosk/ui/views/parts.hpp"

#include <algorithm>
#include <map>

namespace kiosk::ui {
namespace {

// More than three things are not done first.
constexpr std::size_t most_steps = 3;

bool is_open(Verdict verdict)
{
    return prospect(verdict) == Prospect::now;
}

class Builder {
public:
    Builder(const Session& session, const Setting& setting, const Words& words, std::size_t child)
        : session_(session)
        , setting_(setting)
        , words_(words)
        , child_(child)
        , answers_(session.family.answers_of(child))
        , decision_(setting.decider.decide(answers_))
    {
    }

    ResultsView build() const
    {
        ResultsView view;
        view.child = child_;
        view.title = words_(Phrase::results_title,
            { { "child", child_title(session_, words_, child_) },
                { "count", static_cast<int>(decision_.services.size()) } });
        if (session_.family.children.size() > 1)
            for (std::size_t child = 0; child < session_.family.children.size(); ++child)
                view.tabs.push_back({ child_title(session_, words_, child), child, child == child_ });
        for (const Verdict verdict : verdicts) {
            const auto count = std::count_if(decision_.services.begin(), decision_.services.end(),
                [&](const ServiceDecision& service) { return service.verdict == verdict; });
            if (count > 0)
                view.counts.push_back({ verdict, verdict_word(words_, verdict), static_cast<int>(count) });
        }
        view.missing = missing();
        view.steps = steps(view.missing);
        view.hindrances = hindrances();
        add_cards(view);
        return view;
    }

private:
    // The questions that were left open, the one that settles most first.
    std::vector<ResultsView::FirstStep> missing() const
    {
        const Policy& policy = words_.policy();
        std::map<std::size_t, int> settles; // services, by question
        for (const ServiceDecision& service : decision_.services) {
            FactSet facts;
            for (const BenefitDecision& benefit : decision_.of(service))
                facts |= benefit.missing;
            std::vector<std::size_t> questions;
            for (const FactId fact : policy.schema.ids(facts)) {
                const std::size_t question = question_of(policy, fact);
                if (was_asked(policy.questions[question], answers_)
                    && std::find(questions.begin(), questions.end(), question) == questions.end())
                    questions.push_back(question);
            }
            for (const std::size_t question : questions)
                ++settles[question];
        }
        std::vector<std::pair<std::size_t, int>> order(settles.begin(), settles.end());
        std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
        std::vector<ResultsView::FirstStep> steps;
        for (const auto& [question, count] : order)
            steps.push_back({ "ask/" + std::to_string(question),
                words_(Phrase::results_answer, { { "fact", fact_of(policy.questions[question], words_) } }),
                words_(Phrase::results_settles, { { "count", count } }), ResultsView::FirstStep::Kind::answer,
                action::ChangeAnswer { child_, question } });
        return steps;
    }

    // How pressing a benefit is by the way it is had; smaller is sooner, nothing when there is nothing to do.
    std::optional<std::size_t> urgency(const BenefitDecision& decided) const
    {
        const auto& order = words_.policy().pressing_modes;
        std::optional<std::size_t> best;
        for (const std::string& mode : decided.benefit->modes) {
            const auto found = std::find(order.begin(), order.end(), mode);
            if (found != order.end())
                best = std::min(best.value_or(order.size()), static_cast<std::size_t>(found - order.begin()));
        }
        return best;
    }

    std::vector<ResultsView::FirstStep> steps(const std::vector<ResultsView::FirstStep>& missing) const
    {
        struct Candidate {
            std::size_t urgency;
            Verdict verdict;
            std::size_t service;
            const Benefit* benefit;
        };
        std::vector<Candidate> candidates;
        for (std::size_t i = 0; i < decision_.services.size(); ++i) {
            std::optional<Candidate> best;
            for (const BenefitDecision& benefit : decision_.of(decision_.services[i])) {
                const auto pressing = is_open(benefit.verdict) ? urgency(benefit) : std::nullopt;
                if (pressing && (!best || *pressing < best->urgency))
                    best = Candidate { *pressing, benefit.verdict, i, benefit.benefit };
            }
            if (best)
                candidates.push_back(*best);
        }
        std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
            return std::pair(a.urgency, a.verdict) < std::pair(b.urgency, b.verdict);
        });
        std::vector<ResultsView::FirstStep> steps;
        if (!missing.empty()) {
            steps.push_back(missing.front());
            steps.back().id = "first/" + steps.back().id;
        }
        for (const Candidate& candidate : candidates) {
            if (steps.size() == most_steps)
                break;
            const Service& service = *decision_.services[candidate.service].service;
            steps.push_back({ "first/service/" + std::to_string(candidate.service),
                words_(Phrase::results_apply, { { "service", words_.official(service.name) } }),
                verdict_word(words_, candidate.verdict) + " · " + words_.modes(*candidate.benefit),
                ResultsView::FirstStep::Kind::apply, action::OpenService { child_, candidate.service } });
        }
        return steps;
    }

    std::optional<ResultsView::Hindrances> hindrances() const
    {
        const Truth truth = decision_.membership.truth;
        if (truth == Truth::yes)
            return std::nullopt;
        ResultsView::Hindrances hindrances;
        hindrances.title = words_.membership(truth);
        const auto add = [](std::vector<std::string>& to, std::string words) {
            if (!words.empty() && std::find(to.begin(), to.end(), words) == to.end())
                to.push_back(std::move(words));
        };
        for (Words::Hindrance& hindrance : words_.hindrances(setting_.decider, decision_, answers_)) {
            add(hindrances.reasons, std::move(hindrance.why));
            add(hindrances.advice, std::move(hindrance.now));
            add(hindrances.later, std::move(hindrance.later));
            add(hindrances.whom, std::move(hindrance.ask));
        }

        std::vector<std::string> now;
        std::map<std::string, int> later; // services, by the wait in words
        for (const ServiceDecision& service : decision_.services) {
            if (is_open(service.verdict))
                now.emplace_back(words_.official(service.service->name));
            if (service.verdict != Verdict::not_yet)
                continue;
            for (const BenefitDecision& benefit : decision_.of(service)) {
                if (benefit.verdict != Verdict::not_yet)
                    continue;
                ++later[words_.wait(benefit.wait)];
                break;
            }
        }
        if (!now.empty())
            hindrances.now = words_(
                Phrase::results_now, { { "count", static_cast<int>(now.size()) }, { "services", words_.list(now) } });
        for (const auto& [wait, count] : later)
            hindrances.later.push_back(words_(Phrase::results_later, { { "wait", wait }, { "count", count } }));
        return hindrances;
    }

    // What to say under a service in the list: when it opens, which words stand against it, or how much of it is open.
    std::string note(const ServiceDecision& service) const
    {
        const auto benefits = decision_.of(service);
        const auto best = std::find_if(
            benefits.begin(), benefits.end(), [&](const auto& benefit) { return benefit.verdict == service.verdict; });
        if (service.verdict == Verdict::not_yet)
            return words_.wait(best->wait);
        if (service.verdict == Verdict::ineligible) {
            std::vector<std::string> reasons;
            for (const Clause* clause : against(setting_.decider, decision_, service))
                if (std::string said(words_.official(clause->citation.words));
                    std::find(reasons.begin(), reasons.end(), said) == reasons.end())
                    reasons.push_back(std::move(said));
            return words_.list(reasons);
        }
        if (service.verdict == Verdict::undetermined)
            return {};
        const auto open = std::count_if(
            benefits.begin(), benefits.end(), [](const auto& benefit) { return is_open(benefit.verdict); });
        if (open == static_cast<std::ptrdiff_t>(benefits.size()))
            return {};
        return words_(Phrase::benefits_open,
            { { "open", static_cast<int>(open) }, { "all", static_cast<int>(benefits.size()) } });
    }

    void add_cards(ResultsView& view) const
    {
        for (std::size_t i = 0; i < decision_.services.size(); ++i) {
            const ServiceDecision& decided = decision_.services[i];
            const Service& service = *decided.service;
            ResultsView::Card card { std::string(words_.official(service.name)), note(decided), decided.verdict,
                verdict_word(words_, decided.verdict), i, privacy_of(setting_.decider, setting_.policy, decided) };
            if (decided.verdict == Verdict::ineligible) {
                view.folded.push_back(std::move(card));
                continue;
            }
            if (view.groups.empty() || view.groups.back().category != service.category)
                view.groups.push_back(
                    { service.category, words_.category(service.category), mark_of(words_.policy(), service), {} });
            view.groups.back().cards.push_back(std::move(card));
        }
        for (ResultsView::Group& group : view.groups)
            std::stable_sort(group.cards.begin(), group.cards.end(),
                [](const auto& a, const auto& b) { return a.verdict < b.verdict; });
    }

    const Session& session_;
    const Setting& setting_;
    const Words& words_;
    std::size_t child_;
    Answers answers_;
    Decision decision_;
};

} // namespace

ResultsView results_view(const Session& session, const Setting& setting, const Words& words)
{
    return Builder(session, setting, words, std::get<place::Results>(session.place).child).build();
}

} // namespace kiosk::ui
