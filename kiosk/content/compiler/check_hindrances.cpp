// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/checks.hpp"
#include "kiosk/core/witness.hpp"

#include <algorithm>
#include <set>

namespace kiosk::content {

namespace {

// Calls `take` with every combination of answers to these facts that can matter to the rules.
void each_answers(const Policy& policy, const Region& region, const std::vector<FactId>& facts,
    const std::vector<const Rule*>& rules, const std::function<void(const Answers&)>& take, std::size_t next = 0,
    const Answers& answers = {})
{
    if (next == facts.size())
        return take(answers);
    std::vector<int> points;
    for (const Rule* rule : rules) {
        const auto more = rule->turning_points(facts[next]);
        points.insert(points.end(), more.begin(), more.end());
    }
    std::sort(points.begin(), points.end());
    points.erase(std::unique(points.begin(), points.end()), points.end());
    const std::vector<int> values = policy.schema[facts[next]].kind == FactKind::choice
        ? region.offered(facts[next], policy.schema)
        : representatives(policy.schema, facts[next], points);
    for (const int value : values) {
        Answers more = answers;
        more.know(facts[next], value);
        each_answers(policy, region, facts, rules, take, next + 1, more);
    }
}

std::string told(const Policy& policy, const std::vector<FactId>& facts, const Answers& answers)
{
    std::string text;
    for (const FactId id : facts) {
        const Fact& fact = policy.schema[id];
        const int value = answers.value(id);
        text += (text.empty() ? "" : ", ") + fact.name + " "
            + (fact.kind == FactKind::choice         ? fact.values[static_cast<std::size_t>(value)]
                    : fact.kind == FactKind::boolean ? std::string(value != 0 ? "yes" : "no")
                                                     : std::to_string(value));
    }
    return text;
}

} // namespace

void check_hindrances(
    const DraftRegion& draft_region, const Policy& policy, const Region& region, Complaints& complaints)
{
    for (std::size_t i = 0; i < region.membership.size(); ++i) {
        const DraftClause& source = draft_region.membership[i];
        const std::string what = "membership " + source.id.value;
        const Clause& clause = region.membership[i];
        FactSet read = clause.rule.facts();
        std::vector<const Rule*> rules { &clause.rule };
        std::vector<const Hindrance*> hindrances;
        for (const Hindrance& hindrance : region.hindrances) {
            if (hindrance.clause != i)
                continue;
            hindrances.push_back(&hindrance);
            rules.push_back(&hindrance.when);
            read |= hindrance.when.facts();
        }
        const std::vector<FactId> facts = policy.schema.ids(read);
        std::set<const Hindrance*> meant;
        std::string untold;
        each_answers(policy, region, facts, rules, [&](const Answers& answers) {
            if (clause.rule.truth(answers) == Truth::yes)
                return;
            const auto found = std::find_if(hindrances.begin(), hindrances.end(),
                [&](const Hindrance* each) { return each->when.truth(answers) == Truth::yes; });
            if (found != hindrances.end())
                meant.insert(*found);
            else if (untold.empty())
                untold = told(policy, facts, answers);
        });
        if (!untold.empty())
            complaints.add(source.rule.source.place,
                what + ": \"hindrances\" has nothing to tell a family with " + untold + "; add it");
        for (std::size_t each = 0; each < hindrances.size(); ++each)
            if (meant.count(hindrances[each]) == 0)
                complaints.add(source.hindrances[each].say.place,
                    what + ": no answers bring " + in_quotes(hindrances[each]->id) + "; correct its rule or delete it");
    }
}

} // namespace kiosk::content
