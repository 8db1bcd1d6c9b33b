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
//   C  it leaves something to an office: 符合条件的, 纳入资助对象的, a soft verb
//   N  six months, or an age, can still be reached: wherever membership is required, nowhere where it is waived
struct Row {
    std::string_view benefit;
    std::string_view verdicts;
};

constexpr Row table[] = {
    { "ZJ-01a", "E.UNI" },
    { "ZJ-01b", "E.U.I" }, // waived; and a child only grows out of 0–6
    { "ZJ-01c", "E.U.I" }, // waives the six months; and a child only grows out of its first month
    { "ZJ-01d", ".CUNI" },
    { "ZJ-02a", ".CUNI" },
    { "ZJ-02b", ".CUNI" },
    { "ZJ-02c", "E.UNI" },
    { "ZJ-03a", "E.UNI" },
    { "ZJ-03b", "E.UNI" },
    { "ZJ-03c", ".CUNI" },
    { "ZJ-03d", ".CUNI" },
    { "ZJ-03e", ".CUNI" },
    { "ZJ-03f", ".CUNI" },
    { "ZJ-04a", ".CUNI" },
    { "ZJ-04b", ".CUNI" },
    { "ZJ-05a", ".CUNI" },
    { "ZJ-06a", "E.UNI" },
    { "ZJ-07a", "ECUNI" }, // 持居住证的: settled by the permit, else for the office
    { "ZJ-07b", "E.UNI" },
    { "ZJ-08a", "E.UNI" },
    { "ZJ-08b", "E.UNI" },
    { "ZJ-09a", ".CUNI" },
    { "ZJ-10a", "E.UNI" },
    { "ZJ-10b", ".CUNI" },
    { "ZJ-11a", ".CUNI" },
    { "ZJ-11b", "E.UNI" }, // 就地受理
    { "ZJ-12a", "E.UNI" },
    { "ZJ-12b", "E.UNI" },
    { "ZJ-12c", "E.UNI" },
    { "ZJ-13a", ".CUNI" },
    { "ZJ-14a", ".CUNI" },
    { "ZJ-15a", ".CU.I" }, // waived; and a minor only grows out of it
    { "ZJ-16a", "E.UNI" },
    { "ZJ-16b", ".CUNI" },
    { "ZJ-16c", ".CU.I" }, // waived
    { "ZJ-17a", "E.UNI" },
    { "ZJ-17b", ".CUNI" },
    { "ZJ-18a", "E.UNI" },
    { "ZJ-18b", "E.UNI" },
    { "ZJ-18c", "E.UNI" },
    { "ZJ-19a", "E.UNI" },
    { "ZJ-19b", "E.UNI" },
    { "ZJ-20a", "E.UNI" },
    { "ZJ-20b", "E.UNI" },
    { "SZ-01a", "E.UNI" },
    { "SZ-01b", "E.U.I" }, // waived
    { "SZ-01c", ".CUNI" }, // 拓展
    { "SZ-02a", ".CUNI" },
    { "SZ-02b", "E.UNI" },
    { "SZ-03a", "E.UNI" },
    { "SZ-03b", "E.UNI" },
    { "SZ-03c", ".CUNI" }, // 以公办学校为主
    { "SZ-03d", "E.UNI" },
    { "SZ-03e", ".CUNI" },
    { "SZ-04a", ".CUNI" },
    { "SZ-04b", "E.UNI" },
    { "SZ-04c", ".CUNI" },
    { "SZ-05a", ".CUNI" },
    { "SZ-05b", ".CUNI" },
    { "SZ-06a", "E.UNI" },
    { "SZ-07a", ".CUNI" }, // 推动
    { "SZ-07b", ".CUNI" },
    { "SZ-07c", ".CUNI" }, // 办理备案手续后
    { "SZ-08a", "E.UNI" },
    { "SZ-08b", "E.UNI" },
    { "SZ-09a", ".CUNI" },
    { "SZ-10a", "ECUNI" }, // 跨省通办: within the province to be asked
    { "SZ-10b", ".CUNI" },
    { "SZ-11a", ".CUNI" },
    { "SZ-11b", ".CUNI" }, // 根据上级要求
    { "SZ-12a", "E.UNI" },
    { "SZ-12b", "E.UNI" },
    { "SZ-12c", "E.UNI" },
    { "SZ-12d", ".CUNI" },
    { "SZ-13a", ".CUNI" },
    { "SZ-14a", ".CUNI" },
    { "SZ-15a", ".CU.I" }, // waived
    { "SZ-15b", ".CU.I" }, // waived: 未成年人
    { "SZ-16a", "E.UNI" },
    { "SZ-16b", "E.UNI" },
    { "SZ-17a", "E.UNI" },
    { "SZ-17b", ".CUNI" }, // 有条件的区
    { "SZ-18a", "E.UNI" },
    { "SZ-18b", ".CUNI" },
    { "SZ-18c", "E.UNI" },
    { "SZ-19a", "E.UNI" },
    { "SZ-19b", "E.UNI" },
    { "SZ-19c", "E.UNI" },
    { "SZ-19d", "E.UNI" },
    { "SZ-19e", "E.UNI" },
    { "SZ-20a", "E.UNI" },
    { "SZ-20b", "E.UNI" },
    { "SZ-20c", "E.UNI" },
    { "SZ-20d", "E.UNI" },
    { "SZ-20e", "E.UNI" },
    { "SZ-20f", "E.UNI" },
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
                CHECK((of_all.missing.any() || of_all.confirm.any()));
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
