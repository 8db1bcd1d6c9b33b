// SPDX-License-Identifier: Apache-2.0
//
// What a family makes of the results: at a glance, one service, safety, another region.
#include "tests/support/kiosk_fixture.hpp"

#include <doctest/doctest.h>

using namespace kiosk;
using kiosk::test::KioskFixture;

namespace {

using Told = std::map<std::string, std::string>;
const Told schoolchild { { "age", "9" }, { "hukou", "other_province" }, { "months_here", "6" }, { "carer", "parent" },
    { "stage", "primary" }, { "residence_permit", "true" }, { "hardship", "true" } };

void to_results(KioskFixture& kiosk, Told told, const std::string& language = "zh-Hans")
{
    kiosk.begin(language);
    kiosk.answer_all(told);
    REQUIRE(kiosk.tap_id("done"));
    REQUIRE(kiosk.tap_id("results"));
}

Told with(Told told, const Told& more)
{
    for (const auto& [fact, value] : more)
        told[fact] = value;
    return told;
}

// The label of the first node that contains these words; "" when there is none.
std::string saying(const KioskFixture& kiosk, std::string_view words)
{
    for (const ui::Node& node : const_cast<KioskFixture&>(kiosk).app().probe().nodes())
        if (node.label.find(words) != std::string::npos)
            return node.label;
    return {};
}

const ui::Node* node_saying(KioskFixture& kiosk, std::string_view words)
{
    for (const ui::Node& node : kiosk.app().probe().nodes())
        if (node.label.find(words) != std::string::npos)
            return &node;
    return nullptr;
}

} // namespace

TEST_CASE("the counts are the verdicts of the list, a number and a word each")
{
    KioskFixture kiosk;
    to_results(kiosk, schoolchild);
    const Decision decision = kiosk.app().setting().decider.decide(kiosk.session().family.answers_of(0));
    std::map<Verdict, int> expected;
    for (const ServiceDecision& service : decision.services)
        ++expected[service.verdict];
    const std::map<Verdict, std::string> words { { Verdict::eligible, "可以享受" },
        { Verdict::conditional, "要看条件" }, { Verdict::undetermined, "还缺信息" }, { Verdict::not_yet, "还没到时候" },
        { Verdict::ineligible, "不属于这一项" } };
    CHECK(expected.size() >= 2);
    for (const auto& [verdict, word] : words) {
        CAPTURE(word);
        const auto count = expected.find(verdict);
        CHECK(saying(kiosk, word + " ")
            == (count == expected.end() ? "" : word + " " + std::to_string(count->second) + "项"));
    }
}

TEST_CASE("what to do first stands on top and leads there in one tap")
{
    KioskFixture kiosk;
    to_results(kiosk, with(schoolchild, { { "insured", "here" }, { "rural_school", "false" } }));
    CHECK(saying(kiosk, "先做这一件") != "");
    REQUIRE(kiosk.tap("看怎么办：上小学和初中"));
    CHECK(kiosk.at<place::Detail>());
    REQUIRE(kiosk.tap("返回"));
    KioskFixture urgent;
    // An emergency comes even before what is still to be told.
    to_results(urgent, with(schoolchild, { { "emergency", "true" } }));
    const auto& nodes = urgent.app().probe().nodes();
    const auto first = std::find_if(
        nodes.begin(), nodes.end(), [](const ui::Node& node) { return node.id.starts_with("first/service/"); });
    REQUIRE(first != nodes.end());
    CHECK(first->label.find("临时救助") != std::string::npos);
}

TEST_CASE("what is still missing is one tap away, and the answer leads back to the same results")
{
    KioskFixture kiosk;
    to_results(kiosk, with(schoolchild, { { "insured", "here" } }));
    const Place before = kiosk.session().place;
    REQUIRE(kiosk.tap("说一说："));
    CHECK(kiosk.question() == "rural_school");
    REQUIRE(kiosk.tap_id("back"));
    CHECK(kiosk.session().place == before);
    REQUIRE(kiosk.tap("说一说："));
    kiosk.answer(1);
    CHECK(kiosk.session().place == before);
    CHECK(saying(kiosk, "说一说：").empty());
    // And once there, "change answers" leads to the review again, not back here.
    REQUIRE(kiosk.tap_id("change"));
    CHECK(kiosk.at<place::Review>());
}

