// SPDX-License-Identifier: Apache-2.0
#include "tests/policy/official_list.hpp"

namespace kiosk::tests {

const content::Catalogue& installed()
{
    static const content::Catalogue catalogue = [] {
        auto opened = content::Catalogue::open(KIOSK_TEST_CONTENT);
        REQUIRE_MESSAGE(opened, (opened ? "" : opened.error().message));
        return std::move(*opened);
    }();
    return catalogue;
}

OfficialList::OfficialList(std::string_view id)
    : policy(installed().policy())
    , region(*policy.region(id))
    , decider(policy, region)
{
}

FactId OfficialList::fact(std::string_view name) const
{
    const auto found = policy.schema.find(name);
    REQUIRE_MESSAGE(found, "no fact is called " << std::string(name));
    return *found;
}

std::size_t OfficialList::index_of(std::string_view benefit) const
{
    for (std::size_t i = 0; i < decider.benefit_count(); ++i)
        if (decider.benefit(i).id == benefit)
            return i;
    FAIL("no benefit is called " << std::string(benefit));
    return 0;
}

Answers OfficialList::told(const Answers& before, Words words) const
{
    Answers answers = before;
    for (const Told& told : words) {
        const FactId id = fact(told.fact);
        std::optional<int> value = told.value;
        if (!told.choice.empty()) {
            value = policy.schema[id].value_of(told.choice);
            REQUIRE_MESSAGE(value, std::string(told.fact) << " is never " << std::string(told.choice));
        }
        if (value) {
            REQUIRE(policy.schema[id].allows(*value));
            answers.know(id, *value);
        } else {
            answers.decline(id);
        }
    }
    const auto contradictions = policy.contradictions_in(answers);
    REQUIRE_MESSAGE(contradictions.empty(),
        "a family that cannot be: " << (contradictions.empty() ? "" : contradictions.front()->id));
    return answers;
}

Answers OfficialList::member(Words words) const
{
    // Not told() twice: the child of nine is only a default.
    Answers answers;
    answers.know(fact("age"), 9);
    answers.know(fact("hukou"), *policy.schema[fact("hukou")].value_of("other_province"));
    answers.know(fact("months_here"), 6);
    answers.know(fact("carer"), *policy.schema[fact("carer")].value_of("parent"));
    return told(answers, words);
}

BenefitDecision OfficialList::decided(std::string_view benefit, const Answers& answers) const
{
    return decider.decide(answers, index_of(benefit));
}

Verdict OfficialList::service(std::string_view service, const Answers& answers) const
{
    for (const ServiceDecision& decided : decider.decide(answers).services)
        if (decided.service->id == service)
            return decided.verdict;
    FAIL("no service is called " << std::string(service));
    return {};
}

bool OfficialList::confirms(std::string_view benefit, const Answers& answers, std::string_view confirmation) const
{
    const ConfirmationSet confirm = decided(benefit, answers).confirm;
    for (std::size_t i = 0; i < policy.confirmations.size(); ++i)
        if (policy.confirmations[i] == confirmation)
            return confirm[i];
    FAIL("no confirmation is called " << std::string(confirmation));
    return false;
}

void check(const OfficialList& list, const Answers& answers, std::initializer_list<Cell> cells)
{
    for (const Cell& cell : cells) {
        CAPTURE(std::string(cell.benefit));
        CHECK(list.verdict(cell.benefit, answers) == cell.verdict);
    }
}

} // namespace kiosk::tests
