// SPDX-License-Identifier: Apache-2.0
#include "kiosk/text/sanitise.hpp"

#include <doctest/doctest.h>

#include <string>

using kiosk::text::sanitised;

TEST_CASE("Well-formed text of every length passes unchanged")
{
    for (const std::string text : { "", "a", "é", "深圳", "𠮷", "كۆچمەن", "བོད", "a\nb", "\u200Bx\u200D", "\U0010FFFD" })
        CHECK(sanitised(text) == text);
}

TEST_CASE("Each ill-formed sequence becomes one U+FFFD")
{
    CHECK(sanitised("a\xFFz") == "a\uFFFDz");
    CHECK(sanitised("\x80") == "\uFFFD");
    CHECK(sanitised("\xE6\xB7") == "\uFFFD"); // 深 cut short at the end
    CHECK(sanitised("\xE6\xB7z") == "\uFFFDz"); // and before a letter
    CHECK(sanitised("\xF0\x9F\x98深") == "\uFFFD深");
    CHECK(sanitised("\xC0\xAF") == "\uFFFD\uFFFD"); // overlong /
    CHECK(sanitised("\xE0\x80\xAF") == "\uFFFD\uFFFD\uFFFD"); // the same in three bytes
    CHECK(sanitised("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD"); // a surrogate
    CHECK(sanitised("\xF4\x90\x80\x80") == "\uFFFD\uFFFD\uFFFD\uFFFD"); // beyond U+10FFFF
}

TEST_CASE("Line ends become \\n, tabs a space, and other controls vanish")
{
    CHECK(sanitised("a\r\nb\rc\u2028d\u2029e\u0085f\ng") == "a\nb\nc\nd\ne\nf\ng");
    CHECK(sanitised("a\r\r\nb") == "a\n\nb");
    CHECK(sanitised("a\tb") == "a b");
    CHECK(sanitised(std::string("a\0b\x1B[31m\x7F\u0090", 12)) == "ab[31m");
    CHECK(sanitised("\uFEFFa") == "a");
}

TEST_CASE("Bidi embeddings and overrides vanish, isolates stay")
{
    CHECK(sanitised("a\u202A\u202B\u202C\u202D\u202Eb") == "ab");
    CHECK(sanitised("\u2068张\u2069\u200F") == "\u2068张\u2069\u200F");
}

TEST_CASE("Long text ends with an ellipsis")
{
    const std::string longest(kiosk::text::max_code_points, 'a');
    CHECK(sanitised(longest) == longest);
    CHECK(sanitised(longest + "b") == longest + "…");
    CHECK(sanitised(std::string(10 << 20, '\xFF')).size() == (kiosk::text::max_code_points + 1) * 3);
}

TEST_CASE("Marks piled on a letter are cut")
{
    std::string marks;
    for (std::size_t i = 0; i < kiosk::text::max_marks; ++i)
        marks += "\u0301";
    CHECK(sanitised("a" + marks + "b" + marks) == "a" + marks + "b" + marks);
    CHECK(sanitised("a" + marks + "\u0302\u0303b") == "a" + marks + "b");
}