TEST_CASE("membership refused ends with what is open, what opens when, and whom to ask")
{
    struct Row {
        Told told;
        const char* reason;
        const char* now; // what there is all the same
        const char* whom;
    };
    const Row rows[] = {
        { with(schoolchild, { { "months_here", "2" } }), "清单算的是在这里住满6个月的孩子。",
            "打疫苗、急难求助、孩子有危险时的保护，现在就可以。", "还没办居住登记的" },
        { with(schoolchild, { { "age", "16" }, { "stage", "senior_high" } }), "清单算的是不满16周岁的孩子。",
            "急难求助、孩子有危险时的保护，不满18岁都可以。", "上学、考试、资助，问学校。" },
        { with(schoolchild, { { "hukou", "here" } }), "清单算的是跨县（市、区）搬家的孩子。",
            "本地孩子能办的，您的孩子一样可以去问。", "换了乡镇（街道）、有困难的" },
        { with(schoolchild, { { "hukou", "outside_mainland" } }), "清单算的是离开户口所在地的孩子。",
            "打疫苗、急难求助、孩子有危险时的保护，照样可以。", "有的地方另有给港澳、外国孩子的服务。" },
        { with(schoolchild, { { "carer", "alone" } }), "清单算的是跟着父母或别的监护人的孩子。", "安全最要紧。",
            "有危险打110。" },
        { with(schoolchild, { { "hukou", "same_city_district" }, { "core_districts", "true" } }),
            "在同一个城市的中心城区换区住", "户口在这个城市的孩子能办的", "哪些区是中心城区" },
    };
    for (const Row& row : rows) {
        CAPTURE(row.reason);
        KioskFixture kiosk;
        to_results(kiosk, row.told);
        REQUIRE(kiosk.tap("现在不算“流动儿童”：为什么"));
        CHECK(kiosk.hand().sees("现在不算清单说的“流动儿童”"));
        CHECK(kiosk.hand().sees(row.reason));
        CHECK(kiosk.hand().sees(row.now));
        CHECK(kiosk.hand().sees("问谁"));
        CHECK(kiosk.hand().sees(row.whom));
    }
    KioskFixture soon;
    to_results(soon, rows[0].told);
    REQUIRE(soon.tap_id("membership"));
    CHECK(soon.hand().sees("再住满4个月："));
    KioskFixture member;
    to_results(member, schoolchild);
    CHECK_FALSE(member.hand().sees("现在不算清单说的“流动儿童”"));
    CHECK_FALSE(member.tap_id("membership"));
}

TEST_CASE("a service says whether, what, where, with what, whom to call and how, in that order, and the rest at a tap")
{
    KioskFixture kiosk;
    to_results(kiosk, schoolchild);
    REQUIRE(kiosk.tap_id("service/2"));
    std::vector<std::string> said;
    for (const ui::Node& node : kiosk.app().probe().nodes())
        if (node.part == ui::Part::page && (node.role == ui::Role::heading || node.role == ui::Role::status))
            said.push_back(node.label);
    std::size_t at = 0;
    for (const char* heading :
        { "义务教育服务", "可以享受", "在这里上小学、初中", "到哪里", "要带什么", "电话", "怎么办" }) {
        CAPTURE(heading);
        const auto found = std::find(said.begin() + static_cast<std::ptrdiff_t>(at), said.end(), heading);
        REQUIRE(found != said.end());
        at = static_cast<std::size_t>(found - said.begin());
    }
    // The official words hang behind a line; a tap unfolds them, another folds them up, and each service begins folded.
    const std::string quote = "保障流动儿童接受义务教育";
    CHECK(saying(kiosk, quote).empty());
    REQUIRE(kiosk.tap_id("fold/official_words"));
    CHECK_FALSE(saying(kiosk, quote).empty());
    REQUIRE(kiosk.tap_id("fold/official_words"));
    CHECK(saying(kiosk, quote).empty());
    REQUIRE(kiosk.tap_id("fold/official_words"));
    REQUIRE(kiosk.tap_id("back"));
    REQUIRE(kiosk.tap_id("service/2"));
    CHECK(saying(kiosk, quote).empty());
    // The title stays while the page moves.
    const float before = node_saying(kiosk, "义务教育服务")->rect.y;
    for (const char* fold : { "fold/official_words", "fold/reasons", "fold/refused", "fold/about" })
        REQUIRE(kiosk.tap_id(fold));
    REQUIRE(kiosk.tap("往下看"));
    CHECK(node_saying(kiosk, "义务教育服务")->rect.y == before);
}

