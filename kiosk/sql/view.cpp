// SPDX-License-Identifier: Apache-2.0
#include "kiosk/sql/view.hpp"

#include "kiosk/sql/outlook.hpp"
#include "kiosk/sql/states.hpp"
#include "kiosk/sql/view_text.hpp"

#include <algorithm>

namespace kiosk::sql {
namespace {

std::string verdict(Verdict verdict)
{
    return literal(name(verdict));
}

// A name of ours that is a column.
Expression column(const std::string& name)
{
    return Expression::column(identifier(name));
}

class View {
public:
    View(const Policy& policy, const Region& region, const Register& options, const Cited& cited, Narrowing& narrowing)
        : policy_(policy)
        , decider_(policy, region)
        , region_(region)
        , options_(options)
        , cited_(cited)
        , narrowing_(narrowing)
    {
        for (const FactId fact : policy.schema.ids())
            if (policy.schema[fact].growth != Growth::none)
                growing_.set(index(fact));
    }

    Result<std::string> write()
    {
        if (const Status read = read_clauses(); !read)
            return read.error();
        std::size_t at = 0;
        for (const Service& service : region_.services)
            for (std::size_t i = 0; i < service.benefits.size(); ++i)
                if (const Status done = benefit(at++); !done)
                    return done.error();
        if (!narrowing_.status())
            return narrowing_.status().error();
        return view_text(policy_, region_, options_, narrowing_,
            { service_columns(), verdicts_, benefits_, member_columns(), clause_columns() });
    }

private:
    struct ReadClause {
        const Clause* clause = nullptr;
        std::string column;
        Reading reading;
        bool adds_missing = false; // with the offices unsettled more can be missing than with them in favour
    };

    Status read_clauses()
    {
        const auto read = [&](const Clause& clause, const std::string& name) -> Status {
            auto found = reading(clause.rule, policy_, narrowing_);
            if (!found)
                return found.error();
            clauses_.push_back({ &clause, name, *std::move(found), adds_missing(clause.rule) });
            return Success {};
        };
        const auto numbered = [](const std::string& name, std::size_t at, std::size_t all) {
            return all == 1 ? name : name + ' ' + std::to_string(at + 1);
        };
        const auto read_all = [&](const std::vector<Clause>& of, const std::string& name) -> Status {
            for (std::size_t i = 0; i < of.size(); ++i)
                if (const Status one = read(of[i], numbered(name, i, of.size())); !one)
                    return one;
            return Success {};
        };
        for (const Clause& clause : region_.membership)
            if (const Status one = read(clause, "member: " + clause.id); !one)
                return one;
        for (const Service& service : region_.services) {
            if (const Status all = read_all(service.target_clauses, service.id + " target"); !all)
                return all;
            for (const Benefit& benefit : service.benefits)
                if (const Status all = read_all(benefit.when, benefit.id + " when"); !all)
                    return all;
        }
        return Success {};
    }

    bool adds_missing(const Rule& rule) const
    {
        bool adds = false;
        const Rule* const rules[] { &rule };
        if (rule.confirmations().any())
            each_state(policy_, rule.facts(), rules, narrowing_, [&](const Answers& answers, const Domains& domains) {
                const FactSet more = rule.evaluate(answers, domains).missing;
                adds = adds || (more & ~rule.evaluate(answers, domains, Office::in_favour).missing).any();
            });
        return adds;
    }

    const ReadClause& read_of(const Clause* clause) const
    {
        return *std::find_if(
            clauses_.begin(), clauses_.end(), [&](const ReadClause& each) { return each.clause == clause; });
    }

    // All clauses of membership of a benefit that waives none are one column.
    bool is_member_alone(const Benefit& benefit) const { return !benefit.waiver || benefit.waiver->clauses.empty(); }

    static void add(Conditions& conditions, std::size_t which, const Expression& when)
    {
        if (when.is_no())
            return;
        const auto [found, fresh] = conditions.try_emplace(which, when);
        if (!fresh)
            found->second = either(found->second, when);
    }

