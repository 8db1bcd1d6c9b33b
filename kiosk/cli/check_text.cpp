// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/check_text.hpp"

#include "kiosk/core/interview.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/files/flushed.hpp"
#include "kiosk/words/words.hpp"

#include <algorithm>
#include <set>

namespace kiosk::cli {
namespace {

// Of a hash, for people: enough to tell two contents apart.
constexpr std::size_t short_hash = 12;

constexpr std::string_view mark(Truth truth)
{
    return truth == Truth::yes ? "✓ " : truth == Truth::no ? "✗ " : "? ";
}

class TextWriter {
public:
    TextWriter(const CheckRequest& request, const content::Catalogue& catalogue, const locale::Messages& messages,
        TextLength how_to, std::ostream& out)
        : request_(request)
        , region_(*request.region)
        , catalogue_(catalogue)
        , policy_(catalogue.policy())
        , words_(catalogue, messages, *request.region)
        , decider_(policy_, region_)
        , how_to_(how_to)
        , out_(out)
    {
    }

    Status write()
    {
        heading();
        for (std::size_t i = 0; i < request_.family.children.size() && out_; ++i) {
            child(i);
            out_ << buffer_;
            buffer_.clear();
        }
        ways_to_apply();
        hotlines();
        out_ << buffer_;
        return flushed(out_);
    }

private:
    void line(int indent, std::string_view text)
    {
        buffer_.append(static_cast<std::size_t>(indent) * 2, ' ');
        buffer_ += text;
        buffer_ += '\n';
    }

    // Official words, and in a translation the words themselves after it.
    std::string with_original(std::string_view words) const
    {
        const std::string translation(words_.official(words));
        return translation == words ? translation : translation + "  「" + std::string(words) + "」";
    }

    std::string words_of(const Citation& citation) const
    {
        if (citation.official())
            return with_original(citation.words);
        return words_.law(citation) + (words_.translated() ? ": " : "：")
            + std::string(words_.official(citation.words));
    }

    bool is_membership(const Clause* clause) const
    {
        return clause >= region_.membership.data() && clause < region_.membership.data() + region_.membership.size();
    }

    void heading()
    {
        line(0, with_original(region_.list));
        line(0,
            words_(Phrase::report_heading,
                { { "region", words_.official(region_.name) }, { "date", words_.date(request_.as_of) },
                    { "version", catalogue_.edition().version },
                    { "hash", std::string_view(catalogue_.edition().sha256).substr(0, short_hash) } }));
        line(0, words_(Phrase::report_office_decides));
        if (words_.translated())
            line(0, words_.disclaimer());
    }

    void child(std::size_t number)
    {
        const Answers answers = request_.family.answers_of(number);
        const Decision decision = decider_.decide(answers);
        line(0, "");
        line(0, "════ " + words_.called(request_.family, number, shown_label(request_.family.children[number].label)));
        membership(decision, answers);

        std::string_view category;
        for (const Service& service : region_.services) {
            if (service.category == category)
                continue;
            category = service.category;
            services_of(category, decision, answers);
        }
        refused(decision, answers);

        line(0, "");
        const auto ask = next_question(policy_, decider_, decision, answers);
        line(1,
            ask ? words_(Phrase::report_next_question, { { "fact", words_.fact(ask->facts.front()) } })
                : words_(Phrase::report_nothing_to_ask));
    }

    void membership(const Decision& decision, const Answers& answers)
    {
        const Truth truth = decision.membership.truth;
        line(1,
            words_(truth == Truth::yes   ? Phrase::report_member
                    : truth == Truth::no ? Phrase::report_not_member
                                         : Phrase::report_member_unknown));
        for (std::size_t i = 0; i < region_.membership.size(); ++i)
            line(2, std::string(mark(decision.findings[i].truth)) + words_of(region_.membership[i].citation));
        missing(2, decision.membership.missing);
        for (const Words::Hindrance& hindrance : words_.hindrances(decider_, decision, answers))
            for (const std::string* said : { &hindrance.why, &hindrance.now, &hindrance.later, &hindrance.ask })
                if (!said->empty())
                    line(2, *said);
    }

    void services_of(std::string_view category, const Decision& decision, const Answers& answers)
    {
        std::vector<const ServiceDecision*> services;
        for (const ServiceDecision& service : decision.services)
            if (service.service->category == category && prospect(service.verdict) != Prospect::refused)
                services.push_back(&service);
        if (services.empty())
            return;
        std::stable_sort(services.begin(), services.end(), [](auto* a, auto* b) { return a->verdict < b->verdict; });
        line(0, "");
        line(1, "── " + words_.category(category) + " ──");
        for (const ServiceDecision* service : services)
            this->service(*service, decision, answers);
    }

    void service(const ServiceDecision& of, const Decision& decision, const Answers& answers)
    {
        line(0, "");
        line(1, of.service->id + "  " + with_original(of.service->name) + "  【" + words_.verdict(of.verdict) + "】");
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < of.benefit_count; ++i)
            order.push_back(of.first_benefit + i);
        std::stable_sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return decision.benefits[a].verdict < decision.benefits[b].verdict; });
        for (const std::size_t benefit : order)
            this->benefit(*of.service, benefit, decision, answers);