TEST_CASE("the benefits of a service stand best first, and the one that is chosen is told alone")
{
    KioskFixture kiosk;
    to_results(kiosk, with(schoolchild, { { "rural_school", "false" } }));
    REQUIRE(kiosk.tap_id("service/2"));
    const Decision decision = kiosk.app().setting().decider.decide(kiosk.session().family.answers_of(0));
    const auto benefits = decision.of(decision.services[2]);
    std::vector<Verdict> shown;
    std::size_t chosen = 0;
    for (const ui::Node& node : kiosk.app().probe().nodes()) {
        if (!node.id.starts_with("benefit/"))
            continue;
        if (node.selected)
            chosen = shown.size();
        shown.push_back(benefits[std::stoul(node.id.substr(8))].verdict);
    }
    REQUIRE(shown.size() == benefits.size());
    CHECK(std::is_sorted(shown.begin(), shown.end()));
    CHECK(chosen == 0);
    // The meal subsidy is the one that is refused: its way and its papers are nobody's business until it is chosen, and
    // then there are none.
    const std::string why = "条件“就读农村义务教育学校且纳入资助对象”";
    CHECK(saying(kiosk, why).empty());
    CHECK(kiosk.hand().sees("要带什么"));
    REQUIRE(kiosk.tap("农村学校的营养补助"));
    CHECK(kiosk.hand().sees("不属于这一项"));
    CHECK_FALSE(saying(kiosk, why).empty());
    CHECK_FALSE(kiosk.hand().sees("要带什么"));
    // An answer that is changed from here leads back to it.
    const Place before = kiosk.session().place;
    REQUIRE(kiosk.tap("改这一项：学校是不是农村学校"));
    CHECK(kiosk.question() == "rural_school");
    REQUIRE(kiosk.tap_id("back"));
    CHECK(kiosk.session().place == before);
}

TEST_CASE("every statement on how to apply is marked with how far to trust it")
{
    KioskFixture kiosk;
    to_results(kiosk, schoolchild);
    const Region& region = kiosk.app().setting().decider.region();
    const auto messages = locale::Messages::create("zh-Hans", test::catalogue().messages("zh-Hans"));
    REQUIRE(messages);
    const Words words(test::catalogue(), *messages, region);
    std::size_t statements = 0;
    for (std::size_t service = 0; service < region.services.size(); ++service) {
        if (!kiosk.app().probe().find_id("service/" + std::to_string(service)))
            continue;
        REQUIRE(kiosk.tap_id("service/" + std::to_string(service)));
        for (const char* fold : { "fold/laws", "fold/time", "fold/proxy", "fold/refused", "fold/official_words" })
            (void)kiosk.tap_id(fold); // where there is something behind it
        const DetailView view = detail_view(kiosk.session(), kiosk.app().setting(), words);
        for (const auto& topic : view.howto) {
            for (const auto& statement : topic) {
                ++statements;
                CAPTURE(statement.words);
                CHECK_FALSE(statement.source.empty());
                CHECK((statement.trust == Trust::practice) == (statement.source == "一般做法，请向窗口确认"));
                CHECK(kiosk.hand().sees(statement.words));
                // Where it comes from is said; of general practice, once for the page.
                CHECK(kiosk.hand().sees(statement.trust == Trust::practice
                        ? "没有写明出处的，都是一般做法，请向窗口确认。"
                        : statement.source));
            }
        }
        REQUIRE(kiosk.tap_id("back"));
    }
    CHECK(statements > 0);
}

TEST_CASE("why not: the official words, and the answer that would change it")
{
    KioskFixture kiosk;
    to_results(kiosk, with(schoolchild, { { "disability", "false" } }));
    REQUIRE(kiosk.tap("学前教育服务"));
    CHECK(kiosk.hand().sees("不属于这一项"));
    CHECK_FALSE(saying(kiosk, "条件“3-6岁流动儿童”").empty());
    CHECK(kiosk.hand().sees("什么变了，结果就可能不一样"));
    const Place before = kiosk.session().place;
    REQUIRE(kiosk.tap("改这一项：孩子的年龄"));
    CHECK(kiosk.question() == "age");
    REQUIRE(kiosk.tap_id("back"));
    CHECK(kiosk.session().place == before);
}

