// SPDX-License-Identifier: Apache-2.0
//
// The traps from T9 on; those before are in traps_test.cpp.
#include "kiosk/core/family.hpp"
#include "kiosk/core/interview.hpp"
#include "kiosk/core/witness.hpp"

#include "tests/policy/official_list.hpp"

#include <algorithm>
#include <random>
#include <set>

using namespace kiosk;
using namespace kiosk::tests;
using enum Verdict;

namespace {

// Names of the facts that the verdict of a benefit can depend on, without those of membership.
std::set<std::string> own_facts(const OfficialList& list, std::string_view benefit)
{
    FactSet of_membership;
    for (const Clause& clause : list.region.membership)
        of_membership |= clause.rule.facts();
    std::set<std::string> names;
    for (const FactId id : list.policy.schema.ids(list.decider.facts(list.index_of(benefit)) & ~of_membership))
        names.insert(list.policy.schema[id].name);
    return names;
}

} // namespace

TEST_CASE("T9: charity projects are named, not promised")
{
    const OfficialList shenzhen("shenzhen");
    const Answers pupil = shenzhen.member({ { "stage", "primary" }, { "disability", true }, { "hardship", true } });
    CHECK(shenzhen.verdict("SZ-12d", pupil) == conditional);
    CHECK(shenzhen.confirms("SZ-12d", pupil, "project_rules"));
    CHECK(shenzhen.decider.benefit(shenzhen.index_of("SZ-12d")).notes.at(0).id == "projects_rarely_apply");
}

TEST_CASE("T10: the four limits of Shenzhen's medical insurance")
{
    const BothLists lists;
    // 7a 只对学龄前，而且只是“推动……纳入”
    const auto seven_a = [&](int age, const char* stage) {
        return lists.shenzhen.verdict("SZ-07a", lists.shenzhen.member({ { "age", age }, { "stage", stage } }));
    };
    CHECK(seven_a(2, "none") == conditional);
    CHECK(seven_a(2, "nursery") == conditional);
    CHECK(seven_a(6, "kindergarten") == conditional);
    CHECK(seven_a(6, "primary") == ineligible);
    CHECK(seven_a(9, "primary") == ineligible);
    // 7c 只管跨省；备案由参保地办
    const auto insured = [](const OfficialList& list, const char* where) {
        return list.member({ { "insured", where } });
    };
    CHECK(lists.shenzhen.verdict("SZ-07c", insured(lists.shenzhen, "other_province")) == conditional);
    CHECK(lists.shenzhen.confirms("SZ-07c", insured(lists.shenzhen, "other_province"), "remote_filing"));
    for (const char* where : { "here", "same_province", "none" })
        CHECK(lists.shenzhen.verdict("SZ-07c", insured(lists.shenzhen, where)) == ineligible);
    CHECK(lists.shenzhen.decider.benefit(lists.shenzhen.index_of("SZ-07c")).notes.at(0).id == "insured_in_guangdong");
    // 看参保地，不看户籍地
    CHECK(lists.shenzhen.verdict(
              "SZ-07c", lists.shenzhen.member({ { "hukou", "same_province" }, { "insured", "other_province" } }))
        == conditional);
    // 浙江7b没有这些限定
    for (const char* where : { "same_province", "other_province" })
        CHECK(lists.zhejiang.verdict("ZJ-07b", insured(lists.zhejiang, where)) == eligible);
    for (const char* where : { "here", "none" })
        CHECK(lists.zhejiang.verdict("ZJ-07b", insured(lists.zhejiang, where)) == ineligible);
}

TEST_CASE("T11: what stands merged with the cell above keeps its condition, and no column adds one")
{
    const BothLists lists;
    for (const OfficialList* list : { &lists.zhejiang, &lists.shenzhen }) {
        // 12承的是“流动儿童中的残疾儿童”
        const std::string twelve = list == &lists.zhejiang ? "ZJ-12" : "SZ-12";
        const Answers pupil = list->member({ { "stage", "primary" }, { "hardship", true }, { "disability", false } });
        CHECK(list->service(twelve, pupil) == ineligible);
        // 浙江17、18、20，深圳18、19承的是“流动儿童”，没有别的条件
        const auto inherited
            = list == &lists.zhejiang ? std::vector { "ZJ-17", "ZJ-18", "ZJ-20" } : std::vector { "SZ-18", "SZ-19" };
        for (const char* service : inherited)
            CHECK(list->service(service, list->member()) == eligible);
    }
    // 深圳16落在“弱有所扶”，但对象是全体流动儿童
    CHECK(lists.shenzhen.verdict("SZ-16a",
              lists.shenzhen.member({ { "height_under_120", true }, { "hardship", false }, { "low_income", false } }))
        == eligible);
}

