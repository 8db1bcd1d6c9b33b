// SPDX-License-Identifier: Apache-2.0
#include "kiosk/take_along/paper_results.hpp"
#include "kiosk/take_along/short_result.hpp"

#include "tests/guide/paper.hpp"

#include <algorithm>

using namespace kiosk;
using namespace kiosk::guide;
using namespace kiosk::tests;

namespace {

// The same family with other confidential answers.
Family with_confidence(Family family, const Schema& schema, int how)
{
    for (const FactId id : schema.ids(confidential_facts(schema)))
        for (Child& child : family.children) {
            child.answers.forget(id);
            switch (how % 4) {
            case 1:
                child.answers.decline(id);
                break;
            case 2:
                child.answers.know(id, 0);
                break;
            case 3:
                child.answers.know(id, 1);
                break;
            default:
                break;
            }
            how /= 4;
        }
    return family;
}

} // namespace

TEST_CASE("There are confidential facts to keep")
{
    CHECK(confidential_facts(installed().policy().schema).count() == 3);
}

TEST_CASE("Nothing written down depends on what was told in confidence")
{
    const Policy& policy = installed().policy();
    int told_otherwise = 0;
    for (const Region& region : policy.regions) {
        const Decider decider(policy, region);
        const auto messages = locale::Messages::create("en", installed().messages("en"));
        REQUIRE(messages);
        const Words words(installed(), *messages, region);
        for (unsigned seed = 0; seed < 150; ++seed) {
            const Family family = random_family(policy.schema, seed);
            const std::string text = short_result(words, decider, with_confidence(family, policy.schema, 0), today);
            for (const int how : { 0b010101, 0b101010, 0b111111, 0b111001, 0b101111, 0b110110 }) {
                const Family other = with_confidence(family, policy.schema, how);
                CHECK(short_result(words, decider, other, today) == text);
                // The decision on the screen does depend on it, or the test would show nothing.
                for (std::size_t child = 0; child < family.children.size(); ++child) {
                    const Decision seen = decider.decide(other.answers_of(child));
                    const ChildResults paper = results_for_paper(decider, other, policy.schema).children[child];
                    for (std::size_t i = 0; i < seen.benefits.size(); ++i)
                        told_otherwise += seen.benefits[i].verdict != paper.decision.benefits[i].verdict;
                }
            }
        }
    }
    CHECK(told_otherwise > 1000);
}

TEST_CASE("The same bytes, whatever was told in confidence")
{
    const Schema& schema = installed().policy().schema;
    for (unsigned seed = 1000; seed < 1006; ++seed) {
        guide::GuideRequest request = request_for(example, seed % 2 ? "en" : "zh-Hans");
        const Family family = random_family(schema, seed);
        request.print.scope = seed % 3 ? PrintChoice::Scope::obtainable : PrintChoice::Scope::everything;
        request.print.extent = seed < 1003 ? PrintChoice::Extent::brief : PrintChoice::Extent::full;
        request.family = with_confidence(family, schema, 0);
        const std::string pdf = made(request);
        for (const int how : { 0b101010, 0b111111, 0b011011 }) {
            request.family = with_confidence(family, schema, how);
            CHECK((made(request) == pdf)); // not shown where it fails
        }
    }
}

TEST_CASE("What only a private answer could settle is offered to ask about, to every child alike")
{
    const Policy& policy = installed().policy();
    const Region& region = *policy.region("zhejiang");
    const Decider decider(policy, region);
    const auto service = std::find_if(
        region.services.begin(), region.services.end(), [](const Service& s) { return s.id == "ZJ-10"; });
    REQUIRE(service != region.services.end());
    const auto index = static_cast<std::size_t>(service - region.services.begin());
    for (const char* told : { "true", "false", "null" }) {
        const std::string json = R"({ "region": "zhejiang", "children": [ { "age": 9, "hukou": "other_province",
            "months_here": 24, "carer": "parent", "unsupported": )"
            + std::string(told) + " } ] }";
        const auto results = results_for_paper(decider, accepted(json).family, policy.schema).children;
        CHECK(results.front().services[index] == PaperVerdict::in_private);
    }
}