    Status benefit(std::size_t at)
    {
        const Benefit& benefit = decider_.benefit(at);
        Expression holds = is_member_alone(benefit) ? column("member") : Expression::yes();
        Expression fixed = Expression::yes();
        Expression certain = Expression::no();
        Expression unsure = Expression::no();
        Conditions missing; // where no clause fails
        Conditions missing_unsure; // the same, as long as nothing is certain
        Conditions missing_fixed;
        Conditions confirm_clauses;
        Conditions confirm_own;
        std::vector<const Rule*> moving;
        std::vector<Expression> now;
        for (const Clause* clause : decider_.clauses(at)) {
            const ReadClause& read = read_of(clause);
            const Expression holding = column(read.column);
            const auto in_membership = [&] {
                return std::any_of(region_.membership.begin(), region_.membership.end(),
                    [&](const Clause& each) { return &each == clause; });
            };
            if (!is_member_alone(benefit) || !in_membership())
                holds = both(holds, holding);
            const bool moves = (clause->rule.facts() & growing_).any();
            if (moves) {
                moving.push_back(&clause->rule);
                now.push_back(holding);
            } else {
                fixed = both(fixed, holding);
            }
            for (const auto& [fact, when] : read.reading.missing_of(Office::in_favour)) {
                add(missing, fact, when);
                if (!moves)
                    add(missing_fixed, fact, when);
            }
            certain = either(certain, read.reading.waits);
            if (read.adds_missing)
                for (const auto& [fact, when] : read.reading.missing_of(Office::unsettled)) {
                    add(missing_unsure, fact, when);
                    unsure = either(unsure, when);
                }
            for (const auto& [office, when] : read.reading.unsettled)
                add(confirm_clauses, office, when);
        }
        for (const Confirmation& confirmation : benefit.confirmations) {
            const auto when = reading(confirmation.when, policy_, narrowing_);
            if (!when)
                return when.error();
            const Expression& truth = (*when)[Office::unsettled];
            certain = either(certain, truth);
            for (const auto& [fact, open] : when->missing_of(Office::unsettled)) {
                add(missing_unsure, fact, open);
                unsure = either(unsure, open);
            }
            add(confirm_own, index(confirmation.id), truth.is_not_false());
        }
        const auto later = outlook(policy_, moving, now, narrowing_,
            [&](const Expression& condition) { return named(condition, benefit.id + " in time"); });
        if (!later)
            return Error { benefit.id + ": " + later.error().message };

        const std::string holds_name = benefit.id + " holds";
        const std::string later_name = benefit.id + " later";
        std::string waived;
        if (benefit.waiver)
            waived = "without " + waived_clauses(*benefit.waiver) + ": " + cited_(benefit.waiver->citation);
        benefits_.push_back({ identifier(holds_name), holds.printed(indent), heading(benefit) });
        if (!waived.empty())
            benefits_.back().comment.push_back(waived);
        // Time heals nothing where no clause reads it.
        const Expression hopes = moving.empty() ? Expression::no() : both(fixed, later->holds);
        const bool can_wait = !hopes.is_no();
        if (can_wait)
            benefits_.push_back({ identifier(later_name), hopes.printed(indent), {} });

        const Expression holding = column(holds_name);
        const Expression is = Expression::atom(identifier(benefit.id));
        verdicts_.push_back({ identifier(benefit.id),
            verdict_text(holding, certain, unsure, can_wait ? column(later_name).text() : std::string()),
            confirmation_notes(benefit) });

        // What is missing.
        for (const auto& [fact, when] : missing_unsure)
            add(missing, fact, certain.is_no() ? when : both(certain.is_not_true(), when));
        Conditions missing_later = missing_fixed;
        for (const auto& [fact, when] : later->missing)
            add(missing_later, fact, when);
        Conditions pieces;
        for (const FactId fact : policy_.schema.ids()) {
            const auto today = missing.find(index(fact));
            const auto ahead = missing_later.find(index(fact));
            const Expression a = today == missing.end() ? Expression::no() : today->second;
            const Expression b = ahead == missing_later.end() ? Expression::no() : ahead->second;
            add(pieces, index(fact),
                a == b || !can_wait ? a : either(both(holding.is_not_false(), a), both(holding.is_false(), b)));
        }
        details_.push_back({ identifier(benefit.id + "_missing"),
            "CASE WHEN " + is.text() + " = " + verdict(Verdict::undetermined) + " THEN\n"
                + listed(pieces, [&](std::size_t fact) { return policy_.schema[fact_id(fact)].name; }) + " END",
            {} });

        // What an office must decide: of what may come in time only the clauses are told.
        const Expression open_ahead
            = both(holding.is_false(), Expression::atom(is.text() + " = " + verdict(Verdict::undetermined)));
        Conditions offices = confirm_clauses;
        for (const auto& [office, when] : confirm_own)
            add(offices, office, can_wait ? both(negation(open_ahead), when) : when);
        details_.push_back({ identifier(benefit.id + "_confirm"),
            "CASE WHEN " + is.text() + " <> " + verdict(Verdict::ineligible) + " THEN\n"
                + listed(offices, [&](std::size_t office) { return policy_.confirmations[office]; }) + " END",
            {} });

        const auto wait = [&](const std::string& name, const std::string& value) {
            details_.push_back({ identifier(benefit.id + name),
                value.empty() || !can_wait
                    ? "CAST(NULL AS INTEGER)"
                    : "CASE WHEN " + is.text() + " = " + verdict(Verdict::not_yet) + " THEN\n        " + value + " END",
                {} });
        };
        wait("_wait_months", later->wait_months);
        wait("_wait_age", later->wait_age);
        return Success {};
    }

