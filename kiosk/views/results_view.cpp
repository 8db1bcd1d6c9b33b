// SPDX-License-Identifier: Apache-2.0
#include "kiosk/views/results_view.hpp"

#include "kiosk/views/parts.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace kiosk {
namespace {

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
                view.counts.push_back({ verdict,
                    words_(Phrase::results_count,
                        { { "count", static_cast<int>(count) }, { "verdict", verdict_word(words_, verdict) } }),
                    static_cast<int>(count) });
        }
        view.step = step();
        if (const Truth member = decision_.membership.truth; member != Truth::yes)
            view.membership = words_(member == Truth::no ? Phrase::results_not_member : Phrase::results_member_open);
        add_tiles(view);
        return view;
    }

private:
    // The question left open that settles most services.
    std::optional<ResultsView::FirstStep> missing() const
    {
        const Policy& policy = words_.policy();
        std::map<std::size_t, int> settles; // services, by question
        for (const ServiceDecision& service : decision_.services) {
            FactSet facts;
            for (const BenefitDecision& benefit : decision_.of(service))
                facts |= benefit.missing;
            std::set<std::size_t> questions;
            for (const FactId fact : policy.schema.ids(facts))
                if (const std::size_t question = question_of(policy, fact);
                    was_asked(policy.questions[question], answers_))
                    questions.insert(question);
            for (const std::size_t question : questions)
                ++settles[question];
        }
        const auto most = std::max_element(
            settles.begin(), settles.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
        if (most == settles.end())
            return std::nullopt;
        const auto& [question, count] = *most;
        return ResultsView::FirstStep { "first/ask/" + std::to_string(question),
            words_(Phrase::results_answer, { { "fact", fact_of(policy.questions[question], words_) } }),
            words_(Phrase::results_settles, { { "count", count } }), ResultsView::FirstStep::Kind::answer,
            action::ChangeAnswer { child_, question } };
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

    // The most pressing of all ways first; then the answer that still settles something; then what is open, the most
    // pressing first.
    std::optional<ResultsView::FirstStep> step() const
    {
        struct Candidate {
            std::size_t urgency;
            Verdict verdict;
            std::size_t service;
            bool operator<(const Candidate& other) const
            {
                return std::pair(urgency, verdict) < std::pair(other.urgency, other.verdict);
            }
        };
        std::optional<Candidate> best;
        for (std::size_t i = 0; i < decision_.services.size(); ++i) {
            for (const BenefitDecision& benefit : decision_.of(decision_.services[i])) {
                const auto pressing = is_open(benefit.verdict) ? urgency(benefit) : std::nullopt;
                if (!pressing)
                    continue;
                const Candidate candidate { *pressing, benefit.verdict, i };
                if (!best || candidate < *best)
                    best = candidate;
            }
        }
        if (!best || best->urgency > 0)
            if (auto ask = missing())
                return ask;
        if (!best)
            return std::nullopt;
        const Service& service = *decision_.services[best->service].service;
        return ResultsView::FirstStep { "first/service/" + std::to_string(best->service),
            words_(Phrase::results_apply, { { "service", words_.short_name(service) } }), {},
            ResultsView::FirstStep::Kind::apply, action::OpenService { child_, best->service } };
    }

    // A benefit with the verdict of its service.
    auto best_of(const ServiceDecision& service) const
    {
        const auto benefits = decision_.of(service);
        return std::find_if(
            benefits.begin(), benefits.end(), [&](const auto& benefit) { return benefit.verdict == service.verdict; });
    }

    // Where both have to pass, what is left once the other has; both where that cannot be told.
    Wait longest(const Wait& wait) const
    {
        const auto age_fact = words_.policy().schema.growing(Growth::years);
        const auto age = age_fact ? answers_.get(*age_fact) : std::nullopt;
        if (!wait.months || !wait.age || !age)
            return wait;
        // Somewhere in the year before: so many months are sure to pass, and no more than a year above them.
        const int least = (*wait.age - *age - 1) * 12;
        if (*wait.months <= least)
            return { std::nullopt, wait.age };
        return *wait.months >= least + 12 ? Wait { wait.months, std::nullopt } : wait;
    }

    // What to say under a service in the list: when it opens, which words stand against it, or how much of it is open.
    std::string note(const ServiceDecision& service) const
    {
        const auto benefits = decision_.of(service);
        if (service.verdict == Verdict::not_yet)
            return words_.wait(best_of(service)->wait);
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

    void add_tiles(ResultsView& view) const
    {
        for (std::size_t i = 0; i < decision_.services.size(); ++i) {
            const ServiceDecision& decided = decision_.services[i];
            const Service& service = *decided.service;
            if (view.categories.empty() || view.categories.back().id != service.category)
                view.categories.push_back(
                    { service.category, words_.category(service.category), mark_of(words_.policy(), service), {} });
            std::string note = this->note(decided);
            std::string wait
                = prospect(decided.verdict) == Prospect::later ? words_.wait(longest(best_of(decided)->wait)) : "";
            view.categories.back().tiles.push_back(
                { words_.short_name(service), std::string(words_.official(service.name)), std::move(note),
                    std::move(wait), decided.verdict, verdict_word(words_, decided.verdict), i, service.icon,
                    privacy_of(setting_.decider, setting_.policy, decided) });
        }
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

} // namespace kiosk
