// SPDX-License-Identifier: Apache-2.0
#include "kiosk/proof/proof.hpp"

#include "kiosk/core/witness.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

namespace kiosk::proof {
namespace {

// More children than this are not tried for one benefit: its clauses tie too many facts together.
constexpr std::uint64_t most_kinds = 20'000'000;

// Of one kind of mistake a reader needs one example.
class Faults {
public:
    Faults(const Schema& schema, std::string where)
        : schema_(schema)
        , where_(std::move(where))
    {
    }

    void add(const std::string& what)
    {
        if (std::find(said_.begin(), said_.end(), what) != said_.end())
            return;
        said_.push_back(what);
        lines_.push_back(where_ + ": " + what);
    }
    void add(const std::string& what, const Answers& child)
    {
        if (std::find(said_.begin(), said_.end(), what) != said_.end())
            return;
        said_.push_back(what);
        lines_.push_back(where_ + ": " + what + ": " + described(schema_, child));
    }
    std::vector<std::string> take() { return std::move(lines_); }

private:
    const Schema& schema_;
    std::string where_;
    std::vector<std::string> said_;
    std::vector<std::string> lines_;
};

// What one child's verdict is, and where it can still go.
struct Point {
    Verdict verdict = Verdict::ineligible;
    bool possible = true;
    std::uint8_t ends = 0; // bit v: verdict v is reached when all is told
    Wait wait;
    FactSet matters; // some answer to it, now or after others, changes the verdict; contradictions aside
    FactSet decides; // two answers to it, now or after others, lead to different verdicts
};

constexpr std::uint8_t bit(Verdict verdict)
{
    return static_cast<std::uint8_t>(1u << static_cast<unsigned>(verdict));
}

bool settled(Verdict verdict)
{
    return verdict != Verdict::undetermined;
}

class BenefitRun {
public:
    BenefitRun(const Policy& policy, const Decider& decider, std::size_t benefit)
        : policy_(policy)
        , decider_(decider)
        , benefit_(benefit)
        , space_(answer_space(policy, decider, benefit))
        , faults_(policy.schema, decider.benefit(benefit).id)
        , truths_(space_.clauses.size())
        , confirmed_(decider.benefit(benefit).confirmations.size())
        , sole_(space_.clauses.size())
    {
        for (const FactId id : policy.schema.ids()) {
            if (policy.schema[id].growth == Growth::months)
                months_ = id;
            if (policy.schema[id].growth == Growth::years)
                age_ = id;
        }
        // What reads no fact is the same for every child.
        for (std::size_t i = 0; i < truths_.size(); ++i)
            truths_[i] = space_.clauses[i]->rule.truth({});
        for (std::size_t i = 0; i < confirmed_.size(); ++i)
            confirmed_[i] = decider.benefit(benefit).confirmations[i].when.truth({});
        confirmation_turns_.resize(confirmed_.size());
    }

    void run()
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

    BenefitProof proof() { return std::move(proof_); }
    std::vector<std::string> faults() { return faults_.take(); }
    // Clauses that decide alone for some child.
    std::vector<const Clause*> deciding_clauses() const
    {
        std::vector<const Clause*> deciding;
        for (std::size_t i = 0; i < sole_.size(); ++i)
            if (sole_[i])
                deciding.push_back(space_.clauses[i]);
        return deciding;
    }
    FactSet deciding_facts() const { return points_.empty() ? FactSet {} : points_.back().decides; }

private:
    void prove()
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

    // All kinds of the blocks below `block` with each other, so that the last one's come slowest: children are visited
    // in the order of their place, those of whom more is told first.
    void visit(std::size_t block, std::size_t place, bool possible)
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

    void check(std::size_t place, bool possible)
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
            if (decision.missing.none() && decision.confirm.none())
                faults_.add("undetermined, and neither a fact nor an office would settle it", child_);
            // What waits for an office may hide what a fact would do.
            if (!waits_for_office() && (decision.missing & ~point.matters).any())
                faults_.add("\"" + policy_.schema[policy_.schema.ids(decision.missing & ~point.matters).front()].name
                        + "\" is called missing and can change nothing",
                    child_);
            const bool one_end = (point.ends & (point.ends - 1)) == 0 && (point.ends & bit(Verdict::undetermined)) == 0;
            if (one_end && point.ends != 0) {
                ++proof_.cautious;
                if (!proof_.most_cautious || child_.known().count() < proof_.most_cautious->known().count())
                    proof_.most_cautious = child_;
            }
        }
        auto& reached = proof_.reached[static_cast<std::size_t>(decision.verdict)];
        if (!reached && policy_.contradictions_in(child_).empty())
            reached = child_;
        note_clauses();
    }

    bool waits_for_office() const
    {
        for (std::size_t b = 0; b < space_.blocks.size(); ++b)
            if (space_.blocks[b].kinds[at_[b]].office)
                return true;
        return false;
    }

