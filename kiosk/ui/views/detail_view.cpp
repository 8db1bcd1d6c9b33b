// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/views/detail_view.hpp"

#include "kiosk/ui/views/parts.hpp"

#include <algorithm>

namespace kiosk::ui {
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
        // Best first; the order of the list among equals.
        for (std::size_t i = 0; i < decided_.benefit_count; ++i)
            order_.push_back(decided_.first_benefit + i);
        std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
            return decision_.benefits[a].verdict < decision_.benefits[b].verdict;
        });
        // What is refused is read last, and how to apply for it not at all, unless all of it is.
        const auto refused = std::find_if(order_.begin(), order_.end(),
            [&](std::size_t i) { return decision_.benefits[i].verdict == Verdict::ineligible; });
        open_ = static_cast<std::size_t>(refused - order_.begin());
    }

    void fill(DetailView& view)
    {
        const Service& service = *decided_.service;
        view.category_title = words_.category(service.category);
        view.category_mark = mark_of(words_.policy(), service);
        view.name = words_.official(service.name);
        if (words_.translated())
            view.name_official = service.name;
        view.target = words_.official(service.target);
        view.verdict = decided_.verdict;
        view.verdict_word = verdict_word(words_, decided_.verdict);
        view.verdict_meaning = words_.verdict_meaning(decided_.verdict);
        view.membership = decision_.membership.truth;
        view.membership_word = words_.membership(view.membership);
        const auto& membership = setting_.decider.region().membership;
        for (std::size_t i = 0; i < membership.size(); ++i)
            view.membership_reasons.push_back(reason_of(membership[i].citation, decision_.findings[i].truth, words_));
        for (std::size_t i = 0; i < order_.size(); ++i)
            (is_told(i) ? view.benefits : view.folded).push_back(benefit(i));
        for (const std::string& department : service.departments)
            view.departments.emplace_back(words_.official(department));
        view.departments_note = words_.departments_note(service);
        add_modes(view);
        add_howto(view);
        view.phones = phones(words_, service.hotlines);
    }

private:
    std::string mark(std::size_t position) const
    {
        return order_.size() < 2 ? std::string {}
                                 : words_(Phrase::detail_mark, { { "number", static_cast<int>(position) + 1 } });
    }

    // What is refused is folded away, but where something is meant for this very child.
    bool is_told(std::size_t position) const
    {
        return position < open_ || open_ == 0 || !words_.notes(at(position), answers_, Words::Notes::addressed).empty();
    }

    DetailView::Benefit benefit(std::size_t position)
    {
        const BenefitDecision& decided = decision_.benefits[order_[position]];
        const Benefit& benefit = *decided.benefit;
        DetailView::Benefit view;
        view.mark = mark(position);
        view.plain = words_.plain(benefit);
        view.quote = words_.official(benefit.quote);
        if (words_.translated())
            view.quote_official = benefit.quote;
        view.verdict = decided.verdict;
        view.verdict_word = verdict_word(words_, decided.verdict);
        if (decided.verdict == Verdict::not_yet)
            view.wait = words_.wait(decided.wait);
        // Membership is told once for the service; here it stands only as far as a waiver leaves it standing.
        view.needs_membership = !benefit.waiver;
        FactSet against;
        for (const Reason& reason : setting_.decider.reasons(decision_, order_[position])) {
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
        view.confirmations = words_.confirmations(decided.confirm);
        view.missing = words_.names(decided.missing);
        view.answers = answers(decided.verdict == Verdict::ineligible ? against & answers_.known() : decided.missing);
        view.notes = words_.notes(benefit, answers_, Words::Notes::all);
        return view;
    }

    // The questions behind these facts, each once on the page.
    std::vector<DetailView::Answer> answers(FactSet facts)
    {
        const Policy& policy = words_.policy();
        std::vector<DetailView::Answer> answers;
        for (const FactId fact : policy.schema.ids(facts)) {
            const std::size_t question = question_of(policy, fact);
            if (!was_asked(policy.questions[question], answers_)
                || std::find(offered_.begin(), offered_.end(), question) != offered_.end())
                continue;
            offered_.push_back(question);
            const std::string what = fact_of(policy.questions[question], words_);
            const std::string told = words_.told(policy.questions[question], answers_);
            const bool known = (facts & answers_.known()).any();
            answers.push_back({ "ask/" + std::to_string(question),
                words_(known ? Phrase::contradiction_change : Phrase::results_answer, { { "fact", what } }),
                words_(Phrase::detail_told, { { "told", told } }), { child_, question } });
        }
        return answers;
    }

    // "only for No. 1 and No. 3"; nothing when for all.
    std::string only(const std::vector<std::size_t>& positions) const
    {
        if (positions.size() == applicable())
            return {};
        std::vector<std::string> marks;
        for (const std::size_t position : positions)
            marks.push_back(mark(position));
        return words_(Phrase::detail_only, { { "benefits", words_.list(marks) } });
    }

    std::size_t applicable() const { return open_; }

    const Benefit& at(std::size_t position) const { return *decision_.benefits[order_[position]].benefit; }

    void add_modes(DetailView& view) const
    {
        struct Way {
            std::string mode;
            std::string official; // the list's own words; empty: general practice
            std::vector<std::size_t> positions;
        };
        std::vector<Way> ways;
        for (std::size_t position = 0; position < applicable(); ++position) {
            for (const std::string& mode : at(position).modes) {
                const auto known = std::find_if(ways.begin(), ways.end(),
                    [&](const Way& way) { return way.mode == mode && way.official == at(position).mode_words; });
                if (known != ways.end())
                    known->positions.push_back(position);
                else
                    ways.push_back({ mode, at(position).mode_words, { position } });
            }
        }
        for (const Way& way : ways) {
            // Steps of its own say more than what the way in general is.
            const bool told = std::any_of(way.positions.begin(), way.positions.end(), [&](std::size_t position) {
                const auto& howto = at(position).howto;
                return std::any_of(howto.begin(), howto.end(), [&](std::size_t each) {
                    const Topic topic = words_.policy().howto[each].topic;
                    return topic == Topic::where || topic == Topic::step;
                });
            });
            std::string text = words_.mode(way.mode);
            if (!told)
                text += "\n" + words_.mode_meaning(way.mode);
            view.modes.push_back({ std::move(text), way.official.empty() ? Trust::practice : Trust::official,
                words_.mode_source(way.official), only(way.positions) });
        }
    }

    void add_howto(DetailView& view) const
    {
        const auto& all = words_.policy().howto;
        std::vector<std::pair<std::size_t, std::vector<std::size_t>>> statements; // howto, positions
        for (std::size_t position = 0; position < applicable(); ++position) {
            for (const std::size_t each : at(position).howto) {
                const auto known = std::find_if(statements.begin(), statements.end(),
                    [&](const auto& statement) { return statement.first == each; });
                if (known != statements.end())
                    known->second.push_back(position);
                else
                    statements.push_back({ each, { position } });
            }
        }
        for (const auto& [each, positions] : statements) {
            const HowTo& howto = all[each];
            view.advice[static_cast<std::size_t>(howto.topic)].push_back(
                { words_.howto(howto), howto.trust, words_.source(howto), only(positions) });
        }
    }

    const Setting& setting_;
    const Words& words_;
    std::size_t child_;
    Answers answers_;
    Decision decision_;
    const ServiceDecision& decided_;
    std::vector<std::size_t> order_; // benefits, best first
    std::size_t open_ = 0; // so many of them are not refused
    std::vector<std::size_t> offered_; // questions that the page already offers to answer
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

} // namespace kiosk::ui
