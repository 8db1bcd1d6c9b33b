// SPDX-License-Identifier: Apache-2.0
#include "kiosk/sql/states.hpp"

namespace kiosk::sql {
namespace {

struct Choices {
    FactId fact {};
    std::vector<ValueClass> known;
    std::vector<Domain> unknown; // the first: everything
};

void each(const std::vector<Choices>& all, std::size_t at, const Answers& answers, const Domains& domains,
    const std::function<void(const Answers&, const Domains&)>& visit)
{
    if (at == all.size()) {
        visit(answers, domains);
        return;
    }
    for (const ValueClass& value : all[at].known) {
        Answers more = answers;
        more.know(all[at].fact, value.low);
        each(all, at + 1, more, domains, visit);
    }
    for (std::size_t i = 0; i < all[at].unknown.size(); ++i) {
        Domains narrower = domains;
        if (i > 0)
            narrower.narrow(all[at].fact, all[at].unknown[i]);
        each(all, at + 1, answers, narrower, visit);
    }
}

} // namespace

void each_state(const Policy& policy, const FactSet& facts, std::span<const Rule* const> rules,
    const Narrowing& narrowing, const std::function<void(const Answers&, const Domains&)>& visit)
{
    std::vector<Choices> all;
    for (const FactId fact : policy.schema.ids(facts))
        all.push_back({ fact, value_classes(policy.schema, fact, rules), narrowing.domains_of(fact) });
    each(all, 0, {}, {}, visit);
}

} // namespace kiosk::sql