TEST_CASE("T15: one 符合条件的 covers its own clause between semicolons, and no other")
{
    const BothLists lists;
    // 浙江2：c 没有条件，不要被 a 连带；b 看资助对象
    const auto child = [&](bool hardship) {
        return lists.zhejiang.member({ { "age", 4 }, { "stage", "kindergarten" }, { "hardship", hardship },
            { "low_income", false }, { "destitute", false }, { "unsupported", false }, { "disability", false } });
    };
    check(
        lists.zhejiang, child(false), { { "ZJ-02a", conditional }, { "ZJ-02b", ineligible }, { "ZJ-02c", eligible } });
    check(
        lists.zhejiang, child(true), { { "ZJ-02a", conditional }, { "ZJ-02b", conditional }, { "ZJ-02c", eligible } });
    // 深圳4b只要困难和学籍，4c再加一层
    const auto student = [&](bool hardship, bool enrolled) {
        return lists.shenzhen.member({ { "age", 15 }, { "stage", "senior_high" }, { "hardship", hardship },
            { "low_income", false }, { "enrolled_here", enrolled } });
    };
    check(lists.shenzhen, student(true, true), { { "SZ-04b", eligible }, { "SZ-04c", conditional } });
    check(lists.shenzhen, student(true, false), { { "SZ-04b", ineligible }, { "SZ-04c", conditional } });
    check(lists.shenzhen, student(false, true), { { "SZ-04b", ineligible }, { "SZ-04c", ineligible } });
    // 浙江5一句管两件事；深圳5两句，学籍只在a
    const auto trainee = [](const OfficialList& list, bool enrolled) {
        return list.member({ { "age", 15 }, { "stage", "vocational" }, { "enrolled_here", enrolled } });
    };
    CHECK(lists.zhejiang.verdict("ZJ-05a", trainee(lists.zhejiang, false)) == conditional);
    check(lists.shenzhen, trainee(lists.shenzhen, true), { { "SZ-05a", conditional }, { "SZ-05b", conditional } });
    check(lists.shenzhen, trainee(lists.shenzhen, false), { { "SZ-05a", ineligible }, { "SZ-05b", conditional } });
}

TEST_CASE("T16: what is for parents asks nothing of the child")
{
    const BothLists lists;
    for (const char* benefit : { "ZJ-16a", "ZJ-20b" })
        CHECK(own_facts(lists.zhejiang, benefit).empty());
    for (const char* benefit : { "SZ-17a", "SZ-17b", "SZ-20d", "SZ-20e", "SZ-20g" })
        CHECK(own_facts(lists.shenzhen, benefit).empty());
    // 三条件都在父母身上
    CHECK(own_facts(lists.shenzhen, "SZ-20f") == std::set<std::string> { "parent_seeking_work" });
    CHECK(lists.shenzhen.policy.schema[lists.shenzhen.fact("parent_seeking_work")].scope == Scope::family);
    CHECK(lists.shenzhen.verdict("SZ-20f", lists.shenzhen.member({ { "age", 1 }, { "parent_seeking_work", true } }))
        == eligible);
    CHECK(lists.shenzhen.verdict("SZ-20f", lists.shenzhen.member({ { "parent_seeking_work", false } })) == ineligible);
}

TEST_CASE("T17: unknown never becomes no")
{
    const BothLists lists;
    std::mt19937 random(17);
    for (const OfficialList* list : { &lists.zhejiang, &lists.shenzhen }) {
        for (std::size_t i = 0; i < list->decider.benefit_count(); ++i) {
            CAPTURE(list->decider.benefit(i).id);
            CHECK(list->decider.decide({}, i).verdict == undetermined);
            for (const Verdict goal : { eligible, conditional, not_yet }) {
                const auto all = witness(list->policy, list->decider, i, goal);
                if (!all)
                    continue;
                // What a family that gets it tells, in any order, each thing told or withheld: never a refusal on the
                // way.
                for (int walk = 0; walk < 60; ++walk) {
                    std::vector<FactId> facts = list->policy.schema.ids(all->known());
                    std::shuffle(facts.begin(), facts.end(), random);
                    Answers answers;
                    for (const FactId fact : facts) {
                        if (random() % 4 == 0)
                            answers.decline(fact);
                        else
                            answers.know(fact, all->value(fact));
                        const Verdict verdict = list->decider.decide(answers, i).verdict;
                        CHECK((verdict == goal || verdict == undetermined));
                    }
                }
            }
        }
    }
}

