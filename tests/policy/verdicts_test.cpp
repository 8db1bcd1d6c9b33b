// SPDX-License-Identifier: Apache-2.0
//
// Which verdicts each of the 97 benefits can have, from reading the text; and that it can have those and no others.
#include "kiosk/core/witness.hpp"

#include "tests/policy/official_list.hpp"
#include "tests/policy/random_families.hpp"

#include <map>

using namespace kiosk;
using namespace kiosk::tests;
using enum Verdict;

namespace {

// A column each for eligible, conditional, undetermined, not yet, ineligible; a dot where the text leaves no way to it.
//   E  the text promises the thing itself, with every condition written out
//   C  it leaves something to an office: 符合条件的, 纳入资助对象的, a soft verb; or, where membership is required,
//   whether
//      a relative is the guardian, and what holds for a child that is not registered
//   N  six months, or an age, can still be reached: wherever membership is required, nowhere where it is waived
struct Row {
    std::string_view benefit;
    std::string_view verdicts;
};

constexpr Row table[] = {
    { "ZJ-01a", "ECUNI" },
    { "ZJ-01b", "E.U.I" }, // waived; and a child only grows out of 0–6
    { "ZJ-01c", "ECU.I" }, // waives the six months and the hukou; and a child only grows out of its first month
    { "ZJ-01d", ".CUNI" },
    { "ZJ-02a", ".CUNI" },
    { "ZJ-02b", ".CUNI" },
    { "ZJ-02c", "ECUNI" },
    { "ZJ-03a", "ECUNI" },
    { "ZJ-03b", "ECUNI" },
    { "ZJ-03c", ".CUNI" },
    { "ZJ-03d", ".CUNI" },
    { "ZJ-03e", ".CUNI" },
    { "ZJ-03f", ".CUNI" },
    { "ZJ-04a", ".CUNI" },
    { "ZJ-04b", ".CUNI" },
    { "ZJ-05a", ".CUNI" },
    { "ZJ-06a", "ECUNI" },
    { "ZJ-07a", "ECUNI" }, // 持居住证的: settled by the permit, else for the office
    { "ZJ-07b", "ECUNI" },
    { "ZJ-08a", "ECUNI" },
    { "ZJ-08b", "ECUNI" },
    { "ZJ-09a", ".CUNI" },
    { "ZJ-10a", "ECUNI" },
    { "ZJ-10b", ".CUNI" },
    { "ZJ-11a", ".CUNI" },
    { "ZJ-11b", "ECUNI" }, // 就地受理
    { "ZJ-12a", "ECUNI" },
    { "ZJ-12b", "ECUNI" },
    { "ZJ-12c", "ECUNI" },
    { "ZJ-13a", ".CUNI" },
    { "ZJ-14a", ".CUNI" },
    { "ZJ-15a", ".CU.I" }, // waived; and a minor only grows out of it
    { "ZJ-16a", "ECUNI" },
    { "ZJ-16b", ".CUNI" },
    { "ZJ-16c", ".CU.I" }, // waived
    { "ZJ-17a", "ECUNI" },
    { "ZJ-17b", ".CUNI" },
    { "ZJ-18a", "ECUNI" },
    { "ZJ-18b", "ECUNI" },
    { "ZJ-18c", "ECUNI" },
    { "ZJ-19a", "ECUNI" },
    { "ZJ-19b", "ECUNI" },
    { "ZJ-20a", "ECUNI" },
    { "ZJ-20b", "ECUNI" },
    { "SZ-01a", "ECUNI" },
    { "SZ-01b", "E.U.I" }, // waived
    { "SZ-01c", ".CUNI" }, // 拓展
    { "SZ-02a", ".CUNI" },
    { "SZ-02b", "ECUNI" },
    { "SZ-03a", "ECUNI" },
    { "SZ-03b", "ECUNI" },
    { "SZ-03c", ".CUNI" }, // 以公办学校为主
    { "SZ-03d", "ECUNI" },
    { "SZ-03e", ".CUNI" },
    { "SZ-04a", ".CUNI" },
    { "SZ-04b", "ECUNI" },
    { "SZ-04c", ".CUNI" },
    { "SZ-05a", ".CUNI" },
    { "SZ-05b", ".CUNI" },
    { "SZ-06a", "ECUNI" },
    { "SZ-07a", ".CUNI" }, // 推动
    { "SZ-07b", ".CUNI" },
    { "SZ-07c", ".CUNI" }, // 办理备案手续后
    { "SZ-08a", "ECUNI" },
    { "SZ-08b", "ECUNI" },
    { "SZ-09a", ".CUNI" },
    { "SZ-10a", "ECUNI" }, // 跨省通办: within the province to be asked
    { "SZ-10b", ".CUNI" },
    { "SZ-11a", ".CUNI" },
    { "SZ-11b", ".CUNI" }, // 根据上级要求
    { "SZ-12a", "ECUNI" },
    { "SZ-12b", "ECUNI" },
    { "SZ-12c", "ECUNI" },
    { "SZ-12d", ".CUNI" },
    { "SZ-13a", ".CUNI" },
    { "SZ-14a", ".CUNI" },
    { "SZ-15a", ".CU.I" }, // waived
    { "SZ-15b", ".CU.I" }, // waived: 未成年人
    { "SZ-16a", "ECUNI" },
    { "SZ-16b", "ECUNI" },
    { "SZ-17a", "ECUNI" },
    { "SZ-17b", ".CUNI" }, // 有条件的区
    { "SZ-18a", "ECUNI" },
    { "SZ-18b", ".CUNI" },
    { "SZ-18c", "ECUNI" },
    { "SZ-19a", "ECUNI" },
    { "SZ-19b", "ECUNI" },
    { "SZ-19c", "ECUNI" },
    { "SZ-19d", "ECUNI" },
    { "SZ-19e", "ECUNI" },
    { "SZ-20a", "ECUNI" },
    { "SZ-20b", "ECUNI" },
    { "SZ-20c", "ECUNI" },
    { "SZ-20d", "ECUNI" },
    { "SZ-20e", "ECUNI" },
    { "SZ-20f", "ECUNI" },
    { "SZ-20g", ".CUNI" },
};

constexpr std::pair<Verdict, char> columns[]
    = { { eligible, 'E' }, { conditional, 'C' }, { undetermined, 'U' }, { not_yet, 'N' }, { ineligible, 'I' } };

char letter(Verdict verdict)
{
    return columns[static_cast<std::size_t>(verdict)].second;
}

} // namespace

