// SPDX-License-Identifier: Apache-2.0
#include "kiosk/text/line_breaks.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using kiosk::text::with_break_opportunities;

namespace {

// With each U+200B as |.
std::string marked(std::string_view text)
{
    const std::string broken = with_break_opportunities(text);
    std::string result;
    std::size_t from = 0;
    for (std::size_t at = 0; (at = broken.find("\u200B", from)) != std::string::npos; from = at + 3)
        result.append(broken, from, at - from).push_back('|');
    return result.append(broken, from);
}

} // namespace

TEST_CASE("A line may break outside Chinese quotation marks")
{
    CHECK(marked("“甲”、“乙”“丙”和“丁”。") == "“甲”、|“乙”|“丙”|和|“丁”。");
    CHECK(marked("他说：“好！”我走了") == "他说：|“好！”|我走了");
    CHECK(marked("甲“乙‘丙’丁”") == "甲|“乙|‘丙’|丁”");
}

TEST_CASE("No line may end after an opening sign, nor begin with a closing one")
{
    CHECK(marked("（“甲”）") == "（“甲”）");
    CHECK(marked("“甲”！”") == "“甲”！”");
    CHECK(marked("《“甲”》") == "《“甲”》");
}

TEST_CASE("English keeps its quotation marks together with its words")
{
    for (const std::string text : { "say “yes” (“no”), don’t", "“a”", "‘’", "" })
        CHECK(marked(text) == text);
}

TEST_CASE("A word without end may break, but not before a mark")
{
    const std::string word(kiosk::text::longest_word, 'a');
    CHECK(marked(word) == word);
    CHECK(marked(word + "b") == word + "|b");
    CHECK(marked(word + "\u0301b") == word + "\u0301|b");
    CHECK(marked(word + " " + word) == word + " " + word);
}
