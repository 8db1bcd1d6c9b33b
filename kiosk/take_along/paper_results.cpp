// SPDX-License-Identifier: Apache-2.0
#include "kiosk/take_along/paper_results.hpp"

#include <algorithm>

namespace kiosk {
namespace {

PaperVerdict standing_of(const BenefitDecision& benefit, FactSet confidential)
{
    const bool open = benefit.verdict == Verdict::undetermined && benefit.missing.any();
    if (open && (benefit.missing & ~confidential).none())
        return PaperVerdict::in_private;
    return benefit.verdict;
}

} // namespace

std::vector<PaperVerdict> paper_verdicts()
{
    std::vector<PaperVerdict> all(verdicts.begin(), verdicts.end());
    all.push_back(PaperVerdict::in_private);
    std::sort(all.begin(), all.end());
    return all;
}

FactSet confidential_facts(const Schema& schema)
{
    FactSet facts;
    for (const FactId id : schema.ids())
        facts[index(id)] = schema[id].confidential;
    return facts;
}

Family without_confidence(Family family, const Schema& schema)
{
    for (const FactId id : schema.ids(confidential_facts(schema))) {
        family.shared.forget(id);
        for (Child& child : family.children)
            child.answers.forget(id);
    }
    return family;
}

PaperResults results_for_paper(const Decider& decider, const Family& family, const Schema& schema)
{
    const FactSet confidential = confidential_facts(schema);
    PaperResults results { without_confidence(family, schema), {} };
    const Family& known = results.family;
    for (std::size_t child = 0; child < known.children.size(); ++child) {
        ChildResults of { decider.decide(known.answers_of(child)), {}, {} };
        for (const BenefitDecision& benefit : of.decision.benefits)
            of.benefits.push_back(standing_of(benefit, confidential));
        for (const ServiceDecision& service : of.decision.services) {
            const auto first = of.benefits.begin() + static_cast<std::ptrdiff_t>(service.first_benefit);
            of.services.push_back(*std::min_element(first, first + static_cast<std::ptrdiff_t>(service.benefit_count)));
        }
        results.children.push_back(std::move(of));
    }
    return results;
}

} // namespace kiosk
