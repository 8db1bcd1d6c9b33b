// SPDX-License-Identifier: Apache-2.0
//
// The same two children, as registers write them: what is decided is the same.
#include "tests/register/run_batch.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace kiosk::test;

namespace {

// The second was not asked whether it is disabled, and its family does not know whether it has low income.
const std::string plain = "label,age,hukou,months_here,carer,stage,disability,hardship,low_income\n"
                          "王小明,9,other_province,24,parent,primary,false,true,false\n"
                          "李雨,4,same_province,6,relative,kindergarten,,true,null\n";

std::string replaced(std::string text, const std::string& what, const std::string& with)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

void says_the_same(const std::string& bytes, const std::vector<std::string>& more = {})
{
    std::vector<std::string> options { "--region", "zhejiang" };
    options.insert(options.end(), more.begin(), more.end());
    const Outcome expected = batch(plain);
    REQUIRE(expected.status == 0);
    REQUIRE(expected.decisions().size() == 2);
    const Outcome got = batch(bytes, options);
    CHECK_MESSAGE(got.status == 0, got.error);
    CHECK_MESSAGE(got.decisions() == expected.decisions(), got.out);
}

} // namespace

TEST_CASE("a clean register is read without a word")
{
    const Outcome outcome = batch(plain);
    CHECK(outcome.status == 0);
    CHECK(outcome.error.empty());
}

TEST_CASE("yes and no, numbers and unknowns as people write them")
{
    const auto told = [](const std::string& no, const std::string& yes) {
        return replaced(replaced(plain, "false", no), "true", yes);
    };
    says_the_same(told("FALSE", "TRUE"));
    says_the_same(told("0", "1"));
    says_the_same(told("否", "是"));
    says_the_same(told("没有", "有"));
    says_the_same(told("No", "YES"));
    says_the_same(told("×", "√"));
    for (const char* unknown : { "不知道", "N/A", "n/a", "未知", "？", "不详", "NULL", "#N/A", "-" }) {
        CAPTURE(unknown);
        says_the_same(replaced(plain, "null", unknown));
    }
    says_the_same(replaced(plain, ",9,", ",9.0,"));
    says_the_same(replaced(plain, ",9,", ",９,"));
    says_the_same(replaced(plain, ",9,", ", 9\xC2\xA0,")); // a no-break space
    says_the_same(replaced(plain, ",9,",
        ",\xE3\x80\x80"
        "9\xE3\x80\x80,")); // ideographic spaces
    says_the_same(replaced(plain, ",9,", ",9周岁,"));
    says_the_same(replaced(plain, ",24,", ",24个月,"));
}

TEST_CASE("names of columns in any case and width, and in Chinese")
{
    says_the_same(replaced(plain, "label,age,hukou", "Label,AGE, Hukou "));
    says_the_same(replaced(plain, "label,age,hukou,months_here", "ＬＡＢＥＬ,ａｇｅ,hukou,Months Here"));
    says_the_same(replaced(plain, "label,age,hukou,months_here,carer,stage,disability,hardship,low_income",
        "姓名,年龄（周岁）,孩子的户口在哪里,居住月数,孩子和谁一起住,孩子现在上什么,孩子有残疾,家里经济困难,"
        "家里是不是可能够得上低保"));
    says_the_same("姓名*,年龄,孩子的户口在哪里,居住月数,和谁一起住,学段,残疾,经济困难,可能够得上户口所在地的低保\n"
                  "王小明,9,外省,24,爸爸或妈妈,小学,否,是,否\n"
                  "李雨,4,浙江的另一个市,6,亲属等，不是法定监护人,幼儿园,,是,不知道\n");
}

TEST_CASE("a word of one region means nothing in another")
{
    const std::string elsewhere = "姓名,年龄,户口在哪里\n李雨,4,浙江的另一个市\n";
    CHECK(batch(elsewhere).status == 0);
    const Outcome shenzhen = batch(elsewhere, { "--region", "shenzhen" });
    CHECK(shenzhen.status == 2);
    CHECK(shenzhen.error.find("hukou: words without a meaning here: \"浙江的另一个市\" (1)") != std::string::npos);
}

TEST_CASE("what stands above the names of the columns is left out")
{
    says_the_same("2026年流动儿童登记册,,,,,,,,\n" + plain);
    says_the_same("# 由系统导出\n\n" + plain);
    says_the_same("sep=,\n" + plain);
    says_the_same("sep=;\n" + replaced(plain, ",", ";"));
    says_the_same("\xEF\xBB\xBF" + plain);
    says_the_same("\"社区：\n三里亭\",2026\n" + plain);
    const Outcome outcome = batch("# 由系统导出\n" + plain);
    CHECK(outcome.error == "register: read as columns named in row 2\n");
    CHECK(outcome.lines()[0].at("line") == 3);
}

