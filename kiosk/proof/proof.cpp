// SPDX-License-Identifier: Apache-2.0
#include "kiosk/proof/proof.hpp"

#include "kiosk/proof/benefit_run.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <numeric>
#include <thread>

namespace kiosk::proof {
namespace {

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

std::uint64_t RegionProof::total(std::uint64_t BenefitProof::*count) const
{
    return std::transform_reduce(benefits.begin(), benefits.end(), std::uint64_t {}, std::plus {},
        [&](const BenefitProof& each) { return each.*count; });
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
