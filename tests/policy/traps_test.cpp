// SPDX-License-Identifier: Apache-2.0
//
// The readings that are easy to get wrong, each by its number in the list of traps, with what the official text gives.
#include "kiosk/core/witness.hpp"

#include "tests/policy/official_list.hpp"

using namespace kiosk;
using namespace kiosk::tests;
using enum Verdict;

TEST_CASE("T1: two definitions of the migrant child")
{
    const BothLists lists;
    const auto zhejiang = [&](Words words) { return lists.zhejiang.membership(lists.zhejiang.member(words)); };
    const auto shenzhen = [&](Words words) { return lists.shenzhen.membership(lists.shenzhen.member(words)); };

    // 户籍外省
    CHECK(zhejiang({ { "hukou", "other_province" } }) == Truth::yes);
    CHECK(shenzhen({ { "hukou", "other_province" } }) == Truth::yes);
    // 户籍本省另一地级市：“市辖区之间”除外只指同一城市的中心城区
    CHECK(zhejiang({ { "hukou", "same_province" } }) == Truth::yes);
    CHECK(zhejiang({ { "hukou", "same_province" }, { "core_districts", true } }) == Truth::yes);
    CHECK(shenzhen({ { "hukou", "same_province" } }) == Truth::yes); // 海丰 → 深汕特别合作区 too
    // 义乌市 → 婺城区，淳安县 → 余杭区
    CHECK(zhejiang({ { "hukou", "same_city_county" } }) == Truth::yes);
    CHECK(zhejiang({ { "hukou", "same_city_county" }, { "core_districts", true } }) == Truth::yes);
    // 上城区 → 西湖区
    CHECK(zhejiang({ { "hukou", "same_city_district" }, { "core_districts", true } }) == Truth::no);
    // 富阳、临安 → 中心城区：要核对，不判否，也不判是
    CHECK(zhejiang({ { "hukou", "same_city_district" } }) == Truth::unknown);
    CHECK(zhejiang({ { "hukou", "same_city_district" }, { "core_districts", dont_know } }) == Truth::unknown);
    CHECK(zhejiang({ { "hukou", "same_city_district" }, { "core_districts", false } }) == Truth::yes);
    // 同一县（市、区）内换乡镇；户籍南山 → 住龙岗
    CHECK(zhejiang({ { "hukou", "here" } }) == Truth::no);
    CHECK(shenzhen({ { "hukou", "here" } }) == Truth::no);

    // 深圳没有“跨县域”和“市辖区除外”：那几件事不改变深圳的任何结论。
    const FactSet none_of_these = FactSet {}.set(index(lists.shenzhen.fact("core_districts")));
    for (std::size_t i = 0; i < lists.shenzhen.decider.benefit_count(); ++i)
        CHECK((lists.shenzhen.decider.facts(i) & none_of_these).none());
}

TEST_CASE("T2: six months includes exactly six, and less than six is not nothing")
{
    const BothLists lists;
    for (const OfficialList* list : { &lists.zhejiang, &lists.shenzhen }) {
        CAPTURE(list->region.id);
        const auto id
            = [&](const char* number) { return (list == &lists.zhejiang ? "ZJ-" : "SZ-") + std::string(number); };
        CHECK(list->membership(list->member({ { "months_here", 6 } })) == Truth::yes);
        CHECK(list->membership(list->member({ { "months_here", 5 } })) == Truth::no);
        CHECK(list->verdict(id("06a"), list->member({ { "months_here", 6 } })) == eligible);
        for (const int months : { 5, 2, 0 }) {
            const BenefitDecision decided = list->decided(id("06a"), list->member({ { "months_here", months } }));
            CHECK(decided.verdict == not_yet);
            CHECK(decided.wait == Wait { 6 - months, std::nullopt });
        }
        // 照常：接种，急难，庇护和监护
        const Answers arrived
            = list->member({ { "age", 5 }, { "months_here", 0 }, { "emergency", true }, { "care_concern", true } });
        CHECK(list->verdict(id("01b"), arrived) == eligible);
        CHECK(list->verdict(id("15a"), arrived) == conditional);
        CHECK(list->verdict(list == &lists.zhejiang ? "ZJ-16c" : "SZ-15b", arrived) == conditional);
        // 健康管理、入学不因为不满6个月就判为不行
        CHECK(list->verdict(id("01a"), arrived) != ineligible);
        CHECK(list->verdict(id("03a"), list->member({ { "months_here", 0 }, { "stage", "primary" } })) != ineligible);
    }
}

