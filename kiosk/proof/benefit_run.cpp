// SPDX-License-Identifier: Apache-2.0
#include "kiosk/proof/benefit_run.hpp"

#include "kiosk/core/witness.hpp"

#include <algorithm>

namespace kiosk::proof {
namespace {

// More children than this are not tried for one benefit: its clauses tie too many facts together.
constexpr std::uint64_t most_kinds = 20'000'000;

constexpr std::uint8_t bit(Verdict verdict)
{
    return static_cast<std::uint8_t>(1u << static_cast<unsigned>(verdict));
}

bool settled(Verdict verdict)
{
    return verdict != Verdict::undetermined;
}

} // namespace

bool Faults::is_new(const std::string& what)
{
    if (std::find(said_.begin(), said_.end(), what) != said_.end())
        return false;
    said_.push_back(what);
    return true;
}

void Faults::add(const std::string& what)
{
    if (is_new(what))
        lines_.push_back(where_ + ": " + what);
}

void Faults::add(const std::string& what, const Answers& child)
{
    if (is_new(what))
        lines_.push_back(where_ + ": " + what + ": " + described(schema_, child));
}

BenefitRun::BenefitRun(const Policy& policy, const Decider& decider, std::size_t benefit)
    : policy_(policy)
    , decider_(decider)
    , benefit_(benefit)
    , space_(answer_space(policy, decider, benefit))
    , faults_(policy.schema, decider.benefit(benefit).id)
    , months_(policy.schema.growing(Growth::months))
    , age_(policy.schema.growing(Growth::years))
    , truths_(space_.clauses.size())
    , confirmed_(decider.benefit(benefit).confirmations.size())
    , sole_(space_.clauses.size())
{
    // What reads no fact is the same for every child.
    for (std::size_t i = 0; i < truths_.size(); ++i)
        truths_[i] = space_.clauses[i]->rule.truth({});
    for (std::size_t i = 0; i < confirmed_.size(); ++i)
        confirmed_[i] = decider.benefit(benefit).confirmations[i].when.truth({});
    confirmation_turns_.resize(confirmed_.size());
}

void BenefitRun::run()
{
    proof_.benefit = &decider_.benefit(benefit_);
    proof_.children = space_.children();
    proof_.kinds = space_.kinds();
    for (const Rule* rule : space_.beyond)
        faults_.add("nothing is proved: the rule \"" + rule->source() + "\" compares two numbers");
    if (proof_.kinds > most_kinds)
        faults_.add("nothing is proved: " + std::to_string(proof_.kinds) + " kinds of children are too many");
    else if (space_.beyond.empty())
        prove();
}

std::vector<const Clause*> BenefitRun::deciding_clauses() const
{
    std::vector<const Clause*> deciding;
    for (std::size_t i = 0; i < sole_.size(); ++i)
        if (sole_[i])
            deciding.push_back(space_.clauses[i]);
    return deciding;
}

void BenefitRun::prove()
{
    std::size_t stride = 1;
    for (const Block& block : space_.blocks) {
        strides_.push_back(stride);
        stride *= block.kinds.size();
    }
    points_.resize(stride);
    at_.resize(space_.blocks.size());
    visit(space_.blocks.size(), 0, true);
    check_whole();
}

void BenefitRun::visit(std::size_t block, std::size_t place, bool possible)
{
    if (block == 0)
        return check(place, possible);
    --block;
    const Block& of = space_.blocks[block];
    for (std::size_t k = 0; k < of.kinds.size(); ++k) {
        const Kind& kind = of.kinds[k];
        for (const FactId fact : of.facts)
            child_.forget(fact);
        for (const auto& [fact, value] : kind.told)
            child_.know(fact, value);
        for (std::size_t i = 0; i < of.clauses.size(); ++i)
            truths_[of.clauses[i]] = kind.clauses[i];
        for (std::size_t i = 0; i < of.confirmations.size(); ++i)
            confirmed_[of.confirmations[i]] = kind.confirmations[i];
        at_[block] = k;
        visit(block, place + k * strides_[block], possible && kind.possible);
    }
}

void BenefitRun::check(std::size_t place, bool possible)
{
    const BenefitDecision decision = decider_.decide(child_, benefit_);
    Point& point = points_[place];
    point.verdict = decision.verdict;
    point.wait = decision.wait;
    point.possible = possible;
    check_declined(decision);
    if (decision.verdict == Verdict::not_yet)
        check_wait(decision.wait);
    follow(place, point);
    if ((decision.missing & child_.known()).any())
        faults_.add("a fact that was told is called missing", child_);
    if (!possible)
        return;
    if (decision.verdict == Verdict::undetermined) {
        if (decision.missing.none())
            faults_.add("undetermined, and no answer would settle it", child_);
        if ((decision.missing & ~point.decides).any())
            faults_.add("\"" + policy_.schema[policy_.schema.ids(decision.missing & ~point.decides).front()].name
                    + "\" is called missing and can change nothing",
                child_);
        if ((point.ends & (point.ends - 1)) == 0)
            faults_.add("undetermined, and all that can be told leads to one verdict", child_);
    } else if (decision.missing.any()) {
        faults_.add("settled, and something is called missing", child_);
    }
    auto& reached = proof_.reached[static_cast<std::size_t>(decision.verdict)];
    if (!reached && policy_.contradictions_in(child_).empty())
        reached = child_;
    note_clauses();
}

void BenefitRun::check_declined(const BenefitDecision& decision)
{
    Answers declined = child_;
    for (const Block& block : space_.blocks)
        for (const FactId fact : block.facts)
            if (!declined.is_known(fact))
                declined.decline(fact);
    const BenefitDecision again = decider_.decide(declined, benefit_);
    if (again.verdict != decision.verdict || again.missing != decision.missing || again.confirm != decision.confirm
        || again.wait != decision.wait)
        faults_.add("not asked and not told decide differently", child_);
}

void BenefitRun::check_wait(const Wait& wait)
{
    if (!wait.months && !wait.age)
        return faults_.add("not yet, without a wait", child_);
    // Of what is not known the wait is the longest there can be; when it is over is then not told.
    if ((wait.months && !child_.is_known(*months_)) || (wait.age && !child_.is_known(*age_)))
        return;
    Answers later = child_;
    if (wait.months)
        later.know(*months_, child_.value(*months_) + *wait.months);
    if (wait.age)
        later.know(*age_, *wait.age);
    const BenefitDecision then = decider_.decide(later, benefit_);
    if (prospect(then.verdict) == Prospect::later || prospect(then.verdict) == Prospect::refused)
        faults_.add("still not there when the wait is over", child_);
    // Then only what is to be confirmed can be open.
    if (then.verdict == Verdict::undetermined && (then.missing & ~read_for_an_office()).any())
        faults_.add("undetermined when the wait is over", child_);
    const auto sooner = [&](FactId fact) {
        Answers early = later;
        early.know(fact, later.value(fact) - 1);
        if (decider_.decide(early, benefit_).verdict != Verdict::not_yet)
            faults_.add("there before the wait is over", child_);
    };
    if (wait.months)
        sooner(*months_);
    if (wait.age)
        sooner(*age_);
}

FactSet BenefitRun::read_for_an_office() const
{
    FactSet read;
    for (const Confirmation& confirmation : decider_.benefit(benefit_).confirmations)
        read |= confirmation.when.facts();
    for (const Clause* clause : space_.clauses)
        if (clause->rule.confirmations().any())
            read |= clause->rule.facts();
    return read;
}

void BenefitRun::follow(std::size_t place, Point& point)
{
    bool last = true; // nothing that is told takes it further
    for (std::size_t b = 0; b < space_.blocks.size(); ++b) {
        for (const Telling& telling : space_.blocks[b].kinds[at_[b]].tellings) {
            std::uint8_t possible_verdicts = 0;
            for (const std::uint32_t to : telling.to) {
                if (to == at_[b]) {
                    possible_verdicts |= bit(point.verdict);
                    continue;
                }
                const Point& next = points_[place - (at_[b] - to) * strides_[b]];
                if (!next.possible)
                    continue;
                const bool grows = policy_.schema[telling.fact].growth != Growth::none;
                if (settled(point.verdict)
                    && (next.verdict != point.verdict || (next.wait != point.wait && !(grows && shorter(next, point)))))
                    faults_.add(
                        "a settled verdict turned by telling \"" + policy_.schema[telling.fact].name + '"', child_);
                last = false;
                possible_verdicts |= bit(next.verdict);
                point.ends |= next.ends;
                point.decides |= next.decides;
            }
            if ((possible_verdicts & (possible_verdicts - 1)) != 0)
                point.decides.set(index(telling.fact));
        }
    }
    if (last)
        point.ends = bit(point.verdict);
}

void BenefitRun::note_clauses()
{
    const auto against = std::count_if(truths_.begin(), truths_.end(), [](Truth truth) { return truth != Truth::yes; });
    if (against == 1)
        sole_[static_cast<std::size_t>(
            std::find_if(truths_.begin(), truths_.end(), [](Truth truth) { return truth != Truth::yes; })
            - truths_.begin())]
            = true;
    if (against == 0)
        for (std::size_t i = 0; i < confirmed_.size(); ++i)
            (confirmed_[i] == Truth::no ? confirmation_turns_[i].no : confirmation_turns_[i].yes) = true;
}

void BenefitRun::check_whole()
{
    const Benefit& benefit = decider_.benefit(benefit_);
    const auto claimed = claims(decider_, benefit_);
    for (const Verdict verdict : claimed)
        if (!proof_.reached[static_cast<std::size_t>(verdict)])
            faults_.add("no child is " + std::string(name(verdict)));
    for (const Verdict granted : verdicts)
        if (prospect(granted) == Prospect::now && proof_.reached[static_cast<std::size_t>(granted)]
            && std::find(claimed.begin(), claimed.end(), granted) == claimed.end())
            faults_.add("the wording promises no " + std::string(name(granted)));
    // What only settles which office is to be asked decides something, too.
    for (const FactId fact : policy_.schema.ids(decider_.facts(benefit_) & ~deciding_facts() & ~read_for_an_office()))
        faults_.add("\"" + policy_.schema[fact].name + "\" is read and decides for no child");
    for (std::size_t i = 0; i < confirmed_.size(); ++i) {
        const auto& [yes, no] = confirmation_turns_[i];
        if (!yes || (!no && benefit.confirmations[i].when.facts().any()))
            faults_.add("the condition of the confirmation \""
                + policy_.confirmations[index(benefit.confirmations[i].id)] + "\" never " + (yes ? "fails" : "holds"));
    }
}

} // namespace kiosk::proof
