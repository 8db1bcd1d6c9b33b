// SPDX-License-Identifier: Apache-2.0
//
// kiosk content … as an operator types it: statuses and lines.
#include "kiosk/files/input_file.hpp"

#include "tests/package/signing.hpp"
#include "tests/shell/process.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace kiosk;
using namespace kiosk::test;

namespace {

struct Desk {
    Desk()
    {
        const std::string content = KIOSK_TEST_DATA "/content.db";
        for (const char* number : { "7", "8", "9" })
            REQUIRE(run("sign " + content + " --key " + publisher.secret_file().string() + " --number " + number
                        + " --expires 2096-12-01 --not-before 2026-01-01 --out " + package(number))
                        .status
                == 0);
    }
    Outcome run(const std::string& arguments) const { return shell(program() + " content " + arguments); }
    std::string program() const
    {
        return "KIOSK_KEYS=" + publisher.keys().string() + " KIOSK_STORE=" + (folder.path() / "store").string()
            + " " KIOSK_TEST_PROGRAM;
    }
    std::string package(const std::string& number) const { return (folder.path() / (number + ".kiosk")).string(); }

    const TemporaryFolder folder;
    const Publisher publisher;
};

bool has(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("signed, looked at, verified, installed, gone back behind")
{
    const Desk desk;
    const Outcome looked = desk.run("inspect " + desk.package("7"));
    CHECK(looked.status == 0);
    for (const char* part : { "number      7\n", "valid       2026-01-01 to 2096-12-01\n",
             "regions     shenzhen zhejiang", "languages   zh-Hans", "part        content.db, " })
        CHECK_MESSAGE(has(looked.output, part), looked.output);
    const Outcome verified = desk.run("verify " + desk.package("7"));
    CHECK_MESSAGE(verified.status == 0, verified.error);
    CHECK(has(verified.output, "7.kiosk: right: edition "));

    CHECK(has(desk.run("list").output, "nothing is installed"));
    const Outcome installed = desk.run("install " + desk.package("7"));
    CHECK_MESSAGE(installed.status == 0, installed.error);
    CHECK(has(installed.output, "number 7 is in use now"));
    CHECK(has(desk.run("install " + desk.package("7")).output, "number 7 is in use already"));
    CHECK(desk.run("install " + desk.package("8")).status == 0);
    const Outcome list = desk.run("list");
    CHECK(has(list.output, "  7  "));
    CHECK(has(list.output, "* 8  "));
    // All of the program reads it.
    CHECK(shell(desk.program() + " verify").status == 0);
    CHECK(has(shell(desk.program() + " doctor --format json").output, "number 8, may be used until 2096-12-01"));

    const Outcome old = desk.run("install " + desk.package("7"));
    CHECK(old.status == 2);
    CHECK(has(old.error, "7.kiosk: refused: number 7 is not newer than the newest ever seen here, number 8"));
    CHECK(std::count(old.error.begin(), old.error.end(), '\n') == 1);
    CHECK(has(shell(desk.program() + " doctor --format json").output, "not newer than the newest ever seen"));
    const Outcome back = desk.run("rollback");
    CHECK_MESSAGE(back.status == 0, back.error);
    CHECK(has(desk.run("list").output, "* 7  "));
    CHECK(desk.run("install " + desk.package("8")).status == 2);
    CHECK(desk.run("rollback --to 8").status == 0);
    CHECK(desk.run("rollback --to 5").status == 1);

    // Spoilt on the disk: what came with the program is read instead, and the doctor says so.
    desk.folder.write("store/editions/8/content.db", "spoilt");
    CHECK(shell(desk.program() + " verify").status == 0);
    CHECK(has(shell(desk.program() + " doctor --format json").output,
        "content.db is not the one that was signed; the content that came with the program is in use instead"));
    CHECK(desk.run("list").status == 1);
    CHECK(desk.run("install " + desk.package("9")).status == 0);
    CHECK(desk.run("list").status == 0);
}

TEST_CASE("an edition that has expired decides on, with a warning, and the guide says so")
{
    const Desk desk;
    REQUIRE(desk.run("install " + desk.package("7")).status == 0);
    const std::string family
        = desk.folder
              .write("family.json", R"({ "region": "zhejiang", "as_of": "2027-01-01", "children": [{ "age": 9 }] })")
              .string();
    const std::string pdf = (desk.folder.path() / "guide.pdf").string();
    const auto on = [&](const std::string& day, const std::string& arguments) {
        return shell("faketime -f '@" + day + " 12:00:00' env " + desk.program() + " " + arguments);
    };
    const std::string line = "kiosk: warning: the content in use was valid until 2096-12-01; ask its publisher for the "
                             "present one\n";
    for (const std::string& arguments :
        { "check --format json " + family, std::string("explain ZJ-02a"), "print " + family + " --out " + pdf }) {
        CAPTURE(arguments);
        const Outcome valid = on("2096-12-01", arguments);
        CHECK(valid.status == 0);
        CHECK_FALSE(has(valid.error, "valid until"));
        const Outcome expired = on("2096-12-02", arguments);
        CHECK(expired.status == 0);
        CHECK_MESSAGE(has(expired.error, line), expired.error);
        // What is for programs is as it was; what is for people says it, too.
        CHECK((expired.output == valid.output) == !arguments.starts_with("explain"));
    }
    CHECK(has(shell("pdftotext '" + pdf + "' - | tr -d '\\n'").output, "2096年12月1日"));
}

TEST_CASE("what is wrong is said in one line, with status 2")
{
    const Desk desk;
    std::string changed = *read_file(desk.package("7"));
    changed[changed.size() / 2] ^= 1;
    desk.folder.write("changed.kiosk", changed);
    const Outcome refused = desk.run("install " + (desk.folder.path() / "changed.kiosk").string());
    CHECK(refused.status == 2);
    CHECK(has(refused.error, "changed.kiosk: refused: the signature does not fit the content"));
    for (const auto& [arguments, line] :
        { std::pair { "install", "expected the FILE of a content package" },
            std::pair { "install /absent", "/absent: expected" },
            std::pair { "sign x --number 0 --key k --out o --expires 2027-01-01", "--number: expected a whole number" },
            std::pair { "sign x --number 1 --key k --out o --expires soon", "--expires: expected a day" },
            std::pair { "rollback --to last", "--to: expected a whole number" },
            std::pair { "fetch http://127.0.0.1:1/latest.kiosk --inbox /absent", "--inbox: expected a folder" } }) {
        const Outcome outcome = desk.run(arguments);
        CAPTURE(arguments);
        CHECK(outcome.status == 2);
        CHECK_MESSAGE(has(outcome.error, line), outcome.error);
        CHECK(std::count(outcome.error.begin(), outcome.error.end(), '\n') == 1);
    }
    CHECK(desk.run("rollback").status == 1); // nothing is installed
}
