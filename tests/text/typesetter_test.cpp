// SPDX-License-Identifier: Apache-2.0
#include "kiosk/text/sanitise.hpp"
#include "kiosk/text/typesetter.hpp"

#include "tests/text/fonts.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <limits>
#include <numeric>
#include <string>
#include <string_view>

using namespace kiosk::text;

namespace {

constexpr const char* mixed
    = "您的孩子如果在深圳读小学一年级（2024年9月入学），可以申请“义务教育阶段学位补贴”，每学年5000元。请带上：居住证"
      "（Residence Permit）、“户口簿”、“出生医学证明”等；拨打12345！是否需要打印《申请表》？See "
      "https://www.sz.gov.cn/education/index.html — it’s “free”……";

std::string joined(const std::vector<std::string>& lines)
{
    return std::accumulate(lines.begin(), lines.end(), std::string());
}

bool begins_with_any(std::string_view line, const auto& signs)
{
    return std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) { return line.starts_with(sign); });
}

bool ends_with_any(std::string_view line, const auto& signs)
{
    return std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) { return line.ends_with(sign); });
}

} // namespace

TEST_CASE("No line begins with a closing sign or ends with an opening one")
{
    constexpr std::array<std::string_view, 14> never_first { "，", "。", "）", "”", "！", "？", "；", "：", "、", "》",
        "…", ")", "’", "%" };
    constexpr std::array<std::string_view, 5> never_last { "（", "“", "《", "(", "‘" };
    constexpr int em = 16;
    struct Case {
        const char* text;
        int least_width; // of the longest stretch that must not be broken
    };
    const std::array cases {
        Case { "“甲”、“乙”“丙”，《丁》（戊）！？“己：‘庚’”。占30%。他说：“好！”“辛”“壬”“癸”“子”“丑”“寅”“卯”“辰”“巳”。",
            6 * em },
        Case { mixed, 8 * em },
    };
    for (const char* language : { "zh", "en" }) {
        Typesetter typesetter = test::bundled();
        typesetter.set_language(language);
        for (const auto& [text, least_width] : cases) {
            for (int width = least_width; width <= 900; ++width) {
                const Block block = typesetter.set(text, { .em_px = em }, static_cast<float>(width));
                for (const std::string& line : block.lines()) {
                    CAPTURE(std::string(language));
                    CAPTURE(width);
                    CAPTURE(line);
                    REQUIRE_FALSE(begins_with_any(line, never_first));
                    REQUIRE_FALSE(ends_with_any(line, never_last));
                }
            }
        }
    }
}

TEST_CASE("No line is wider than asked, and no character is lost")
{
    const Typesetter typesetter = test::bundled();
    int previous_lines = std::numeric_limits<int>::max();
    for (int width = 60; width <= 900; ++width) {
        const Block block = typesetter.set(mixed, { .em_px = 40 }, static_cast<float>(width));
        CAPTURE(width);
        REQUIRE(block.fits(static_cast<float>(width)));
        REQUIRE(block.size().width <= width);
        REQUIRE(joined(block.lines()) == mixed);
        REQUIRE(block.line_count() == static_cast<int>(block.lines().size()));
        if (width % 120 == 0) {
            CHECK(block.line_count() < previous_lines);
            previous_lines = block.line_count();
        }
    }
    CHECK_FALSE(typesetter.set(mixed, { .em_px = 40 }).fits(900));
    CHECK(typesetter.set(mixed, { .em_px = 40 }).line_count() == 1);
}

TEST_CASE("No line breaks a Chinese term in brackets")
{
    constexpr int em = 20;
    Typesetter typesetter = test::bundled();
    for (const char* language : { "zh", "en", "ar", "bo" }) {
        CAPTURE(language);
        typesetter.set_language(language);
        for (int width = 7 * em; width < 30 * em; width += 3) {
            const Block block
                = typesetter.set("ask (户口本) 问社区（儿童主任） ཐེམ་ཐོ་（户口）གང་ (县)", { .em_px = em }, width);
            for (const char* term : { "户口本", "儿童主任", "户口）" }) {
                const auto lines = block.lines();
                CHECK(std::any_of(lines.begin(), lines.end(),
                    [&](const std::string& line) { return line.find(term) != std::string::npos; }));
            }
        }
    }
}

