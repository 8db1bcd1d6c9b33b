// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/official_text.hpp"

#include <doctest/doctest.h>

using namespace kiosk::content;

TEST_CASE("white space of every kind is left out on both sides")
{
    const OfficialText text("自 2024 年\n11　月\t1日\u00A0起\r\n实施");
    CHECK(text.contains("自2024年11月1日起实施"));
    CHECK(text.contains("2024 年 11 月"));
    CHECK_FALSE(text.contains("2024年12月"));
}

TEST_CASE("other characters that look alike stay different")
{
    CHECK_FALSE(OfficialText("0－6岁").contains("0-6岁"));
    CHECK_FALSE(OfficialText("（3岁以下）").contains("(3岁以下)"));
}

TEST_CASE("cells of a row stand one after the other")
{
    const OfficialText text("6\t流动儿童\t卫生服务\t提供签约。\t省卫健委");
    CHECK(text.contains_row({ "流动儿童", "卫生服务", "提供签约。" }));
    CHECK_FALSE(text.contains_row({ "卫生服务", "流动儿童" }));
}

TEST_CASE("punctuation does not count as words")
{
    CHECK(without_punctuation("；、，（对）“某人”。") == "对某人");
}
