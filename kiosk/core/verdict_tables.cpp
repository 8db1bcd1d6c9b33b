// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/verdict_tables.hpp"

#include <algorithm>

namespace kiosk {
namespace {

// Small enough that all tables stay in a processor's cache.
constexpr std::size_t most_entries = 2048;

} // namespace

class VerdictTables::Builder {
public:
    Builder(const Policy& policy, const Decider& decider)
        : schema_(policy.schema)
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

    void make_codes()
    {
        for (const FactId fact : schema_.ids()) {
            classes_.push_back(value_classes(schema_, fact, rules_));
            const auto& classes = classes_.back();
            auto& codes = tables_.codes_[index(fact)];
            tables_.minimum_[index(fact)] = classes.front().low;
            for (std::size_t i = 0; i < classes.size(); ++i) {
                // The last class is open above: its first value stands for all.
                const int high = i + 1 < classes.size() ? classes[i].high : classes[i].low;
                for (int value = classes[i].low; value <= high; ++value)
                    codes.push_back(static_cast<std::uint8_t>(i + 1));
            }
        }
    }

    std::size_t entries(FactSet facts) const
    {
        std::size_t product = 1;
        for (const FactId fact : schema_.ids(facts))
            product *= classes_[index(fact)].size() + 1;
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
            stride *= classes_[index(fact)].size() + 1;
        }
        made.entries.resize(stride);
        for (std::size_t place = 0; place < stride; ++place) {
            Answers answers;
            std::size_t rest = place;
            for (const FactId fact : ids) {
                const auto& classes = classes_[index(fact)];
                if (const std::size_t code = rest % (classes.size() + 1); code > 0)
                    answers.know(fact, classes[code - 1].low);
                rest /= classes.size() + 1;
            }
            fill(answers, made.entries[place]);
        }
        return made;
    }

    static void conjoin(Truths& truths, std::uint64_t benefits, Truth truth)
    {
        if (truth != Truth::yes)
            truths.yes &= ~benefits;
        if (truth == Truth::no)
            truths.may &= ~benefits;
    }

    void fill_fixed()
    {
        for (const Group& group : grouped(fixed_))
            tables_.fixed_.push_back(table<Truths>(group.facts, [&](const Answers& answers, Truths& truths) {
                for (const Use& use : group.uses)
                    conjoin(truths, use.benefits, use.rule->truth(answers));
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
            tables_.moving_.push_back(
                table<Moving>(facts, [&, among = benefits](const Answers& answers, Moving& moving) {
                    moving.today = truths_of_moving(answers, among);
                    moving.later = { ~among, ~among };
                    each_later(answers, [&](const Answers& later) {
                        const Truths then = truths_of_moving(later, among);
                        moving.later.yes |= then.yes;
                        moving.later.may |= then.may;
                    });
                }));
    }

    Truths truths_of_moving(const Answers& answers, std::uint64_t among) const
    {
        Truths truths;
        for (const Use& use : moving_)
            if (use.benefits & among)
                conjoin(truths, use.benefits & among, use.rule->truth(answers));
        return truths;
    }

    // Now and every later combination of the growing facts that are known.
    template <class Visit> void each_later(const Answers& answers, Visit visit) const
    {
        std::vector<Answers> times { answers };
        for (const FactId fact : schema_.ids(grows_ & answers.known())) {
            const std::vector<Answers> before = times;
            for (const ValueClass& later : classes_[index(fact)])
                if (later.low > answers.value(fact))
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
            tables_.confirmed_.push_back(table<Confirmed>(group.facts, [&](const Answers& answers, Confirmed& found) {
                for (const Use& use : group.uses) {
                    const Finding when = use.rule->evaluate(answers);
                    if (when.truth == Truth::yes)
                        found.certain |= use.benefits;
                    if (when.missing.any())
                        found.unsure |= use.benefits;
                }
            }));
    }

    const Schema& schema_;
    const Decider& decider_;
    VerdictTables tables_;
    FactSet grows_;
    std::vector<const Rule*> rules_;
    std::vector<Use> fixed_;
    std::vector<Use> moving_;
    std::vector<Use> confirmations_;
    std::vector<std::vector<ValueClass>> classes_; // by fact
};

Result<VerdictTables> VerdictTables::create(const Policy& policy, const Decider& decider)
{
    return Builder(policy, decider).run();
}

VerdictTables::Codes VerdictTables::codes(const Answers& answers) const
{
    Codes codes {};
    for (std::size_t i = 0; i < max_facts; ++i)
        if (const FactId fact { static_cast<std::uint8_t>(i) }; answers.is_known(fact))
            codes[i] = code(fact, answers.value(fact));
    return codes;
}

// As Decider::decide, settle and look_ahead for one benefit, here for all in one word.
VerdictTables::Verdicts VerdictTables::decide(const Codes& codes) const
{
    Truths fixed;
    for (const auto& table : fixed_) {
        const Truths& found = table.at(codes);
        fixed.yes &= found.yes;
        fixed.may &= found.may;
    }
    Moving moving;
    for (const auto& table : moving_) {
        const Moving& found = table.at(codes);
        moving.today.yes &= found.today.yes;
        moving.today.may &= found.today.may;
        moving.later.yes &= found.later.yes;
        moving.later.may &= found.later.may;
    }
    Confirmed confirmed { always_confirmed_, 0 };
    for (const auto& table : confirmed_) {
        const Confirmed& found = table.at(codes);
        confirmed.certain |= found.certain;
        confirmed.unsure |= found.unsure;
    }
    const std::uint64_t yes = fixed.yes & moving.today.yes;
    const std::uint64_t may = fixed.may & moving.today.may;
    const std::uint64_t unsure = confirmed.unsure & ~confirmed.certain;
    const std::uint64_t not_yet = ~may & fixed.yes & moving.later.yes;
    const std::uint64_t perhaps_later = ~may & fixed.may & moving.later.may & ~not_yet;

    Verdicts verdicts;
    const auto set
        = [&](Verdict verdict) -> std::uint64_t& { return verdicts.sets[static_cast<std::size_t>(verdict)]; };
    set(Verdict::eligible) = benefits_ & yes & ~confirmed.certain & ~unsure;
    set(Verdict::conditional) = benefits_ & yes & confirmed.certain;
    set(Verdict::undetermined) = benefits_ & ((may & ~yes) | (yes & unsure) | perhaps_later);
    set(Verdict::not_yet) = benefits_ & not_yet;
    set(Verdict::ineligible) = benefits_ & ~may & ~not_yet & ~perhaps_later;
    verdicts.membership = (yes & membership_) ? Truth::yes : (may & membership_) ? Truth::unknown : Truth::no;
    return verdicts;
}

Verdict VerdictTables::Verdicts::of(std::size_t benefit) const
{
    std::size_t verdict = 0;
    while (!(sets[verdict] >> benefit & 1))
        ++verdict;
    return static_cast<Verdict>(verdict);
}

std::size_t VerdictTables::bytes() const
{
    std::size_t sum = 0;
    for (const auto& table : fixed_)
        sum += table.entries.size() * sizeof(Truths);
    for (const auto& table : moving_)
        sum += table.entries.size() * sizeof(Moving);
    for (const auto& table : confirmed_)
        sum += table.entries.size() * sizeof(Confirmed);
    return sum;
}

} // namespace kiosk