TEST_CASE("the two lists have the 97 benefits of the table, in its order")
{
    const BothLists lists;
    std::vector<std::string> ids;
    for (const OfficialList* list : { &lists.zhejiang, &lists.shenzhen })
        for (std::size_t i = 0; i < list->decider.benefit_count(); ++i)
            ids.push_back(list->decider.benefit(i).id);
    REQUIRE(ids.size() == 97);
    for (std::size_t i = 0; i < ids.size(); ++i)
        CHECK(ids[i] == table[i].benefit);
}

TEST_CASE("each benefit can have the verdicts that its text leaves room for, and each is proved by a family")
{
    const BothLists lists;
    for (const Row& row : table) {
        CAPTURE(std::string(row.benefit));
        const OfficialList& list = row.benefit.starts_with("ZJ") ? lists.zhejiang : lists.shenzhen;
        const std::size_t i = list.index_of(row.benefit);
        std::string found;
        for (const auto& [verdict, column] : columns) {
            const auto answers = witness(list.policy, list.decider, i, verdict);
            found += answers ? column : '.';
            if (!answers)
                continue;
            CHECK(list.policy.contradictions_in(*answers).empty());
            CHECK(list.decider.decide(*answers, i).verdict == verdict);
            const BenefitDecision of_all = list.decider.decide(*answers).benefits[i];
            CHECK(of_all.verdict == verdict);
            CHECK((of_all.wait == Wait {}) == (verdict != not_yet));
            if (verdict == conditional)
                CHECK(of_all.confirm.any());
            if (verdict == eligible)
                CHECK(of_all.confirm.none());
            if (verdict == undetermined)
                CHECK(of_all.missing.any());
        }
        CHECK(found == row.verdicts);
    }
}

TEST_CASE("no family is given a verdict that the table leaves out")
{
    const BothLists lists;
    std::map<std::string_view, std::string_view> verdicts;
    for (const Row& row : table)
        verdicts[row.benefit] = row.verdicts;
    for (const OfficialList* list : { &lists.zhejiang, &lists.shenzhen }) {
        RandomFamilies families(*list, 97);
        for (int i = 0; i < 2000; ++i) {
            const Answers answers = families.withheld(families.told(), 0.3);
            for (const BenefitDecision& decided : list->decider.decide(answers).benefits) {
                CAPTURE(decided.benefit->id);
                CHECK(verdicts.at(decided.benefit->id).find(letter(decided.verdict)) != std::string_view::npos);
            }
        }
    }
}
