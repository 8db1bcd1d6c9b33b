// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/checks.hpp"

#include <algorithm>
#include <limits>
#include <set>

namespace kiosk::content {

namespace {

Fact fact_of(const DraftFact& draft)
{
    Fact fact;
    fact.name = draft.id.value;
    fact.scope = draft.scope.value == "family" ? Scope::family : Scope::child;
    fact.kind = draft.kind.value == "choice" ? FactKind::choice
        : draft.kind.value == "integer"      ? FactKind::integer
                                             : FactKind::boolean;
    fact.minimum = draft.minimum ? draft.minimum->value : 0;
    fact.maximum = draft.maximum ? draft.maximum->value : std::numeric_limits<int>::max();
    for (const Text& value : draft.values)
        fact.values.push_back(value.value);
    return fact;
}

class RuleCheck {
public:
    RuleCheck(Draft& draft, Schema schema, Complaints& complaints)
        : draft_(draft)
        , schema_(std::move(schema))
        , complaints_(complaints)
    {
    }

    void run()
    {
        for (DraftTerm& term : draft_.terms)
            parse_term(term);
        for (DraftContradiction& contradiction : draft_.contradictions)
            parse(contradiction.rule, "contradiction " + contradiction.id.value);
        for (DraftContradiction& doubt : draft_.doubts)
            parse(doubt.rule, "doubt " + doubt.id.value);
        const FactSet contradicting = facts_;
        facts_.reset();
        for (DraftRegion& region : draft_.regions)
            parse_region(region);
        use_what_the_unchanged_use();

        // A rule that does not parse uses nobody knows what: nothing can be said to be left over.
        if (broken_)
            return;
        for (std::size_t i = 0; i < draft_.facts.size(); ++i)
            if (!facts_[i])
                complaints_.add(draft_.facts[i].id.place,
                    "fact " + draft_.facts[i].id.value
                        + (contradicting[i] ? ": only contradictions use it, so that it decides nothing; delete it"
                                            : ": no rule uses it; delete it and its question"));
        for (const DraftTerm& term : draft_.terms)
            if (used_terms_.count(term.name.value) == 0)
                complaints_.add(term.name.place, "term " + term.name.value + ": no rule uses it; delete it");
        for (const Text& confirmation : draft_.confirmations)
            if (used_confirmations_.count(confirmation.value) == 0)
                complaints_.add(
                    confirmation.place, "confirmation " + confirmation.value + ": nothing uses it; delete it");
    }

private:
    std::optional<ConfirmationId> confirmation(std::string_view name) const
    {
        const auto& all = draft_.confirmations;
        const auto found = std::find_if(all.begin(), all.end(), [&](const Text& id) { return id.value == name; });
        if (found == all.end())
            return std::nullopt;
        return ConfirmationId { static_cast<std::uint8_t>(found - all.begin()) };
    }

    // Parses and keeps the rule, and notes the terms that it names.
    void parse_into(DraftRule& rule, const std::string& what, std::set<std::string>& named)
    {
        if (rule.source.empty()) {
            broken_ = true;
            return;
        }
        const auto term = [&](std::string_view name) -> const Rule* {
            const auto found = terms_.find(name);
            if (found == terms_.end())
                return nullptr;
            named.insert(found->first);
            return &found->second;
        };
        auto parsed = Rule::parse(
            rule.source.value, { schema_, [this](std::string_view name) { return confirmation(name); }, term });
        if (parsed) {
            rule.rule = std::move(*parsed);
            rule.terms = named;
            return;
        }
        broken_ = true;
        complaints_.add(rule.source.place,
            what + ": the rule " + in_quotes(rule.source.value) + " cannot be read: " + parsed.error().message);
    }

    void parse_term(DraftTerm& term)
    {
        std::set<std::string> named;
        parse_into(term.rule, "term " + term.name.value, named);
        // A term that cannot be read still counts as there: one complaint is enough.
        terms_.emplace(term.name.value, term.rule.rule.value_or(Rule()));
        for (const std::string& name : named)
            term_uses_[term.name.value].insert(name);
    }

