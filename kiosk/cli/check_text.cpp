// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/check_text.hpp"

#include "kiosk/cli/quoted.hpp"
#include "kiosk/core/interview.hpp"
#include "kiosk/core/standing.hpp"
#include "kiosk/locale/messages.hpp"

#include <algorithm>
#include <set>

namespace kiosk::cli {
namespace {

// Of a label; a family may call a child as it likes, but a heading is one line.
constexpr std::size_t max_label = 60;
// Of a hash, for people: enough to tell two contents apart.
constexpr std::size_t short_hash = 12;

constexpr std::string_view mark(Truth truth)
{
    return truth == Truth::yes ? "✓ " : truth == Truth::no ? "✗ " : "? ";
}

class TextWriter {
public:
    TextWriter(const CheckRequest& request, const content::Catalogue& catalogue, const locale::Messages& messages,
        HowTo how_to, std::ostream& out)
        : request_(request)
        , region_(*request.region)
        , catalogue_(catalogue)
        , policy_(catalogue.policy())
        , messages_(messages)
        , translated_(messages.language() != catalogue.languages().front())
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
        out_ << buffer_ << std::flush;
        if (!out_)
            return Error { "the output cannot be written: is the disk full, or the pipe closed?" };
        return Success {};
    }

private:
    void line(int indent, std::string_view text)
    {
        buffer_.append(static_cast<std::size_t>(indent) * 2, ' ');
        buffer_ += text;
        buffer_ += '\n';
    }

    // Where a region has its own wording, that.
    std::string message(const std::string& key) const
    {
        const std::string regional = key + '@' + region_.id;
        return messages_(messages_.has(regional) ? regional : key);
    }

    std::string official(std::string_view words) const
    {
        return std::string(catalogue_.official(messages_.language(), words));
    }

    // Official words, and in a translation the words themselves after it.
    std::string with_original(std::string_view words) const
    {
        const std::string translation = official(words);
        return translation == words ? translation : translation + "  「" + std::string(words) + "」";
    }

    std::string words_of(const Citation& citation) const
    {
        if (citation.official())
            return with_original(citation.words);
        return "《" + official(catalogue_.document_title(citation.document)) + "》" + citation.article
            + (translated_ ? ": " : "：") + official(citation.words);
    }

    bool is_membership(const Clause* clause) const
    {
        return clause >= region_.membership.data() && clause < region_.membership.data() + region_.membership.size();
    }

    void heading()
    {
        line(0, with_original(region_.list));
        line(0,
            messages_(Phrase::report_heading,
                { { "region", official(region_.name) }, { "date", messages_.date(request_.as_of) },
                    { "version", catalogue_.edition().version },
                    { "hash", std::string_view(catalogue_.edition().sha256).substr(0, short_hash) } }));
        line(0, messages_(Phrase::report_office_decides));
        if (translated_)
            line(0,
                messages_(catalogue_.standing(messages_.language()).complete() ? Phrase::report_chinese_decides
                                                                               : Phrase::not_reviewed));
    }

    void child(std::size_t number)
    {
        const Answers answers = request_.family.answers_of(number);
        const Decision decision = decider_.decide(answers);
        const std::string& label = request_.family.children[number].label;
        line(0, "");
        line(0,
            "════ "
                + (label.empty() ? messages_(Phrase::report_child, { { "number", static_cast<int>(number + 1) } })
                                 : on_one_line(label, max_label)));
        membership(decision, answers);

        std::string_view category;
        for (const Service& service : region_.services) {
            if (service.category == category)
                continue;
            category = service.category;
            services_of(category, decision);
        }
        refused(decision);

        line(0, "");
        const auto ask = next_question(policy_, decider_, decision, answers);
        line(1,
            ask ? messages_(Phrase::report_next_question, { { "fact", fact(ask->facts.front()) } })
                : messages_(Phrase::report_nothing_to_ask));
    }

