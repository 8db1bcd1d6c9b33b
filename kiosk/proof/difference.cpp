// SPDX-License-Identifier: Apache-2.0
#include "kiosk/proof/difference.hpp"

#include "kiosk/core/value_classes.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace kiosk::proof {
namespace {

// More children than this are not tried for one benefit.
constexpr std::uint64_t most_kinds = 20'000'000;

using Pair = std::array<Answers, 2>; // before, after

// A fact by its name, with its values as each side knows them.
struct Dimension {
    std::array<std::optional<FactId>, 2> ids;
    bool grows = false;
    struct Class {
        std::array<std::optional<int>, 2> value;
    };
    std::vector<Class> classes;
};

// A state of a block, or several that no rule tells apart.
struct Kind {
    std::vector<std::size_t> told; // by dimension of the block: a class, or one past the last for unknown
    std::size_t count = 0; // of those that are told
    std::uint64_t states = 1;
};

struct Block {
    std::vector<std::size_t> dimensions;
    std::vector<Kind> kinds;
};

class Comparison {
public:
    Comparison(const Side& old_side, const Side& new_side)
        : sides_ { &old_side, &new_side }
    {
    }

    Difference run()
    {
        gather();
        if (!difference_.beyond.empty())
            return difference_;
        for (const std::vector<std::size_t>& dimensions : tied())
            blocks_.push_back(block_of(dimensions));
        std::uint64_t kinds = 1;
        for (const Block& block : blocks_)
            kinds = block.kinds.empty() || kinds > most_kinds ? kinds : kinds * block.kinds.size();
        if (kinds > most_kinds) {
            difference_.beyond = "more than " + std::to_string(most_kinds) + " kinds of children";
            return difference_;
        }
        path_.resize(blocks_.size());
        visit(0, {}, 1, 0);
        for (auto& [verdicts, change] : changes_)
            difference_.changes.push_back(std::move(change.first));
        return difference_;
    }

private:
    static constexpr std::size_t before = 0;
    static constexpr std::size_t after = 1;

    const Schema& schema(std::size_t side) const { return sides_[side]->policy->schema; }

    // The rules that decide, and the contradictions that none of their children may have.
    void gather()
    {
        for (const std::size_t side : { before, after }) {
            const Side& of = *sides_[side];
            for (const Clause* clause : of.decider->clauses(of.benefit))
                rules_[side].push_back(&clause->rule);
            for (const Confirmation& confirmation : of.decider->benefit(of.benefit).confirmations)
                rules_[side].push_back(&confirmation.when);
            const FactSet facts = of.decider->facts(of.benefit);
            for (const Rule* rule : rules_[side])
                for (const FactId fact : schema(side).ids(rule->facts()))
                    if (compares_integers(schema(side), *rule, fact))
                        difference_.beyond = "the rule \"" + rule->source() + "\" compares two numbers";
            for (const FactId fact : schema(side).ids(facts))
                add(schema(side)[fact].name);
        }
        // A contradiction with a fact that neither reads never has to hold: that fact may be unknown.
        for (const std::size_t side : { before, after })
            for (const Contradiction& contradiction : sides_[side]->policy->contradictions) {
                const auto ids = schema(side).ids(contradiction.rule.facts());
                if (std::all_of(ids.begin(), ids.end(), [&](FactId id) { return at(schema(side)[id].name); }))
                    contradictions_[side].push_back(&contradiction.rule);
            }
        for (auto& [name, place] : by_name_)
            divide(dimensions_[place]);
    }

    std::optional<std::size_t> at(const std::string& name) const
    {
        const auto found = by_name_.find(name);
        return found == by_name_.end() ? std::nullopt : std::optional(found->second);
    }

    void add(const std::string& name)
    {
        if (!by_name_.emplace(name, dimensions_.size()).second)
            return;
        Dimension dimension;
        for (const std::size_t side : { before, after }) {
            dimension.ids[side] = schema(side).find(name);
            dimension.grows |= dimension.ids[side] && schema(side)[*dimension.ids[side]].growth != Growth::none;
        }
        dimensions_.push_back(std::move(dimension));
    }

