// SPDX-License-Identifier: Apache-2.0
#include "kiosk/guide/grounds.hpp"

namespace kiosk::guide {

bool Ground::is_alike() const
{
    return std::all_of(truths.begin(), truths.end(), [&](Truth truth) { return truth == truths.front(); });
}

std::vector<std::size_t> Ground::children_where(Truth truth) const
{
    std::vector<std::size_t> children;
    for (std::size_t child = 0; child < truths.size(); ++child)
        if (truths[child] == truth)
            children.push_back(child);
    return children;
}

std::vector<Ground> grounds_of(const Account& account, const std::vector<std::size_t>& benefits)
{
    const std::vector<ChildResults>& results = account.results();
    std::vector<Ground> grounds;
    for (const std::size_t benefit : benefits)
        for (std::size_t child = 0; child < results.size(); ++child)
            for (const Reason& reason : account.decider().reasons(results[child].decision, benefit)) {
                if (reason.clause && !reason.clause->id.empty())
                    continue;
                const Citation& citation = reason.clause ? reason.clause->citation : reason.waiver->citation;
                const Truth truth = reason.clause ? reason.finding.truth : Truth::yes;
                auto ground = std::find_if(grounds.begin(), grounds.end(),
                    [&](const Ground& each) { return each.citation->words == citation.words; });
                if (ground == grounds.end()) {
                    grounds.push_back({ &citation, !reason.clause, std::vector<Truth>(results.size(), truth) });
                    ground = grounds.end() - 1;
                }
                // The same words may stand over several rules; what is least favourable is told.
                Truth& told = ground->truths[child];
                if (told == Truth::yes || truth == Truth::no)
                    told = truth;
            }
    return grounds;
}

} // namespace kiosk::guide
