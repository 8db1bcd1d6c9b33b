// SPDX-License-Identifier: Apache-2.0
//
// deciding CONTENT.DB: how long it takes to decide one child, all services of a region, with the reasons of every
// benefit. One line a case: "<median> <99th percentile> <services> <benefits> <region> <case>", times in microseconds.
#include "kiosk/content/catalogue.hpp"
#include "kiosk/core/decide.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>

using namespace kiosk;
using Clock = std::chrono::steady_clock;

namespace {

// A nine-year-old from another province who answered everything.
Answers complete(const Schema& schema)
{
    Answers answers;
    for (const FactId id : schema.ids())
        answers.know(id, schema[id].kind == FactKind::integer ? schema[id].minimum : 0);
    const auto choose = [&](std::string_view fact, std::string_view value) {
        if (const auto id = schema.find(fact))
            if (const auto number = schema[*id].value_of(value))
                answers.know(*id, *number);
    };
    choose("hukou", "other_province");
    choose("carer", "parent");
    choose("stage", "primary");
    choose("insured", "other_province");
    for (const auto& [fact, value] : { std::pair { "age", 9 }, { "months_here", 24 }, { "residence_permit", 1 },
             { "enrolled_here", 1 }, { "hardship", 1 } })
        if (const auto id = schema.find(fact))
            answers.know(*id, value);
    return answers;
}

volatile std::size_t seen; // so that nothing is optimised away

std::size_t decide(const Decider& decider, const Answers& answers)
{
    const Decision decision = decider.decide(answers);
    std::size_t reasons = 0;
    for (std::size_t benefit = 0; benefit < decider.benefit_count(); ++benefit)
        for (const Reason& reason : decider.reasons(decision, benefit))
            reasons += reason.finding.truth == Truth::no;
    return reasons;
}

void measure(const Decider& decider, const Answers& answers, const char* name)
{
    constexpr int warm_up = 2000;
    constexpr int runs = 20001;
    std::vector<double> times;
    times.reserve(runs);
    for (int i = 0; i < warm_up + runs; ++i) {
        const auto begun = Clock::now();
        seen = decide(decider, answers);
        const std::chrono::duration<double, std::micro> time = Clock::now() - begun;
        if (i >= warm_up)
            times.push_back(time.count());
    }
    std::sort(times.begin(), times.end());
    std::printf("%.1f %.1f %zu %zu %s %s\n", times[runs / 2], times[runs * 99 / 100], decider.region().services.size(),
        decider.benefit_count(), decider.region().id.c_str(), name);
}

} // namespace

int main(int count, char** arguments)
{
    const auto catalogue = content::Catalogue::open(count == 2 ? arguments[1] : "content.db");
    if (!catalogue) {
        std::fprintf(stderr, "deciding: %s\n", catalogue.error().message.c_str());
        return 1;
    }
    const Policy& policy = catalogue->policy();
    for (const Region& region : policy.regions) {
        const Decider decider(policy, region);
        measure(decider, complete(policy.schema), "complete");
        measure(decider, {}, "empty");
    }
}
