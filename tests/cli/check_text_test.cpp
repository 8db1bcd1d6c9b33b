// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/check_text.hpp"

#include "tests/cli/installed.hpp"

#include <sstream>

using namespace kiosk;
using namespace kiosk::tests;

namespace {

std::string written(std::string_view family, const std::string& language, cli::HowTo how_to = cli::HowTo::brief)
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
            const std::string text = written(golden.input, language, cli::HowTo::whole);
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
    CHECK(contains(text, "════ 老大\n"));
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
    CHECK(contains(text, "════ a\\n\\u001B[31mb\n"));
    CHECK(contains(text, "════ Child 2\n"));
    CHECK(contains(text, "════ " + std::string(60, 'x') + "…\n"));
}

TEST_CASE("how to apply is told on demand, each statement with its source")
{
    constexpr std::string_view statement
        = "· 孩子现在住在哪里，就由哪里的接种单位打疫苗。〔《中华人民共和国疫苗管理法》第四十七条〕";
    constexpr std::string_view family = R"({"region": "zhejiang", "as_of": "2026-11-21", "children": [{"age": 2}]})";
    CHECK_FALSE(contains(written(family, "zh-Hans"), statement));
    const std::string whole = written(family, "zh-Hans", cli::HowTo::whole);
    CHECK(contains(whole, statement));
    CHECK(contains(whole, "〔一般做法，请向窗口确认〕"));
    CHECK(contains(whole, "〔清单原文："));
    CHECK(contains(written(family, "en", cli::HowTo::whole), "Article 47]"));
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
