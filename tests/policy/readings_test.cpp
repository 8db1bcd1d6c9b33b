// SPDX-License-Identifier: Apache-2.0
//
// The readings that the design fixes where careful readers could differ.

#include "tests/policy/official_list.hpp"

using namespace kiosk;
using namespace kiosk::tests;
using enum Verdict;

TEST_CASE("under 16 ends on the 16th birthday, minors end at 18")
{
    const BothLists lists;
    for (const OfficialList* list : { &lists.zhejiang, &lists.shenzhen }) {
        const std::string region = list == &lists.zhejiang ? "ZJ-" : "SZ-";
        const std::string shelter = list == &lists.zhejiang ? "ZJ-16c" : "SZ-15b";
        const auto child = [&](int age) {
            return list->member({ { "age", age }, { "emergency", true }, { "care_concern", true } });
        };
        CHECK(list->membership(child(15)) == Truth::yes);
        CHECK(list->membership(child(16)) == Truth::no);
        check(*list, child(17),
            { { region + "15a", conditional }, { shelter, conditional }, { region + "06a", ineligible } });
        check(*list, child(18),
            { { region + "15a", ineligible }, { shelter, ineligible }, { region + "06a", ineligible } });
        CHECK(list->decided(region + "06a", child(16)).wait == Wait {});
    }
}

TEST_CASE("in Shenzhen every district of the city counts as Shenzhen")
{
    const OfficialList shenzhen("shenzhen");
    for (const char* hukou : { "here", "same_city_district", "same_city_county" }) {
        CHECK(shenzhen.membership(shenzhen.member({ { "hukou", hukou } })) == Truth::no);
        CHECK(shenzhen.verdict("SZ-06a", shenzhen.member({ { "hukou", hukou }, { "core_districts", false } }))
            == ineligible);
    }
}

TEST_CASE("false today, and unknown whether time will cure it, is undetermined")
{
    const BothLists lists;
    for (const OfficialList* list : { &lists.zhejiang, &lists.shenzhen }) {
        const std::string care = list == &lists.zhejiang ? "ZJ-06a" : "SZ-06a";
        const Answers open = list->member({ { "months_here", 2 }, { "hukou", dont_know } });
        CHECK(list->membership(open) == Truth::no);
        CHECK(list->verdict(care, open) == undetermined);
        CHECK(list->decided(care, open).missing.any());
        CHECK(list->verdict(care, list->told(open, { { "hukou", "other_province" } })) == not_yet);
        CHECK(list->verdict(care, list->told(open, { { "hukou", "here" } })) == ineligible);
        // With a relative, time helps only if the relative is a guardian: an office says.
        const Answers relative = list->member({ { "months_here", 2 }, { "carer", "relative" } });
        CHECK(list->verdict(care, relative) == not_yet);
        CHECK(list->decided(care, relative).wait == Wait { 4, std::nullopt });
        CHECK(list->confirms(care, relative, "guardianship"));
        // An age still to be reached: whatever stage a child of two can be in, kindergarten is for it from three.
        const std::string kindergarten = list == &lists.zhejiang ? "ZJ-02a" : "SZ-02a";
        CHECK(list->verdict(kindergarten, list->member({ { "age", 2 } })) == not_yet);
        // School is not for who goes to nursery now, as far as that is told.
        const std::string school = list == &lists.zhejiang ? "ZJ-03a" : "SZ-03a";
        CHECK(list->verdict(school, list->member({ { "age", 2 } })) == undetermined);
        const BenefitDecision at_home
            = list->decided(kindergarten, list->member({ { "age", 2 }, { "stage", "none" } }));
        CHECK(at_home.verdict == not_yet);
        CHECK(at_home.wait == Wait { std::nullopt, 3 });
        // Both at once.
        const BenefitDecision both
            = list->decided(kindergarten, list->member({ { "age", 2 }, { "stage", "none" }, { "months_here", 1 } }));
        CHECK(both.verdict == not_yet);
        CHECK(both.wait == Wait { 5, 3 });
    }
}

