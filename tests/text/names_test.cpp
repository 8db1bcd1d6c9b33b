// SPDX-License-Identifier: Apache-2.0
//
// The characters of names: of people, who may bear any of 通用规范汉字表, and of places.
#include "kiosk/text/sanitise.hpp"

#include "tests/text/fonts.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

namespace kiosk::text {
namespace {

constexpr const char* languages[] = { "zh-Hans", "zh-Hant", "en", "ar", "ug", "bo" };

// Every character of the table, on one line: the Unicode Consortium's kTGH.
std::string table()
{
    std::ifstream in(KIOSK_TABLE, std::ios::binary);
    return { std::istreambuf_iterator<char>(in), {} };
}

bool has_each(const Typesetter& typesetter, const std::string& text, const Style& style)
{
    return typesetter.missing(text).empty() && typesetter.set(text, style, 800).missing_glyphs() == 0;
}

TEST_CASE("Every character of the table of general standard Chinese characters can be drawn")
{
    const std::string characters = table();
    std::size_t count = 0;
    for (const char byte : characters)
        count += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    REQUIRE(count == 8105);
    Typesetter typesetter = test::bundled();
    for (const char* language : languages) {
        CAPTURE(language);
        typesetter.set_language(language);
        for (const bool bold : { false, true }) {
            const Block block = typesetter.set(characters, { .em_px = 20, .bold = bold }, 800);
            CHECK(block.missing_glyphs() == 0);
            CHECK(block.size().height == (8105 + 39) / 40 * 30); // each as wide as its em
        }
        CHECK(typesetter.missing(characters).empty());
    }
}

TEST_CASE("Names of children, townships and scripts of China can be drawn in every language")
{
    Typesetter typesetter = test::bundled();
    for (const char* language : languages) {
        typesetter.set_language(language);
        for (const char* name : { "王玥", "李堃", "陈喆", "赵犇", "周淼", "吴赟", "郑頔", "马骉", "龑", "彧", "祎",
                 "昇", "晟", "邨", "炁", "颖", "穎", "翀", "燚", "妤", "曌", "𬀩", "𬘭", "𫠆", "𫍯", "𬸣", "𠙶",
                 "㛃", "大峃镇", "垟", "岙", "埗", "圳", "涌", "㙟", "浉河", "郪江", "硚口", "犍为", "㘵", "塱", "埜",
                 "ᠪᠠᠶᠠᠷ", "ᠮᠠᠨᠵᡠ", "ꆈꌠꁱꂷ", "ꓡꓲ-ꓢꓴ", "ᥖᥭᥰ ᥘᥫᥴ", "ᦅᦷᦟᦹ", "ᨲᩱ᩠ᩅ", "𖼀𖽑", "이서연", "བཀྲ་ཤིས", "ئايگۈل",
                 "ايگەرىم", "Айгерім", "Vaƅ Yɯŋƨ", "Cəngiz", "Nǚ Lǜ Ḿ Ǹg", "Nguyễn Thị Ánh" }) {
            CAPTURE(language);
            CAPTURE(name);
            CHECK(has_each(typesetter, name, { .em_px = 32 }));
            CHECK(has_each(typesetter, name, { .em_px = 32, .bold = true }));
        }
    }
}

TEST_CASE("Emoji are plain signs")
{
    Typesetter typesetter = test::bundled();
    for (const char* language : languages) {
        typesetter.set_language(language);
        for (const char* sign : { "😀", "🐼", "❤️", "👧🏽", "👨‍👩‍👧", "🇨🇳", "⭐", "1️⃣" }) {
            CAPTURE(sign);
            CHECK(has_each(typesetter, sign, { .em_px = 32 }));
        }
    }
}

TEST_CASE("Rare characters, too, have the shapes of Taiwan in traditional Chinese")
{
    Typesetter typesetter = test::bundled();
    const Style style { .em_px = 64 };
    const auto drawn = [&](const char* language, const char* text) {
        typesetter.set_language(language);
        return typesetter.set(text, style);
    };
    for (const char* name : { "龑", "翀", "穎" }) { // two shapes
        CAPTURE(name);
        CHECK(drawn("zh-Hans", name).families() == std::vector<std::string> { "Noto Sans CJK SC" });
        CHECK(drawn("zh-Hant", name).families() == std::vector<std::string> { "Noto Sans CJK TC" });
        CHECK(drawn("zh-Hans", name).rasterise() != drawn("zh-Hant", name).rasterise());
    }
    CHECK(drawn("zh-Hans", "玥").rasterise() == drawn("zh-Hant", "玥").rasterise());
}

TEST_CASE("The rare faces are opened at the first rare character, and change no other text")
{
    const kiosk::test::TemporaryFolder directory;
    test::copy_font("NotoSansCJKsc-Regular.otf", directory.path());
    std::filesystem::create_directory(directory.path() / "rare");
    std::ofstream(directory.path() / "rare" / "broken.otf") << "not a font";
    const auto typesetter = Typesetter::open(directory.path());
    REQUIRE(typesetter); // not read yet
    const Style style { .em_px = 32 };
    const auto before = typesetter->set("深圳市", style).rasterise();
    CHECK(typesetter->set("玥", style).lines() == std::vector<std::string> { "〔U+73A5〕" });
    CHECK(typesetter->missing("玥") == std::vector<char32_t> { 0x73A5 });
    CHECK(typesetter->set("深圳市", style).rasterise() == before);

    const Typesetter whole = test::bundled();
    CHECK(whole.set("深圳市", style).rasterise() == before);
    CHECK(whole.set("玥", style).lines() == std::vector<std::string> { "玥" });
    CHECK(whole.set("深圳市", style).rasterise() == before);
}

TEST_CASE("A character that no face has is set as its code point")
{
    Typesetter typesetter = test::bundled();
    for (const char* language : languages) {
        CAPTURE(language);
        typesetter.set_language(language);
        // Of extension H, not assigned, and for private use.
        const Block block = typesetter.set("王\U00031350\u0378 \uE000", { .em_px = 32 });
        CHECK(block.lines() == std::vector<std::string> { "王〔U+31350〕〔U+0378〕 〔U+E000〕" });
        CHECK(block.missing_glyphs() == 3);
    }
    // Which shape is meant, and what is never seen.
    const Block unseen = typesetter.set("葛\U000E0100 a\u200D\uFE0F\u2060", { .em_px = 32 });
    CHECK(unseen.missing_glyphs() == 0);

    std::string text;
    for (std::size_t i = 0; i < max_code_points; ++i)
        text += "\u05D0";
    std::size_t characters = 0;
    for (const std::string& line : typesetter.set(text, { .em_px = 20 }, 2000).lines())
        for (const char byte : line)
            characters += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    CHECK(characters == max_code_points + 1);
}

} // namespace
} // namespace kiosk::text