TEST_CASE("T2: a newborn never has six months, and is vaccinated all the same")
{
    const BothLists lists;
    for (const char* hukou : { "other_province", "none" }) {
        const auto newborn = [&](const OfficialList& list) {
            return list.member({ { "age", 0 }, { "newborn", true }, { "months_here", 0 }, { "hukou", hukou } });
        };
        CHECK(lists.zhejiang.verdict("ZJ-01b", newborn(lists.zhejiang)) == eligible);
        CHECK(lists.shenzhen.verdict("SZ-01b", newborn(lists.shenzhen)) == eligible);
    }
}

TEST_CASE("T3: under sixteen, and senior high school")
{
    const BothLists lists;
    for (const OfficialList* list : { &lists.zhejiang, &lists.shenzhen }) {
        const bool zhejiang = list == &lists.zhejiang;
        const auto student = [&](int age, const char* stage) {
            return list->member(
                { { "age", age }, { "stage", stage }, { "hardship", true }, { "enrolled_here", true } });
        };
        const std::vector<std::string_view> senior = zhejiang ? std::vector<std::string_view> { "ZJ-04a", "ZJ-04b" }
                                                              : std::vector<std::string_view> { "SZ-04a", "SZ-04c" };
        const std::vector<std::string_view> vocational = zhejiang
            ? std::vector<std::string_view> { "ZJ-05a" }
            : std::vector<std::string_view> { "SZ-05a", "SZ-05b" };
        for (const auto& [stage, benefits] :
            { std::pair { "senior_high", senior }, std::pair { "vocational", vocational } }) {
            for (const std::string_view benefit : benefits) {
                CAPTURE(std::string(benefit));
                CHECK(list->verdict(benefit, student(15, stage)) == conditional);
                CHECK(list->verdict(benefit, student(16, stage)) == ineligible);
                CHECK(list->verdict(benefit, student(17, stage)) == ineligible);
                // 清单定义以外，但可直接问学校：不能只说“不能申请”
                CHECK(list->decider.benefit(list->index_of(benefit)).notes.at(0).id == "over_sixteen");
            }
        }
        // 未成年人保护法是18岁
        const Answers seventeen = list->member({ { "age", 17 }, { "care_concern", true }, { "emergency", true } });
        CHECK(list->verdict(zhejiang ? "ZJ-16c" : "SZ-15b", seventeen) == conditional);
        CHECK(list->verdict(zhejiang ? "ZJ-15a" : "SZ-15a", seventeen) == conditional);
    }
}