    void divide(Dimension& dimension)
    {
        const auto integer = [&](std::size_t side) {
            return dimension.ids[side] && schema(side)[*dimension.ids[side]].kind == FactKind::integer;
        };
        if (integer(before) || integer(after)) {
            std::set<int> lows;
            for (const std::size_t side : { before, after })
                if (integer(side))
                    for (const ValueClass& each : classes_of(side, *dimension.ids[side]))
                        lows.insert(each.low);
            for (const int low : lows) {
                Dimension::Class value;
                for (const std::size_t side : { before, after })
                    if (integer(side) && schema(side)[*dimension.ids[side]].allows(low))
                        value.value[side] = low;
                dimension.classes.push_back(value);
            }
            return;
        }
        // By the names of the values.
        std::vector<std::string> names;
        for (const std::size_t side : { before, after })
            if (dimension.ids[side])
                for (const ValueClass& each : classes_of(side, *dimension.ids[side]))
                    if (const std::string name = spelled(side, *dimension.ids[side], each.low);
                        std::find(names.begin(), names.end(), name) == names.end())
                        names.push_back(name);
        for (const std::string& name : names) {
            Dimension::Class value;
            for (const std::size_t side : { before, after })
                if (dimension.ids[side])
                    for (const ValueClass& each : classes_of(side, *dimension.ids[side]))
                        if (spelled(side, *dimension.ids[side], each.low) == name)
                            value.value[side] = each.low;
            dimension.classes.push_back(value);
        }
    }

    std::string spelled(std::size_t side, FactId fact, int value) const { return schema(side)[fact].spelled(value); }

    std::vector<ValueClass> classes_of(std::size_t side, FactId fact) const
    {
        std::vector<const Rule*> rules = rules_[side];
        rules.insert(rules.end(), contradictions_[side].begin(), contradictions_[side].end());
        std::set<int> lows;
        for (const ValueClass& each : value_classes(schema(side), fact, rules))
            lows.insert(each.low);
        if (schema(side)[fact].kind == FactKind::integer)
            for (const ValueClass& each : contradiction_classes(*sides_[side]->policy, fact))
                lows.insert(each.low);
        std::vector<ValueClass> classes;
        for (const int low : lows)
            classes.push_back({ low, low });
        return classes;
    }

    // Dimensions that a rule of either side ties together.
    std::vector<std::vector<std::size_t>> tied() const
    {
        std::vector<std::size_t> leader(dimensions_.size());
        for (std::size_t i = 0; i < leader.size(); ++i)
            leader[i] = i;
        for (const std::size_t side : { before, after })
            for (const auto* rules : { &rules_[side], &contradictions_[side] })
                for (const Rule* rule : *rules) {
                    std::optional<std::size_t> first;
                    for (const FactId fact : schema(side).ids(rule->facts())) {
                        const std::size_t place = *at(schema(side)[fact].name);
                        if (!first)
                            first = leader[place];
                        const std::size_t joined = leader[place];
                        std::replace(leader.begin(), leader.end(), joined, *first);
                    }
                }
        std::map<std::size_t, std::vector<std::size_t>> sets;
        for (std::size_t i = 0; i < leader.size(); ++i)
            sets[leader[i]].push_back(i);
        std::vector<std::vector<std::size_t>> all;
        for (auto& [first, set] : sets)
            all.push_back(std::move(set));
        return all;
    }

    void know(const Block& block, const Kind& kind, Pair& answers) const
    {
        for (std::size_t i = 0; i < block.dimensions.size(); ++i) {
            const Dimension& dimension = dimensions_[block.dimensions[i]];
            if (kind.told[i] == dimension.classes.size())
                continue;
            for (const std::size_t side : { before, after })
                if (const auto value = dimension.classes[kind.told[i]].value[side])
                    answers[side].know(*dimension.ids[side], *value);
        }
    }

    Block block_of(std::vector<std::size_t> dimensions) const
    {
        Block block { std::move(dimensions), {} };
        const auto reads = [&](std::size_t side, const Rule& rule) {
            const auto ids = schema(side).ids(rule.facts());
            return std::any_of(ids.begin(), ids.end(), [&](FactId id) {
                return std::find(block.dimensions.begin(), block.dimensions.end(), *at(schema(side)[id].name))
                    != block.dimensions.end();
            });
        };
        std::array<std::vector<const Rule*>, 2> rules;
        std::array<std::vector<const Rule*>, 2> contradictions;
        for (const std::size_t side : { before, after }) {
            std::copy_if(rules_[side].begin(), rules_[side].end(), std::back_inserter(rules[side]),
                [&](const Rule* rule) { return reads(side, *rule); });
            std::copy_if(contradictions_[side].begin(), contradictions_[side].end(),
                std::back_inserter(contradictions[side]), [&](const Rule* rule) { return reads(side, *rule); });
        }
        const bool grows = std::any_of(block.dimensions.begin(), block.dimensions.end(),
            [&](std::size_t each) { return dimensions_[each].grows; });
        std::map<std::string, std::size_t> kinds; // by all that tells them apart
        Kind state;
        state.told.assign(block.dimensions.size(), 0);
        for (bool more = true; more; more = next(block, state.told)) {
            Pair answers;
            know(block, state, answers);
            std::string signature;
            bool possible = offered(block, state);
            for (const std::size_t side : { before, after }) {
                const Domains domains = sides_[side]->policy->domains(answers[side]);
                for (const Rule* rule : contradictions[side])
                    possible = possible && rule->truth(answers[side]) != Truth::yes;
                for (const Rule* rule : rules[side]) {
                    const Finding finding = rule->evaluate(answers[side], domains);
                    signature += static_cast<char>('0' + static_cast<int>(finding.truth));
                    signature += finding.missing.any() ? '?' : '.';
                    signature += finding.unsettled.to_string();
                }
            }
            if (!possible)
                continue;
            // What time makes of it depends on the value itself.
            if (grows)
                signature = std::to_string(block.kinds.size());
            state.count = (answers[before].known().count() + answers[after].known().count() + 1) / 2;
            const auto [found, fresh] = kinds.try_emplace(signature, block.kinds.size());
            if (fresh) {
                block.kinds.push_back(state);
                continue;
            }
            Kind& same = block.kinds[found->second];
            ++same.states;
            if (state.count < same.count) {
                same.told = state.told;
                same.count = state.count;
            }
        }
        // Those that tell least first, so that the first example is the smallest.
        std::stable_sort(
            block.kinds.begin(), block.kinds.end(), [](const Kind& a, const Kind& b) { return a.count < b.count; });
        return block;
    }