    // To logic they are both unknown.
    void check_declined(const BenefitDecision& decision)
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

    void check_wait(const Wait& wait)
    {
        if (!wait.months && !wait.age)
            return faults_.add("not yet, without a wait", child_);
        Answers later = child_;
        if (wait.months)
            later.know(*months_, child_.value(*months_) + *wait.months);
        if (wait.age)
            later.know(*age_, *wait.age);
        const BenefitDecision then = decider_.decide(later, benefit_);
        // Then only what is to be confirmed can be open.
        if (then.verdict == Verdict::not_yet || then.verdict == Verdict::ineligible)
            faults_.add("still not there when the wait is over", child_);
        if (then.verdict == Verdict::undetermined && then.missing.any() && !missing_for_confirmation(then.missing))
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

    bool missing_for_confirmation(FactSet missing) const
    {
        FactSet read;
        for (const Confirmation& confirmation : decider_.benefit(benefit_).confirmations)
            read |= confirmation.when.facts();
        return (missing & ~read).none();
    }

    // What becomes of this child when one thing more is told.
    void follow(std::size_t place, Point& point)
    {
        bool last = true; // nothing that is told takes it further
        for (std::size_t b = 0; b < space_.blocks.size(); ++b) {
            for (const Telling& telling : space_.blocks[b].kinds[at_[b]].tellings) {
                std::uint8_t verdicts = 0;
                std::uint8_t possible_verdicts = 0;
                for (const std::uint32_t to : telling.to) {
                    if (to == at_[b]) {
                        verdicts |= bit(point.verdict);
                        possible_verdicts |= bit(point.verdict);
                        continue;
                    }
                    const Point& next = points_[place - (at_[b] - to) * strides_[b]];
                    if (settled(point.verdict) && (next.verdict != point.verdict || next.wait != point.wait))
                        faults_.add(
                            "a settled verdict turned by telling \"" + policy_.schema[telling.fact].name + '"', child_);
                    verdicts |= bit(next.verdict);
                    point.matters |= next.matters;
                    if (!next.possible)
                        continue;
                    last = false;
                    possible_verdicts |= bit(next.verdict);
                    point.ends |= next.ends;
                    point.decides |= next.decides;
                }
                if ((verdicts & ~bit(point.verdict)) != 0)
                    point.matters.set(index(telling.fact));
                if ((possible_verdicts & (possible_verdicts - 1)) != 0)
                    point.decides.set(index(telling.fact));
            }
        }
        if (last)
            point.ends = bit(point.verdict);
    }

    // A clause decides alone where it does not hold and all others do.
    void note_clauses()
    {
        const auto against
            = std::count_if(truths_.begin(), truths_.end(), [](Truth truth) { return truth != Truth::yes; });
        if (against == 1)
            sole_[static_cast<std::size_t>(
                std::find_if(truths_.begin(), truths_.end(), [](Truth truth) { return truth != Truth::yes; })
                - truths_.begin())]
                = true;
        if (against == 0)
            for (std::size_t i = 0; i < confirmed_.size(); ++i)
                (confirmed_[i] == Truth::no ? confirmation_turns_[i].no : confirmation_turns_[i].yes) = true;
    }

    void check_whole()
    {
        const Benefit& benefit = decider_.benefit(benefit_);
        const auto claimed = claims(decider_, benefit_);
        for (const Verdict verdict : claimed)
            if (!proof_.reached[static_cast<std::size_t>(verdict)])
                faults_.add("no child is " + std::string(name(verdict)));
        for (const Verdict granted : { Verdict::eligible, Verdict::conditional })
            if (proof_.reached[static_cast<std::size_t>(granted)]
                && std::find(claimed.begin(), claimed.end(), granted) == claimed.end())
                faults_.add("the wording promises no " + std::string(name(granted)));
        for (const FactId fact : policy_.schema.ids(decider_.facts(benefit_) & ~deciding_facts()))
            faults_.add("\"" + policy_.schema[fact].name + "\" is read and decides for no child");
        for (std::size_t i = 0; i < confirmed_.size(); ++i) {
            const auto& [yes, no] = confirmation_turns_[i];
            if (!yes || (!no && benefit.confirmations[i].when.facts().any()))
                faults_.add("the condition of the confirmation \""
                    + policy_.confirmations[index(benefit.confirmations[i].id)] + "\" never "
                    + (yes ? "fails" : "holds"));
        }
    }

    const Policy& policy_;
    const Decider& decider_;
    std::size_t benefit_;
    AnswerSpace space_;
    Faults faults_;
    BenefitProof proof_;
    std::optional<FactId> months_;
    std::optional<FactId> age_;

    std::vector<std::size_t> strides_; // of the blocks, in the place of a child
    std::vector<Point> points_; // by place
    // The child that is being visited.
    Answers child_;
    std::vector<std::size_t> at_; // kinds, by block
    std::vector<Truth> truths_; // by clause
    std::vector<Truth> confirmed_; // by confirmation

    std::vector<char> sole_; // by clause
    struct Turns {
        bool yes = false;
        bool no = false;
    };
    std::vector<Turns> confirmation_turns_;
};

// Every fact that a rule reads is asked, and a button never stands for values that a rule tells apart.
void check_questions(const Policy& policy, const std::vector<Decider>& deciders, std::vector<std::string>& faults)
{
    for (const FactId fact : policy.schema.ids()) {
        const auto question = std::find_if(policy.questions.begin(), policy.questions.end(), [&](const Question& each) {
            return std::find(each.facts.begin(), each.facts.end(), fact) != each.facts.end();
        });
        for (const Decider& decider : deciders)
            for (std::size_t i = 0; i < decider.benefit_count(); ++i) {
                if (!decider.facts(i)[index(fact)])
                    continue;
                const std::string where = decider.benefit(i).id + ": ";
                if (question == policy.questions.end()) {
                    faults.push_back(where + "no question asks \"" + policy.schema[fact].name + '"');
                    continue;
                }
                for (const int point : decider.turning_points(i, fact))
                    if (policy.schema[fact].kind == FactKind::integer && point > policy.schema[fact].minimum
                        && policy.schema[fact].allows(point)
                        && std::find(question->choices.begin(), question->choices.end(), point)
                            == question->choices.end())
                        faults.push_back(where + "its rules tell " + policy.schema[fact].name + ' '
                            + std::to_string(point - 1) + " from " + std::to_string(point)
                            + ", and no button of the question begins there");
            }
    }
}

void check_clauses(const Decider& decider, const std::vector<const Clause*>& deciding, std::vector<std::string>& faults)
{
    const auto check = [&](const std::vector<Clause>& clauses, const std::string& where) {
        for (const Clause& clause : clauses)
            if (std::find(deciding.begin(), deciding.end(), &clause) == deciding.end())
                faults.push_back(where + ": the clause \"" + clause.rule.source() + "\" decides for no child alone");
    };
    check(decider.region().membership, decider.region().id);
    for (const Service& service : decider.region().services) {
        check(service.target_clauses, service.id);
        for (const Benefit& benefit : service.benefits)
            check(benefit.when, benefit.id);
    }
}

} // namespace

