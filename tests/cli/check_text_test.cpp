// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/check_text.hpp"

#include "tests/cli/installed.hpp"

#include <sstream>

using namespace kiosk;
using namespace kiosk::tests;

namespace {

std::string written(
    std::string_view family, const std::string& language, cli::TextLength how_to = cli::TextLength::brief)
{
    std::ostringstream out;
    const Status status = cli::write_text(accepted(family), installed(), language, how_to, out);
    REQUIRE_MESSAGE(status, (status ? "" : status.error().message));
    return out.str();
}

bool contains(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("every message of the report exists in every language")
{
    for (const std::string& language : installed().languages())
        for (const content::Golden& golden : installed().goldens()) {
            const std::string text = written(golden.input, language, cli::TextLength::whole);
            CHECK_MESSAGE(!contains(text, "⟦"), golden.name);
            CHECK_MESSAGE(!contains(text, "{"), golden.name);
        }
}

TEST_CASE("the report says which list, which day and which content")
{
    const std::string text = written(example, "zh-Hans");
    CHECK(text.starts_with("浙江省流动儿童在居住地享有关爱服务基础清单\n"));
    CHECK(contains(text, "2026年11月21日"));
    CHECK(contains(text, installed().edition().version));
    CHECK(contains(text, installed().edition().sha256.substr(0, 12)));
    CHECK(contains(text, "════ 第1个孩子 老大（9岁）\n"));
}

TEST_CASE("a service stands with its words, its department and what is open")
{
    const std::string text = written(example, "zh-Hans");
    CHECK(contains(text, "保障流动儿童接受义务教育"));
    CHECK(contains(text, "? 就读农村义务教育学校且纳入资助对象"));
    CHECK(contains(text, "省教育厅"));
    CHECK(text.find("ZJ-03") < text.find("ZJ-06"));
    // What does not apply comes last.
    CHECK(text.find("ZJ-20") < text.find("ZJ-01"));
}

TEST_CASE("a translation stands beside the Chinese words, which decide")
{
    const std::string text = written(example, "en");
    CHECK(contains(text, "the Chinese text decides"));
    CHECK(contains(text, "「保障流动儿童接受义务教育」"));
    CHECK_FALSE(contains(written(example, "zh-Hans"), "「保障流动儿童接受义务教育」"));
}

TEST_CASE("private facts are named in neutral words, once")
{
    const std::string text = written(R"({"region":"zhejiang","children":[{}]})", "en");
    for (const std::string_view name : { "unsupported", "severe_mental_disorder", "care_concern" })
        CHECK_FALSE(contains(text, name));
    CHECK(contains(text, "something you can tell in private"));
    CHECK_FALSE(contains(text, "something you can tell in private and something you can tell in private"));
}

TEST_CASE("a wait is told in words")
{
    const std::string text = written(
        R"({"region":"zhejiang","children":[{"age":2,"hukou":"other_province","months_here":5,"carer":"parent","stage":"none"}]})",
        "en");
    CHECK(contains(text, "In 1 more month here."));
    CHECK(contains(text, "From the age of 3."));
}

TEST_CASE("a label is one line, a child without one has its number")
{
    const std::string text = written(R"({"region":"zhejiang","children":[{"label":"a\n\u001b[31mb"},{},{"label":")"
            + std::string(500, 'x') + R"("}]})",
        "en");
    CHECK(contains(text, "════ Child 1 a\\n\\u001B[31mb\n"));
    CHECK(contains(text, "════ Child 2\n"));
    CHECK(contains(text, "════ Child 3 " + std::string(60, 'x') + "…\n"));
}

TEST_CASE("how to apply is told on demand, each statement with its source")
{
    constexpr std::string_view statement
        = "· 孩子现在住在哪里，就由哪里的接种单位打疫苗。〔《中华人民共和国疫苗管理法》第四十七条〕";
    constexpr std::string_view family = R"({"region": "zhejiang", "as_of": "2026-11-21", "children": [{"age": 2}]})";
    CHECK_FALSE(contains(written(family, "zh-Hans"), statement));
    const std::string whole = written(family, "zh-Hans", cli::TextLength::whole);
    CHECK(contains(whole, statement));
    CHECK(contains(whole, "〔一般做法，请向窗口确认〕"));
    CHECK(contains(whole, "〔清单原文："));
    CHECK(contains(written(family, "en", cli::TextLength::whole), "Article 47]"));
}