    // Once for all benefits that need it.
    Expression named(const Expression& condition, const std::string& name)
    {
        if (condition.is_constant() || !condition.is_compound())
            return condition;
        for (const Column& each : in_time_)
            if (each.definition == condition.printed(indent))
                return Expression::column(each.name);
        in_time_.push_back({ identifier(name), condition.printed(indent), {} });
        return column(name);
    }

    static FactId fact_id(std::size_t index) { return FactId { static_cast<std::uint8_t>(index) }; }

    static std::string waived_clauses(const Waiver& waiver)
    {
        std::string names;
        for (const std::string& clause : waiver.clauses)
            names += (names.empty() ? "" : ", ") + clause;
        if (waiver.target)
            names += names.empty() ? "target" : ", target";
        return names;
    }

    std::vector<std::string> heading(const Benefit& benefit) const { return { benefit.id + "  " + benefit.quote }; }

    std::vector<std::string> confirmation_notes(const Benefit& benefit) const
    {
        std::vector<std::string> notes = heading(benefit);
        for (const Confirmation& confirmation : benefit.confirmations)
            notes.push_back("confirm " + policy_.confirmations[index(confirmation.id)]
                + (confirmation.when.source().empty() ? "" : " where " + confirmation.when.source()) + ": "
                + cited_(confirmation.citation));
        return notes;
    }

    static std::string verdict_text(
        const Expression& holds, const Expression& certain, const Expression& unsure, const std::string& later)
    {
        std::string now = verdict(Verdict::eligible);
        if (certain.is_yes())
            now = verdict(Verdict::conditional);
        else if (!certain.is_no() || !unsure.is_no()) {
            now = "CASE";
            if (!certain.is_no())
                now += " WHEN " + certain.text() + " THEN " + verdict(Verdict::conditional);
            if (!unsure.is_no())
                now += " WHEN " + unsure.text() + " THEN " + verdict(Verdict::undetermined);
            now += " ELSE " + verdict(Verdict::eligible) + " END";
        }
        const std::string fails = later.empty()
            ? verdict(Verdict::ineligible)
            : "CASE " + later + " WHEN TRUE THEN " + verdict(Verdict::not_yet) + " WHEN FALSE THEN "
                + verdict(Verdict::ineligible) + " ELSE " + verdict(Verdict::undetermined) + " END";
        return "CASE WHEN refused IS NULL THEN CASE " + holds.text() + "\n        WHEN TRUE THEN " + now
            + "\n        WHEN FALSE THEN " + fails + "\n        ELSE " + verdict(Verdict::undetermined) + " END END";
    }

