// SPDX-License-Identifier: Apache-2.0
//
// A region that nobody knew when the program was written: the real content and a few files more.
#include "kiosk/content/compiler/compile.hpp"
#include "kiosk/shell/tour.hpp"

#include "tests/guide/paper.hpp"
#include "tests/support/kiosk_fixture.hpp"
#include "tests/support/temporary_folder.hpp"

#include <doctest/doctest.h>

using namespace kiosk;
namespace fs = std::filesystem;

namespace {

constexpr const char* official_text = R"(河谷市流动儿童关爱服务方案
本方案所称流动儿童，是指来河谷市居住满三个月、不满十六周岁的儿童。
附件　河谷市流动儿童关爱服务清单
1	义务教育阶段的流动儿童	入学服务	为义务教育阶段的流动儿童提供校车。	市教育局
2	流动儿童	夏令营服务	为家庭困难的流动儿童免费举办夏令营。	市教育局
)";

constexpr const char* rules = R"toml(id = "hegu"
name = "河谷市"
plan = "河谷市流动儿童关爱服务方案"
list = "河谷市流动儿童关爱服务清单"
hotlines = ["110", "120", "12356", "12345"]
[[danger]]
id = "danger"
hotlines = ["110", "120"]
[[danger]]
id = "despair"
hotlines = ["12356"]
[[danger]]
id = "alone"
hotlines = ["110", "12345"]
[[danger]]
id = "hunger"
hotlines = ["12345"]
[[danger]]
id = "shelter"
hotlines = ["12345", "110"]
[[membership]]
id = "age"
rule = "age < 16"
cite = "不满十六周岁"
hindrances = [{ say = "over_sixteen", when = "minor" }, { say = "adult", when = "not minor" }]
[[membership]]
id = "residence"
rule = "months_here >= 3"
cite = "居住满三个月"
hindrances = [{ say = "under_six_months", when = "months_here < 3" }]
[[service]]
id = "HG-01"
category = "education"
name = "入学服务"
target = "义务教育阶段的流动儿童"
departments = ["市教育局"]
text = "为义务教育阶段的流动儿童提供校车。"
targets = [{ rule = "compulsory_stage", cite = "义务教育阶段的流动儿童" }]
    [[service.benefit]]
    id = "HG-01a"
    quote = "为义务教育阶段的流动儿童提供校车"
    modes = ["apply_here"]
    howto = ["student_aid"]
[[service]]
id = "HG-02"
category = "development"
name = "夏令营服务"
target = "流动儿童"
departments = ["市教育局"]
text = "为家庭困难的流动儿童免费举办夏令营。"
    [[service.benefit]]
    id = "HG-02a"
    quote = "为家庭困难的流动儿童免费举办夏令营"
    modes = ["walk_in"]
    howto = ["law_classes"]
    when = [{ rule = "poor", cite = "家庭困难的流动儿童" }]
)toml";

constexpr const char* words = R"("plain.HG-01a" = "上小学、初中的孩子可以坐校车。"
"plain.HG-02a" = "家里困难的孩子，可以免费参加夏令营。"
)";

const Benefit* benefit(const content::Catalogue& catalogue, std::string_view id)
{
    for (const Service& service : catalogue.policy().region("hegu")->services)
        for (const Benefit& each : service.benefits)
            if (each.id == id)
                return &each;
    return nullptr;
}

} // namespace

