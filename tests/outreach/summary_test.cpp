// SPDX-License-Identifier: Apache-2.0
//
// What a register adds up to: kiosk check --batch --summary.
#include "kiosk/outreach/csv.hpp"
#include "kiosk/outreach/tally.hpp"

#include "tests/outreach/batch.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace kiosk;
using namespace kiosk::tests;

namespace {

// ZJ-03 (compulsory education): 老大 can have it, 老二 in three months, the third is past it; SZ-04 (senior high): one.
const std::string register_lines
    = R"({"label":"老大","region":"zhejiang","age":9,"hukou":"other_province","months_here":24,"carer":"parent","stage":"primary","hardship":true}
{"label":"老二","region":"zhejiang","age":9,"hukou":"other_province","months_here":3,"carer":"parent","stage":"primary","rural_school":false,"hardship":true}
{"label":"老三","region":"zhejiang","age":15,"hukou":"other_province","months_here":24,"carer":"parent","stage":"senior_high","hardship":true}
{"label":"阿明","region":"shenzhen","age":15,"hukou":"other_province","months_here":24,"carer":"parent","stage":"senior_high","enrolled_here":true,"hardship":true}
)";

bool has(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("a summary counts the children of each region by service and verdict")
{
    const test::TemporaryFolder folder;
    const std::string csv_file = folder.path() / "summary.csv";
    const std::string page_file = folder.path() / "summary.html";
    const Ended ended
        = batch(register_lines, { "--summary", "-", "--summary", csv_file, "--summary", page_file, "--jobs", "2" });
    CHECK(ended.status == 0);
    CHECK(ended.error.empty());
    CHECK(ended.out.starts_with("# 登记册汇总：孩子们能享受哪些服务\n\n按2026年11月28日的情况 · 内容版本 "));
    CHECK(has(ended.out, "**浙江省** · 3个孩子 · 流动儿童2个，不是的1个，还不能定的0个。"));
    CHECK(has(ended.out, "**深圳市** · 1个孩子 · 流动儿童1个，不是的0个，还不能定的0个。"));

    const std::string csv = bytes_of(csv_file);
    CHECK(csv.starts_with(
        "\xEF\xBB\xBF按哪份清单,编号,服务,可以享受,要看条件,还缺信息,还没到时候,不属于这一项,全部\r\n"));
    CHECK(has(csv, "\r\n浙江省,ZJ-03,义务教育服务,1,0,0,1,1,3\r\n"));
    CHECK(has(csv, "\r\n浙江省,ZJ-04,普通高中教育服务,0,1,0,0,2,3\r\n"));
    CHECK(has(csv, "\r\n深圳市,SZ-04,普通高中教育服务,1,0,0,0,0,1\r\n"));
    CHECK(has(csv, "\r\n深圳市,SZ-03,义务教育服务,0,0,0,0,1,1\r\n"));
    CHECK(std::count(csv.begin(), csv.end(), '\n') == 1 + 20 + 20);

    const std::string page = bytes_of(page_file);
    CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"zh-Hans\">"));
    CHECK(has(page, "<th scope=\"row\"><small>ZJ-03</small>义务教育服务</th>"));
    CHECK(
        has(page, "</div></td><td>1</td><td class=\"none\">0</td><td class=\"none\">0</td><td>1</td><td>1</td></tr>"));
    for (const char* foreign : { "<script", "http:", "https:", "url(", "@import", "src=" })
        CHECK_FALSE(has(page, foreign));
}

TEST_CASE("of regions without a child nothing is said, and of rows that could not be read how many")
{
    const Ended ended = batch(R"({"region":"zhejiang","age":9}
{"region":"zhejiang","age":"nine"}
)",
        { "--summary", "-" });
    CHECK(ended.status == 2);
    CHECK(has(ended.out, "另有1行没能读懂，没有数进去。"));
    CHECK(has(ended.out, "浙江省"));
    CHECK_FALSE(has(ended.out, "深圳市"));
}

TEST_CASE("a list and a summary come from one run; without a file for the list there is only the summary")
{
    const test::TemporaryFolder folder;
    const std::string list = folder.path() / "list.jsonl";
    const Ended both = batch(register_lines, { "--summary", "-", "--out", list, "--only", "ZJ-03a=eligible" });
    CHECK(both.status == 0);
    CHECK(both.out.starts_with("# "));
    CHECK(has(bytes_of(list), "老大"));
    CHECK_FALSE(has(bytes_of(list), "老二"));
    CHECK(has(both.out, "3个孩子")); // all are counted
    CHECK_FALSE(has(batch(register_lines, { "--summary", "-" }).out, "{\"line\""));
}

TEST_CASE("what a summary is to be written as is said by its name")
{
    const Ended ended = batch(register_lines, { "--summary", "summary.pdf" });
    CHECK(ended.status == 2);
    CHECK(ended.error
        == "kiosk: --summary: expected a file that ends in .csv, .md or .html, or -, got \"summary.pdf\"; see kiosk "
           "--help\n");
    CHECK(batch(register_lines, { "--by", "street" }).status == 2);
}

TEST_CASE("tallies of several threads add up to one, groups in the order of the register")
{
    const std::vector<Verdict> can { Verdict::eligible };
    const std::vector<Verdict> cannot { Verdict::ineligible };
    outreach::Tally first(1);
    outreach::Tally second(1);
    CHECK(first.add(0, 5, "北街", Truth::yes, can));
    CHECK(second.add(0, 2, "南街", Truth::no, cannot));
    CHECK(second.add(0, 3, "北街", Truth::unknown, cannot));
    CHECK(second.add(0, 9, "", Truth::yes, can));
    CHECK(first.add(second));
    const auto groups = first.groups();
    REQUIRE(groups.size() == 3);
    CHECK(groups[0]->value == "南街");
    CHECK(groups[1]->value == "北街");
    CHECK(groups[1]->regions[0].children == 2);
    CHECK(groups[1]->regions[0].services[0] == outreach::VerdictCounts { 1, 0, 0, 0, 1 });
    CHECK(groups[2]->value.empty());
    CHECK(first.total().regions[0].children == 4);
    CHECK(first.total().regions[0].membership == std::array<std::uint64_t, 3> { 1, 1, 2 });
}

TEST_CASE("a column with a value for each child is no column to count by")
{
    const std::vector<Verdict> can { Verdict::eligible };
    outreach::Tally tally(1);
    for (std::size_t i = 0; i < outreach::Tally::max_groups; ++i)
        CHECK(tally.add(0, i, std::to_string(i), Truth::yes, can));
    CHECK_FALSE(tally.add(0, 0, "one more", Truth::yes, can));
    CHECK(tally.add(0, 0, "0", Truth::yes, can));
}