TEST_CASE("T17: an and with one no is no, and what is unknown is named")
{
    const OfficialList zhejiang("zhejiang");
    const Answers town
        = zhejiang.member({ { "stage", "primary" }, { "rural_school", false }, { "hardship", dont_know } });
    CHECK(zhejiang.verdict("ZJ-03d", town) == ineligible);
    const Answers rural
        = zhejiang.member({ { "stage", "primary" }, { "rural_school", true }, { "hardship", dont_know } });
    const BenefitDecision open = zhejiang.decided("ZJ-03d", rural);
    CHECK(open.verdict == undetermined);
    CHECK(open.missing[index(zhejiang.fact("hardship"))]);
    CHECK_FALSE(open.missing[index(zhejiang.fact("rural_school"))]);
    // 或：有一个“是”就够
    CHECK(zhejiang.verdict("ZJ-03d", zhejiang.told(rural, { { "disability", true } })) == conditional);
}

TEST_CASE("T18: what is private is asked in private, and nothing else is")
{
    const Policy& policy = installed().policy();
    std::set<std::string> confidential;
    for (const FactId id : policy.schema.ids())
        if (policy.schema[id].confidential)
            confidential.insert(policy.schema[id].name);
    CHECK(confidential == std::set<std::string> { "care_concern", "severe_mental_disorder", "unsupported" });
    std::size_t asked = 0;
    for (const Question& question : policy.questions) {
        for (const FactId fact : question.facts) {
            CAPTURE(policy.schema[fact].name);
            CHECK(policy.schema[fact].confidential == question.confidential);
            asked += policy.schema[fact].confidential;
        }
        if (question.confidential)
            CHECK(question.facts.size() > 1); // one door for all of them: knocking on it tells nothing
    }
    CHECK(asked == 3);
}

TEST_CASE("T19, T20: with one parent, a guardian, a grandparent, or alone")
{
    const BothLists lists;
    for (const OfficialList* list : { &lists.zhejiang, &lists.shenzhen }) {
        const auto with = [&](const char* carer) { return list->member({ { "carer", carer } }); };
        CHECK(list->membership(with("parent")) == Truth::yes); // 双方或一方
        CHECK(list->membership(with("guardian")) == Truth::yes);
        CHECK(list->membership(with("relative")) == Truth::unknown); // 请工作人员核对，不判否
        CHECK(list->membership(with("alone")) == Truth::no);
        for (const BenefitDecision& decided : list->decider.decide(with("relative")).benefits)
            if (decided.benefit->waiver == std::nullopt && decided.verdict == conditional)
                CHECK(decided.confirm.any());
        const std::string shelter = list == &lists.zhejiang ? "ZJ-16c" : "SZ-15b";
        const std::string guidance = list == &lists.zhejiang ? "ZJ-16a" : "SZ-17a";
        CHECK(list->verdict(guidance, with("relative")) == conditional);
        CHECK(list->confirms(guidance, with("relative"), "guardianship"));
        // 不满16周岁不得单独生活：不等别的回答
        CHECK(list->verdict(shelter, list->told({ { "age", 14 }, { "carer", "alone" } })) == conditional);
        CHECK(list->verdict(shelter, list->told({ { "age", 14 }, { "care_concern", true } })) == conditional);
    }
}

TEST_CASE("T21: no hukou yet, and none on the mainland")
{
    const BothLists lists;
    for (const OfficialList* list : { &lists.zhejiang, &lists.shenzhen }) {
        const std::string region = list == &lists.zhejiang ? "ZJ-" : "SZ-";
        const auto child = [&](const char* hukou) {
            return list->member({ { "age", 4 }, { "hukou", hukou }, { "emergency", true }, { "care_concern", true } });
        };
        CHECK(list->membership(child("none")) == Truth::unknown);
        CHECK(list->verdict(region + "06a", child("none")) == conditional);
        CHECK(list->confirms(region + "06a", child("none"), "hukou_registration"));
        CHECK(list->membership(child("outside_mainland")) == Truth::no);
        CHECK(list->verdict(region + "06a", child("outside_mainland")) == ineligible);
        for (const char* hukou : { "none", "outside_mainland" }) {
            CHECK(list->verdict(region + "01b", child(hukou)) == eligible);
            CHECK(list->verdict(region + "15a", child(hukou)) == conditional);
            CHECK(list->verdict(list == &lists.zhejiang ? "ZJ-16c" : "SZ-15b", child(hukou)) == conditional);
        }
    }
}