std::string described(const Schema& schema, const Answers& answers)
{
    std::string text;
    for (const FactId id : schema.ids(answers.known() | answers.declined()))
        text += (text.empty() ? "" : ", ") + schema[id].name + ' '
            + (answers.is_known(id) ? schema[id].spelled(answers.value(id)) : "declined");
    return text.empty() ? "nothing told" : text;
}

Proof prove(const Policy& policy, const Progress& progress)
{
    std::vector<Decider> deciders;
    std::vector<std::pair<std::size_t, std::size_t>> tasks; // region, benefit
    Proof proof;
    for (const Region& region : policy.regions) {
        deciders.emplace_back(policy, region);
        proof.regions.push_back({ &region, std::vector<BenefitProof>(deciders.back().benefit_count()) });
        for (std::size_t i = 0; i < deciders.back().benefit_count(); ++i)
            tasks.emplace_back(deciders.size() - 1, i);
    }
    std::vector<std::vector<std::string>> faults(tasks.size());
    std::vector<std::vector<const Clause*>> deciding(deciders.size());
    std::vector<FactSet> facts(deciders.size());
    std::atomic<std::size_t> next = 0;
    std::mutex mutex; // of `done`, `deciding` and `facts`
    std::size_t done = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < tasks.size(); i = next++) {
            const auto [region, benefit] = tasks[i];
            BenefitRun run(policy, deciders[region], benefit);
            run.run();
            proof.regions[region].benefits[benefit] = run.proof();
            faults[i] = run.faults();
            const std::lock_guard lock(mutex);
            const auto clauses = run.deciding_clauses();
            deciding[region].insert(deciding[region].end(), clauses.begin(), clauses.end());
            facts[region] |= run.deciding_facts();
            ++done;
            if (progress)
                progress(done, tasks.size());
        }
    };
    {
        std::vector<std::jthread> others;
        for (unsigned i = 1; i < std::max(1u, std::thread::hardware_concurrency()); ++i)
            others.emplace_back(work);
        work();
    }
    for (auto& of_benefit : faults)
        proof.faults.insert(proof.faults.end(), of_benefit.begin(), of_benefit.end());
    for (std::size_t i = 0; i < deciders.size(); ++i)
        check_clauses(deciders[i], deciding[i], proof.faults);
    check_questions(policy, deciders, proof.faults);
    FactSet anywhere;
    for (const FactSet& of_region : facts)
        anywhere |= of_region;
    for (const FactId fact : policy.schema.ids(~anywhere))
        proof.faults.push_back("the answer to \"" + policy.schema[fact].name + "\" changes nothing anywhere");
    return proof;
}

} // namespace kiosk::proof