TEST_CASE("T4: 0–6, 3–6 and under 3, by stage")
{
    const BothLists lists;
    // Columns: 第1项, 托育, 第2项（入园a）, 第2项 of those in kindergarten, 第3项（入学a）, 第3项 of those at school.
    struct Row {
        const char* situation;
        int age;
        const char* stage;
        Verdict check_up, nursery, admission, in_kindergarten, schooling, at_school;
    };
    // 无 is not_yet where the child need only grow older.
    const Row rows[] = {
        { "0—2岁，没上", 1, "none", eligible, conditional, not_yet, ineligible, not_yet, ineligible },
        { "0—2岁，托班", 2, "nursery", eligible, conditional, not_yet, ineligible, ineligible, ineligible },
        { "3—5岁，在园", 3, "kindergarten", eligible, ineligible, conditional, eligible, ineligible, ineligible },
        { "3—5岁，在园", 5, "kindergarten", eligible, ineligible, conditional, eligible, ineligible, ineligible },
        { "3—5岁，没入园", 3, "none", eligible, ineligible, conditional, ineligible, not_yet, ineligible },
        { "刚满3岁，还在托班", 3, "nursery", eligible, ineligible, conditional, ineligible, ineligible, ineligible },
        { "6岁，还在幼儿园", 6, "kindergarten", eligible, ineligible, conditional, eligible, ineligible, ineligible },
        { "6岁，已上小学", 6, "primary", eligible, ineligible, ineligible, ineligible, eligible, eligible },
        { "6岁，既没入园也没入学", 6, "none", eligible, ineligible, conditional, ineligible, eligible, ineligible },
        { "7岁以上，小学", 7, "primary", ineligible, ineligible, ineligible, ineligible, eligible, eligible },
        { "7岁以上，没上学", 9, "none", ineligible, ineligible, ineligible, ineligible, eligible, ineligible },
        { "初中", 14, "junior_high", ineligible, ineligible, ineligible, ineligible, eligible, eligible },
    };
    for (const Row& row : rows) {
        CAPTURE(row.situation);
        const auto child = [&](const OfficialList& list) {
            return list.member({ { "age", row.age }, { "stage", row.stage }, { "hardship", true },
                { "inclusive_kindergarten", std::string_view(row.stage) == "kindergarten" } });
        };
        check(lists.zhejiang, child(lists.zhejiang),
            { { "ZJ-01a", row.check_up }, { "ZJ-01b", row.check_up }, { "ZJ-01d", row.nursery },
                { "ZJ-02a", row.admission }, { "ZJ-03a", row.schooling }, { "ZJ-03b", row.at_school } });
        check(lists.shenzhen, child(lists.shenzhen),
            { { "SZ-01a", row.check_up }, { "SZ-01b", row.check_up }, { "SZ-01c", row.nursery },
                { "SZ-02a", row.admission }, { "SZ-03a", row.schooling }, { "SZ-03b", row.at_school } });
        if (row.age >= 3) { // younger, it is a matter of age again
            CHECK(lists.zhejiang.verdict("ZJ-02c", child(lists.zhejiang)) == row.in_kindergarten);
            CHECK(lists.shenzhen.verdict("SZ-02b", child(lists.shenzhen)) == row.in_kindergarten);
        }
    }
    // 不能只用年龄推：不知道上什么，两项都不判否
    const Answers six = lists.zhejiang.member({ { "age", 6 } });
    check(lists.zhejiang, six,
        { { "ZJ-02a", undetermined }, { "ZJ-02c", undetermined }, { "ZJ-03a", undetermined },
            { "ZJ-03b", undetermined } });
    // 年龄与阶段矛盾：请确认，不静默改
    Answers nine = lists.zhejiang.member();
    nine.know(lists.zhejiang.fact("stage"),
        *lists.zhejiang.policy.schema[lists.zhejiang.fact("stage")].value_of("kindergarten"));
    CHECK_FALSE(lists.zhejiang.policy.contradictions_in(nine).empty());
}

TEST_CASE("T5: the newborn procedure is for children born in Zhejiang, in their first month")
{
    const BothLists lists;
    const auto verdict = [&](bool born_here, bool newborn) {
        return lists.zhejiang.verdict("ZJ-01c",
            lists.zhejiang.member(
                { { "age", 0 }, { "months_here", 0 }, { "born_here", born_here }, { "newborn", newborn } }));
    };
    CHECK(verdict(true, true) == eligible);
    CHECK(verdict(false, true) == ineligible); // 在老家出生再来浙江
    CHECK(verdict(true, false) == ineligible);
    CHECK(verdict(false, false) == ineligible);
    const FactId newborn = lists.shenzhen.fact("newborn"); // 深圳清单没有这一条
    for (std::size_t i = 0; i < lists.shenzhen.decider.benefit_count(); ++i)
        CHECK_FALSE(lists.shenzhen.decider.facts(i)[index(newborn)]);
}