TEST_CASE("who stands outside the definition is told why, what there is now, and whom to ask")
{
    const std::string text = written(
        R"({"region": "zhejiang", "as_of": "2026-11-21",
            "children": [{"age": 16, "hukou": "here", "months_here": 2, "carer": "parent"}]})",
        "zh-Hans");
    for (const std::string_view words :
        { "您的孩子满16岁了。", "不满18岁都可以", "户口就在这个县（市、区）。", "还没满6个月。" })
        CHECK_MESSAGE(contains(text, words), words);
    CHECK_FALSE(contains(text, "有的事还没有回答"));
    // Time does not help who is too old.
    CHECK_FALSE(contains(text, "请再来看一次。"));
    CHECK(contains(written(R"({"region": "zhejiang", "as_of": "2026-11-21",
            "children": [{"age": 9, "hukou": "other_province", "months_here": 2, "carer": "parent"}]})",
                       "zh-Hans"),
        "请再来看一次。"));
}

// What follows was written by a person with the lists and content/languages/zh-Hans open, not taken from the program.
TEST_CASE("each region says how to apply in its own words")
{
    constexpr std::string_view child = R"(","as_of":"2026-11-21","children":[{"age":2,"hukou":"other_province",
        "months_here":24,"carer":"parent","stage":"none"}]})";
    const std::string zhejiang
        = written(R"({"region":"zhejiang)" + std::string(child), "zh-Hans", cli::TextLength::whole);
    const std::string shenzhen
        = written(R"({"region":"shenzhen)" + std::string(child), "zh-Hans", cli::TextLength::whole);
    CHECK(contains(zhejiang, "去现在住的地方的社区卫生服务中心。在乡镇，去卫生院。"));
    CHECK_FALSE(contains(zhejiang, "社康中心"));
    CHECK(contains(shenzhen, "去现在住的地方的社康中心（社区卫生服务中心）。"));
    CHECK(contains(shenzhen, "接种门诊多在社康中心。"));
    CHECK_FALSE(contains(shenzhen, "在乡镇，去卫生院。"));
}

TEST_CASE("a hint is read by the children it is for, whether or not they can have the benefit")
{
    constexpr std::string_view september = "还在幼儿园的孩子，满6周岁后的9月入学";
    constexpr std::string_view guangdong
        = "孩子的医保在广东其他市的，清单没有写到，不等于不能结算，可以打12393问参保地怎么办。";
    constexpr std::string_view filing = "一般要先向参保地办异地就医备案";
    const auto of = [](std::string_view region, std::string_view more) {
        return written(R"({"region":")" + std::string(region)
                + R"(","as_of":"2026-11-21","children":[{"hukou":"other_province","months_here":24,"carer":"parent",)"
                + std::string(more) + "}]}",
            "zh-Hans");
    };
    for (const std::string_view region : { "zhejiang", "shenzhen" }) {
        CHECK(contains(of(region, R"("age":6,"stage":"kindergarten")"), september));
        CHECK(contains(of(region, R"("age":7,"stage":"kindergarten")"), september));
        CHECK_FALSE(contains(of(region, R"("age":9,"stage":"primary")"), september));
        CHECK_FALSE(contains(of(region, R"("age":4,"stage":"kindergarten")"), september));
    }
    const std::string here = of("shenzhen", R"("age":9,"stage":"primary","insured":"here")");
    CHECK_FALSE(contains(here, guangdong));
    CHECK_FALSE(contains(here, filing));
    const std::string same = of("shenzhen", R"("age":9,"stage":"primary","insured":"same_province")");
    CHECK(contains(same, guangdong));
    CHECK_FALSE(contains(same, filing));
    const std::string other = of("shenzhen", R"("age":9,"stage":"primary","insured":"other_province")");
    CHECK(contains(other, filing));
    CHECK_FALSE(contains(other, guangdong));
}

TEST_CASE("a service that is refused gives the reasons of each of its benefits")
{
    const std::string text = written(R"({"region":"shenzhen","as_of":"2026-11-21",
        "family":{"hardship":false,"low_income":false},
        "children":[{"age":9,"hukou":"other_province","months_here":24,"carer":"parent","stage":"primary","insured":"here",
            "disability":false,"unsupported":false,"destitute":false}]})",
        "zh-Hans");
    const std::size_t service = text.rfind("SZ-07  ");
    REQUIRE(service != std::string::npos);
    const std::string refused = text.substr(service, text.find("SZ-08  ", service) - service);
    CHECK(contains(refused, "✗ 常住学龄前流动儿童"));
    CHECK(contains(refused, "✗ 跨省异地就医"));
}

TEST_CASE("twins of one name stay two")
{
    const std::string text
        = written(R"({"region":"zhejiang","children":[{"label":"小宝","age":4},{"label":"小宝","age":4}]})", "zh-Hans");
    CHECK(contains(text, "════ 第1个孩子 小宝（4岁）\n"));
    CHECK(contains(text, "════ 第2个孩子 小宝（4岁）\n"));
}
