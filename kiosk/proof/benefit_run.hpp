// SPDX-License-Identifier: Apache-2.0
//
// One benefit, tried for every child that its rules tell apart.
#pragma once

#include "kiosk/proof/proof.hpp"

#include <cstdint>

namespace kiosk::proof {

// Of one kind of mistake a reader needs one example.
class Faults {
public:
    Faults(const Schema& schema, std::string where)
        : schema_(schema)
        , where_(std::move(where))
    {
    }

    void add(const std::string& what);
    void add(const std::string& what, const Answers& child);
    std::vector<std::string> take() { return std::move(lines_); }

private:
    bool is_new(const std::string& what);

    const Schema& schema_;
    std::string where_;
    std::vector<std::string> said_;
    std::vector<std::string> lines_;
};

class BenefitRun {
public:
    BenefitRun(const Policy& policy, const Decider& decider, std::size_t benefit);

    void run();

    // After run().
    BenefitProof proof() { return std::move(proof_); }
    std::vector<std::string> faults() { return faults_.take(); }
    // Clauses that decide alone for some child.
    std::vector<const Clause*> deciding_clauses() const;
    FactSet deciding_facts() const { return points_.empty() ? FactSet {} : points_.back().decides; }

private:
    // What one child's verdict is, and where it can still go.
    struct Point {
        Verdict verdict = Verdict::ineligible;
        bool possible = true;
        std::uint8_t ends = 0; // bit v: verdict v is reached when all is told
        Wait wait;
        FactSet decides; // two answers to it, now or after others, lead to different verdicts
    };

    // Whether the wait of `one` is part of that of `other`, or ends sooner.
    static bool shorter(const Point& one, const Point& other)
    {
        const auto not_longer
            = [](const std::optional<int>& a, const std::optional<int>& b) { return !a || (b && *a <= *b); };
        return not_longer(one.wait.months, other.wait.months) && not_longer(one.wait.age, other.wait.age);
    }
    void prove();
    // All kinds of the blocks below `block` with each other, so that the last one's come slowest: children are visited
    // in the order of their place, those of whom more is told first.
    void visit(std::size_t block, std::size_t place, bool possible);
    void check(std::size_t place, bool possible);
    // To logic they are both unknown.
    void check_declined(const BenefitDecision& decision);
    void check_wait(const Wait& wait);
    // Facts that can decide what an office has to confirm.
    FactSet read_for_an_office() const;
    // What becomes of this child when one thing more is told.
    void follow(std::size_t place, Point& point);
    // A clause decides alone where it does not hold and all others do.
    void note_clauses();
    void check_whole();

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

} // namespace kiosk::proof