    void membership(const Decision& decision, const Answers& answers)
    {
        const Truth truth = decision.membership.truth;
        line(1,
            messages_(truth == Truth::yes ? Phrase::report_member
                    : truth == Truth::no  ? Phrase::report_not_member
                                          : Phrase::report_member_unknown));
        for (std::size_t i = 0; i < region_.membership.size(); ++i)
            line(2, std::string(mark(decision.findings[i].truth)) + words_of(region_.membership[i].citation));
        missing(2, decision.membership.missing);
        const Standing stands = standing(decider_, decision, answers);
        for (const Hurdle& hurdle : stands.hurdles)
            for (const std::string_view part : { "", ".now", ".later", ".ask" })
                if (const std::string key = "outside." + std::string(hurdle.hindrance) + std::string(part);
                    messages_.has(key) && (part != ".later" || stands.told_later(hurdle)))
                    line(2, message(key));
    }

    void services_of(std::string_view category, const Decision& decision)
    {
        std::vector<const ServiceDecision*> services;
        for (const ServiceDecision& service : decision.services)
            if (service.service->category == category && service.verdict != Verdict::ineligible)
                services.push_back(&service);
        if (services.empty())
            return;
        std::stable_sort(services.begin(), services.end(), [](auto* a, auto* b) { return a->verdict < b->verdict; });
        line(0, "");
        line(1, "── " + message("category." + std::string(category)) + " ──");
        for (const ServiceDecision* service : services)
            this->service(*service, decision);
    }

    std::string verdict(Verdict verdict) const { return message("verdict." + std::string(name(verdict))); }

