// SPDX-License-Identifier: Apache-2.0
#include "kiosk/sql/outlook.hpp"

#include "kiosk/sql/states.hpp"

#include <algorithm>

namespace kiosk::sql {
namespace {

// A time to come: the growing facts of a group, each in one class of its values.
struct Time {
    std::vector<std::size_t> classes; // by fact of the group
    Expression truth = Expression::yes();
    Conditions missing;
};

class Group {
public:
    Group(const Policy& policy, std::vector<FactId> growing, Narrowing& narrowing)
        : policy_(policy)
        , growing_(std::move(growing))
        , narrowing_(narrowing)
    {
    }

    void add(const Rule& rule, const Expression& now)
    {
        rules_.push_back(&rule);
        now_ = both(now_, now);
        facts_ |= rule.facts();
    }

    bool empty() const { return rules_.empty(); }
    // That do not grow.
    FactSet other_facts() const
    {
        FactSet others = facts_;
        for (const FactId fact : growing_)
            others.reset(index(fact));
        return others;
    }

    // `alone`: no other group can fail today, so that where the benefit fails and time can help, this one does.
    Status look(bool alone, const Naming& named, Outlook& outlook)
    {
        for (const FactId fact : growing_)
            classes_.push_back(value_classes(policy_.schema, fact, rules_));
        if (const Status made = make_times(); !made)
            return made;
        if (!ways_agree(alone))
            return Error { "the rule \"" + rules_.front()->source()
                + "\" and those beside it leave several ways open at once" };
        const Expression later = named(some_time());
        Expression holds = later;
        Conditions missing_now;
        if (!alone && !later.is_yes()) {
            holds = either(later, now_);
            for (const Rule* rule : rules_) {
                const auto read = reading(*rule, policy_, narrowing_);
                if (!read)
                    return read.error();
                for (const auto& [fact, when] : read->missing_of(Office::in_favour))
                    add_to(missing_now, fact, when);
            }
        }
        outlook.holds = both(outlook.holds, holds);
        // What is open at a time to come is less than what is open now.
        for (const Time& time : times_)
            for (const auto& [fact, when] : time.missing)
                add_to(outlook.missing, fact, both(both(later.is_null(), reached(time)), when));
        for (const auto& [fact, when] : missing_now)
            add_to(outlook.missing, fact, both(later.is_false(), when));
        for (std::size_t i = 0; i < growing_.size(); ++i)
            if (const Status waited = wait(i, outlook); !waited)
                return waited;
        return Success {};
    }

private:
    static void add_to(Conditions& conditions, std::size_t fact, const Expression& when)
    {
        if (when.is_no())
            return;
        const auto [found, fresh] = conditions.try_emplace(fact, when);
        if (!fresh)
            found->second = either(found->second, when);
    }

    Status make_times()
    {
        std::size_t count = 1;
        for (const auto& classes : classes_)
            count *= classes.size();
        for (std::size_t at = 0; at < count; ++at) {
            Time time;
            Then then;
            // The first fact comes slowest: the youngest age at which anything helps.
            std::size_t rest = at;
            time.classes.resize(growing_.size());
            for (std::size_t i = growing_.size(); i-- > 0;) {
                time.classes[i] = rest % classes_[i].size();
                rest /= classes_[i].size();
                then.emplace_back(growing_[i], classes_[i][time.classes[i]].low);
            }
            std::vector<Reading> read;
            for (const Rule* rule : rules_) {
                const auto one = reading(*rule, policy_, narrowing_, then);
                if (!one)
                    return one.error();
                time.truth = both(time.truth, (*one)[Office::in_favour]);
                read.push_back(*one);
            }
            if (!time.truth.is_no())
                for (const Reading& one : read)
                    for (const auto& [fact, when] : one.missing_of(Office::in_favour))
                        add_to(time.missing, fact, both(when, time.truth.is_null()));
            times_.push_back(std::move(time));
        }
        return Success {};
    }

    // Whether time can get there: every growing fact is certain not to be past it.
    Expression reached(const Time& time)
    {
        Expression reached = Expression::yes();
        for (std::size_t i = 0; i < growing_.size(); ++i)
            if (time.classes[i] + 1 < classes_[i].size())
                reached = both(reached, narrowing_.at_most(growing_[i], classes_[i][time.classes[i]].high).is_true());
        return reached;
    }

    // Where a later time says the same as an earlier one, the later is enough: whoever reaches the earlier reaches it.
    Expression some_time()
    {
        Expression any = Expression::no();
        std::vector<const Time*> told;
        for (std::size_t at = times_.size(); at-- > 0;) {
            const Time& time = times_[at];
            const auto is_told = [&](const Time* later) {
                for (std::size_t i = 0; i < growing_.size(); ++i)
                    if (later->classes[i] < time.classes[i])
                        return false;
                return later->truth == time.truth || later->truth.is_yes();
            };
            if (time.truth.is_no() || std::any_of(told.begin(), told.end(), is_told))
                continue;
            any = either(any, both(reached(time), time.truth));
            told.push_back(&time);
        }
        return any;
    }