TEST_CASE("columns of the bureau's own are named once; blank columns and rows are nothing")
{
    std::string own;
    std::string blank;
    int row = 0;
    for (std::size_t at = 0; at < plain.size(); ++row) {
        const auto end = plain.find('\n', at);
        const std::string line = plain.substr(at, end - at);
        own += (row == 0 ? "编号" : "00" + std::to_string(row)) + "," + line + "," + (row == 0 ? "备注" : "来,电")
            + "\n";
        blank += line + ",,,\n,,,,,,,,,,,\n\n \t\n";
        at = end + 1;
    }
    own = replaced(own, "来,电", "\"来,\n电\"");
    says_the_same(own);
    says_the_same(blank);
    const Outcome outcome = batch(own);
    CHECK(
        outcome.error == "register: columns that say nothing here, carried through as they are: \"编号\", \"备注\"\n");
    CHECK(outcome.lines()[1].at("line") == 4); // a quoted cell of the row before has two lines
    says_the_same(replaced(plain, "\n", ",\n")); // a comma behind each row
    says_the_same(replaced(plain, "王小明", "\"王小明\""));
    says_the_same(replaced(plain, "王小明,9", "\"王小明\" ,  \"9\""));
}

TEST_CASE("a quoted cell with a line break is one cell")
{
    const Outcome outcome = batch("label,age,stage\n\"王\n小明\",9,primary\n李雨,4,kindergarten\n");
    REQUIRE(outcome.status == 0);
    CHECK(outcome.lines()[0].at("label") == "王\n小明");
    CHECK(outcome.lines()[1].at("line") == 4);
    // Quotes that do not close spoil their own row alone.
    const Outcome open = batch("label,age\n\"王小明,9\n李雨,4\n\"周\",5\n");
    CHECK(open.status == 2);
    REQUIRE(open.lines().size() == 3);
    CHECK(open.lines()[0].at("error") == "expected quotes around a whole cell, doubled within it");
    CHECK(open.lines()[1].at("label") == "李雨");
    CHECK(open.lines()[2].at("label") == "周");
}

TEST_CASE("other delimiters and line ends")
{
    for (const char* delimiter : { ";", "\t", "|" }) {
        CAPTURE(delimiter);
        says_the_same(replaced(plain, ",", delimiter));
    }
    CHECK(batch(replaced(plain, ",", "\t")).error == "register: read as cells between tabs\n");
    says_the_same(replaced(plain, ",", "~"), { "--delimiter", "~" });
    says_the_same(replaced(plain, ",", "\t"), { "--delimiter", "tab" });
    says_the_same(replaced(plain, "\n", "\r\n"));
    says_the_same(replaced(plain, "\n", "\r"));
    CHECK(batch(plain, { "--delimiter", "::" }).status == 2);
    CHECK(batch(plain, { "--region", "zhejiang", "--delimiter", ";" }).status == 2);
}

TEST_CASE("workbooks say the same as CSV")
{
    const Sheet rows { { "2026年登记册" }, {},
        { "编号", "label", "age", "hukou", "months_here", "carer", "stage", "disability", "hardship", "low_income" },
        { "001", "王小明", "9", "other_province", "24", "parent", "primary", "FALSE", "TRUE", "FALSE" }, {},
        { "002", "李雨", "4", "same_province", "6", "relative", "kindergarten", "", "TRUE", "不知道" } };
    for (const bool typed : { true, false }) {
        CAPTURE(typed);
        const std::string book = workbook({ { "封面", { { "流动儿童" } } }, { "登记", rows } }, typed);
        says_the_same(book);
        const Outcome outcome = batch(book);
        CHECK(
            outcome.error.find("register: read as the sheet \"登记\", columns named in row 3\n") != std::string::npos);
        CHECK(outcome.lines()[0].at("line") == 4);
        CHECK(outcome.lines()[1].at("line") == 6);
    }
    // By standard input as well.
    const Outcome piped = run({ "check", "--batch", "-", "--region", "zhejiang" }, workbook({ { "登记", rows } }));
    CHECK(piped.status == 0);
    CHECK(piped.decisions() == batch(plain).decisions());
}

TEST_CASE("a workbook that cannot be read is refused in one line")
{
    const std::string book = workbook({ { "登记", { { "label", "age" }, { "王", "9" } } } });
    for (const std::string& bytes : { book.substr(0, book.size() / 2), std::string("PK\x03\x04 nonsense"),
             std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), workbook({ { "登记", { { "品名", "数量" } } } }) }) {
        const Outcome outcome = batch(bytes);
        CHECK(outcome.status == 2);
        CHECK(outcome.out.empty());
        CHECK(std::count(outcome.error.begin(), outcome.error.end(), '\n') == 1);
    }
}

