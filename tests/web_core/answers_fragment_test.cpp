// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/catalogue.hpp"
#include "kiosk/core/session.hpp"
#include "kiosk/take_along/answers_fragment.hpp"
#include "kiosk/take_along/paper_results.hpp"
#include "kiosk/take_along/qr_code.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace kiosk;

namespace {

const Policy& policy()
{
    static const content::Catalogue catalogue = [] {
        auto opened = content::Catalogue::open(KIOSK_TEST_CONTENT);
        REQUIRE(opened);
        return *std::move(opened);
    }();
    return catalogue.policy();
}

CarriedAnswers random_answers(unsigned seed)
{
    std::mt19937 random(seed);
    const auto up_to = [&](std::size_t most) { return static_cast<int>(random() % (most + 1)); };
    CarriedAnswers carried { policy().regions[seed % 2].id, {}, up_to(1) == 1 };
    carried.family.children.resize(1 + seed % max_children);
    const auto fill = [&](Answers& answers, Scope scope) {
        for (const FactId id : policy().schema.ids(policy().schema.of_scope(scope))) {
            const Fact& fact = policy().schema[id];
            const int state = up_to(2);
            if (state == 1)
                answers.decline(id);
            else if (state == 2)
                answers.know(id,
                    fact.kind == FactKind::boolean ? up_to(1)
                        : fact.kind == FactKind::choice
                        ? up_to(fact.values.size() - 1)
                        : fact.minimum + up_to(static_cast<std::size_t>(std::min(fact.maximum, 1000) - fact.minimum)));
        }
    };
    fill(carried.family.shared, Scope::family);
    for (Child& child : carried.family.children) {
        child.label = "canary";
        fill(child.answers, Scope::child);
    }
    return carried;
}

} // namespace

TEST_CASE("All that is not confidential comes back")
{
    for (unsigned seed = 0; seed < 500; ++seed) {
        const CarriedAnswers told = random_answers(seed);
        const auto back = answers_of_fragment(fragment_of_answers(told, policy().schema), policy());
        REQUIRE(back);
        CHECK(back->region == told.region);
        CHECK(back->finished == told.finished);
        const Family open = without_confidence(told.family, policy().schema);
        CHECK(back->family.shared == open.shared);
        REQUIRE(back->family.children.size() == open.children.size());
        for (std::size_t i = 0; i < open.children.size(); ++i) {
            CHECK(back->family.children[i].answers == open.children[i].answers);
            CHECK(back->family.children[i].label.empty());
        }
    }
}

TEST_CASE("What is told in private leaves no trace in the fragment")
{
    const FactSet confidential = confidential_facts(policy().schema);
    REQUIRE(confidential.any());
    for (unsigned seed = 0; seed < 50; ++seed) {
        CarriedAnswers told = random_answers(seed);
        const std::string before = fragment_of_answers(told, policy().schema);
        for (const FactId fact : policy().schema.ids(confidential)) {
            for (Child& child : told.family.children)
                child.answers.know(fact, 1);
            told.family.shared.know(fact, 1);
        }
        CHECK(fragment_of_answers(told, policy().schema) == before);
    }
}

TEST_CASE("Of the largest family it fits into a code beside an address of 200 bytes, in characters of an address")
{
    for (unsigned seed = 0; seed < 500; ++seed) {
        const std::string fragment = fragment_of_answers(random_answers(seed), policy().schema);
        CHECK(fragment.size() <= most_qr_bytes - 200);
        for (const char letter : fragment)
            CHECK((std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '-' || letter == '_'
                || letter == '.'));
    }
}

TEST_CASE("What was changed by a letter, cut or lengthened is refused")
{
    const std::string fragment = fragment_of_answers(random_answers(3), policy().schema);
    REQUIRE(answers_of_fragment(fragment, policy()));
    for (std::size_t i = 0; i < fragment.size(); ++i) {
        std::string damaged = fragment;
        damaged[i] = damaged[i] == 'A' ? 'B' : 'A';
        CHECK_FALSE(answers_of_fragment(damaged, policy()));
        CHECK_FALSE(answers_of_fragment(fragment.substr(0, i), policy()));
    }
    CHECK_FALSE(answers_of_fragment(fragment + "A", policy()));
    CHECK_FALSE(answers_of_fragment(fragment + "AAAA", policy()));
    for (const char* foreign :
        { "", "v1.", "v1.zhejiang", "v1.zhejiang.", "v1.zhejiang.AAAAAA", "v2.zhejiang.AAAA", "#" })
        CHECK_FALSE(answers_of_fragment(foreign, policy()));
}