TEST_CASE("A word too wide is broken without a hyphen")
{
    Typesetter typesetter = test::bundled();
    typesetter.set_language("en");
    const std::string word = "Donaudampfschifffahrtsgesellschaft";
    const Block block = typesetter.set(word, { .em_px = 40 }, 300);
    REQUIRE(block.line_count() > 1);
    CHECK(block.fits(300));
    CHECK(joined(block.lines()) == word);
    int widest = 0;
    for (const std::string& line : block.lines())
        widest = std::max(widest, typesetter.set(line, { .em_px = 40 }).size().width);
    CHECK(block.size().width == widest);
}

TEST_CASE("Every line is as high as the style says, whatever the faces")
{
    const Typesetter typesetter = test::bundled();
    for (const char* line : { "", "深圳", "Shenzhen", "شېنجېن", "བསྒྲུབས", "深 S ش བ ✗" }) {
        CAPTURE(line);
        const Block one = typesetter.set(line, { .em_px = 40, .line_height = 1.25F });
        CHECK(one.line_count() == 1);
        CHECK(one.size().height == 50);
        CHECK(one.baseline_px() == doctest::Approx(25 + 0.38 * 40));
        CHECK(one.missing_glyphs() == 0);
        const std::string three = std::string(line) + '\n' + line + "\n深";
        CHECK(typesetter.set(three, { .em_px = 40, .line_height = 1.25F }).size().height == 150);
    }
    CHECK(typesetter.set("", { .em_px = 40 }).size() == Size { 0, 60 });
    CHECK(typesetter.set("a\n", { .em_px = 40 }).line_count() == 2);
}

TEST_CASE("The size is the em")
{
    const Typesetter typesetter = test::bundled();
    for (const float em : { 1.0F, 7.5F, 40.0F, 300.0F })
        CHECK(typesetter.set("深圳市民政局", { .em_px = em }).size().width == static_cast<int>(std::ceil(6 * em)));
}

TEST_CASE("Chinese signs in a row close up")
{
    const Typesetter typesetter = test::bundled();
    const auto width = [&](const char* text) { return typesetter.set(text, { .em_px = 40 }).size().width; };
    CHECK(width("“国”") == 120);
    CHECK(width("“国”，") == 140);
    CHECK(width("：“国”，（《国》）") == 40 * 10 - 20 * 5);
}

TEST_CASE("Styles out of range are held to it")
{
    constexpr float infinity = std::numeric_limits<float>::infinity();
    constexpr float nan = std::numeric_limits<float>::quiet_NaN();
    const Typesetter typesetter = test::bundled();
    for (const float value : { -infinity, -1.0F, 0.0F, 1e30F, infinity, nan }) {
        CAPTURE(value);
        const Block block = typesetter.set("深圳 abc", { .em_px = value, .line_height = value }, value);
        CHECK(block.size().height >= 1);
        CHECK(block.raster().width <= max_raster_px);
        CHECK(block.raster().height <= max_raster_px);
        CHECK_FALSE(block.rasterise().empty());
    }
}

TEST_CASE("Direction comes from the first letter, or else from the language")
{
    Typesetter typesetter = test::bundled();
    const auto right_to_left = [&](const char* text) { return typesetter.set(text, { .em_px = 20 }).right_to_left(); };
    CHECK_FALSE(right_to_left("深圳 شېنجېن"));
    CHECK(right_to_left("شېنجېن 深圳"));
    CHECK(right_to_left("12345 شېنجېن"));
    CHECK_FALSE(right_to_left("12345"));
    for (const char* language : { "ug", "ug-Arab-CN", "ar", "kk-Arab" }) {
        typesetter.set_language(language);
        CHECK(right_to_left("12345"));
        CHECK(right_to_left(""));
        CHECK_FALSE(right_to_left("深圳"));
    }
    for (const char* language : { "zh", "zh-Hant-TW", "en", "kk-Cyrl", "bo", "", "not a tag", "\xFF" }) {
        typesetter.set_language(language);
        CHECK_FALSE(right_to_left("12345"));
    }
}

TEST_CASE("A block stands in its space after its alignment")
{
    const Typesetter typesetter = test::bundled();
    const auto offset = [&](const char* text, Align align) {
        return typesetter.set(text, { .em_px = 40, .align = align }).offset_in(300);
    };
    CHECK(offset("深圳市", Align::start) == 0);
    CHECK(offset("深圳市", Align::center) == 90);
    CHECK(offset("深圳市", Align::end) == 180);
    CHECK(offset("ش", Align::start) > 200);
    CHECK(offset("ش", Align::end) == 0);
}

