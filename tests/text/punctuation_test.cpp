// SPDX-License-Identifier: Apache-2.0
#include "kiosk/text/punctuation.hpp"

#include <doctest/doctest.h>

#include <string>

using kiosk::text::half_width_signs;

namespace {

// With < after each sign that is set half as wide.
std::string marked(std::string_view text)
{
    std::string result;
    std::size_t from = 0;
    for (const auto& range : half_width_signs(text)) {
        result.append(text.substr(from, range.end - from)) += '<';
        from = range.end;
    }
    return result.append(text.substr(from));
}

} // namespace

TEST_CASE("Of two signs in a row one gives up its empty half")
{
    CHECK(marked("“甲”，乙") == "“甲”<，乙");
    CHECK(marked("（甲）（乙）。") == "（甲）<（乙）<。");
    CHECK(marked("（“甲”）") == "（“<甲”<）");
    CHECK(marked("说：“好”") == "说：<“好”");
    CHECK(marked("“甲”\u200B“乙”") == "“甲”<\u200B“乙”");
}

TEST_CASE("A sign among characters keeps its width")
{
    for (const std::string text : { "甲，乙。丙（丁）", "“a” “b”", "", "甲！”" })
        CHECK(marked(text) == text);
}

TEST_CASE("A short Chinese term between signs is one thing to read")
{
    const auto terms = [](std::string_view text) {
        std::vector<std::string> found;
        for (const auto& range : kiosk::text::bracketed_terms(text, 6))
            found.emplace_back(text.substr(range.begin, range.end - range.begin));
        return found;
    };
    using Terms = std::vector<std::string>;
    CHECK(terms("hukou booklet (户口本)") == Terms { "户口本" });
    CHECK(terms("ཐེམ་ཐོ་（户口）གང་") == Terms { "户口" });
    CHECK(terms("“流动儿童”、「普惠」") == Terms { "流动儿童", "普惠" });
    CHECK(terms("（可以选几项）") == Terms { "可以选几项" });
    CHECK(kiosk::text::bracketed_terms("（户口本）", 2).empty());
    CHECK(terms("（一二三四五六七）") == Terms {}); // a sentence
    CHECK(terms("（甲 乙）（a）（）(县") == Terms {});
}