TEST_CASE("a third region is found by its questions, verdicts, screens, tour and guide, from files alone")
{
    const test::TemporaryFolder folder;
    const fs::path source = folder.path() / "content";
    fs::copy(KIOSK_CONTENT_FOLDER, source, fs::copy_options::recursive);
    folder.write("content/regions/hegu.toml", rules);
    folder.write("content/regions/hegu.txt", official_text);
    folder.write("content/languages/zh-Hans/hegu.toml", words);
    const auto compiled
        = content::compile(source, content::icon_names(KIOSK_DRAWINGS "/icons"), folder.path() / "content.db");
    std::string complaints;
    for (const std::string& line : compiled.complaints)
        complaints += line + "\n";
    REQUIRE_MESSAGE(complaints.empty(), complaints);
    const auto catalogue = content::Catalogue::open(folder.path() / "content.db");
    REQUIRE(catalogue);
    REQUIRE(catalogue->policy().region("hegu"));
    REQUIRE(benefit(*catalogue, "HG-02a"));

    test::KioskFixture kiosk("hegu", test::landscape, test::still_site(), *catalogue);
    REQUIRE(kiosk.tap("简体中文"));
    REQUIRE(kiosk.tap("知道了，开始"));
    REQUIRE(kiosk.tap("9岁"));
    // Its questions: only what can still change one of its verdicts.
    kiosk.answer_all({ { "months_here", "6" }, { "stage", "primary" }, { "hardship", "true" } });
    REQUIRE(kiosk.tap("没有了，核对我的回答"));
    REQUIRE(kiosk.tap("看结果"));
    CHECK(kiosk.hand().sees("第1个孩子（9岁）：清单上的2项服务"));
    REQUIRE(kiosk.tap("夏令营服务"));
    REQUIRE(kiosk.tap_id("fold/official_words"));
    CHECK(kiosk.hand().sees("为家庭困难的流动儿童免费举办夏令营"));
    REQUIRE(kiosk.tap_id("fold/about"));
    CHECK(kiosk.hand().sees("市教育局"));

    // Its verdicts.
    const Decider& decider = kiosk.app().setting().decider;
    const Schema& schema = catalogue->policy().schema;
    struct Case {
        int age;
        int months_here;
        const char* stage;
        std::optional<bool> poor;
        Verdict bus;
        Verdict camp;
    };
    for (const Case& child : {
             Case { 9, 3, "primary", true, Verdict::eligible, Verdict::eligible },
             Case { 9, 2, "primary", true, Verdict::not_yet, Verdict::not_yet },
             Case { 9, 3, "primary", false, Verdict::eligible, Verdict::ineligible },
             Case { 9, 3, "primary", std::nullopt, Verdict::eligible, Verdict::undetermined },
             Case { 15, 3, "senior_high", true, Verdict::ineligible, Verdict::eligible },
             Case { 16, 3, "senior_high", true, Verdict::ineligible, Verdict::ineligible },
         }) {
        CAPTURE(child.age);
        CAPTURE(child.months_here);
        CAPTURE(child.poor.value_or(false));
        Answers answers;
        answers.know(*schema.find("age"), child.age);
        answers.know(*schema.find("months_here"), child.months_here);
        answers.know(*schema.find("stage"), schema[*schema.find("stage")].value_of(child.stage).value());
        for (const char* fact : { "hardship", "low_income" })
            if (child.poor)
                answers.know(*schema.find(fact), *child.poor);
        CHECK(decider.decide(answers, 0).verdict == child.bus);
        CHECK(decider.decide(answers, 1).verdict == child.camp);
    }

    // Its guide, in Chinese and in a language that has not caught up: no word is lost.
    for (const char* language : { "zh-Hans", "en" }) {
        guide::GuideRequest request { *catalogue, KIOSK_DATA "/fonts", {}, "hegu", language, kiosk.session().family,
            std::chrono::year(2026) / 11 / 22 };
        request.print = { PrintChoice::Scope::everything, PrintChoice::Extent::full };
        const auto made = guide::make_guide(request);
        REQUIRE(made);
        const std::string text = tests::squeezed(tests::Paper(made->pdf).text());
        CHECK(text.find(tests::squeezed("为家庭困难的流动儿童免费举办夏令营")) != std::string::npos);
        CHECK(text.find(tests::squeezed("家里困难的孩子，可以免费参加夏令营。")) != std::string::npos);
        CHECK(text.find("⟦") == std::string::npos);
        request.print = {};
        const auto brief = guide::make_guide(request);
        REQUIRE(brief);
        CHECK(brief->pages <= 2);
        CHECK(tests::squeezed(tests::Paper(brief->pdf).text()).find("HG-01") != std::string::npos);
    }

    // Its tour, in both.
    shell::TourOptions tour;
    tour.fonts = KIOSK_DATA "/fonts";
    tour.pictures = KIOSK_DATA "/pictures.pack";
    tour.out = folder.path() / "pictures";
    tour.regions = { "hegu" };
    tour.languages = { "zh-Hans", "en" };
    tour.panels = { { "small", { 1280, 800 }, 3.94 } };
    const auto toured = shell::play_tours(tour, *catalogue);
    CHECK_MESSAGE(toured, (toured ? "" : toured.error().message));

    // In a language that has not caught up: the names and our words in Chinese, marked.
    const auto english = locale::Messages::create(
        "en", catalogue->messages("en"), catalogue->messages(content::authoritative_language));
    REQUIRE(english);
    CHECK((*english)("plain.HG-02a") == "〔中文〕家里困难的孩子，可以免费参加夏令营。");
    CHECK(catalogue->official("en", "夏令营服务") == "夏令营服务");
    CHECK(catalogue->translation_status("en").missing >= 10);
}