    void service(const ServiceDecision& of, const Decision& decision)
    {
        line(0, "");
        line(1, of.service->id + "  " + with_original(of.service->name) + "  【" + verdict(of.verdict) + "】");
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < of.benefit_count; ++i)
            order.push_back(of.first_benefit + i);
        std::stable_sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return decision.benefits[a].verdict < decision.benefits[b].verdict; });
        for (const std::size_t benefit : order)
            this->benefit(benefit, decision);

        std::vector<std::string> departments;
        for (const std::string& department : of.service->departments)
            departments.push_back(official(department));
        line(2, messages_(Phrase::report_responsible, { { "departments", messages_.list(departments) } }));
        if (!of.service->departments_note.empty())
            line(3, message("note." + of.service->departments_note));
    }

    void benefit(std::size_t benefit, const Decision& decision)
    {
        const BenefitDecision& decided = decision.benefits[benefit];
        const Benefit& what = *decided.benefit;
        line(2,
            messages_(Phrase::report_benefit,
                { { "verdict", verdict(decided.verdict) }, { "what", with_original(what.quote) } }));
        if (decided.verdict == Verdict::ineligible) {
            refusal(3, refusing(benefit, decision), what);
            return;
        }
        if (decided.verdict == Verdict::not_yet)
            wait(decided.wait);
        for (const Reason& reason : decider_.reasons(decision, benefit)) {
            if (!reason.clause)
                waiver(*reason.waiver);
            else if (!is_membership(reason.clause))
                line(3, std::string(mark(reason.finding.truth)) + words_of(reason.clause->citation));
        }
        missing(3, decided.missing);
        for (std::size_t i = 0; i < policy_.confirmations.size(); ++i)
            if (decided.confirm[i])
                line(3,
                    messages_(
                        Phrase::report_to_confirm, { { "what", message("confirm." + policy_.confirmations[i]) } }));
        std::vector<std::string> modes;
        for (const std::string& mode : what.modes) {
            modes.push_back(message("mode." + mode));
            modes_.insert(mode);
        }
        line(3, messages_(Phrase::report_how, { { "modes", messages_.list(modes) } }));
        if (how_to_ == HowTo::whole)
            for (const std::size_t advice : what.advice)
                this->advice(policy_.advice[advice]);
        if (!what.note.empty())
            line(3, messages_(Phrase::report_note, { { "note", message("note." + what.note) } }));
    }

    void advice(const Advice& advice)
    {
        std::string source = messages_(Phrase::detail_general_mode);
        if (advice.trust == Trust::official)
            source = messages_(Phrase::detail_official_mode, { { "words", official(advice.citation.words) } });
        if (advice.trust == Trust::law)
            source = messages_(Phrase::detail_law,
                { { "title", official(catalogue_.document_title(advice.citation.document)) },
                    { "article", official(advice.citation.article) } });
        line(4, messages_(Phrase::report_advice, { { "what", message("howto." + advice.id) }, { "source", source } }));
    }

    void waiver(const Waiver& waiver)
    {
        line(3, std::string(mark(Truth::yes)) + message("waiver"));
        line(4, words_of(waiver.citation));
    }

    void wait(const Wait& wait)
    {
        if (wait.age)
            line(3, messages_(Phrase::report_wait_age, { { "age", *wait.age } }));
        if (wait.months)
            line(3, messages_(Phrase::report_wait_months, { { "months", *wait.months } }));
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
    void refusal(int indent, const std::vector<const Clause*>& clauses, const Benefit& benefit)
    {
        for (const Clause* clause : clauses)
            line(indent, std::string(mark(Truth::no)) + words_of(clause->citation));
        const bool definition_only
            = std::all_of(clauses.begin(), clauses.end(), [&](const Clause* clause) { return is_membership(clause); });
        if (definition_only && !benefit.note.empty())
            line(indent, messages_(Phrase::report_note, { { "note", message("note." + benefit.note) } }));
    }

    void missing(int indent, FactSet facts)
    {
        std::vector<std::string> names;
        for (const FactId id : policy_.schema.ids(facts))
            // Several private facts go by the same name.
            if (std::string name = fact(id); std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(std::move(name));
        if (!names.empty())
            line(indent, messages_(Phrase::report_still_to_know, { { "facts", messages_.list(names) } }));
    }

    std::string fact(FactId id) const { return message("fact." + policy_.schema[id].name); }

    void refused(const Decision& decision)
    {
        bool first = true;
        for (const ServiceDecision& service : decision.services) {
            if (service.verdict != Verdict::ineligible)
                continue;
            if (std::exchange(first, false)) {
                line(0, "");
                line(1, "── " + verdict(Verdict::ineligible) + " ──");
                line(1, message("verdict.ineligible.meaning"));
            }
            line(1, service.service->id + "  " + with_original(service.service->name));
            // What refuses all of its benefits refuses a service; failing that, the first one stands for them.
            const std::vector<const Clause*> first_refusal = refusing(service.first_benefit, decision);
            std::vector<const Clause*> common = first_refusal;
            for (std::size_t i = 1; i < service.benefit_count; ++i) {
                const auto others = refusing(service.first_benefit + i, decision);
                std::erase_if(common, [&](const Clause* clause) {
                    return std::find(others.begin(), others.end(), clause) == others.end();
                });
            }
            refusal(3, common.empty() ? first_refusal : common, service.service->benefits.front());
        }
    }

    // What the modes of the benefits above mean, once.
    void ways_to_apply()
    {
        line(0, "");
        for (const std::string& mode : modes_)
            line(0,
                messages_(Phrase::report_mode,
                    { { "mode", message("mode." + mode) }, { "how", message("mode." + mode + ".how") } }));
    }

    void hotlines()
    {
        line(0, "");
        for (const std::string& id : region_.hotlines) {
            const Hotline* const hotline = policy_.hotline(id);
            if (hotline)
                line(0,
                    messages_(Phrase::report_hotline,
                        { { "number", hotline->number }, { "name", message("hotline." + id + ".name") },
                            { "use", message("hotline." + id + ".use") } }));
        }
    }

    const CheckRequest& request_;
    const Region& region_;
    const content::Catalogue& catalogue_;
    const Policy& policy_;
    const locale::Messages& messages_;
    bool translated_;
    Decider decider_;
    HowTo how_to_;
    std::ostream& out_;
    std::string buffer_;
    std::set<std::string> modes_; // those that were spoken of
};

} // namespace

Status write_text(const CheckRequest& request, const content::Catalogue& catalogue, const std::string& language,
    HowTo how_to, std::ostream& out)
{
    const auto messages = locale::Messages::create(
        language, catalogue.messages(language), catalogue.messages(content::authoritative_language));
    if (!messages)
        return messages.error();
    return TextWriter(request, catalogue, *messages, how_to, out).write();
}

} // namespace kiosk::cli
