// SPDX-License-Identifier: Apache-2.0
#include "kiosk/proof/answer_space.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <tuple>

namespace kiosk::proof {
namespace {

// Sets of facts that a rule ties together, each fact in one set.
std::vector<FactSet> components(FactSet facts, const std::vector<FactSet>& ties)
{
    std::vector<FactSet> sets;
    for (std::size_t i = 0; i < facts.size(); ++i)
        if (facts[i])
            sets.push_back(FactSet {}.set(i));
    for (const FactSet& tie : ties) {
        FactSet joined;
        std::erase_if(sets, [&](const FactSet& set) {
            const bool tied = (set & tie).any();
            if (tied)
                joined |= set;
            return tied;
        });
        if (joined.any())
            sets.push_back(joined);
    }
    return sets;
}

class BlockBuilder {
public:
    BlockBuilder(const Policy& policy, const Decider& decider, const AnswerSpace& space, std::size_t benefit,
        const FactSet& facts)
        : policy_(policy)
        , region_(decider.region())
    {
        for (const FactId fact : policy.schema.ids(facts)) {
            block_.facts.push_back(fact);
            grows_ |= policy.schema[fact].growth != Growth::none;
        }
        const auto reads = [&](const Rule& rule) { return (rule.facts() & facts).any(); };
        std::vector<const Rule*> rules;
        for (std::size_t i = 0; i < space.clauses.size(); ++i)
            if (reads(space.clauses[i]->rule)) {
                block_.clauses.push_back(i);
                clauses_.push_back(&space.clauses[i]->rule);
            }
        const auto& confirmations = decider.benefit(benefit).confirmations;
        for (std::size_t i = 0; i < confirmations.size(); ++i)
            if (reads(confirmations[i].when)) {
                block_.confirmations.push_back(i);
                confirmations_.push_back(&confirmations[i].when);
            }
        rules.insert(rules.end(), clauses_.begin(), clauses_.end());
        rules.insert(rules.end(), confirmations_.begin(), confirmations_.end());
        // A contradiction with a fact that the benefit does not read never has to hold: that fact may be unknown.
        for (const Contradiction& contradiction : policy.contradictions)
            if ((contradiction.rule.facts() & ~facts).none()) {
                contradictions_.push_back(&contradiction.rule);
                rules.push_back(&contradiction.rule);
            }
        for (const FactId fact : block_.facts)
            classes_.push_back(value_classes(policy.schema, fact, rules));
    }

    Block build()
    {
        // State numbers are mixed radix, a fact's digit its class, the highest of all: unknown. Telling a fact makes
        // the number smaller.
        std::size_t count = 1;
        for (const auto& classes : classes_) {
            strides_.push_back(count);
            count *= classes.size() + 1;
        }
        std::vector<std::uint32_t> kind_of(count);
        for (std::size_t state = 0; state < count; ++state)
            kind_of[state] = kind(state);
        for (std::size_t state = 0; state < count; ++state)
            add_tellings(state, kind_of);
        put_in_order();
        return std::move(block_);
    }

private:
    std::size_t digit(std::size_t state, std::size_t fact) const
    {
        return state / strides_[fact] % (classes_[fact].size() + 1);
    }

    // With the low or the high end of each class of integers.
    Answers answers_of(std::size_t state, bool high) const
    {
        Answers answers;
        for (std::size_t i = 0; i < classes_.size(); ++i)
            if (const std::size_t at = digit(state, i); at < classes_[i].size())
                answers.know(block_.facts[i], high ? classes_[i][at].high : classes_[i][at].low);
        return answers;
    }

    bool contradicted(const Answers& answers) const
    {
        return std::any_of(contradictions_.begin(), contradictions_.end(),
            [&](const Rule* rule) { return rule->truth(answers) == Truth::yes; });
    }

    bool offered(std::size_t state) const
    {
        for (std::size_t i = 0; i < classes_.size(); ++i) {
            const std::size_t at = digit(state, i);
            if (policy_.schema[block_.facts[i]].kind != FactKind::choice || at == classes_[i].size())
                continue;
            const auto values = region_.offered(block_.facts[i], policy_.schema);
            if (std::find(values.begin(), values.end(), classes_[i][at].low) == values.end())
                return false;
        }
        return true;
    }

    std::uint32_t kind(std::size_t state)
    {
        const Answers answers = answers_of(state, false);
        const Domains domains = policy_.domains(answers);
        Kind kind;
        // Of two integers compared with each other, one end of a class or the other is possible, or none is.
        kind.possible = offered(state) && !(contradicted(answers) && contradicted(answers_of(state, true)));
        std::string signature(1, kind.possible ? 'p' : '-');
        const auto sign = [&](const Rule& rule, std::vector<Truth>& truths) {
            const Finding finding = rule.evaluate(answers, domains);
            truths.push_back(finding.truth);
            signature += static_cast<char>('0' + static_cast<int>(finding.truth));
            signature += finding.missing.any() ? '?' : '.';
            signature += finding.unsettled.to_string();
        };
        for (const Rule* rule : clauses_)
            sign(*rule, kind.clauses);
        for (const Rule* rule : confirmations_)
            sign(*rule, kind.confirmations);
        if (grows_)
            signature = std::to_string(state);
        const auto [found, fresh] = kinds_.try_emplace(signature, static_cast<std::uint32_t>(block_.kinds.size()));
        if (!fresh) {
            Kind& same = block_.kinds[found->second];
            ++same.states;
            // The state that tells least stands for all: its missing facts are the most.
            if (std::size_t told = answers.known().count(); told < same.told.size())
                same.told = told_of(answers);
            return found->second;
        }
        kind.told = told_of(answers);
        block_.kinds.push_back(std::move(kind));
        return found->second;
    }