TEST_CASE("who may fall under the minimum living standard is in economic hardship")
{
    const BothLists lists;
    const Words ground = { { "hardship", false }, { "low_income", true }, { "disability", false },
        { "destitute", false }, { "unsupported", false } };
    const Answers zj
        = lists.zhejiang.told(lists.zhejiang.member({ { "stage", "primary" }, { "rural_school", true } }), ground);
    check(lists.zhejiang, zj, { { "ZJ-03c", conditional }, { "ZJ-03d", conditional }, { "ZJ-13a", conditional } });
    const Answers sz
        = lists.shenzhen.told(lists.shenzhen.member({ { "stage", "primary" }, { "enrolled_here", true } }), ground);
    check(lists.shenzhen, sz, { { "SZ-03d", eligible }, { "SZ-07b", conditional }, { "SZ-13a", conditional } });
    // And not the other way round.
    const Answers hard = lists.zhejiang.member({ { "hardship", true }, { "low_income", false } });
    CHECK(lists.zhejiang.verdict("ZJ-13a", hard) == ineligible);
}

TEST_CASE("资助对象 is decided by the school: any ground is conditional, none is no, never eligible")
{
    const OfficialList zhejiang("zhejiang");
    const Answers none = zhejiang.member({ { "stage", "primary" }, { "hardship", false }, { "low_income", false },
        { "disability", false }, { "destitute", false }, { "unsupported", false } });
    CHECK(zhejiang.verdict("ZJ-03c", none) == ineligible);
    for (const char* ground : { "hardship", "low_income", "disability", "destitute", "unsupported" }) {
        CAPTURE(ground);
        CHECK(zhejiang.verdict("ZJ-03c", zhejiang.told(none, { { ground, true } })) == conditional);
        CHECK(zhejiang.confirms("ZJ-03c", zhejiang.told(none, { { ground, true } }), "aid_recognition"));
        CHECK(zhejiang.verdict("ZJ-03c", zhejiang.told(none, { { ground, dont_know } })) == undetermined);
    }
}

TEST_CASE("waived, for every child where it lives, and nothing else without a citation")
{
    const BothLists lists;
    for (const OfficialList* list : { &lists.zhejiang, &lists.shenzhen }) {
        const bool zhejiang = list == &lists.zhejiang;
        const std::string region = zhejiang ? "ZJ-" : "SZ-";
        const std::string shelter = zhejiang ? "ZJ-16c" : "SZ-15b";
        const Told everything_against[] = { { "hukou", "here" }, { "hukou", "outside_mainland" }, { "hukou", "none" },
            { "hukou", dont_know }, { "months_here", 0 }, { "months_here", dont_know }, { "carer", "alone" },
            { "carer", "relative" }, { "carer", dont_know } };
        for (const Told& against : everything_against) {
            const Answers child = list->told(
                list->member({ { "age", 5 }, { "emergency", true }, { "care_concern", true } }), { against });
            CHECK(list->verdict(region + "01b", child) == eligible);
            CHECK(list->verdict(region + "15a", child) == conditional);
            CHECK(list->verdict(shelter, child) == conditional);
        }
        for (std::size_t i = 0; i < list->decider.benefit_count(); ++i)
            if (const auto& waiver = list->decider.benefit(i).waiver)
                CHECK_FALSE(waiver->citation.words.empty());
    }
    // ZJ-01c waives the six months and where the hukou is: registering the child is part of it.
    const auto newborn = [&](const char* hukou) {
        return lists.zhejiang.verdict("ZJ-01c",
            lists.zhejiang.member({ { "age", 0 }, { "newborn", true }, { "born_here", true }, { "months_here", 0 },
                { "hukou", hukou } }));
    };
    CHECK(newborn("other_province") == eligible);
    for (const char* hukou : { "here", "none", "same_province", "outside_mainland" })
        CHECK(newborn(hukou) == eligible);
    CHECK(lists.zhejiang.verdict(
              "ZJ-01c", lists.zhejiang.told({ { "newborn", true }, { "born_here", true }, { "carer", "parent" } }))
        == eligible);
    // Kindergarten is three years away, whatever an office says of the hukou.
    const Answers unregistered = lists.zhejiang.member({ { "age", 0 }, { "newborn", true }, { "born_here", true },
        { "months_here", 0 }, { "hukou", "none" }, { "stage", "none" } });
    CHECK(lists.zhejiang.verdict("ZJ-02a", unregistered) == not_yet);
    CHECK(lists.zhejiang.decided("ZJ-02a", unregistered).wait == Wait { 6, 3 });
    CHECK(lists.zhejiang.confirms("ZJ-02a", unregistered, "hukou_registration"));
}

