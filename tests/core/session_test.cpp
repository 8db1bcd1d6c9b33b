// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/session.hpp"

#include "tests/support/small_policy.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace kiosk;
using namespace std::chrono_literals;
using kiosk::test::SmallPolicy;

namespace {

struct Kiosk {
    SmallPolicy small;
    Setting setting { *small.policy, *small.decider, "zh-Hans" };
    Instant now {};
    Session session = new_session(setting);

    void act(const Action& action)
    {
        now += 1s;
        apply(session, action, setting, now);
    }
    void begin()
    {
        act(action::ChooseLanguage { "zh-Hans" });
        act(action::Agree {});
    }
    void tell(std::string_view fact, std::optional<int> value)
    {
        act(action::Tell { { { small.fact(fact), value } } });
    }
    std::string question() const
    {
        const auto ask = current_question(session, setting);
        return ask ? ask->question->id : "";
    }
    template <class T> bool at() const { return std::holds_alternative<T>(session.place); }
};

} // namespace

TEST_CASE("from welcome to a service and back to nothing")
{
    Kiosk kiosk;
    CHECK(kiosk.at<place::Welcome>());
    kiosk.act(action::ChooseLanguage { "en" });
    CHECK(kiosk.at<place::Notice>());
    kiosk.act(action::Agree {});
    CHECK(kiosk.question() == "age");
    kiosk.tell("age", 9);
    kiosk.tell("months_here", 6);
    kiosk.tell("stage", 1);
    kiosk.tell("permit", 1);
    kiosk.tell("hardship", std::nullopt);
    CHECK(kiosk.at<place::AnotherChild>());
    kiosk.act(action::FinishChildren {});
    CHECK(kiosk.at<place::Review>());
    kiosk.act(action::ShowResults { 0 });
    CHECK(kiosk.at<place::Results>());
    kiosk.act(action::OpenService { 0, 1 });
    CHECK(kiosk.session.place == Place { place::Detail { 0, 1 } });
    kiosk.act(action::Unfold { Fold::reasons });
    kiosk.act(action::Unfold { Fold::about });
    kiosk.act(action::Unfold { Fold::about });
    kiosk.act(action::ChooseBenefit { 99 });
    CHECK(std::get<place::Detail>(kiosk.session.place).unfolded == Folds(1u << static_cast<unsigned>(Fold::reasons)));
    // What is unfolded is about the benefit that was chosen.
    kiosk.act(action::ChooseBenefit { 0 });
    CHECK(kiosk.session.place == Place { place::Detail { 0, 1, 0 } });
    kiosk.act(action::Back {});
    CHECK(kiosk.at<place::Results>());
    kiosk.act(action::End {});
    CHECK(kiosk.at<place::Welcome>());
    CHECK(kiosk.session.family.children.empty());
    CHECK(kiosk.session.steps.empty());
    CHECK(kiosk.session.language == "zh-Hans");
}

TEST_CASE("back drops the latest answer, and asks it again")
{
    Kiosk kiosk;
    kiosk.begin();
    kiosk.tell("age", 9);
    kiosk.tell("months_here", std::nullopt);
    CHECK(kiosk.question() == "stage");
    kiosk.act(action::Back {});
    CHECK(kiosk.question() == "months_here");
    CHECK(kiosk.session.family.children[0].answers.is_absent(kiosk.small.fact("months_here")));
    kiosk.act(action::Back {});
    CHECK(kiosk.question() == "age");
    kiosk.act(action::Back {});
    CHECK(kiosk.at<place::Notice>());
    kiosk.act(action::Back {});
    CHECK(kiosk.at<place::Welcome>());
}

