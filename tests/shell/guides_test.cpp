// SPDX-License-Identifier: Apache-2.0
//
// kiosk print --batch: the guides of a whole register, by the program as it is installed.
#include "tests/shell/process.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <set>

using namespace kiosk::test;

namespace {

const std::string program = KIOSK_TEST_PROGRAM;

constexpr std::string_view children = "household,label,region,age,hukou,months_here,carer,stage,hardship\n"
                                      "2026-0017,大,zhejiang,9,other_province,24,parent,primary,true\n"
                                      "和平路 3/1,阿明,shenzhen,15,other_province,24,parent,senior_high,\n"
                                      "2026-0017,小,zhejiang,4,other_province,24,parent,kindergarten,\n"
                                      ",独,zhejiang,2,other_province,3,parent,none,\n";

class Folder {
public:
    std::string out() const { return folder_.path() / "guides"; }
    std::string input(std::string_view text) const { return folder_.write("children.csv", text); }
    Outcome print(std::string_view text, const std::string& more = "--as-of 2026-11-28") const
    {
        return shell(program + " print --batch " + input(text) + " --out " + out() + ' ' + more);
    }
    std::filesystem::path file(const char* name) const { return std::filesystem::path(out()) / name; }
    std::set<std::string> names() const
    {
        std::set<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(out()))
            names.insert(entry.path().filename().string());
        return names;
    }

private:
    TemporaryFolder folder_;
};

std::string bytes(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return { std::istreambuf_iterator<char>(file), {} };
}

const std::set<std::string> all { ".kiosk-guides", "2026-0017.pdf", "row-5.pdf", "和平路_3_1.pdf" };

} // namespace

TEST_CASE("each household gets its guide under its own name, and a run that was broken off goes on")
{
    const Folder folder;
    const Outcome first = folder.print(children, "--as-of 2026-11-28 --jobs 2");
    CHECK(first.status == 0);
    CHECK(first.error.empty());
    CHECK(first.output.empty());
    CHECK(folder.names() == all);
    for (const char* name : { "2026-0017.pdf", "row-5.pdf", "和平路_3_1.pdf" }) {
        const std::string pdf = bytes(folder.file(name));
        CHECK(pdf.starts_with("%PDF-"));
        CHECK(pdf.find("%%EOF") != std::string::npos);
    }

    // As a power cut leaves it: one missing, one half written under another name.
    const std::string whole = bytes(folder.file("row-5.pdf"));
    std::filesystem::remove(folder.file("row-5.pdf"));
    std::ofstream(folder.file(".row-5.pdf.Ab12Cd")) << "%PDF-1.7 half";
    const auto kept = std::filesystem::last_write_time(folder.file("2026-0017.pdf"));
    CHECK(folder.print(children).status == 0);
    CHECK(folder.names() == all);
    CHECK((bytes(folder.file("row-5.pdf")) == whole));
    CHECK(std::filesystem::last_write_time(folder.file("2026-0017.pdf")) == kept);
}

TEST_CASE("guides of another day, register or wish do not get among those that are there")
{
    const Folder folder;
    REQUIRE(folder.print(children).status == 0);
    for (const auto& [text, more] : { std::pair(std::string(children), "--as-of 2026-11-29"),
             { std::string(children) + ",新,zhejiang,3,,,,,\n", "--as-of 2026-11-28" },
             { std::string(children), "--as-of 2026-11-28 --large" },
             { std::string(children), "--as-of 2026-11-28 --lang en" } }) {
        const Outcome refused = folder.print(text, more);
        CHECK(refused.status == 2);
        CHECK(refused.error.find("holds guides of another register, content, day (--as-of) or wish")
            != std::string::npos);
        CHECK(folder.names() == all);
    }
    const TemporaryFolder other;
    const auto mine = other.write("letter.txt", "mine");
    const Outcome refused
        = shell(program + " print --batch " + folder.input(children) + " --out " + other.path().string());
    CHECK(refused.status == 2);
    CHECK(refused.error.find("expected an empty folder") != std::string::npos);
    CHECK(bytes(mine) == "mine");
}

TEST_CASE("rows that cannot be read or contradict each other get no guide, the others do")
{
    const Folder folder;
    const Outcome outcome
        = folder.print(std::string(children) + "2026-0017,三,zhejiang,6,,,,,false\nH9,四,zhejiang,six,,,,,\n");
    CHECK(outcome.status == 2);
    CHECK(folder.names() == std::set<std::string> { ".kiosk-guides", "row-5.pdf", "和平路_3_1.pdf" });
    CHECK(outcome.error.find(":7: age: expected") != std::string::npos);
    CHECK(outcome.error.find("row 6: hardship: expected true as elsewhere in the same household, got false; no guide")
        != std::string::npos);
    CHECK(outcome.error.find("2 guides printed, 2 lines or households not") != std::string::npos);
    CHECK(shell(program + " print --batch nowhere.csv --out " + folder.out()).status == 2);
    CHECK(shell(program + " print --batch " + folder.input(children) + " --out").status == 2);
}
