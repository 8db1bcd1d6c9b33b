// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/verdict_tables.hpp"

#include <algorithm>

namespace kiosk {
namespace {

// Small enough that all tables stay in a processor's cache.
constexpr std::size_t most_entries = 2048;

// Each takes a propagation to fill: this many are made in a tenth of a second.
constexpr std::size_t most_narrowings = 20'000;

} // namespace

class VerdictTables::Builder {
public:
    Builder(const Policy& policy, const Decider& decider)
        : policy_(policy)
        , schema_(policy.schema)
        , decider_(decider)
    {
    }

    Result<VerdictTables> run()
    {
        const std::size_t count = decider_.benefit_count();
        if (count > max_benefits)
            return Error { "expected at most " + std::to_string(max_benefits) + " benefits in " + decider_.region().id
                + ", got " + std::to_string(count) };
        plan();
        for (const Rule* rule : rules_)
            for (const FactId fact : schema_.ids(rule->facts()))
                if (compares_integers(schema_, *rule, fact))
                    return Error { "the rule \"" + rule->source() + "\" compares two numbers" };
        tables_.benefits_ = (std::uint64_t { 1 } << count) - 1;
        tables_.membership_ = std::uint64_t { 1 } << count;
        make_codes();
        if (!fill_narrowing())
            return Error { "the contradictions tie too many values together" };
        fill_fixed();
        fill_moving();
        fill_confirmed();
        return std::move(tables_);
    }

private:
    // One rule, and the benefits that rest on it.
    struct Use {
        const Rule* rule = nullptr;
        std::uint64_t benefits = 0;
    };
    struct Group {
        FactSet facts;
        std::vector<Use> uses;
    };

    void plan()
    {
        for (const FactId fact : schema_.ids())
            grows_[index(fact)] = schema_[fact].growth != Growth::none;
        for (std::size_t i = 0; i < decider_.benefit_count(); ++i) {
            for (const Clause* clause : decider_.clauses(i))
                use(clause->rule, i);
            for (const Confirmation& confirmation : decider_.benefit(i).confirmations) {
                rules_.push_back(&confirmation.when);
                if (confirmation.when.facts().none() && confirmation.when.truth({}) == Truth::yes)
                    tables_.always_confirmed_ |= std::uint64_t { 1 } << i;
                else
                    add(confirmations_, confirmation.when, i);
            }
        }
        for (const Clause& clause : decider_.region().membership)
            use(clause.rule, decider_.benefit_count());
    }

    void use(const Rule& rule, std::size_t benefit)
    {
        rules_.push_back(&rule);
        add((rule.facts() & grows_).any() ? moving_ : fixed_, rule, benefit);
    }

    static void add(std::vector<Use>& uses, const Rule& rule, std::size_t benefit)
    {
        const auto found = std::find_if(uses.begin(), uses.end(), [&](const Use& use) { return use.rule == &rule; });
        Use& use = found == uses.end() ? uses.emplace_back() : *found;
        use.rule = &rule;
        use.benefits |= std::uint64_t { 1 } << benefit;
    }

    static Classes coded(const std::vector<ValueClass>& classes)
    {
        Classes made;
        made.minimum = classes.front().low;
        for (std::size_t i = 0; i < classes.size(); ++i) {
            // The last class is open above: its first value stands for all.
            const int high = i + 1 < classes.size() ? classes[i].high : classes[i].low;
            for (int value = classes[i].low; value <= high; ++value)
                made.codes.push_back(static_cast<std::uint8_t>(i + 1));
        }
        return made;
    }

    void make_codes()
    {
        narrowed_.resize(schema_.size());
        for (const FactId fact : schema_.ids()) {
            classes_.push_back(value_classes(schema_, fact, rules_));
            tables_.classes_[index(fact)] = coded(classes_.back());
        }
    }