    Status wait(std::size_t which, Outlook& outlook)
    {
        const Fact& fact = policy_.schema[growing_[which]];
        for (const Domain& domain : narrowing_.domains_of(growing_[which]))
            if (fact.growth == Growth::months && domain.low != fact.minimum)
                return Error { "what is told of other facts says how long a child has lived here at least" };
        std::string lines;
        bool waits = false;
        bool closed = false; // no later time is looked at
        for (std::size_t at = 0; at < times_.size(); ++at) {
            const Time& time = times_[at];
            if (time.truth.is_no())
                continue;
            Expression here = time.truth;
            for (std::size_t i = 0; i < growing_.size(); ++i)
                if (time.classes[i] + 1 < classes_[i].size())
                    here
                        = both(narrowing_.at_most(growing_[i], classes_[i][time.classes[i]].high).is_not_false(), here);
            const std::size_t of_fact = time.classes[which];
            std::string value = "NULL";
            const bool held_before = growing_.size() == 1
                && std::all_of(times_.begin(), times_.begin() + static_cast<std::ptrdiff_t>(at),
                    [](const Time& earlier) { return earlier.truth.is_yes(); });
            if (of_fact > 0 && !held_before) {
                const int low = classes_[which][of_fact].low;
                const std::string target = std::to_string(low);
                waits = true;
                value = "CASE WHEN " + narrowing_.at_most(growing_[which], low - 1).is_false().text() + " THEN NULL";
                if (fact.growth == Growth::months)
                    value += " WHEN " + fact.name + " IS NULL THEN " + std::to_string(low - fact.minimum) + " ELSE "
                        + target + " - " + fact.name + " END";
                else
                    value += " ELSE " + target + " END";
            }
            if (here.is_yes()) {
                lines = lines.empty() ? value : "CASE" + lines + " ELSE " + value + " END";
                closed = true;
                break;
            }
            lines += " WHEN " + here.text() + " THEN " + value;
        }
        if (waits)
            (fact.growth == Growth::months ? outlook.wait_months : outlook.wait_age)
                = closed ? lines : "CASE" + lines + " END";
        return narrowing_.status();
    }

    // Decider takes what is missing from the time that leaves least open; said here without counting, since all times
    // that are open leave the same. Tried for everything that the clauses can tell apart.
    bool ways_agree(bool alone)
    {
        bool agree = true;
        each_state(policy_, facts_, rules_, narrowing_, [&](const Answers& answers, const Domains& domains) {
            const auto all = [&](const Answers& then) {
                Finding finding;
                for (const Rule* rule : rules_)
                    finding = finding && rule->evaluate(then, domains, Office::in_favour);
                return finding;
            };
            if (!agree || (alone && all(answers).truth != Truth::no))
                return;
            std::optional<FactSet> open;
            bool differ = false;
            for (const Time& time : times_) {
                Answers then = answers;
                bool reached = true;
                for (std::size_t i = 0; i < growing_.size(); ++i) {
                    const FactId fact = growing_[i];
                    const ValueClass& there = classes_[i][time.classes[i]];
                    const int highest = answers.is_known(fact) ? answers.value(fact)
                        : domains.narrowed(fact)               ? domains[fact].high
                                                               : policy_.schema[fact].maximum;
                    reached = reached && highest <= there.high;
                    then.know(fact, there.low);
                }
                if (!reached)
                    continue;
                const Finding finding = all(then);
                if (finding.truth == Truth::yes)
                    return;
                if (finding.truth != Truth::unknown)
                    continue;
                differ = differ || (open && *open != finding.missing);
                open = finding.missing;
            }
            agree = !differ;
        });
        return agree;
    }

    const Policy& policy_;
    std::vector<FactId> growing_; // the age first, as Decider looks ahead
    Narrowing& narrowing_;
    std::vector<const Rule*> rules_;
    Expression now_ = Expression::yes();
    FactSet facts_;
    std::vector<std::vector<ValueClass>> classes_; // by fact of growing_
    std::vector<Time> times_; // ascending
};

} // namespace

Result<Outlook> outlook(const Policy& policy, const std::vector<const Rule*>& moving,
    const std::vector<Expression>& now, Narrowing& narrowing, const Naming& named)
{
    const auto age = policy.schema.growing(Growth::years);
    const auto months = policy.schema.growing(Growth::months);
    const auto reads = [](const Rule& rule, std::optional<FactId> fact) { return fact && rule.facts()[index(*fact)]; };
    const bool together = std::any_of(
        moving.begin(), moving.end(), [&](const Rule* rule) { return reads(*rule, age) && reads(*rule, months); });
    std::vector<Group> groups;
    if (together) {
        groups.push_back({ policy, { *age, *months }, narrowing });
    } else {
        for (const auto& fact : { age, months })
            if (fact)
                groups.push_back({ policy, { *fact }, narrowing });
    }
    for (std::size_t i = 0; i < moving.size(); ++i) {
        if (moving[i]->confirmations().any())
            return Error { "the rule \"" + moving[i]->source() + "\" lets time and an office decide together" };
        groups[together || reads(*moving[i], age) || !age ? 0 : 1].add(*moving[i], now[i]);
    }
    const auto used = std::count_if(groups.begin(), groups.end(), [](const Group& group) { return !group.empty(); });
    if (used == 2 && (groups[0].other_facts() & groups[1].other_facts()).any())
        return Error { "the rule \"" + moving.front()->source()
            + "\" and those beside it tie age and months together" };
    Outlook made;
    for (Group& group : groups) {
        if (group.empty())
            continue;
        if (const Status looked = group.look(used == 1, named, made); !looked)
            return looked.error();
    }
    return made;
}

} // namespace kiosk::sql