TEST_CASE("the question is the same whether or not it was worked out before")
{
    Kiosk kiosk;
    std::mt19937 random(7);
    const auto below = [&](int count) { return std::uniform_int_distribution(0, count - 1)(random); };
    int asked = 0;
    for (int i = 0; i < 2000; ++i) {
        const auto ask = current_question(kiosk.session, kiosk.setting);
        Session anew = kiosk.session;
        anew.worth_asking = {};
        const auto again = current_question(anew, kiosk.setting);
        REQUIRE(ask.has_value() == again.has_value());
        if (ask) {
            ++asked;
            CHECK(ask->question == again->question);
            CHECK(ask->facts == again->facts);
            CHECK(progress(kiosk.session, kiosk.setting).remaining == progress(anew, kiosk.setting).remaining);
        }
        if (below(40) == 0) {
            kiosk.act(action::End {});
            CHECK(kiosk.session.worth_asking.answers.empty());
        } else if (kiosk.at<place::Welcome>() || kiosk.at<place::Notice>()) {
            kiosk.begin();
        } else if (below(6) == 0) {
            kiosk.act(action::Back {});
        } else if (kiosk.at<place::AnotherChild>()) {
            kiosk.act(action::AddChild {});
        } else if (ask) {
            const Fact& fact = kiosk.small.policy->schema[ask->facts.front()];
            const int most
                = fact.kind == FactKind::integer ? 20 : static_cast<int>(std::max<std::size_t>(2, fact.values.size()));
            kiosk.act(
                action::Tell { { { ask->facts.front(), below(3) == 0 ? std::nullopt : std::optional(below(most)) } } });
        }
    }
    CHECK(asked > 500);
}

TEST_CASE("a second child is not asked what the family has said")
{
    Kiosk kiosk;
    kiosk.begin();
    for (const auto& [fact, value] : std::initializer_list<std::pair<const char*, int>> {
             { "age", 9 }, { "months_here", 6 }, { "stage", 1 }, { "permit", 1 }, { "hardship", 1 } })
        kiosk.tell(fact, value);
    kiosk.act(action::AddChild {});
    CHECK(current_child(kiosk.session) == 1);
    kiosk.tell("age", 4);
    kiosk.tell("months_here", 6);
    kiosk.tell("stage", 0);
    kiosk.tell("permit", 1);
    CHECK(kiosk.at<place::AnotherChild>());
    CHECK(kiosk.session.family.answers_of(1).get(kiosk.small.fact("hardship")) == 1);
}

TEST_CASE("a child added by mistake goes away with back")
{
    Kiosk kiosk;
    kiosk.begin();
    kiosk.tell("age", 16);
    CHECK(kiosk.at<place::AnotherChild>());
    kiosk.act(action::AddChild {});
    kiosk.act(action::Back {});
    CHECK(kiosk.at<place::AnotherChild>());
    CHECK(kiosk.session.family.children.size() == 1);
    CHECK(kiosk.session.family.children[0].answers.get(kiosk.small.fact("age")) == 16);
}

TEST_CASE("any answer can be changed without losing the others, and new questions follow")
{
    Kiosk kiosk;
    kiosk.begin();
    kiosk.tell("age", 16);
    kiosk.act(action::FinishChildren {});
    kiosk.act(action::ChangeAnswer { 0, 0 });
    CHECK(kiosk.question() == "age");
    kiosk.tell("age", 15);
    CHECK(kiosk.question() == "months_here");
    kiosk.tell("months_here", 6);
    kiosk.tell("stage", 1);
    kiosk.tell("permit", 0);
    kiosk.tell("hardship", 0);
    CHECK(kiosk.at<place::Review>());
    kiosk.act(action::ChangeAnswer { 0, 2 });
    kiosk.act(action::Back {});
    CHECK(kiosk.at<place::Review>());
    CHECK(kiosk.session.family.children[0].answers.get(kiosk.small.fact("stage")) == 1);
}

