// SPDX-License-Identifier: Apache-2.0
#include "kiosk/views/detail_view.hpp"

#include "kiosk/views/parts.hpp"

#include <algorithm>

namespace kiosk {
namespace {

DetailView::Reason reason_of(const Citation& citation, Truth truth, const Words& words)
{
    return { truth, std::string(words.official(citation.words)),
        citation.official() ? std::string {} : words.law(citation) };
}

class Builder {
public:
    Builder(const Session& session, const Setting& setting, const Words& words, const place::Detail& place)
        : setting_(setting)
        , words_(words)
        , child_(place.child)
        , answers_(session.family.answers_of(place.child))
        , decision_(setting.decider.decide(answers_))
        , decided_(decision_.services[place.service])
    {
        // Best first; among what is refused, where something is meant for this very child; then the order of the list.
        const auto rank = [&](std::size_t i) {
            const BenefitDecision& decided = decision_.of(decided_)[i];
            const bool addressed = !words.notes(*decided.benefit, answers_, Words::Notes::addressed).empty();
            return std::pair(decided.verdict, decided.verdict == Verdict::ineligible && !addressed);
        };
        for (std::size_t i = 0; i < decided_.benefit_count; ++i)
            order_.push_back(i);
        std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
        chosen_ = place.benefit.value_or(order_.front());
    }

    void fill(DetailView& view) const
    {
        const Service& service = *decided_.service;
        view.category_title = words_.category(service.category);
        view.category_mark = mark_of(words_.policy(), service);
        view.name = words_.official(service.name);
        if (words_.translated())
            view.name_official = service.name;
        if (order_.size() > 1)
            for (const std::size_t benefit : order_)
                view.parts.push_back(part(benefit));
        fill_benefit(view);
        fill_reasons(view);
        if (view.verdict != Verdict::ineligible) {
            add_modes(view);
            add_howto(view);
        }
        view.target = words_.official(service.target);
        view.membership = decision_.membership.truth;
        view.membership_word = words_.membership(view.membership);
        const auto& membership = setting_.decider.region().membership;
        for (std::size_t i = 0; i < membership.size(); ++i)
            view.membership_reasons.push_back(reason_of(membership[i].citation, decision_.findings[i].truth, words_));
        for (const std::string& department : service.departments)
            view.departments.emplace_back(words_.official(department));
        view.departments_note = words_.departments_note(service);
        view.phones = phones(words_, service.hotlines);
    }

private:
    const BenefitDecision& decision() const { return decision_.of(decided_)[chosen_]; }

    DetailView::Part part(std::size_t benefit) const
    {
        const BenefitDecision& decided = decision_.of(decided_)[benefit];
        return { benefit, title(*decided.benefit), decided.verdict, verdict_word(words_, decided.verdict),
            benefit == chosen_ };
    }

    // What the content does not name is called by its own words.
    std::string title(const Benefit& benefit) const
    {
        const std::string title = words_.title(benefit);
        return title.empty() ? std::string(words_.official(benefit.quote)) : title;
    }

    void fill_benefit(DetailView& view) const
    {
        const BenefitDecision& decided = decision();
        const Benefit& benefit = *decided.benefit;
        view.benefit = chosen_;
        if (order_.size() > 1)
            view.title = title(benefit);
        view.verdict = decided.verdict;
        view.verdict_word = verdict_word(words_, decided.verdict);
        view.because = because();
        view.plain = words_.plain(benefit);
        view.notes = words_.notes(benefit, answers_, Words::Notes::all);
        for (std::string& days : words_.days(*decided_.service, benefit))
            view.notes.push_back(std::move(days));
        view.quote = words_.official(benefit.quote);
        if (words_.translated())
            view.quote_official = benefit.quote;
    }

    void fill_reasons(DetailView& view) const
    {
        const Benefit& benefit = *decision().benefit;
        // Membership is told once for the service; here it stands only as far as a waiver leaves it standing.
        view.needs_membership = !benefit.waiver;
        FactSet against;
        for (const Reason& reason : setting_.decider.reasons(decision_, decided_.first_benefit + chosen_)) {
            if (!reason.clause) {
                view.waiver = words_.waiver();
                view.reasons.push_back(reason_of(reason.waiver->citation, Truth::yes, words_));
                continue;
            }
            if (reason.finding.truth == Truth::no)
                against |= reason.clause->rule.facts();
            if (reason.clause->id.empty() || benefit.waiver)
                view.reasons.push_back(reason_of(reason.clause->citation, reason.finding.truth, words_));
        }
        const BenefitDecision& decided = decision();
        view.answers = answers(decided.verdict == Verdict::ineligible ? against & answers_.known() : decided.missing);
    }