// T6, T14, T15:
// 协助、协调、推动、拓展、满足……需求、有条件的区、以公办学校为主、根据上级要求；符合（……）条件的、纳入资助对象的；
// 重点关爱服务对象. Read from the two lists, clause by clause between 「；」.
constexpr std::string_view never_promised[]
    = { "ZJ-01d", "ZJ-02a", "ZJ-02b", "ZJ-03c", "ZJ-03d", "ZJ-03e", "ZJ-03f", "ZJ-04a", "ZJ-04b", "ZJ-05a", "ZJ-09a",
          "ZJ-10b", "ZJ-11a", "ZJ-13a", "ZJ-14a", "ZJ-15a", "ZJ-16b", "ZJ-16c", "ZJ-17b", //
          "SZ-01c", "SZ-02a", "SZ-03c", "SZ-03e", "SZ-04a", "SZ-04c", "SZ-05a", "SZ-05b", "SZ-07a", "SZ-07b", "SZ-07c",
          "SZ-09a", "SZ-10b", "SZ-11a", "SZ-11b", "SZ-12d", "SZ-13a", "SZ-14a", "SZ-15a", "SZ-15b", "SZ-17b", "SZ-18b",
          "SZ-20g" };

TEST_CASE("T6, T14, T15: a soft verb and 符合条件的 never promise the thing itself")
{
    const BothLists lists;
    for (const std::string_view benefit : never_promised) {
        CAPTURE(std::string(benefit));
        const OfficialList& list = benefit.starts_with("ZJ") ? lists.zhejiang : lists.shenzhen;
        const std::size_t i = list.index_of(benefit);
        CHECK_FALSE(witness(list.policy, list.decider, i, eligible));
        const auto granted = witness(list.policy, list.decider, i, conditional);
        REQUIRE(granted);
        CHECK(list.decider.decide(*granted, i).confirm.any()); // and says what is still to be decided
    }
}

TEST_CASE("T6: whose standard, and where: the hukou place decides 13 and 14, the place of emergency 15")
{
    const BothLists lists;
    for (const OfficialList* list : { &lists.zhejiang, &lists.shenzhen }) {
        const std::string region = list == &lists.zhejiang ? "ZJ-" : "SZ-";
        const Answers poor = list->member({ { "low_income", true }, { "destitute", true }, { "emergency", true } });
        CHECK(list->confirms(region + "13a", poor, "hukou_office"));
        CHECK(list->confirms(region + "14a", poor, "hukou_office"));
        CHECK_FALSE(list->confirms(region + "15a", poor, "hukou_office"));
        // Each reads its own ground and no other.
        const auto alone = [&](const char* told) {
            Answers answers = list->member(
                { { "low_income", false }, { "destitute", false }, { "emergency", false }, { "hardship", true } });
            return list->told(answers, { { told, true } });
        };
        check(*list, alone("low_income"),
            { { region + "13a", conditional }, { region + "14a", ineligible }, { region + "15a", ineligible } });
        check(*list, alone("destitute"),
            { { region + "13a", ineligible }, { region + "14a", conditional }, { region + "15a", ineligible } });
        check(*list, alone("emergency"),
            { { region + "13a", ineligible }, { region + "14a", ineligible }, { region + "15a", conditional } });
    }
}

TEST_CASE("T7: any window, the hukou place's money, and rehabilitation here")
{
    const BothLists lists;
    // 深圳只写“跨省通办”，户籍在广东其他市的不判“不行”
    CHECK(lists.shenzhen.verdict("SZ-10a", lists.shenzhen.member({ { "unsupported", true } })) == eligible);
    CHECK(lists.shenzhen.verdict(
              "SZ-10a", lists.shenzhen.member({ { "unsupported", true }, { "hukou", "same_province" } }))
        == conditional);
    for (const char* hukou : { "other_province", "same_province", "same_city_county" })
        CHECK(lists.zhejiang.verdict("ZJ-10a", lists.zhejiang.member({ { "unsupported", true }, { "hukou", hukou } }))
            == eligible);
    const Answers here = lists.zhejiang.member({ { "disability", true } });
    CHECK(lists.zhejiang.verdict("ZJ-11b", here) == eligible); // 就地受理
    CHECK(lists.zhejiang.verdict("ZJ-11a", here) == conditional);
    const Answers there = lists.shenzhen.member({ { "disability", true } });
    CHECK(lists.shenzhen.verdict("SZ-11b", there) == conditional); // 没写
    CHECK(lists.shenzhen.verdict("SZ-11a", there) == conditional);
    CHECK(lists.shenzhen.confirms("SZ-11a", there, "guardian_consent")); // 经监护人同意
}

