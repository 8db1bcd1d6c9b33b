// SPDX-License-Identifier: Apache-2.0
#include "kiosk/diagnostics/quoted.hpp"

#include <doctest/doctest.h>

using namespace kiosk;

TEST_CASE("a quotation is one harmless line")
{
    struct Row {
        std::string_view text;
        std::string_view shown;
    };
    const Row rows[] = {
        { "", R"("")" },
        { "six", R"("six")" },
        { "老大", R"("老大")" },
        { R"(say "a\b")", R"("say \"a\\b\"")" },
        { "a\nb\tc\x1b[31m", R"("a\nb\tc\u001B[31m")" },
        { std::string_view("\0x", 2), R"("\u0000x")" },
        { "\x7f\xc2\x85\u2028\u202Eabc\u2066\ufeff\u200b", R"("\u007F\u0085\u2028\u202Eabc\u2066\uFEFF\u200B")" },
        { "\xff\xc0\xaf\xed\xa0\x80\xf5", R"("\xFF\xC0\xAF\xED\xA0\x80\xF5")" },
        { "\xe8\x80", R"("\xE8\x80")" },
        { "𠮷😀", R"("𠮷😀")" },
    };
    for (const Row& row : rows)
        CHECK(in_quotes(row.text) == row.shown);
}

TEST_CASE("a quotation ends after so many characters")
{
    CHECK(in_quotes("12345", 5) == "\"12345\"");
    CHECK(in_quotes("123456", 5) == "\"12345…\"");
    CHECK(in_quotes("老大老大老大", 5) == "\"老大老大老…\"");
    CHECK(in_quotes(std::string(10'000'000, 'x')) == '"' + std::string(40, 'x') + "…\"");
}

TEST_CASE("without quotation marks nothing else is escaped")
{
    CHECK(on_one_line(R"(dir\"a".json)") == R"(dir\"a".json)");
    CHECK(on_one_line("a\nb") == "a\\nb");
}