    bool next(const Block& block, std::vector<std::size_t>& told) const
    {
        for (std::size_t i = 0; i < told.size(); ++i) {
            if (told[i]++ < dimensions_[block.dimensions[i]].classes.size())
                return true;
            told[i] = 0;
        }
        return false;
    }

    // Whether the question of one region or the other offers every choice that is told.
    bool offered(const Block& block, const Kind& state) const
    {
        for (std::size_t i = 0; i < block.dimensions.size(); ++i) {
            const Dimension& dimension = dimensions_[block.dimensions[i]];
            if (state.told[i] == dimension.classes.size())
                continue;
            bool anywhere = false;
            for (const std::size_t side : { before, after }) {
                const auto value = dimension.classes[state.told[i]].value[side];
                if (!value)
                    continue;
                if (schema(side)[*dimension.ids[side]].kind != FactKind::choice) {
                    anywhere = true;
                    continue;
                }
                const auto values = sides_[side]->decider->region().offered(*dimension.ids[side], schema(side));
                anywhere = anywhere || std::find(values.begin(), values.end(), *value) != values.end();
            }
            if (!anywhere)
                return false;
        }
        return true;
    }

    void visit(std::size_t block, const Pair& answers, std::uint64_t states, std::size_t told)
    {
        if (block < blocks_.size()) {
            for (const Kind& kind : blocks_[block].kinds) {
                Pair more = answers;
                path_[block] = &kind;
                know(blocks_[block], kind, more);
                visit(block + 1, more, states * kind.states, told + kind.count);
            }
            return;
        }
        difference_.children += states;
        const Verdict from = sides_[before]->decider->decide(answers[before], sides_[before]->benefit).verdict;
        const Verdict to = sides_[after]->decider->decide(answers[after], sides_[after]->benefit).verdict;
        if (from == to)
            return;
        auto& [change, fewest] = changes_.try_emplace({ from, to }, Change { from, to, 0, {} }, told + 1).first->second;
        change.children += states;
        if (told < fewest) {
            fewest = told;
            change.smallest = described();
        }
    }

    // The child that is being visited.
    std::vector<std::pair<std::string, std::string>> described() const
    {
        std::map<std::string, std::string> told;
        for (std::size_t block = 0; block < blocks_.size(); ++block)
            for (std::size_t i = 0; i < blocks_[block].dimensions.size(); ++i) {
                const Dimension& dimension = dimensions_[blocks_[block].dimensions[i]];
                const std::size_t at = path_[block]->told[i];
                if (at == dimension.classes.size())
                    continue;
                const std::size_t side = dimension.classes[at].value[after] ? after : before;
                told.emplace(schema(side)[*dimension.ids[side]].name,
                    spelled(side, *dimension.ids[side], *dimension.classes[at].value[side]));
            }
        return { told.begin(), told.end() };
    }

    std::array<const Side*, 2> sides_;
    std::array<std::vector<const Rule*>, 2> rules_;
    std::array<std::vector<const Rule*>, 2> contradictions_;
    std::map<std::string, std::size_t> by_name_;
    std::vector<Dimension> dimensions_;
    std::vector<Block> blocks_;
    std::vector<const Kind*> path_; // of the child that is being visited, by block
    std::map<std::pair<Verdict, Verdict>, std::pair<Change, std::size_t>> changes_; // with how much its example tells
    Difference difference_;
};

} // namespace

Difference difference(const Side& before, const Side& after)
{
    return Comparison(before, after).run();
}

} // namespace kiosk::proof