TEST_CASE("T22: six months here is not a residence permit")
{
    const BothLists lists;
    const Answers eight
        = lists.zhejiang.member({ { "months_here", 8 }, { "stage", "primary" }, { "insured", "other_province" } });
    CHECK(lists.zhejiang.membership(eight) == Truth::yes);
    CHECK(lists.zhejiang.verdict("ZJ-07a", eight) == undetermined); // 持居住证的……参加城乡居民医保
    CHECK(
        lists.zhejiang.verdict("ZJ-07a", lists.zhejiang.told(eight, { { "residence_permit", false } })) == conditional);
    CHECK(lists.zhejiang.verdict("ZJ-07a", lists.zhejiang.told(eight, { { "residence_permit", true } })) == eligible);
    CHECK(lists.zhejiang.verdict("ZJ-03e", eight) == conditional);
    CHECK(lists.zhejiang.confirms("ZJ-03e", eight, "residence_permit")); // 以居住证为主要依据
    // And the permit does not make a member, nor is it asked of one.
    for (const OfficialList* list : { &lists.zhejiang, &lists.shenzhen }) {
        CHECK(list->membership(list->member({ { "months_here", 2 }, { "residence_permit", true } })) == Truth::no);
        CHECK(list->membership(list->member({ { "months_here", 8 }, { "residence_permit", false } })) == Truth::yes);
    }
}

TEST_CASE("T24: within the same county no migrant child; among migrant children anyone may ask to be followed")
{
    const OfficialList zhejiang("zhejiang");
    CHECK(zhejiang.membership(zhejiang.member({ { "hukou", "here" } })) == Truth::no);
    // 主动提出救助帮扶需求: no ground is needed
    const Answers nothing = zhejiang.member({ { "hardship", false }, { "low_income", false }, { "disability", false },
        { "care_concern", false }, { "distress", false }, { "destitute", false }, { "unsupported", false } });
    CHECK(zhejiang.verdict("ZJ-16b", nothing) == conditional);
    CHECK(zhejiang.confirms("ZJ-16b", nothing, "key_child"));
}

TEST_CASE("T28: 1.2 m by height, at any age")
{
    const OfficialList shenzhen("shenzhen");
    for (int age = 0; age <= 15; ++age) {
        CHECK(
            shenzhen.verdict("SZ-16a", shenzhen.member({ { "age", age }, { "height_under_120", true } })) == eligible);
        CHECK(shenzhen.verdict("SZ-16a", shenzhen.member({ { "age", age }, { "height_under_120", false } }))
            == ineligible);
        CHECK(shenzhen.verdict("SZ-16a", shenzhen.member({ { "age", age } })) == undetermined);
    }
    // 16b 要“学生”，身高、困难都不看
    const auto card = [&](int age, const char* stage) {
        return shenzhen.verdict("SZ-16b", shenzhen.member({ { "age", age }, { "stage", stage } }));
    };
    CHECK(card(8, "primary") == eligible);
    CHECK(card(15, "vocational") == eligible);
    CHECK(card(5, "kindergarten") == conditional);
    CHECK(card(2, "nursery") == ineligible);
    CHECK(card(8, "none") == ineligible);
}

TEST_CASE("T29: school meals need both, a rural school and aid")
{
    const BothLists lists;
    const auto meals = [&](bool rural, bool aid) {
        return lists.zhejiang.verdict("ZJ-03d",
            lists.zhejiang.member({ { "stage", "primary" }, { "rural_school", rural }, { "hardship", aid },
                { "low_income", false }, { "destitute", false }, { "unsupported", false }, { "disability", false } }));
    };
    CHECK(meals(true, true) == conditional);
    CHECK(meals(true, false) == ineligible);
    CHECK(meals(false, true) == ineligible);
    CHECK(meals(false, false) == ineligible);
    const FactId rural = lists.shenzhen.fact("rural_school"); // 深圳没有这一款
    for (std::size_t i = 0; i < lists.shenzhen.decider.benefit_count(); ++i)
        CHECK_FALSE(lists.shenzhen.decider.facts(i)[index(rural)]);
}