TEST_CASE("T8: disability and hardship, differently in the two lists")
{
    const BothLists lists;
    struct Row {
        const char* situation;
        bool disability, hardship;
        const char* stage;
        bool inclusive;
        Verdict zj_a, zj_b, zj_c, sz_a, sz_b, sz_c;
    };
    // 看是否“学生”: conditional, and the office says.
    const Row rows[] = {
        { "残疾，不困难，普惠园", true, false, "kindergarten", true, //
            eligible, ineligible, conditional, ineligible, ineligible, conditional },
        { "残疾，困难，普惠园", true, true, "kindergarten", true, //
            eligible, ineligible, conditional, eligible, ineligible, conditional },
        { "残疾，不困难，小学", true, false, "primary", false, //
            ineligible, ineligible, eligible, ineligible, ineligible, eligible },
        { "残疾，不困难，初中", true, false, "junior_high", false, //
            ineligible, ineligible, eligible, ineligible, ineligible, eligible },
        { "残疾，不困难，高中", true, false, "senior_high", false, //
            ineligible, ineligible, eligible, ineligible, ineligible, eligible },
        { "残疾，困难，小学", true, true, "primary", false, //
            ineligible, eligible, eligible, ineligible, eligible, eligible },
        { "残疾，困难，初中", true, true, "junior_high", false, //
            ineligible, eligible, eligible, ineligible, eligible, eligible },
        { "残疾，困难，高中", true, true, "senior_high", false, //
            ineligible, eligible, eligible, ineligible, eligible, eligible },
        { "残疾，困难，中职", true, true, "vocational", false, //
            ineligible, eligible, eligible, ineligible, eligible, eligible },
        { "残疾，困难，非普惠园", true, true, "kindergarten", false, //
            ineligible, ineligible, conditional, ineligible, ineligible, conditional },
        { "不残疾，困难，普惠园", false, true, "kindergarten", true, //
            ineligible, ineligible, ineligible, ineligible, ineligible, ineligible },
        { "不残疾，困难，小学", false, true, "primary", false, //
            ineligible, ineligible, ineligible, ineligible, ineligible, ineligible },
        { "残疾，困难，没上学", true, true, "none", false, //
            ineligible, ineligible, ineligible, ineligible, ineligible, ineligible },
    };
    for (const Row& row : rows) {
        CAPTURE(row.situation);
        const std::string_view stage = row.stage;
        const bool senior = stage == "senior_high" || stage == "vocational";
        const int age = stage == "kindergarten" ? 5 : senior ? 15 : 12;
        const auto child = [&](const OfficialList& list) {
            return list.member({ { "age", age }, { "stage", stage }, { "inclusive_kindergarten", row.inclusive },
                { "enrolled_here", stage != "none" }, { "disability", row.disability }, { "hardship", row.hardship },
                { "low_income", false } });
        };
        check(lists.zhejiang, child(lists.zhejiang),
            { { "ZJ-12a", row.zj_a }, { "ZJ-12b", row.zj_b }, { "ZJ-12c", row.zj_c } });
        check(lists.shenzhen, child(lists.shenzhen),
            { { "SZ-12a", row.sz_a }, { "SZ-12b", row.sz_b }, { "SZ-12c", row.sz_c } });
        if (row.zj_c == undetermined) {
            CHECK(lists.zhejiang.decided("ZJ-12c", child(lists.zhejiang)).missing.none());
            CHECK(lists.zhejiang.confirms("ZJ-12c", child(lists.zhejiang), "counts_as_student"));
        }
    }
    // 深圳须正式学籍，浙江没有写
    const auto pupil = [](const OfficialList& list) {
        return list.member(
            { { "stage", "primary" }, { "enrolled_here", false }, { "disability", true }, { "hardship", true } });
    };
    CHECK(lists.shenzhen.verdict("SZ-12b", pupil(lists.shenzhen)) == ineligible);
    CHECK(lists.zhejiang.verdict("ZJ-12b", pupil(lists.zhejiang)) == eligible);
}