    void use_term(const std::string& name)
    {
        if (used_terms_.insert(name).second)
            for (const std::string& inner : term_uses_[name])
                use_term(inner);
    }

    void parse(DraftRule& rule, const std::string& what)
    {
        std::set<std::string> named;
        parse_into(rule, what, named);
        for (const std::string& name : named)
            use_term(name);
        if (!rule.rule)
            return;
        facts_ |= rule.rule->facts();
        for (std::size_t i = 0; i < draft_.confirmations.size(); ++i)
            if (rule.rule->confirmations()[i])
                used_confirmations_.insert(draft_.confirmations[i].value);
    }

    void use_what_the_unchanged_use()
    {
        for (std::size_t i = 0; i < draft_.facts.size(); ++i)
            if (draft_.uses_elsewhere("fact", draft_.facts[i].id.value))
                facts_.set(i);
        for (const DraftTerm& term : draft_.terms)
            if (draft_.uses_elsewhere("term", term.name.value))
                use_term(term.name.value);
        for (const Text& confirmation : draft_.confirmations)
            if (draft_.uses_elsewhere("confirmation", confirmation.value))
                used_confirmations_.insert(confirmation.value);
    }

    // A note decides nothing: a fact that only notes name counts as not used.
    void parse_note(DraftRule& rule, const std::string& what)
    {
        const FactSet deciding = facts_;
        parse(rule, what);
        facts_ = deciding;
        if (rule.rule && rule.rule->facts().none())
            complaints_.add(
                rule.source.place, what + ": the rule asks for no fact; use note = for what is told to all");
    }

    void parse_region(DraftRegion& region)
    {
        for (DraftClause& clause : region.membership) {
            parse(clause.rule, "membership " + clause.id.value);
            for (DraftHindrance& each : clause.hindrances)
                parse(each.when, "membership " + clause.id.value + ", hindrance " + each.say.value);
        }
        for (DraftService& service : region.services) {
            for (DraftClause& clause : service.target_clauses)
                parse(clause.rule, title(service));
            for (DraftBenefit& benefit : service.benefits)
                parse_benefit(benefit, title(service, benefit));
        }
    }

    void parse_benefit(DraftBenefit& benefit, const std::string& what)
    {
        for (DraftClause& clause : benefit.when)
            parse(clause.rule, what);
        for (DraftNote& note : benefit.notes)
            if (note.when)
                parse_note(*note.when, what + ", note " + note.id.value);
        for (DraftConfirmation& confirmation : benefit.confirmations) {
            if (confirmation.when)
                parse(*confirmation.when, what + ", confirm " + confirmation.id.value);
            used_confirmations_.insert(confirmation.id.value);
            if (!confirmation.id.empty() && !this->confirmation(confirmation.id.value))
                complaints_.add(confirmation.id.place,
                    what + ": there is no confirmation " + in_quotes(confirmation.id.value)
                        + "; correct it or add it to [confirmations] in facts.toml");
        }
    }

    Draft& draft_;
    Schema schema_;
    Complaints& complaints_;
    std::map<std::string, Rule, std::less<>> terms_;
    std::map<std::string, std::set<std::string>> term_uses_;
    std::set<std::string> used_terms_;
    std::set<std::string> used_confirmations_;
    FactSet facts_; // of the rules so far
    bool broken_ = false;
};

} // namespace

void check_rules(Draft& draft, Complaints& complaints)
{
    std::vector<Fact> facts;
    for (const DraftFact& fact : draft.facts)
        facts.push_back(fact_of(fact));
    auto schema = Schema::create(std::move(facts));
    // What is wrong with the facts was complained of when they were read.
    if (schema && draft.confirmations.size() <= max_confirmations)
        RuleCheck(draft, std::move(*schema), complaints).run();
}

} // namespace kiosk::content
