// SPDX-License-Identifier: Apache-2.0
#include "kiosk/service/diary.hpp"

#include "tests/support/temporary_folder.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <regex>

using namespace kiosk::service;
using namespace kiosk::test;
using namespace std::chrono_literals;
using Kind = DiaryEntry::Kind;

namespace {

constexpr std::chrono::sys_seconds noon { 1'795'953'600s }; // 2026-11-29

std::string bytes_of(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return { std::istreambuf_iterator<char>(file), {} };
}

} // namespace

TEST_CASE("what is noted is read again, in order, by the next run too")
{
    const TemporaryFolder folder;
    {
        auto diary = Diary::open(folder.path());
        REQUIRE(diary);
        diary->note_start("0.1.0", "2026.11.21", noon);
        diary->note(Kind::printer, "paper", noon + 5s);
        diary->note(Kind::ended, end_word("watchdog", "ABRT"), noon - 400s); // the clock was put back
    }
    {
        auto diary = Diary::open(folder.path());
        REQUIRE(diary);
        diary->note_start("0.1.0", "2026.11.21", noon + 9s); // the edition is the same: no entry
        diary->note(Kind::ended, end_word("success", "0"), noon + 10s);
        diary->note_start("0.1.0", "2026.12.01", noon + 12s);
    }
    const auto entries = read_diary(folder.path() / "diary", noon + 20s);
    const std::vector<DiaryEntry> expected { { 1, noon, Kind::started, "0.1.0" },
        { 2, noon, Kind::content, "2026.11.21" }, { 3, noon + 5s, Kind::printer, "paper" },
        { 4, noon - 400s, Kind::ended, "watchdog" }, { 5, noon + 9s, Kind::started, "0.1.0" },
        { 6, noon + 10s, Kind::ended, "normal" }, { 7, noon + 12s, Kind::started, "0.1.0" },
        { 8, noon + 12s, Kind::content, "2026.12.01" } };
    CHECK(entries == expected);
    const auto last = last_start(entries);
    REQUIRE(last);
    CHECK(last->at == noon + 12s);
    CHECK(last->after == "normal");
}

TEST_CASE("nobody was left to say how it ended")
{
    const DiaryEntry start { 1, noon, Kind::started, "0.1.0" };
    CHECK_FALSE(last_start({}));
    CHECK(last_start({ start })->after.empty());
    CHECK(last_start({ start, start })->after == "gone");
}

TEST_CASE("ends in one word")
{
    CHECK(end_word("success", "0") == "normal");
    CHECK(end_word("watchdog", "ABRT") == "watchdog");
    CHECK(end_word("signal", "SEGV") == "crash-SEGV");
    CHECK(end_word("core-dump", "ABRT") == "crash-ABRT");
    CHECK(end_word("exit-code", "2") == "failed-2");
    CHECK(end_word("timeout", "KILL") == "timeout");
    CHECK(end_word("", "") == "-");
}

TEST_CASE("no sentence gets into it: a line is a number, a moment, a kind and a word")
{
    const TemporaryFolder folder;
    auto diary = Diary::open(folder.path());
    REQUIRE(diary);
    for (const char* answer : { "小明 9岁", "hukou other_province", "", "a/b", "line\nline", "\x1b[2J",
             "a-word-that-is-longer-than-any-word-that-we-have", "age=9" })
        for (const Kind kind : { Kind::started, Kind::content, Kind::refused, Kind::ended, Kind::printer })
            diary->note(kind, answer, noon);
    diary->note_start("小明", "小明", noon);
    const std::string bytes = bytes_of(folder.path() / "diary");
    CHECK(bytes.size() == Diary::lines * Diary::line_length);
    const std::regex shape("[0-9]{10} [0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z "
                           "(started|content|refused|ended|printer) +- *");
    std::size_t noted = 0;
    for (std::size_t at = 0; at < bytes.size(); at += Diary::line_length) {
        const std::string line = bytes.substr(at, Diary::line_length - 1);
        if (line.find_first_not_of('\0') == std::string::npos)
            continue;
        ++noted;
        CHECK_MESSAGE(std::regex_match(line, shape), line);
    }
    CHECK(noted == 42);
}

TEST_CASE("a ring: no larger however much is noted, the oldest goes, and after thirty days all of it")
{
    const TemporaryFolder folder;
    auto diary = Diary::open(folder.path());
    REQUIRE(diary);
    const auto size = std::filesystem::file_size(folder.path() / "diary");
    for (std::size_t i = 0; i < Diary::lines + 10; ++i)
        diary->note(Kind::printer, "jam", noon);
    CHECK(std::filesystem::file_size(folder.path() / "diary") == size);
    const auto entries = read_diary(folder.path() / "diary", noon);
    REQUIRE(entries.size() == Diary::lines);
    CHECK(entries.front().number == 11);
    CHECK(entries.back().number == Diary::lines + 10);
    CHECK(read_diary(folder.path() / "diary", noon + Diary::kept + 1s).empty());
}

TEST_CASE("what is damaged is left out, and noting goes on")
{
    const TemporaryFolder folder;
    {
        auto diary = Diary::open(folder.path());
        REQUIRE(diary);
        for (int i = 0; i < 3; ++i)
            diary->note(Kind::ended, "normal", noon);
    }
    std::string bytes = bytes_of(folder.path() / "diary");
    bytes.replace(Diary::line_length + 33, 3, "???");
    folder.write("diary", bytes);
    CHECK(read_diary(folder.path() / "diary", noon).size() == 2);
    folder.write("diary", bytes.substr(0, 100)); // and cut short
    auto diary = Diary::open(folder.path());
    REQUIRE(diary);
    diary->note(Kind::ended, "normal", noon);
    CHECK(read_diary(folder.path() / "diary", noon).back().number == 2);
    CHECK(read_diary(folder.path() / "absent", noon).empty());
    CHECK_FALSE(Diary::open(folder.path() / "absent"));
}