    std::vector<std::string> because() const
    {
        const BenefitDecision& decided = decision();
        switch (decided.verdict) {
        case Verdict::not_yet:
            return { words_.wait(decided.wait) };
        case Verdict::undetermined:
            return { words_(Phrase::detail_need, { { "facts", words_.list(words_.names(decided.missing)) } }) };
        case Verdict::conditional:
            if (decided.confirm.any())
                return words_.confirmations(decided.confirm);
            break;
        case Verdict::ineligible:
            return refusals();
        case Verdict::eligible:
            return { words_(Phrase::detail_fits) };
        }
        return { words_.verdict_meaning(decided.verdict) };
    }

    // What is against it, membership in one, and that there may be another way.
    std::vector<std::string> refusals() const
    {
        std::vector<std::string> refusals;
        const auto add = [&](std::string refusal) {
            if (std::find(refusals.begin(), refusals.end(), refusal) == refusals.end())
                refusals.push_back(std::move(refusal));
        };
        for (const Reason& reason : setting_.decider.reasons(decision_, decided_.first_benefit + chosen_)) {
            if (!reason.clause || reason.finding.truth != Truth::no)
                continue;
            const Citation& citation = reason.clause->citation;
            const std::string_view official = words_.official(citation.words);
            add(!reason.clause->id.empty()
                    ? words_.membership(Truth::no)
                    : words_(citation.official() ? Phrase::detail_clause : Phrase::detail_law_clause,
                        { { "words", official } }));
        }
        add(words_.verdict_meaning(Verdict::ineligible));
        return refusals;
    }

    // The questions behind these facts, each once.
    std::vector<DetailView::Answer> answers(FactSet facts) const
    {
        const Policy& policy = words_.policy();
        std::vector<DetailView::Answer> answers;
        std::vector<std::size_t> offered;
        for (const FactId fact : policy.schema.ids(facts)) {
            const std::size_t question = question_of(policy, fact);
            if (!was_asked(policy.questions[question], answers_)
                || std::find(offered.begin(), offered.end(), question) != offered.end())
                continue;
            offered.push_back(question);
            const std::string what = fact_of(policy.questions[question], words_);
            const std::string told = words_.told(policy.questions[question], answers_);
            const bool known = (facts & answers_.known()).any();
            answers.push_back({ "ask/" + std::to_string(question),
                words_(known ? Phrase::contradiction_change : Phrase::results_answer, { { "fact", what } }),
                words_(Phrase::detail_told, { { "told", told } }), { child_, question } });
        }
        return answers;
    }

    void add_modes(DetailView& view) const
    {
        const Benefit& benefit = *decision().benefit;
        // Steps of its own say more than what the way in general is.
        const bool told = std::any_of(benefit.howto.begin(), benefit.howto.end(), [&](std::size_t each) {
            const Topic topic = words_.policy().howto[each].topic;
            return topic == Topic::where || topic == Topic::step;
        });
        for (const std::string& mode : benefit.modes) {
            std::string text = words_.mode(mode);
            if (!told)
                text += "\n" + words_.mode_meaning(mode);
            view.modes.push_back({ std::move(text), benefit.mode_words.empty() ? Trust::practice : Trust::official,
                words_.mode_source(benefit.mode_words) });
        }
    }

    void add_howto(DetailView& view) const
    {
        for (const std::size_t each : decision().benefit->howto) {
            const HowTo& howto = words_.policy().howto[each];
            view.howto[static_cast<std::size_t>(howto.topic)].push_back(
                { words_.howto(howto), howto.trust, words_.source(howto) });
        }
    }

    const Setting& setting_;
    const Words& words_;
    std::size_t child_;
    Answers answers_;
    Decision decision_;
    const ServiceDecision& decided_;
    std::vector<std::size_t> order_; // benefits of the service, best first
    std::size_t chosen_ = 0;
};

} // namespace

DetailView detail_view(const Session& session, const Setting& setting, const Words& words)
{
    const auto& place = std::get<place::Detail>(session.place);
    DetailView view;
    view.child = child_if_several(session, words, place.child);
    Builder(session, setting, words, place).fill(view);
    return view;
}

} // namespace kiosk
