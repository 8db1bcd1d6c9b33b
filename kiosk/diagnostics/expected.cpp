// SPDX-License-Identifier: Apache-2.0
#include "kiosk/diagnostics/expected.hpp"

#include "kiosk/diagnostics/listed.hpp"

namespace kiosk {

std::string expectation(const Fact& fact)
{
    switch (fact.kind) {
    case FactKind::boolean:
        return "true or false";
    case FactKind::integer:
        return "a whole number from " + std::to_string(fact.minimum) + " to " + std::to_string(fact.maximum);
    case FactKind::choice: {
        std::vector<std::string> names;
        for (const std::string& value : fact.values)
            names.push_back('"' + value + '"');
        return alternatives(names);
    }
    }
    return {};
}

std::string expected_facts(const Schema& schema, std::optional<Scope> scope)
{
    std::vector<std::string> names;
    for (const FactId id : schema.ids())
        if (!scope || schema[id].scope == *scope)
            names.push_back(schema[id].name);
    return "a fact (" + alternatives(names) + ")";
}

namespace {

// `age 9 and stage "nursery"`: what is told of the facts that a rule reads.
std::string told_of(const Policy& policy, const Rule& rule, const Answers& told)
{
    std::vector<std::string> facts;
    for (const FactId id : policy.schema.ids(rule.facts() & told.known())) {
        const Fact& fact = policy.schema[id];
        const std::string value = fact.spelled(told.value(id));
        facts.push_back(fact.name + " " + (fact.kind == FactKind::choice ? '"' + value + '"' : value));
    }
    return listed(facts, " and ");
}

} // namespace

std::string contradiction_in(const Policy& policy, const Contradiction& contradiction, const Answers& told)
{
    return told_of(policy, contradiction.rule, told) + " contradict each other (rule " + contradiction.id + ": "
        + contradiction.rule.source() + ")";
}

std::string doubt_in(const Policy& policy, const Contradiction& doubt, const Answers& told)
{
    return told_of(policy, doubt.rule, told) + " are unlikely together (rule " + doubt.id + ": " + doubt.rule.source()
        + "); decided as told";
}

} // namespace kiosk