    // False: too many combinations.
    bool fill_narrowing()
    {
        Narrowing& narrowing = tables_.narrowing_;
        for (const Contradiction& contradiction : policy_.contradictions)
            narrowing.set |= contradiction.rule.facts();
        narrowing.facts = schema_.ids(narrowing.set);
        std::vector<std::vector<ValueClass>> classes;
        std::size_t count = 1;
        for (const FactId fact : narrowing.facts) {
            classes.push_back(contradiction_classes(policy_, fact));
            narrowing.classes.push_back(coded(classes.back()));
            narrowing.strides.push_back(count);
            count *= classes.back().size() + 1;
        }
        if (count > most_narrowings)
            return false;
        narrowing.codes.resize(count * narrowing.facts.size());
        for (std::size_t place = 0; place < count; ++place) {
            Answers answers;
            for (std::size_t i = 0; i < classes.size(); ++i)
                if (const std::size_t code = place / narrowing.strides[i] % (classes[i].size() + 1); code > 0)
                    answers.know(narrowing.facts[i], classes[i][code - 1].low);
            const bool all_known = (narrowing.set & ~answers.known()).none();
            const Domains domains = all_known ? Domains {} : policy_.domains(answers);
            for (std::size_t i = 0; i < classes.size(); ++i)
                if (domains.narrowed(narrowing.facts[i]))
                    narrowing.codes[place * classes.size() + i]
                        = code_of(narrowing.facts[i], domains[narrowing.facts[i]]);
        }
        return true;
    }

    // What rules can tell of a domain: 0 for all that the fact can be, the class where it is one, or a code of its own.
    std::uint8_t code_of(FactId fact, Domain domain)
    {
        const auto& classes = classes_[index(fact)];
        const bool integer = schema_[fact].kind == FactKind::integer;
        std::size_t count = 0;
        std::size_t first = 0;
        Domain widened { 0, 0, domain.values };
        for (std::size_t i = classes.size(); i-- > 0;) {
            const bool touched = integer ? classes[i].low <= domain.high && classes[i].high >= domain.low
                                         : (domain.values >> classes[i].low & 1) != 0;
            if (!touched)
                continue;
            if (integer && count == 0)
                widened.high = classes[i].high;
            widened.low = integer ? classes[i].low : 0;
            first = i;
            ++count;
        }
        if (count == classes.size())
            return 0;
        if (count == 1)
            return static_cast<std::uint8_t>(first + 1);
        auto& known = narrowed_[index(fact)];
        const auto found = std::find(known.begin(), known.end(), widened);
        const auto at = found - known.begin();
        if (found == known.end())
            known.push_back(widened);
        return static_cast<std::uint8_t>(classes.size() + 1 + static_cast<std::size_t>(at));
    }

    // Codes of a fact: unknown, its classes, what it can still be.
    std::size_t code_count(FactId fact) const
    {
        return 1 + classes_[index(fact)].size() + narrowed_[index(fact)].size();
    }

    std::size_t entries(FactSet facts) const
    {
        std::size_t product = 1;
        for (const FactId fact : schema_.ids(facts))
            product *= code_count(fact);
        return product;
    }

    // Few tables with many facts are faster than many with few, as long as they stay small.
    std::vector<Group> grouped(const std::vector<Use>& uses) const
    {
        std::vector<Group> groups;
        for (const Use& use : uses)
            groups.push_back({ use.rule->facts(), { use } });
        while (true) {
            std::size_t best = most_entries + 1;
            std::size_t first = 0;
            std::size_t second = 0;
            for (std::size_t a = 0; a < groups.size(); ++a)
                for (std::size_t b = a + 1; b < groups.size(); ++b)
                    if (const std::size_t size = entries(groups[a].facts | groups[b].facts); size < best) {
                        best = size;
                        first = a;
                        second = b;
                    }
            if (best > most_entries)
                return groups;
            groups[first].facts |= groups[second].facts;
            groups[first].uses.insert(groups[first].uses.end(), groups[second].uses.begin(), groups[second].uses.end());
            groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(second));
        }
    }

    // Calls `fill` for every combination of classes of these facts, with answers that stand for it.
    template <class Entry, class Fill> Table<Entry> table(FactSet facts, Fill fill) const
    {
        Table<Entry> made;
        const auto ids = schema_.ids(facts);
        std::size_t stride = 1;
        for (const FactId fact : ids) {
            made.strides.emplace_back(static_cast<std::uint8_t>(index(fact)), static_cast<std::uint32_t>(stride));
            stride *= code_count(fact);
        }
        made.entries.resize(stride);
        for (std::size_t place = 0; place < stride; ++place) {
            Answers answers;
            Domains domains;
            std::size_t rest = place;
            for (const FactId fact : ids) {
                const auto& classes = classes_[index(fact)];
                const std::size_t code = rest % code_count(fact);
                if (code > classes.size())
                    domains.narrow(fact, narrowed_[index(fact)][code - classes.size() - 1]);
                else if (code > 0)
                    answers.know(fact, classes[code - 1].low);
                rest /= code_count(fact);
            }
            fill(answers, domains, made.entries[place]);
        }
        return made;
    }

