// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/golden.hpp"

#include "kiosk/cli/family_reader.hpp"
#include "kiosk/core/decide.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace kiosk::cli {

std::vector<std::string> mistakes_of(const content::Golden& golden, const Policy& policy)
{
    const std::string name = "golden " + golden.name;
    // A golden family says its own date; today plays no part.
    const auto request = read_family(golden.input, name, policy, {});
    if (!request)
        return { request.error().message };
    const auto expected = nlohmann::json::parse(golden.expected, nullptr, false);
    if (!expected.is_array() || expected.size() != request->family.children.size())
        return { name + ": expected verdicts for " + std::to_string(request->family.children.size()) + " children" };

    std::vector<std::string> mistakes;
    const Decider decider(policy, *request->region);
    for (std::size_t child = 0; child < expected.size(); ++child) {
        const std::string place = name + ": child " + std::to_string(child + 1);
        if (!expected[child].is_object()) {
            mistakes.push_back(place + ": expected verdicts by benefit");
            continue;
        }
        const Decision decision = decider.decide(request->family.answers_of(child));
        for (const auto& [benefit, verdict] : expected[child].items()) {
            const auto decided = std::find_if(decision.benefits.begin(), decision.benefits.end(),
                [&id = benefit](const BenefitDecision& of) { return of.benefit->id == id; });
            if (decided == decision.benefits.end())
                mistakes.push_back(place + ": there is no benefit " + benefit);
            else if (verdict != kiosk::name(decided->verdict))
                mistakes.push_back(place + ": " + benefit + ": expected " + verdict.dump() + ", got \""
                    + std::string(kiosk::name(decided->verdict)) + '"');
        }
    }
    return mistakes;
}

} // namespace kiosk::cli