TEST_CASE("Only the bundled faces are used")
{
    const std::array<std::string, 5> bundled { "Noto Sans CJK SC", "Noto Sans", "Noto Sans Arabic",
        "Noto Serif Tibetan", "Noto Sans Symbols2" };
    const Typesetter typesetter = test::bundled();
    // Hebrew, Thai and Linear A: in fonts-noto-core, DejaVu or both, on the machine this was written on.
    const Block block = typesetter.set("深 a ش བ ✗ \u05D0 \u0E01 \U00010600", { .em_px = 40 });
    CHECK(block.missing_glyphs() == 3);
    CHECK(block.families().size() == bundled.size() - 1); // Chinese has Latin letters of its own
    for (const std::string& family : block.families()) {
        CAPTURE(family);
        CHECK(std::find(bundled.begin(), bundled.end(), family) != bundled.end());
    }

    // With one face in the directory there is one face in the world.
    const kiosk::test::TemporaryFolder directory;
    test::copy_font("NotoSansArabic-Regular.ttf", directory.path());
    const auto arabic = Typesetter::open(directory.path());
    REQUIRE(arabic);
    CHECK(arabic->missing("شېنجېن 深").size() == 1);
    CHECK(arabic->set("深", { .em_px = 40 }).missing_glyphs() == 1);
    CHECK(arabic->set("ش", { .em_px = 40 }).families() == std::vector<std::string> { "Noto Sans Arabic" });
}

TEST_CASE("Missing characters are named once, in order")
{
    const Typesetter typesetter = test::bundled();
    CHECK(
        typesetter.missing("深圳 Résumé “…” ← ✓ ✗ ☐ 「」 شېنجېن བོད Қазақ \u200B\u200D\u2068\u2069\n\t\u3000").empty());
    // First and last of each level of GB 2312.
    CHECK(typesetter.missing("啊座亍齄").empty());
    CHECK(typesetter.missing("\u05D1a\u05D0\U0001FAE0\u05D0") == std::vector<char32_t> { 0x5D0, 0x5D1, 0x1FAE0 });
    CHECK(typesetter.missing("\xFF").empty()); // U+FFFD can be drawn
}

TEST_CASE("Traditional Chinese has the shapes of Taiwan")
{
    Typesetter typesetter = test::bundled();
    const auto faces = [&](const char* language) {
        typesetter.set_language(language);
        return typesetter.set("骨直", { .em_px = 40 }).families(); // one character, two shapes
    };
    const std::vector<std::string> simplified { "Noto Sans CJK SC" };
    const std::vector<std::string> traditional { "Noto Sans CJK TC" };
    for (const char* language : { "zh-Hant", "zh-Hant-HK", "zh_TW", "zh-MO" })
        CHECK(faces(language) == traditional);
    for (const char* language : { "zh", "zh-Hans", "zh-Hans-HK", "ug", "en" })
        CHECK(faces(language) == simplified);
}

TEST_CASE("Uyghur and Tibetan have all their letters")
{
    Typesetter typesetter = test::bundled();
    typesetter.set_language("ug");
    const char* const uyghur = "ئا ئە ب پ ت ج چ خ د ر ز ژ س ش غ ف ق ك گ ڭ ل م ن ھ ئو ئۇ ئۆ ئۈ ۋ ئې ئى ي ، ؛ ؟ ئۇيغۇرچە";
    CHECK(typesetter.missing(uyghur).empty());
    CHECK(typesetter.set(uyghur, { .em_px = 40 }).missing_glyphs() == 0);
    CHECK(typesetter.set("ئۇيغۇرچە", { .em_px = 40 }).families() == std::vector<std::string> { "Noto Sans Arabic" });
    typesetter.set_language("bo");
    const char* const tibetan = "ཀ་ཁ་ག་ང་ཅ་ཆ་ཇ་ཉ་ཏ་ཐ་ད་ན་པ་ཕ་བ་མ་ཙ་ཚ་ཛ་ཝ་ཞ་ཟ་འ་ཡ་ར་ལ་ཤ་ས་ཧ་ཨ། བོད་སྐད། ༠༡༢༣༤༥༦༧༨༩";
    CHECK(typesetter.missing(tibetan).empty());
    CHECK(typesetter.set("བོད་སྐད།", { .em_px = 40 }).families() == std::vector<std::string> { "Noto Serif Tibetan" });
}