    std::vector<std::pair<FactId, int>> told_of(const Answers& answers) const
    {
        std::vector<std::pair<FactId, int>> told;
        for (const FactId fact : block_.facts)
            if (answers.is_known(fact))
                told.emplace_back(fact, answers.value(fact));
        return told;
    }

    void add_tellings(std::size_t state, const std::vector<std::uint32_t>& kind_of)
    {
        for (std::size_t i = 0; i < classes_.size(); ++i) {
            if (digit(state, i) < classes_[i].size())
                continue;
            Telling telling { block_.facts[i], {} };
            for (std::size_t value = 0; value < classes_[i].size(); ++value)
                telling.to.push_back(kind_of[state - (classes_[i].size() - value) * strides_[i]]);
            std::sort(telling.to.begin(), telling.to.end());
            telling.to.erase(std::unique(telling.to.begin(), telling.to.end()), telling.to.end());
            block_.kinds[kind_of[state]].tellings.push_back(std::move(telling));
        }
    }

    // Telling never leads back: what was unknown of a clause becomes less. So the kinds can be put in an order.
    void put_in_order()
    {
        std::vector<Kind>& kinds = block_.kinds;
        std::vector<std::uint32_t> place(kinds.size());
        std::vector<std::uint32_t> order;
        std::vector<char> seen(kinds.size());
        const std::function<void(std::uint32_t)> visit = [&](std::uint32_t at) {
            if (std::exchange(seen[at], 1))
                return;
            for (const Telling& telling : kinds[at].tellings)
                for (const std::uint32_t to : telling.to)
                    visit(to);
            place[at] = static_cast<std::uint32_t>(order.size());
            order.push_back(at);
        };
        for (std::uint32_t at = 0; at < kinds.size(); ++at)
            visit(at);
        std::vector<Kind> sorted;
        sorted.reserve(kinds.size());
        for (const std::uint32_t from : order)
            sorted.push_back(std::move(kinds[from]));
        for (Kind& kind : sorted) {
            for (Telling& telling : kind.tellings) {
                for (std::uint32_t& to : telling.to)
                    to = place[to];
                std::sort(telling.to.begin(), telling.to.end());
            }
            std::sort(kind.tellings.begin(), kind.tellings.end());
            kind.tellings.erase(std::unique(kind.tellings.begin(), kind.tellings.end()), kind.tellings.end());
        }
        kinds = std::move(sorted);
    }

    const Policy& policy_;
    const Region& region_;
    Block block_;
    bool grows_ = false;
    std::vector<const Rule*> clauses_;
    std::vector<const Rule*> confirmations_;
    std::vector<const Rule*> contradictions_;
    std::vector<std::vector<ValueClass>> classes_; // of each fact of the block
    std::vector<std::size_t> strides_;
    std::map<std::string, std::uint32_t> kinds_; // by all that tells them apart
};

} // namespace

std::uint64_t AnswerSpace::children() const
{
    std::uint64_t product = 1;
    for (const Block& block : blocks) {
        std::uint64_t states = 0;
        for (const Kind& kind : block.kinds)
            states += kind.states;
        product *= states;
    }
    return product;
}

std::uint64_t AnswerSpace::kinds() const
{
    std::uint64_t product = 1;
    for (const Block& block : blocks)
        product *= block.kinds.size();
    return product;
}

AnswerSpace answer_space(const Policy& policy, const Decider& decider, std::size_t benefit)
{
    AnswerSpace space;
    std::vector<FactSet> ties;
    const auto tie = [&](const Rule& rule) {
        ties.push_back(rule.facts());
        for (const FactId fact : policy.schema.ids(rule.facts()))
            if (compares_integers(policy.schema, rule, fact))
                space.beyond.push_back(&rule);
    };
    for (const Clause* clause : decider.clauses(benefit)) {
        space.clauses.push_back(clause);
        tie(clause->rule);
    }
    for (const Confirmation& confirmation : decider.benefit(benefit).confirmations)
        tie(confirmation.when);
    const FactSet facts = decider.facts(benefit);
    for (const Contradiction& contradiction : policy.contradictions)
        ties.push_back(contradiction.rule.facts() & facts);
    for (const FactSet& component : components(facts, ties))
        space.blocks.push_back(BlockBuilder(policy, decider, space, benefit, component).build());
    return space;
}

} // namespace kiosk::proof