TEST_CASE("T30: 8 is for the diagnosed; who is only worried goes to counselling")
{
    const BothLists lists;
    for (const OfficialList* list : { &lists.zhejiang, &lists.shenzhen }) {
        const bool zhejiang = list == &lists.zhejiang;
        const std::string eight = zhejiang ? "ZJ-08" : "SZ-08";
        const std::string counselling = zhejiang ? "ZJ-17" : "SZ-18";
        const auto child = [&](bool disorder, bool distress) {
            return list->member({ { "severe_mental_disorder", disorder }, { "distress", distress } });
        };
        check(*list, child(true, false),
            { { eight + "a", eligible }, { eight + "b", eligible }, { counselling + "b", conditional } });
        check(*list, child(false, true),
            { { eight + "a", ineligible }, { eight + "b", ineligible }, { counselling + "a", eligible },
                { counselling + "b", conditional } });
        check(*list, child(false, false),
            { { eight + "a", ineligible }, { counselling + "a", eligible }, { counselling + "b", ineligible } });
    }
}

TEST_CASE("T32: child by child, and what holds for the family is asked once")
{
    const OfficialList zhejiang("zhejiang");
    Family family;
    family.shared = zhejiang.told({ { "low_income", true }, { "hardship", true }, { "housing_hardship", false },
        { "emergency", false }, { "parent_seeking_work", false }, { "residence_permit", true } });
    family.children = { { "老大", zhejiang.member({ { "stage", "primary" } }) },
        { "老二", zhejiang.member({ { "hukou", "here" } }) } };
    CHECK(zhejiang.verdict("ZJ-13a", family.answers_of(0)) == conditional);
    CHECK(zhejiang.verdict("ZJ-13a", family.answers_of(1)) == ineligible); // the second is no migrant child
    family.children.push_back({ "老三", {} });
    Answers third = family.answers_of(2);
    while (const auto ask = next_question(zhejiang.policy, zhejiang.decider, zhejiang.decider.decide(third), third)) {
        for (const FactId fact : ask->facts) {
            CHECK(zhejiang.policy.schema[fact].scope == Scope::child);
            third.decline(fact);
        }
    }
}

TEST_CASE("T33: sent to board at a school in town, without parents, is no migrant child")
{
    const BothLists lists;
    for (const OfficialList* list : { &lists.zhejiang, &lists.shenzhen }) {
        const Answers boarder = list->member({ { "carer", "alone" }, { "stage", "primary" } });
        CHECK(list->membership(boarder) == Truth::no);
        const std::string schooling = list == &lists.zhejiang ? "ZJ-03a" : "SZ-03a";
        CHECK(list->verdict(schooling, boarder) == ineligible);
        CHECK(list->decider.benefit(list->index_of(schooling)).notes.at(0).id == "schooling_now"); // 入学另走学校规定
    }
}

TEST_CASE("T22: what goes by the residence permit says so, in Shenzhen too")
{
    // 深圳方案（二）1：实施“两为主、两纳入、以居住证为主要依据”要求，优化流动儿童义务教育入学政策
    const OfficialList shenzhen("shenzhen");
    const Answers eight = shenzhen.member({ { "months_here", 8 }, { "stage", "primary" } });
    CHECK(shenzhen.confirms("SZ-03c", eight, "residence_permit"));
}

TEST_CASE("T4: a child of seven still in kindergarten does not fall between 2 and 3")
{
    // 7岁以上：第3项有；“3–6”按就学阶段判断，不按整岁
    const BothLists lists;
    const auto child = [](const OfficialList& list) {
        return list.member({ { "age", 7 }, { "stage", "kindergarten" }, { "disability", true } });
    };
    CHECK(std::min(lists.zhejiang.service("ZJ-02", child(lists.zhejiang)),
              lists.zhejiang.service("ZJ-03", child(lists.zhejiang)))
        <= undetermined);
    CHECK(std::min(lists.shenzhen.service("SZ-02", child(lists.shenzhen)),
              lists.shenzhen.service("SZ-03", child(lists.shenzhen)))
        <= undetermined);
}
