// SPDX-License-Identifier: Apache-2.0
//
// From answers to verdicts, for one child in one region.
#pragma once

#include "kiosk/core/policy.hpp"
#include "kiosk/core/verdict.hpp"

#include <cstdint>

namespace kiosk {

std::string_view name(Truth truth);

// What has to pass for a benefit that is not yet there; where the child's age or months here are not known, at most.
// At least one is set.
struct Wait {
    std::optional<int> months; // more months to live here
    std::optional<int> age; // completed years to be reached
    bool operator==(const Wait&) const = default;
};

struct BenefitDecision {
    const Benefit* benefit = nullptr;
    Verdict verdict = Verdict::ineligible;
    FactSet missing; // undetermined only, and then never empty: the facts that can still change the verdict
    ConfirmationSet confirm; // what an office must decide
    Wait wait; // not_yet only
};

struct ServiceDecision {
    const Service* service = nullptr;
    Verdict verdict = Verdict::ineligible; // the best of its benefits
    std::size_t first_benefit = 0; // into Decision::benefits
    std::size_t benefit_count = 0;
};

// One step of the reasoning behind a benefit: a clause and what the answers make of it,
// or (clause == nullptr) the waiver that stands in the place of clauses.
struct Reason {
    const Clause* clause = nullptr;
    const Waiver* waiver = nullptr;
    Finding finding;
};

struct Decision {
    Finding membership;
    std::vector<ServiceDecision> services; // in the list's order
    std::vector<BenefitDecision> benefits; // in the list's order
    std::vector<Finding> findings; // by clause, those of membership first; the others through Decider::reasons

    // The facts that could still change some verdict.
    FactSet missing() const;
    std::span<const BenefitDecision> of(const ServiceDecision& service) const
    {
        return { benefits.data() + service.first_benefit, service.benefit_count };
    }
};

// The reasoning behind one benefit, read where it lies: the Decider and the Decision must outlive it.
class Reasons {
public:
    Reasons(const Waiver* waiver, std::span<const std::uint16_t> own, std::span<const Clause* const> clauses,
        std::span<const Finding> findings)
        : waiver_(waiver)
        , own_(own)
        , clauses_(clauses)
        , findings_(findings)
    {
    }

    std::size_t size() const { return own_.size() + (waiver_ ? 1 : 0); }
    Reason operator[](std::size_t at) const
    {
        if (waiver_ && at == 0)
            return { nullptr, waiver_, {} };
        const std::uint16_t clause = own_[at - (waiver_ ? 1 : 0)];
        return { clauses_[clause], nullptr, findings_[clause] };
    }

    class Iterator {
    public:
        Iterator(const Reasons& reasons, std::size_t at)
            : reasons_(&reasons)
            , at_(at)
        {
        }
        Reason operator*() const { return (*reasons_)[at_]; }
        Iterator& operator++()
        {
            ++at_;
            return *this;
        }
        bool operator==(const Iterator&) const = default;

    private:
        const Reasons* reasons_;
        std::size_t at_;
    };
    Iterator begin() const { return { *this, 0 }; }
    Iterator end() const { return { *this, size() }; }

private:
    const Waiver* waiver_;
    std::span<const std::uint16_t> own_; // the benefit's clauses, into the two below
    std::span<const Clause* const> clauses_;
    std::span<const Finding> findings_;
};

// Decides for one region. Holds references into `policy`, which must outlive it.
class Decider {
public:
    Decider(const Policy& policy, const Region& region);

    // Every clause is evaluated, even where another has already settled the verdict: an explanation leaves nothing out.
    Decision decide(const Answers& answers) const;

    // The same for one benefit alone.
    BenefitDecision decide(const Answers& answers, std::size_t benefit) const;
    // With domains of the caller's in place of those that follow from the contradictions.
    BenefitDecision decide(const Answers& answers, std::size_t benefit, const Domains& domains) const;

    // Every fact that a benefit's verdict can depend on.
    FactSet facts(std::size_t benefit) const;
    // The values of an integer fact at which a clause of the benefit can turn; ascending.
    std::vector<int> turning_points(std::size_t benefit, FactId fact) const;
    std::size_t benefit_count() const { return benefits_.size(); }
    const Benefit& benefit(std::size_t benefit) const { return *benefits_[benefit].benefit; }

    // Why a benefit has its verdict: its waiver, then every clause it rests on, membership first, in the order of the
    // content.
    Reasons reasons(const Decision& decision, std::size_t benefit) const
    {
        const BenefitPlan& plan = benefits_[benefit];
        return { plan.benefit->waiver ? &*plan.benefit->waiver : nullptr, plan.clauses, clauses_, decision.findings };
    }
    void reasons(Decision&&, std::size_t) const = delete;
    // The clauses alone, whatever the answers.
    std::vector<const Clause*> clauses(std::size_t benefit) const;

    // The rules that keep a benefit undetermined: clauses that are not known to hold, or may hold only later; and
    // confirmations of which it is open whether they are needed.
    struct OpenRules {
        std::vector<const Rule*> clauses;
        std::vector<const Rule*> confirmations;
    };
    OpenRules open_rules(const Decision& decision, std::size_t benefit) const;

    const Region& region() const { return region_; }
    const Policy& policy() const { return policy_; }

private:
    struct BenefitPlan {
        const Benefit* benefit = nullptr;
        std::vector<std::uint16_t> clauses; // into clauses_
        // The values of the growing facts at which a clause can turn, for looking ahead.
        std::vector<int> months;
        std::vector<int> ages;
    };

    // What is known of the child, and what the rest can still be.
    struct Knowledge {
        const Answers& answers;
        const Domains& domains;
    };
    BenefitDecision decide(
        const BenefitPlan& plan, const std::vector<Finding>& findings, const Knowledge& knowledge) const;
    Finding in_favour(
        std::uint16_t clause, const Finding& finding, const Answers& answers, const Domains& domains) const;
    void settle(const BenefitPlan& plan, const std::vector<Finding>& findings, const Knowledge& knowledge,
        BenefitDecision& decision) const;
    void look_ahead(const BenefitPlan& plan, const std::vector<Finding>& findings, const Knowledge& knowledge,
        BenefitDecision& decision) const;

    // A growing fact as time goes by: as it is now, and the later values at which something can turn, ascending.
    struct Times {
        std::optional<FactId> fact;
        int lowest = 0; // that it can be now
        std::vector<int> later;
    };
    Times times(std::optional<FactId> fact, const std::vector<int>& points, const Knowledge& knowledge) const;
    template <class Visit>
    static void each_time(const Times& ages, const Times& months, const Answers& answers, const Visit& visit);
    template <class At> Wait longest_wait(const BenefitPlan& plan, const Knowledge& knowledge, const At& at) const;

    const Policy& policy_;
    const Region& region_;
    FactSet growing_; // months_ and age_
    std::optional<FactId> months_; // the fact that counts months passed
    std::optional<FactId> age_;
    std::vector<const Clause*> clauses_; // membership first
    std::vector<BenefitPlan> benefits_;
};

} // namespace kiosk