    // 'a;b;' of what is so; none: ''.
    template <class Name> static std::string listed(const Conditions& conditions, const Name& name)
    {
        constexpr std::size_t inside = 21; // behind "|| CASE WHEN "
        std::string text;
        for (const auto& [which, when] : conditions)
            text += (text.empty() ? "        " : "\n        || ")
                + (when.is_yes()
                        ? literal(name(which) + ';')
                        : "CASE WHEN " + when.printed(inside) + " THEN " + literal(name(which) + ';') + " ELSE '' END");
        return text.empty() ? "        ''" : text;
    }

    std::vector<Column> clause_columns() const
    {
        std::vector<Column> all;
        for (const ReadClause& each : clauses_)
            all.push_back({ identifier(each.column), each.reading[Office::in_favour].printed(indent),
                { each.column + "  " + cited_(each.clause->citation), each.clause->rule.source() } });
        return all;
    }

    std::vector<Column> member_columns() const
    {
        Expression member = Expression::yes();
        Expression told = Expression::yes();
        for (std::size_t i = 0; i < region_.membership.size(); ++i) {
            member = both(member, column(clauses_[i].column));
            const Expression& truth = clauses_[i].reading[Office::unsettled];
            told = both(told, truth == clauses_[i].reading[Office::in_favour] ? column(clauses_[i].column) : truth);
        }
        std::vector<Column> all { { "\"member\"", member.printed(indent),
                                      { "all of membership, with every office in favour" } },
            { "\"member told\"", told.printed(indent),
                { "the same from answers alone: what only an office can tell is NULL" } } };
        all.insert(all.end(), in_time_.begin(), in_time_.end());
        if (!in_time_.empty())
            all[all.size() - in_time_.size()].comment.push_back(
                "what an age still to come can make of the clauses that ask for one");
        return all;
    }

    std::vector<Column> service_columns() const
    {
        std::vector<Column> all;
        std::size_t at = 0;
        for (const Service& service : region_.services) {
            std::string benefits;
            for (const Benefit& benefit : service.benefits)
                benefits += (benefits.empty() ? "" : ", ") + identifier(benefit.id);
            std::string best = "CASE";
            for (const Verdict each : verdicts)
                best += "\n        WHEN " + verdict(each) + " IN (" + benefits + ") THEN " + verdict(each);
            all.push_back({ identifier(service.id), service.benefits.size() == 1 ? benefits : best + " END",
                { service.id + "  " + service.name + ": " + service.target } });
            for (std::size_t i = 0; i < service.benefits.size(); ++i, ++at) {
                constexpr std::size_t of_each = 4;
                all.push_back({ identifier(service.benefits[i].id), {}, {} });
                for (std::size_t d = 0; d < of_each; ++d)
                    all.push_back(details_[at * of_each + d]);
            }
        }
        return all;
    }

    const Policy& policy_;
    Decider decider_;
    const Region& region_;
    const Register& options_;
    const Cited& cited_;
    Narrowing& narrowing_;
    FactSet growing_;
    std::vector<ReadClause> clauses_; // membership first, as Decider has them
    std::vector<Column> in_time_;
    std::vector<Column> benefits_;
    std::vector<Column> verdicts_;
    std::vector<Column> details_; // four of each benefit
};

} // namespace

Result<std::string> create_view(const Policy& policy, const Region& region, const Register& options, const Cited& cited)
{
    auto narrowing = Narrowing::create(policy);
    if (!narrowing)
        return narrowing.error();
    return View(policy, region, options, cited, *narrowing).write();
}

} // namespace kiosk::sql
