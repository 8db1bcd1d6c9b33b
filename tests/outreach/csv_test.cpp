// SPDX-License-Identifier: Apache-2.0
#include "kiosk/html/page.hpp"
#include "kiosk/outreach/csv.hpp"
#include "kiosk/outreach/markdown.hpp"

#include <doctest/doctest.h>

using namespace kiosk::outreach;

namespace {

std::string foreign(std::string_view cell)
{
    std::string text;
    CsvLine(text).add_foreign(cell);
    return text;
}

} // namespace

TEST_CASE("a line of CSV is as RFC 4180 writes it")
{
    std::string text;
    CsvLine line(text);
    line.add("编号");
    line.add("a,b");
    line.add("he said \"no\"");
    line.add("two\nlines");
    line.add("");
    line.end();
    line.add("2");
    line.end();
    CHECK(text == "编号,\"a,b\",\"he said \"\"no\"\"\",\"two\nlines\",\r\n2\r\n");
}

TEST_CASE("no cell of the bureau's becomes a formula")
{
    CHECK(foreign("=1+1") == "\"'=1+1\"");
    CHECK(foreign("@SUM(A1)") == "\"'@SUM(A1)\"");
    CHECK(foreign("+cmd|' /C calc'!A0") == "\"'+cmd|' /C calc'!A0\"");
    CHECK(foreign("-2+3") == "\"'-2+3\"");
    CHECK(foreign("=HYPERLINK(\"http://x\",\"y\")") == "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
    CHECK(foreign("\t=1") == "\"'\t=1\"");
    CHECK(foreign("\r=1") == "\"'\r=1\"");
    CHECK(foreign("＝1+1") == "\"'＝1+1\"");
    // Numbers are no formulas, wherever their sign stands.
    CHECK(foreign("-3.5") == "-3.5");
    CHECK(foreign("+8613800000000") == "+8613800000000");
    CHECK(foreign("-") == "\"'-\"");
    CHECK(foreign("-1.2.3") == "\"'-1.2.3\"");
    CHECK(foreign("幸福路=东") == "幸福路=东");
}

TEST_CASE("a table in Markdown stands straight on a terminal, Han characters two columns wide")
{
    MarkdownTable table({ "服务", "a" });
    table.add({ "x", "12345" });
    CHECK(table.text()
        == "| 服务 |     a |\n"
           "|------|------:|\n"
           "| x    | 12345 |\n");
    CHECK(width("流动a") == 5);
    CHECK(width("e\u0301") == 1);
    CHECK(in_markdown("a|b *c*\n\x1b[31m") == "a\\|b \\*c\\*\\\\n\\\\u001B\\[31m");
}

TEST_CASE("what the bureau wrote is text on a page")
{
    CHECK(kiosk::html::escaped("<script>alert(\"1\")</script>&")
        == "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;");
}