        line(2, words_.departments(*of.service));
        if (const std::string note = words_.departments_note(*of.service); !note.empty())
            line(3, note);
    }

    void benefit(const Service& service, std::size_t benefit, const Decision& decision, const Answers& answers)
    {
        const BenefitDecision& decided = decision.benefits[benefit];
        const Benefit& what = *decided.benefit;
        line(2,
            words_(Phrase::report_benefit,
                { { "verdict", words_.verdict(decided.verdict) }, { "what", with_original(what.quote) } }));
        if (prospect(decided.verdict) == Prospect::refused) {
            refusal(3, refusing(benefit, decision), what, answers);
            return;
        }
        if (prospect(decided.verdict) == Prospect::later)
            wait(decided.wait);
        for (const Reason& reason : decider_.reasons(decision, benefit)) {
            if (!reason.clause)
                waiver(*reason.waiver);
            else if (!is_membership(reason.clause))
                line(3, std::string(mark(reason.finding.truth)) + words_of(reason.clause->citation));
        }
        missing(3, decided.missing);
        for (const std::string& confirmation : words_.confirmations(decided.confirm))
            line(3, words_(Phrase::report_to_confirm, { { "what", confirmation } }));
        modes_.insert(what.modes.begin(), what.modes.end());
        line(3, words_(Phrase::report_how, { { "modes", words_.modes(what) } }));
        if (how_to_ == TextLength::whole)
            for (const std::size_t howto : what.howto)
                this->howto(policy_.howto[howto]);
        notes(3, what, answers, Words::Notes::all);
        for (const std::string& days : words_.days(service, what))
            line(3, days);
    }

    void notes(int indent, const Benefit& benefit, const Answers& answers, Words::Notes which)
    {
        for (const std::string& note : words_.notes(benefit, answers, which))
            line(indent, words_(Phrase::report_note, { { "note", note } }));
    }

    void howto(const HowTo& howto)
    {
        line(4, words_(Phrase::report_howto, { { "what", words_.howto(howto) }, { "source", words_.source(howto) } }));
    }

    void waiver(const Waiver& waiver)
    {
        line(3, std::string(mark(Truth::yes)) + words_.waiver());
        line(4, words_of(waiver.citation));
    }

    void wait(const Wait& wait)
    {
        if (wait.age)
            line(3, words_(Phrase::report_wait_age, { { "age", *wait.age } }));
        if (wait.months)
            line(3, words_(Phrase::report_wait_months, { { "months", *wait.months } }));
    }

    std::vector<const Clause*> refusing(std::size_t benefit, const Decision& decision) const
    {
        std::vector<const Clause*> clauses;
        for (const Reason& reason : decider_.reasons(decision, benefit))
            if (reason.clause && reason.finding.truth == Truth::no)
                clauses.push_back(reason.clause);
        return clauses;
    }

    // Why something is refused. Where only the list's definition stands in the way, also what else can be done.
    void refusal(int indent, const std::vector<const Clause*>& clauses, const Benefit& benefit, const Answers& answers)
    {
        for (const Clause* clause : clauses)
            line(indent, std::string(mark(Truth::no)) + words_of(clause->citation));
        const bool definition_only
            = std::all_of(clauses.begin(), clauses.end(), [&](const Clause* clause) { return is_membership(clause); });
        notes(indent, benefit, answers, definition_only ? Words::Notes::all : Words::Notes::addressed);
    }

    void missing(int indent, FactSet facts)
    {
        if (const std::vector<std::string> names = words_.names(facts); !names.empty())
            line(indent, words_(Phrase::report_still_to_know, { { "facts", words_.list(names) } }));
    }

    bool is_definition_only(const ServiceDecision& service, const Decision& decision) const
    {
        const auto clauses = against(decider_, decision, service);
        return std::all_of(clauses.begin(), clauses.end(), [&](const Clause* each) { return is_membership(each); });
    }

    void refused(const Decision& decision, const Answers& answers)
    {
        bool first = true;
        for (const ServiceDecision& service : decision.services) {
            if (prospect(service.verdict) != Prospect::refused)
                continue;
            if (std::exchange(first, false)) {
                line(0, "");
                line(1, "── " + words_.verdict(Verdict::ineligible) + " ──");
                line(1, words_.verdict_meaning(Verdict::ineligible));
            }
            line(1, service.service->id + "  " + with_original(service.service->name));
            for (const Clause* clause : against(decider_, decision, service))
                line(3, std::string(mark(Truth::no)) + words_of(clause->citation));
            const bool definition_only = is_definition_only(service, decision);
            for (std::size_t i = 0; i < service.benefit_count; ++i)
                notes(3, service.service->benefits[i], answers,
                    definition_only && i == 0 ? Words::Notes::all : Words::Notes::addressed);
        }
    }

    // What the modes of the benefits above mean, once.
    void ways_to_apply()
    {
        line(0, "");
        for (const std::string& mode : modes_)
            line(0,
                words_(Phrase::report_mode, { { "mode", words_.mode(mode) }, { "how", words_.mode_meaning(mode) } }));
    }

    void hotlines()
    {
        line(0, "");
        for (const std::string& id : region_.hotlines) {
            const Hotline* const hotline = policy_.hotline(id);
            if (hotline)
                line(0,
                    words_(Phrase::report_hotline,
                        { { "number", hotline->number }, { "name", words_.hotline(id) },
                            { "use", words_.hotline_use(id) } }));
        }
    }

    const CheckRequest& request_;
    const Region& region_;
    const content::Catalogue& catalogue_;
    const Policy& policy_;
    Words words_;
    Decider decider_;
    TextLength how_to_;
    std::ostream& out_;
    std::string buffer_;
    std::set<std::string> modes_; // those that were spoken of
};

} // namespace

Status write_text(const CheckRequest& request, const content::Catalogue& catalogue, const std::string& language,
    TextLength how_to, std::ostream& out)
{
    const auto messages = locale::Messages::create(
        language, catalogue.messages(language), catalogue.messages(content::authoritative_language));
    if (!messages)
        return messages.error();
    return TextWriter(request, catalogue, *messages, how_to, out).write();
}

} // namespace kiosk::cli