TEST_CASE("an answer changed from the results leads back to them, one changed from the review to that")
{
    Kiosk kiosk;
    kiosk.begin();
    kiosk.tell("age", 9);
    kiosk.tell("months_here", 6);
    kiosk.tell("stage", 1);
    kiosk.tell("permit", 1);
    kiosk.tell("hardship", std::nullopt);
    kiosk.act(action::FinishChildren {});
    kiosk.act(action::ShowResults { 0 });
    const auto hardship
        = static_cast<std::size_t>(&kiosk.small.policy->questions.back() - kiosk.small.policy->questions.data());
    for (const bool from_service : { false, true }) {
        if (from_service)
            kiosk.act(action::OpenService { 0, 0 });
        const Place before = kiosk.session.place;
        kiosk.act(action::ChangeAnswer { 0, hardship });
        CHECK(kiosk.question() == "hardship");
        kiosk.act(action::Back {});
        CHECK(kiosk.session.place == before);
        kiosk.act(action::ChangeAnswer { 0, hardship });
        kiosk.tell("hardship", from_service ? 0 : 1);
        CHECK(kiosk.session.place == before);
        CHECK(kiosk.session.family.shared.get(kiosk.small.fact("hardship")) == (from_service ? 0 : 1));
        CHECK_FALSE(kiosk.session.resume);
    }
    kiosk.act(action::Back {});
    kiosk.act(action::ShowReview {});
    kiosk.act(action::ChangeAnswer { 0, hardship });
    kiosk.tell("hardship", 1);
    CHECK(kiosk.at<place::Review>());
}

TEST_CASE("a comparison is with another region than one's own")
{
    Kiosk kiosk;
    kiosk.begin();
    kiosk.act(action::ShowComparison { 0 });
    CHECK_FALSE(kiosk.at<place::Compare>());
    kiosk.session.place = place::Results { 0 };
    kiosk.act(action::ShowComparison { 0 });
    CHECK(kiosk.at<place::Results>());
    kiosk.act(action::ShowComparison { 7 });
    CHECK(kiosk.at<place::Results>());
}

TEST_CASE("a contradiction stops the interview until one of its answers is changed")
{
    Kiosk kiosk;
    kiosk.begin();
    kiosk.tell("age", 4);
    kiosk.tell("months_here", 6);
    kiosk.tell("stage", 1);
    CHECK(kiosk.question() == "");
    REQUIRE(current_contradictions(kiosk.session, kiosk.setting).size() == 1);
    kiosk.act(action::ChangeAnswer { 0, 0 });
    kiosk.tell("age", 6);
    CHECK(current_contradictions(kiosk.session, kiosk.setting).empty());
    CHECK(kiosk.question() == "permit");
}

TEST_CASE("an answer to another question than the one asked changes nothing")
{
    Kiosk kiosk;
    kiosk.begin();
    const FactId hardship = kiosk.small.fact("hardship");
    kiosk.act(action::Tell { { { hardship, 1 } } });
    CHECK(kiosk.session.family.shared.is_absent(hardship));
    kiosk.act(action::OpenService { 0, 0 });
    CHECK(kiosk.at<place::Interview>());
    kiosk.act(action::ShowResults { 5 });
    CHECK(kiosk.at<place::Interview>());
}

TEST_CASE("idle: warned, given time, over; and what extends it")
{
    Kiosk kiosk;
    CHECK(idle(kiosk.session, kiosk.setting, Instant {} + 24h).phase == Idle::Phase::active); // welcome waits for ever
    kiosk.begin();
    const Instant last = kiosk.session.last_activity;
    CHECK(idle(kiosk.session, kiosk.setting, last + 120s - 1ms).phase == Idle::Phase::active);
    const Idle warned = idle(kiosk.session, kiosk.setting, last + 120s);
    CHECK(warned.phase == Idle::Phase::warning);
    CHECK(warned.remaining == 30s);
    CHECK(warned.next == last + 121s);
    CHECK(idle(kiosk.session, kiosk.setting, last + 150s - 1ms).remaining == 1s);
    CHECK(idle(kiosk.session, kiosk.setting, last + 150s).phase == Idle::Phase::over);
    for (int i = 0; i < 10; ++i) { // WCAG 2.2.1: at least ten extensions
        kiosk.now = kiosk.session.last_activity + 140s;
        apply(kiosk.session, action::StillHere {}, kiosk.setting, kiosk.now);
        CHECK(idle(kiosk.session, kiosk.setting, kiosk.now).phase == Idle::Phase::active);
    }
    kiosk.act(action::ChooseLanguage { "en" }); // a language that is not the default reads more slowly
    CHECK(idle(kiosk.session, kiosk.setting, kiosk.now + 299s).phase == Idle::Phase::active);
    CHECK(idle(kiosk.session, kiosk.setting, kiosk.now + 300s).remaining == 45s);
}