TEST_CASE("too old is too old: an answer that contradicts the age keeps no verdict open")
{
    const BothLists lists;
    for (const OfficialList* list : { &lists.zhejiang, &lists.shenzhen })
        for (const int age : { 9, 12, 15 }) {
            CAPTURE(age);
            const Answers child = list->member({ { "age", age }, { "disability", true } });
            for (const char* benefit : { "ZJ-02a", "ZJ-02b", "ZJ-02c", "ZJ-12a", "SZ-02a", "SZ-02b", "SZ-07a" })
                if (std::string_view(benefit).starts_with(list == &lists.zhejiang ? "ZJ" : "SZ")) {
                    CAPTURE(benefit);
                    CHECK(list->verdict(benefit, child) == ineligible);
                }
        }
    // At eight a disabled child can still be in kindergarten, and at seventeen in primary school.
    CHECK(lists.zhejiang.verdict("ZJ-02a", lists.zhejiang.member({ { "age", 8 } })) == undetermined);
    CHECK(lists.zhejiang.verdict("ZJ-02a", lists.zhejiang.member({ { "age", 8 }, { "stage", "kindergarten" } }))
        == conditional);
}

TEST_CASE("a child of 6 to 15 in no school is due compulsory education")
{
    const BothLists lists;
    for (int age = 0; age <= 15; ++age) {
        CAPTURE(age);
        const auto child = [&](const OfficialList& list) {
            return list.member({ { "age", age }, { "stage", "none" } });
        };
        const Verdict due = age >= 6 ? eligible : not_yet;
        CHECK(lists.zhejiang.verdict("ZJ-03a", child(lists.zhejiang)) == due);
        CHECK(lists.shenzhen.verdict("SZ-03a", child(lists.shenzhen)) == due);
        if (due == not_yet)
            CHECK(lists.zhejiang.decided("ZJ-03a", child(lists.zhejiang)).wait == Wait { std::nullopt, 6 });
    }
}

TEST_CASE("age 6 belongs to 0–6, 3–6 means until primary school, nursery is under 3")
{
    const BothLists lists;
    for (const OfficialList* list : { &lists.zhejiang, &lists.shenzhen }) {
        const bool zhejiang = list == &lists.zhejiang;
        const std::string region = zhejiang ? "ZJ-" : "SZ-";
        const std::string nursery = zhejiang ? "ZJ-01d" : "SZ-01c";
        const auto child = [&](int age, const char* stage) {
            return list->member({ { "age", age }, { "stage", stage } });
        };
        CHECK(list->verdict(region + "01a", child(6, "primary")) == eligible);
        CHECK(list->verdict(region + "01a", child(7, "primary")) == ineligible);
        CHECK(list->verdict(region + "02a", child(6, "kindergarten")) == conditional);
        CHECK(list->verdict(region + "02a", child(6, "primary")) == ineligible);
        CHECK(list->verdict(region + "02a", child(5, "primary")) == ineligible); // an early start is a start
        CHECK(list->verdict(nursery, child(2, "nursery")) == conditional);
        CHECK(list->verdict(nursery, child(3, "nursery")) == ineligible);
    }
}

TEST_CASE("what is for whoever needs it is offered, not refused, to who has no need now")
{
    const BothLists lists;
    const Words no_need = { { "distress", false }, { "parent_seeking_work", false }, { "care_concern", false },
        { "severe_mental_disorder", false }, { "hardship", false }, { "low_income", false } };
    const Answers zj = lists.zhejiang.told(lists.zhejiang.member(), no_need);
    for (const char* benefit :
        { "ZJ-16a", "ZJ-17a", "ZJ-18a", "ZJ-18b", "ZJ-18c", "ZJ-19a", "ZJ-19b", "ZJ-20a", "ZJ-20b" })
        CHECK(lists.zhejiang.verdict(benefit, zj) == eligible);
    const Answers sz = lists.shenzhen.told(lists.shenzhen.member(), no_need);
    for (const char* benefit : { "SZ-17a", "SZ-18a", "SZ-18c", "SZ-19a", "SZ-19b", "SZ-19c", "SZ-19d", "SZ-19e",
             "SZ-20a", "SZ-20b", "SZ-20c", "SZ-20d", "SZ-20e" })
        CHECK(lists.shenzhen.verdict(benefit, sz) == eligible);
    // And does not wait for them to tell it.
    CHECK(lists.zhejiang.verdict("ZJ-17a", lists.zhejiang.member()) == eligible);
    CHECK(lists.shenzhen.verdict("SZ-18a", lists.shenzhen.member()) == eligible);
}