TEST_CASE("safety first: every danger, the right number first, without an answer, in every region and language")
{
    const std::map<std::string, std::map<std::string, std::string>> first {
        { "zhejiang",
            { { "danger", "110" }, { "despair", "96525" }, { "alone", "110" }, { "hunger", "12345" },
                { "shelter", "12345" } } },
        { "shenzhen",
            { { "danger", "110" }, { "despair", "12356" }, { "alone", "110" }, { "hunger", "12345" },
                { "shelter", "12345" } } },
    };
    for (const auto& [region, numbers] : first) {
        for (const std::string& language : test::catalogue().languages()) {
            if (!test::catalogue().offered_by_default(language))
                continue;
            CAPTURE(region);
            CAPTURE(language);
            KioskFixture kiosk(region);
            REQUIRE(kiosk.tap_id("language"));
            REQUIRE(kiosk.tap_id("language/" + language));
            REQUIRE(kiosk.tap_id("help"));
            const auto messages = locale::Messages::create(language, test::catalogue().messages(language));
            REQUIRE(messages);
            const HelpView view
                = help_view({ test::catalogue(), *messages, *test::catalogue().policy().region(region) });
            REQUIRE(view.dangers.size() == numbers.size());
            for (const auto& danger : view.dangers) {
                CAPTURE(danger.id);
                CHECK(danger.phones.front().number == numbers.at(danger.id));
                CHECK(kiosk.hand().sees(danger.title));
                CHECK(kiosk.hand().sees(danger.text));
            }
            CHECK(kiosk.session().family.children.empty());
            CHECK(kiosk.session().steps.empty());
        }
    }
}

TEST_CASE("a quiet entry shows what would differ in the other region, and leads back")
{
    KioskFixture kiosk;
    to_results(kiosk, schoolchild);
    const Family before = kiosk.session().family;
    REQUIRE(kiosk.tap("如果搬到深圳市"));
    CHECK(kiosk.hand().sees("如果搬到深圳市：第1个孩子（9岁）"));
    CHECK(kiosk.hand().sees("是这样看的"));
    CHECK_FALSE(saying(kiosk, "到那里从零算起").empty());
    CHECK_FALSE(saying(kiosk, "到了那里才知道的").empty());
    CHECK(kiosk.hand().sees("在深圳市"));
    CHECK(kiosk.hand().sees("交通出行服务"));
    CHECK(kiosk.hand().sees("清单里没有对应的一项"));
    CHECK(kiosk.hand().sees("到那里住满6个月以后"));
    REQUIRE(kiosk.tap_id("back"));
    CHECK(kiosk.at<place::Results>());
    CHECK(kiosk.session().family.children[0].answers == before.children[0].answers);
    CHECK(kiosk.session().family.shared == before.shared);
}

TEST_CASE("in Shenzhen a service says how to apply in Shenzhen's own words")
{
    KioskFixture kiosk("shenzhen");
    to_results(
        kiosk, { { "age", "2" }, { "hukou", "other_province" }, { "months_here", "24" }, { "carer", "parent" } });
    REQUIRE(kiosk.tap_id("service/0"));
    CHECK(saying(kiosk, "去现在住的地方的社康中心（社区卫生服务中心）。") != "");
    CHECK(saying(kiosk, "在乡镇，去卫生院。").empty());
}

TEST_CASE("a child of seven in kindergarten reads when school begins; a pupil does not")
{
    KioskFixture kindergarten;
    to_results(kindergarten, with(schoolchild, { { "age", "6" }, { "stage", "kindergarten" } }));
    REQUIRE(kindergarten.tap_id("service/2"));
    CHECK(saying(kindergarten, "满6周岁后的9月入学") != "");
    KioskFixture pupil;
    to_results(pupil, schoolchild);
    REQUIRE(pupil.tap_id("service/2"));
    CHECK(saying(pupil, "满6周岁后的9月入学").empty());
}
