// SPDX-License-Identifier: Apache-2.0
#include "tests/register/run_batch.hpp"

#include <doctest/doctest.h>

using namespace kiosk::test;

namespace {

const std::string chinese = "姓名,年龄,学段\n王小明,9,小学\n欧阳雨桐,4,幼儿园\n";
const std::string english = "label,age,stage\n王小明,9,primary\n欧阳雨桐,4,kindergarten\n李娜,5,kindergarten\n";

std::vector<std::string> labels(const Outcome& outcome)
{
    std::vector<std::string> labels;
    for (const auto& line : outcome.lines())
        labels.push_back(line.value("label", "?"));
    return labels;
}

} // namespace

TEST_CASE("encodings are found out, and said")
{
    for (const std::string& text : { chinese, english }) {
        const auto expected = labels(batch(text));
        REQUIRE(expected[0] == "王小明");
        const Outcome gb = batch(in_encoding(text, "GB18030"));
        CHECK_MESSAGE(gb.status == 0, gb.error);
        CHECK(labels(gb) == expected);
        CHECK(gb.error == "register: read as GB18030\n");
        for (const auto& [encoding, mark] :
            { std::pair("UTF-16LE", std::string("\xFF\xFE")), std::pair("UTF-16BE", std::string("\xFE\xFF")) }) {
            CAPTURE(encoding);
            const Outcome marked = batch(mark + in_encoding(text, encoding));
            CHECK_MESSAGE(marked.status == 0, marked.error);
            CHECK(labels(marked) == expected);
            CHECK(marked.error == "register: read as " + std::string(encoding) + "\n");
            CHECK(labels(batch(in_encoding(text, encoding))) == expected); // without a mark
            CHECK(labels(batch(in_encoding(text, encoding), { "--region", "zhejiang", "--encoding", encoding }))
                == expected);
        }
        const Outcome big5
            = batch(in_encoding("姓名,age\n王小明,9\n", "Big5"), { "--region", "zhejiang", "--encoding", "Big5" });
        CHECK(labels(big5) == std::vector<std::string> { "王小明" });
    }
    CHECK(batch(english, { "--encoding", "klingon" }).status == 2);
}

TEST_CASE("a file whose bytes are names in two encodings is refused, not decided with a wrong name")
{
    for (const char* name : { "谢伟", "倩", "谭学英" }) {
        CAPTURE(name);
        const std::string bytes = in_encoding(std::string("label,age\n") + name + ",9\n", "GB18030");
        const Outcome outcome = batch(bytes);
        CHECK(outcome.status == 2);
        CHECK(outcome.out.empty());
        CHECK(outcome.error.find("--encoding") != std::string::npos);
        const Outcome told = batch(bytes, { "--region", "zhejiang", "--encoding", "GB18030" });
        CHECK(told.status == 0);
        CHECK(labels(told) == std::vector<std::string> { name });
    }
    // Where the columns are named in Chinese, there is no doubt.
    CHECK(labels(batch(in_encoding("姓名,年龄\n谢伟,9\n", "GB18030"))) == std::vector<std::string> { "谢伟" });
}

TEST_CASE("names of many scripts in UTF-8 are not taken for anything else")
{
    for (const char* name : { "老大", "王小明", "买买提·艾力", "José", "مەمەت ئېلى", "བཀྲ་ཤིས་ཚེ་རིང་", "Иванов",
             "阿依古丽", "𠮷田", "欧阳" }) {
        CAPTURE(name);
        const Outcome outcome = batch(std::string("label,age\n") + name + ",9\n");
        CHECK_MESSAGE(outcome.status == 0, outcome.error);
        CHECK(labels(outcome) == std::vector<std::string> { name });
        CHECK(outcome.error.empty());
    }
}

TEST_CASE("other encodings are refused with what they may be")
{
    const Outcome big5 = batch(in_encoding("label,age\n陳大文,9\n黃曉明,8\n張美麗,7\n劉德華,9\n", "Big5"));
    CHECK(big5.status == 2);
    CHECK(big5.out.empty());
    CHECK(big5.error.find("the encoding is in doubt") != std::string::npos);
    const Outcome latin = batch("label,age\nJos\xE9,9\n");
    CHECK(latin.status == 2);
    CHECK(latin.out.empty());
}

TEST_CASE("an encoding that shows itself late is found out where it does")
{
    std::string ascii = "label,age\n";
    while (ascii.size() < 2'500'000)
        ascii += "child,9\n";
    const std::string names = "王小明,9\n欧阳雨桐,4\n李娜,5\n";
    const auto expected = labels(batch(ascii + names));
    CHECK(labels(batch(ascii + in_encoding(names, "GB18030"))) == expected);
    const Outcome doubtful = batch(ascii + in_encoding("谢伟,9\n", "GB18030"));
    CHECK(doubtful.status == 2);
    CHECK(doubtful.error.find("--encoding") != std::string::npos);
}

TEST_CASE("a few bytes gone wrong are a fault of their rows")
{
    std::string text = "姓名,年龄\n";
    for (int i = 0; i < 20; ++i)
        text += "王小明,9\n";
    const Outcome outcome = batch(text + "王\xE5\x9B,9\n");
    CHECK(outcome.status == 2);
    CHECK(outcome.lines().size() == 21);
    CHECK(outcome.lines()[20].at("error") == "expected UTF-8, got other bytes");
    const Outcome gb = batch(in_encoding(text, "GB18030") + "\xFF\xFF,9\n");
    CHECK(gb.status == 2);
    CHECK(gb.lines()[20].at("error") == "expected GB18030, got other bytes");
}