    static void conjoin(
        Truths& truths, std::uint64_t benefits, const Rule& rule, const Answers& answers, const Domains& domains)
    {
        const Finding finding = rule.evaluate(answers, domains);
        if (finding.truth == Truth::no)
            truths.may &= ~benefits;
        if (rule.evaluate(answers, domains, Office::in_favour).truth != Truth::yes)
            truths.held &= ~benefits;
        if (finding.open())
            truths.told &= ~benefits;
        if (finding.waits_for_office())
            truths.promised &= ~benefits;
    }

    void fill_fixed()
    {
        for (const Group& group : grouped(fixed_))
            tables_.fixed_.push_back(
                table<Truths>(group.facts, [&](const Answers& answers, const Domains& domains, Truths& truths) {
                    for (const Use& use : group.uses)
                        conjoin(truths, use.benefits, *use.rule, answers, domains);
                }));
    }

    // Whether a benefit will ever hold depends on all its moving clauses together: benefits whose moving clauses read
    // the same facts share a table.
    void fill_moving()
    {
        std::vector<std::pair<FactSet, std::uint64_t>> groups;
        for (std::size_t i = 0; i <= decider_.benefit_count(); ++i) {
            const std::uint64_t bit = std::uint64_t { 1 } << i;
            FactSet facts;
            for (const Use& use : moving_)
                if (use.benefits & bit)
                    facts |= use.rule->facts();
            if (facts.none())
                continue;
            const auto found
                = std::find_if(groups.begin(), groups.end(), [&](const auto& group) { return group.first == facts; });
            if (found == groups.end())
                groups.emplace_back(facts, bit);
            else
                found->second |= bit;
        }
        for (const auto& [facts, benefits] : groups)
            tables_.moving_.push_back(table<Moving>(
                facts, [&, among = benefits](const Answers& answers, const Domains& domains, Moving& moving) {
                    moving.today = truths_of_moving(answers, domains, among);
                    moving.later = { ~among, ~among, ~among, ~among };
                    each_later(answers, domains, [&](const Answers& later) {
                        const Truths then = truths_of_moving(later, domains, among);
                        moving.later.held |= then.held;
                        moving.later.may |= then.may;
                    });
                }));
    }

    Truths truths_of_moving(const Answers& answers, const Domains& domains, std::uint64_t among) const
    {
        Truths truths;
        for (const Use& use : moving_)
            if (use.benefits & among)
                conjoin(truths, use.benefits & among, *use.rule, answers, domains);
        return truths;
    }

    // Now and every later combination of the growing facts; see Decider::look_ahead of those that are not known.
    template <class Visit> void each_later(const Answers& answers, const Domains& domains, Visit visit) const
    {
        std::vector<Answers> times { answers };
        for (const FactId fact : schema_.ids(grows_)) {
            const auto& classes = classes_[index(fact)];
            const bool known = answers.is_known(fact);
            const int highest = known    ? answers.value(fact)
                : domains.narrowed(fact) ? domains[fact].high
                                         : classes.back().high;
            const std::vector<Answers> before = times;
            for (const ValueClass& later : classes)
                if (later.low > highest || (!known && later.high >= highest))
                    for (Answers time : before) {
                        time.know(fact, later.low);
                        times.push_back(time);
                    }
        }
        for (const Answers& time : times)
            visit(time);
    }

    void fill_confirmed()
    {
        for (const Group& group : grouped(confirmations_))
            tables_.confirmed_.push_back(
                table<Confirmed>(group.facts, [&](const Answers& answers, const Domains& domains, Confirmed& found) {
                    for (const Use& use : group.uses) {
                        const Finding when = use.rule->evaluate(answers, domains);
                        if (when.truth == Truth::yes)
                            found.certain |= use.benefits;
                        if (when.open())
                            found.unsure |= use.benefits;
                    }
                }));
    }

    const Policy& policy_;
    const Schema& schema_;
    const Decider& decider_;
    VerdictTables tables_;
    FactSet grows_;
    std::vector<const Rule*> rules_;
    std::vector<Use> fixed_;
    std::vector<Use> moving_;
    std::vector<Use> confirmations_;
    std::vector<std::vector<ValueClass>> classes_; // by fact
    std::vector<std::vector<Domain>>
        narrowed_; // by fact: what it can still be, where that is neither all nor one class
};

Result<VerdictTables> VerdictTables::create(const Policy& policy, const Decider& decider)
{
    return Builder(policy, decider).run();
}

} // namespace kiosk