TEST_CASE("a header that serves for nothing ends the run in one line")
{
    for (const char* bytes :
        { "品名,数量\n苹果,5\n梨,6\n", "shoe_size\n5\n", "{\n", "王小明,9,小学\n李雨,4,幼儿园\n" }) {
        CAPTURE(bytes);
        const Outcome outcome = batch(bytes);
        CHECK(outcome.status == 2);
        if (bytes[0] == '{')
            continue; // JSON: a line like any other
        CHECK(outcome.out.empty());
        CHECK(std::count(outcome.error.begin(), outcome.error.end(), '\n') == 1);
        CHECK(outcome.error.starts_with("register: expected a row that names the columns"));
    }
    const Outcome twice = batch("age,年龄\n9,9\n");
    CHECK(twice.status == 2);
    CHECK(twice.error == "register: expected the column \"age\" once, got it twice\n");
}

TEST_CASE("a bureau's own headers and words")
{
    const TemporaryFolder folder;
    const std::string map = folder.path() / "map.toml";
    const auto with_map = [&](const std::string& toml, const std::string& csv) {
        std::ofstream(map) << toml;
        return batch(csv, { "--region", "zhejiang", "--columns", map });
    };
    const std::string toml = "[columns]\n\"户籍地\" = \"hukou\"\n\"生日\" = \"birth_date\"\n\"家境\" = \"hardship\"\n"
                             "[answers]\nunknown = [\"查无\"]\n"
                             "[words.hukou]\n\"外来\" = \"other_province\"\n\"查不到\" = \"unknown\"\n"
                             "[words.hardship]\n\"低保户\" = true\n\"一般\" = false\n";
    const std::string csv
        = "姓名,生日,户籍地,家境\n王,2017-03-05,外来,低保户\n李,2017-03-05,查不到,一般\n周,2017-03-05,查无,宽裕\n";
    const Outcome outcome = with_map(toml, csv);
    CHECK(outcome.status == 2);
    CHECK(outcome.lines()[0].contains("eligible"));
    CHECK(outcome.lines()[1].contains("eligible"));
    CHECK(outcome.lines()[2].at("error") == "hardship: expected true or false, got \"宽裕\"");
    CHECK(outcome.error.find("hardship: words without a meaning here: \"宽裕\" (1); --columns can say")
        != std::string::npos);

    for (const auto& [wrong, what] : { std::pair("[columns]\n\"x\" = \"shoe_size\"\n", ":2: \"x\": expected \"label\""),
             std::pair("[words.hukou]\n\"x\" = \"moon\"\n", ":2: \"x\": expected \"here\""),
             std::pair("[words.age]\n\"x\" = 99\n", ":2: \"x\": expected a whole number from 0 to 20"),
             std::pair("[word]\n", ":1: expected [columns]"),
             std::pair("[answers]\nperhaps = [\"x\"]\n", ":2: expected yes"), std::pair("[columns\n", ":1: ") }) {
        CAPTURE(wrong);
        const Outcome refused = with_map(wrong, csv);
        CHECK(refused.status == 2);
        CHECK_MESSAGE(refused.error.find(what) != std::string::npos, refused.error);
        CHECK(refused.out.empty());
    }
    CHECK(batch("{\"age\":9}\n", { "--region", "zhejiang", "--columns", map }).status == 2);
}

TEST_CASE("what one row says of the family holds for its siblings")
{
    const std::string csv = "户号,姓名,age,hardship,residence_permit\n1,大,9,true,\n1,小,4,,false\n2,独,9,,\n,无,9,,\n";
    const Outcome outcome = batch(csv);
    REQUIRE(outcome.status == 0);
    const Outcome told
        = batch("姓名,age,hardship,residence_permit\n大,9,true,false\n小,4,true,false\n独,9,,\n无,9,,\n");
    CHECK(outcome.decisions() == told.decisions());

    const Outcome differs = batch("户号,age,hardship\n1,9,true\n1,4,false\n2,9,true\n");
    CHECK(differs.status == 2);
    CHECK(differs.lines()[0].at("error")
        == "hardship: expected one answer for a household, got true in row 2 and false in row 3");
    CHECK(differs.lines()[1].contains("error"));
    CHECK(differs.lines()[2].contains("eligible"));

    const Outcome apart = batch("户号,age\n1,9\n2,4\n1,5\n");
    CHECK(apart.status == 0);
    CHECK(apart.error.find("household \"1\": rows 2 and 4 stand apart") != std::string::npos);
}

TEST_CASE("households are joined across the blocks in which a long register is read")
{
    std::string csv = "户号,label,age,hardship\n";
    const std::string filler(100, 'x');
    constexpr int families = 12'000; // some three mebibytes
    for (int i = 0; i < families; ++i)
        csv += std::to_string(i) + "," + filler + ",9,true\n" + std::to_string(i) + ",\"" + filler + "\",9,\n";
    const Outcome outcome = batch(csv);
    REQUIRE(outcome.status == 0);
    const auto lines = outcome.decisions();
    REQUIRE(lines.size() == 2 * families);
    for (std::size_t i = 1; i < lines.size(); ++i)
        if (lines[i] != lines[0])
            FAIL("row " << i << " differs");
}