TEST_CASE("Tibetan after Chinese stands on the same baseline as alone")
{
    Typesetter typesetter = test::bundled();
    typesetter.set_language("bo");
    const Style style { .em_px = 32, .bold = true };
    const Rect chinese = typesetter.set("口）", style).raster();
    const Rect tibetan = typesetter.set("གང་དུ་ཡོད།", style).raster();
    const Rect both = typesetter.set("口）གང་དུ་ཡོད།", style).raster();
    CHECK(both.y == std::min(chinese.y, tibetan.y));
    CHECK(both.y + both.height == std::max(chinese.y + chinese.height, tibetan.y + tibetan.height));
}

TEST_CASE("Quotation marks are those of the language")
{
    Typesetter typesetter = test::bundled();
    const auto faces = [&] { return typesetter.set("“”…—", { .em_px = 40 }).families(); };
    const std::vector<std::string> chinese { "Noto Sans CJK SC" };
    const std::vector<std::string> european { "Noto Sans" };
    CHECK(faces() == chinese);
    typesetter.set_language("en");
    CHECK(faces() == european);
    typesetter.set_language("zh-Hans-CN");
    CHECK(faces() == chinese);
}

TEST_CASE("Any bytes can be set")
{
    const Typesetter typesetter = test::bundled();
    std::string bytes;
    unsigned state = 1;
    for (int i = 0; i < 20000; ++i) {
        state = state * 1664525 + 1013904223;
        bytes += static_cast<char>(static_cast<unsigned char>(state >> 24));
    }
    for (std::size_t at = 0; at < bytes.size(); at += 500) {
        const Block block = typesetter.set(std::string_view(bytes).substr(at, 500), { .em_px = 20 }, 300);
        CHECK((block.fits(300) || block.missing_glyphs() > 0));
        CHECK_FALSE(block.rasterise().empty());
    }
    CHECK(joined(typesetter
                     .set("a\xFF"
                          "b",
                         { .em_px = 20 })
                     .lines())
        == "a\uFFFDb");
    CHECK(joined(typesetter
                     .set("a\u202E"
                          "b",
                         { .em_px = 20 })
                     .lines())
        == "ab");
}

TEST_CASE("Text without end is cut, not set for ever")
{
    const Typesetter typesetter = test::bundled();
    for (const std::string_view unit : { "深", "a", "ش", "(", "\n", "\u0301", "“" }) {
        CAPTURE(unit);
        std::string text;
        while (text.size() < (10U << 20))
            text += unit;
        const Block block = typesetter.set(text, { .em_px = 20 }, 300);
        CHECK(joined(block.lines()).size() <= (max_code_points + 1) * unit.size() + 3);
        CHECK(block.raster().height <= max_raster_px);
        if (unit != "\u0301")
            CHECK(block.lines().back().ends_with("…"));
    }
}

TEST_CASE("Typesetters live side by side, and blocks outlive them")
{
    auto chinese = std::make_unique<Typesetter>(test::bundled());
    auto english = std::make_unique<Typesetter>(test::bundled());
    english->set_language("en");
    const Style style { .em_px = 30 };
    const Block in_chinese = chinese->set(mixed, style, 400);
    const Block in_english = english->set(mixed, style, 400);
    const auto before = in_chinese.rasterise();
    CHECK(before != in_english.rasterise());
    CHECK(chinese->set(mixed, style, 400).rasterise() == before);

    english->set_language("zh");
    CHECK(english->set(mixed, style, 400).rasterise() == before);
    chinese->set_language("en");
    CHECK(chinese->set(mixed, style, 400).rasterise() == in_english.rasterise());
    english.reset();
    chinese.reset();
    CHECK(in_chinese.rasterise() == before);
}

TEST_CASE("A directory without good fonts is an error that names it")
{
    const auto nowhere = Typesetter::open("/nonexistent/fonts");
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().message.find("/nonexistent/fonts") != std::string::npos);

    const kiosk::test::TemporaryFolder directory;
    CHECK_FALSE(Typesetter::open(directory.path()));
    test::copy_font("NotoSans-Regular.ttf", directory.path());
    CHECK(Typesetter::open(directory.path()));
    std::ofstream(directory.path() / "broken.otf") << "not a font";
    const auto broken = Typesetter::open(directory.path());
    REQUIRE_FALSE(broken);
    CHECK(broken.error().message.find("broken.otf") != std::string::npos);
}