TEST_CASE("children can be taken away, but not the last")
{
    Kiosk kiosk;
    kiosk.begin();
    kiosk.tell("age", 16);
    kiosk.act(action::AddChild {});
    kiosk.tell("age", 17);
    kiosk.act(action::FinishChildren {});
    kiosk.act(action::RemoveChild { 0 });
    REQUIRE(kiosk.session.family.children.size() == 1);
    CHECK(kiosk.session.family.children[0].answers.get(kiosk.small.fact("age")) == 17);
    CHECK(kiosk.at<place::Review>());
    kiosk.act(action::RemoveChild { 0 });
    CHECK(kiosk.session.family.children.size() == 1);
}

TEST_CASE("no more children than a family has")
{
    Kiosk kiosk;
    kiosk.begin();
    for (std::size_t i = 0; i < max_children + 3; ++i) {
        kiosk.tell("age", 16);
        kiosk.act(action::AddChild {});
    }
    CHECK(kiosk.session.family.children.size() == max_children);
}

namespace {

// With what brothers and sisters may have in common.
struct KioskWithSiblings : Kiosk {
    KioskWithSiblings()
    {
        Question siblings;
        siblings.id = "siblings";
        siblings.facts = { small.fact("months_here"), small.fact("stage"), small.fact("permit") };
        siblings.same_as_before = true;
        small.policy->siblings = siblings;
    }
    // A child of nine, and another one of whom the age is told.
    void second_child(int age)
    {
        begin();
        for (const auto& [fact, value] : std::initializer_list<std::pair<const char*, int>> {
                 { "age", 9 }, { "months_here", 6 }, { "stage", 1 }, { "permit", 1 }, { "hardship", 1 } })
            tell(fact, value);
        act(action::AddChild {});
        tell("age", age);
    }
    std::vector<FactId> asked() const { return current_question(session, setting)->facts; }
    std::optional<int> told(const char* fact) const { return session.family.children[1].answers.get(small.fact(fact)); }
};

} // namespace

TEST_CASE("what is the same as of the child before is told with one answer, and shown ticked")
{
    KioskWithSiblings kiosk;
    kiosk.second_child(7);
    CHECK(kiosk.question() == "siblings");
    CHECK(kiosk.asked().size() == 3);
    for (const FactId fact : kiosk.asked())
        CHECK(kiosk.session.ticked[index(fact)]);
    CHECK_FALSE(kiosk.told("months_here")); // nothing is taken over before the family says so
    kiosk.act(action::Tell { { { kiosk.small.fact("months_here"), 1 }, { kiosk.small.fact("stage"), 1 },
        { kiosk.small.fact("permit"), 1 } } });
    CHECK(kiosk.told("months_here") == 6);
    CHECK(kiosk.told("stage") == 1);
    CHECK(kiosk.at<place::AnotherChild>());
}

TEST_CASE("what is not the same as of the child before is asked by itself")
{
    KioskWithSiblings kiosk;
    kiosk.second_child(7);
    kiosk.act(action::Tell { { { kiosk.small.fact("months_here"), 1 }, { kiosk.small.fact("stage"), 0 },
        { kiosk.small.fact("permit"), std::nullopt } } });
    CHECK(kiosk.told("months_here") == 6);
    CHECK(kiosk.session.family.children[1].answers.is_absent(kiosk.small.fact("stage")));
    CHECK(kiosk.question() == "stage"); // and the offer is not made again
    kiosk.act(action::Back {});
    CHECK(kiosk.question() == "siblings");
    CHECK_FALSE(kiosk.told("months_here"));
    kiosk.act(action::Back {});
    CHECK(kiosk.question() == "age");
}

TEST_CASE("what cannot be the same is not offered")
{
    KioskWithSiblings kiosk;
    kiosk.second_child(3); // not in primary school
    CHECK(kiosk.question() == "siblings");
    CHECK(kiosk.asked() == std::vector { kiosk.small.fact("months_here"), kiosk.small.fact("permit") });

    KioskWithSiblings baby;
    baby.second_child(0); // nor here for as long as the family; one fact alone is asked as ever
    CHECK(baby.question() == "months_here");
}
