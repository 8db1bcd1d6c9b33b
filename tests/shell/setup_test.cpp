// SPDX-License-Identifier: Apache-2.0
//
// A kiosk set up by answers on standard input, as a technician gives them, and one that was set up wrongly.
#include "tests/shell/process.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace kiosk::test;

namespace {

const std::string program = KIOSK_TEST_PROGRAM;

std::string bytes_of(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return { std::istreambuf_iterator<char>(file), {} };
}

struct Desk {
    // No printer is looked for outside.
    Outcome setup(const std::string& answers, const std::string& more = {}) const
    {
        const auto file = folder.write("answers", answers);
        return shell(
            "CUPS_SERVER=/nonexistent/cups.sock " + program + " setup --out " + site() + more + " <" + file.string());
    }
    std::string site() const { return (folder.path() / "site.toml").string(); }
    Outcome check() const { return shell(program + " site check " + site()); }
    const TemporaryFolder folder;
};

} // namespace

TEST_CASE("what kiosk setup writes, kiosk site check accepts; a wrong answer is asked again")
{
    const Desk desk;
    const Outcome outcome
        = desk.setup("atlantis\nzhejiang\n杭州市\"西湖\"区\n翠苑街道\n1920px\n1920\n0\n476\n-5\n700\nkiosk\n"
                     "咨询台左边\nZJ-99\neducation\n教育窗口\n一楼\n工作日\n0571-000000\nall\n综合窗口\n\n\n\n\n");
    CHECK(outcome.status == 0);
    CHECK(outcome.error.empty());
    for (const char* said : { "region: expected", "expected a number from 320 to 8192", "px_per_mm: expected",
             "screen_bottom_mm: expected", "window[0].for: expected" })
        CHECK_MESSAGE(outcome.output.find(said) != std::string::npos, outcome.output);
    const Outcome check = desk.check();
    CHECK(check.status == 0);
    CHECK(check.output == desk.site() + ": as it should be\n");
    CHECK(bytes_of(desk.site())
        == "# Written by kiosk setup. man 5 kiosk-site.toml has every setting.\n"
           "region = \"zhejiang\"\ncounty = \"杭州市\\\"西湖\\\"区\"\nplace = \"翠苑街道\"\npx_per_mm = 4.03\n"
           "screen_bottom_mm = 700\nprinter = \"kiosk\"\nprinter_place = \"咨询台左边\"\n"
           "[[window]]\nfor = \"education\"\nname = \"教育窗口\"\naddress = \"一楼\"\nhours = \"工作日\"\n"
           "telephone = \"0571-000000\"\n[[window]]\nfor = \"all\"\nname = \"综合窗口\"\n");
}

TEST_CASE("the fewest answers that make a kiosk")
{
    const Desk desk;
    CHECK(desk.setup("shenzhen\n\n\n1280\n325\n\n\n\n").status == 0);
    CHECK(desk.check().status == 0);
}

TEST_CASE("a file that is there is not written over unless that is wanted, and half the answers write nothing")
{
    const Desk desk;
    desk.folder.write("site.toml", "region = \"zhejiang\"\n");
    const Outcome there = desk.setup("shenzhen\n\n\n1280\n325\n\n\n\n");
    CHECK(there.status == 2);
    CHECK(there.error == desk.site() + ": is there already; expected --again to write it anew\n");
    CHECK(bytes_of(desk.site()) == "region = \"zhejiang\"\n");
    const Outcome half = desk.setup("shenzhen\n\n", " --again");
    CHECK(half.status == 2);
    CHECK(bytes_of(desk.site()) == "region = \"zhejiang\"\n");
    CHECK(desk.setup("shenzhen\n\n\n1280\n325\n\n\n\n", " --again").status == 0);
    CHECK(bytes_of(desk.site()).find("shenzhen") != std::string::npos);
}

TEST_CASE("kiosk site check names file, line and what was expected")
{
    const Desk desk;
    desk.folder.write("site.toml", "region = \"zhejiang\"\nplaces = \"x\"\n");
    const Outcome wrong = desk.check();
    CHECK(wrong.status == 2);
    CHECK(wrong.error.starts_with(desk.site() + ":2: places: unknown setting; expected "));
    desk.folder.write("site.toml", "region = \"atlantis\"\n");
    CHECK(desk.check().status == 2);
    CHECK(shell(program + " site check " + desk.site() + ".absent").status == 2);
    CHECK(shell(program + " site").status == 2);
    CHECK(shell(program + " site chekc").error.find("unknown command \"site\"") != std::string::npos);
}

TEST_CASE("kiosk pin keeps a hash for the kiosk alone")
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "pin";
    const auto pin = [&](const std::string& typed) {
        return shell("printf '" + typed + "' | " + program + " pin --file " + file.string());
    };
    CHECK(pin("123456\\n123456\\n").status == 2);
    CHECK(pin("604173\\n604174\\n").status == 2);
    CHECK(pin("").status == 2);
    CHECK_FALSE(std::filesystem::exists(file));
    const Outcome set = pin("604173\\n604173\\n");
    CHECK(set.status == 0);
    CHECK(bytes_of(file).starts_with("$argon2id$"));
    CHECK(set.output.find("604173") == std::string::npos);
    using std::filesystem::perms;
    CHECK((std::filesystem::status(file).permissions() & (perms::others_all | perms::group_write)) == perms::none);
}
