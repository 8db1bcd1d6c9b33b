// SPDX-License-Identifier: Apache-2.0
//
// The commands of the screen, run as they are installed: what they refuse and how they say it, and what the tour
// leaves.
#include "kiosk/platform/png.hpp"
#include "kiosk/ui/site_content.hpp"

#include "tests/shell/process.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <set>

using namespace kiosk;
using namespace kiosk::test;

namespace {

const std::string program = KIOSK_TEST_PROGRAM;
const std::filesystem::path data = KIOSK_TEST_DATA;

// A failure says one whole line and nothing else.
std::string complaint(const Outcome& outcome)
{
    CHECK(outcome.output == "");
    REQUIRE(std::count(outcome.error.begin(), outcome.error.end(), '\n') == 1);
    REQUIRE(outcome.error.back() == '\n');
    return outcome.error.substr(0, outcome.error.size() - 1);
}

// A copy of the program's data, to be damaged.
class DataCopy {
public:
    DataCopy() { std::filesystem::copy(data, path(), std::filesystem::copy_options::recursive); }
    std::filesystem::path path() const { return folder_.path() / "data"; }
    Outcome open() const { return test::shell("KIOSK_DATA=" + path().string() + " " + program + " --windowed"); }

private:
    TemporaryFolder folder_;
};

void change_byte(const std::filesystem::path& path, std::streamoff from_end)
{
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    file.seekg(-from_end, std::ios::end);
    const int byte = file.get();
    file.seekp(-from_end, std::ios::end);
    file.put(static_cast<char>(byte ^ 1));
    REQUIRE(file.flush());
}

bool one_color(const Image& image)
{
    return std::equal(image.rgba.begin() + 4, image.rgba.end(), image.rgba.begin());
}

} // namespace

TEST_CASE("a wrong command line is status 2 and one line that says what was expected")
{
    for (const auto& [arguments, expected] : std::initializer_list<std::pair<std::string, std::string>> {
             { "tour", "kiosk: tour: expected --out DIR; see kiosk --help" },
             { "tour --out ''", "kiosk: tour: expected --out DIR; see kiosk --help" },
             { "--size 1280",
                 "kiosk: --size: expected WIDTHxHEIGHT in pixels, 320x240 to 8192x8192, got \"1280\"; see "
                 "kiosk --help" } }) {
        const Outcome outcome = test::shell(program + " " + arguments);
        CHECK_MESSAGE(outcome.status == 2, arguments);
        CHECK(complaint(outcome) == expected);
    }
    for (const std::string arguments :
        { "--size", "--size x", "--size 1280x", "--size x800", "--size 1280X800", "--size 1280x800x2",
            "--size 1280x800\\ ", "--size -1280x800", "--size 0x0", "--size 319x240", "--size 320x239",
            "--size 8193x800", "--size 99999999999x800", "--size 1e3x800", "--windowed=1", "--windowed yes", "--site",
            "--full", "tour --out", "tour --size 1280", "tour here", "tour --out a --out b" }) {
        const Outcome outcome = test::shell(program + " " + arguments);
        CHECK_MESSAGE(outcome.status == 2, arguments);
        const std::string said = complaint(outcome);
        CHECK_MESSAGE(said.starts_with("kiosk: "), said);
        CHECK_MESSAGE(said.ends_with("; see kiosk --help"), said);
    }
}

TEST_CASE("a site that cannot be read is said before a window opens")
{
    const TemporaryFolder folder;
    const std::string nowhere = (folder.path() / "site.toml").string();
    const Outcome missing = test::shell(program + " --site " + nowhere);
    CHECK(missing.status == 2);
    CHECK(complaint(missing).starts_with(nowhere));

    struct Mistake {
        std::string toml;
        std::string place;
        std::string expected;
    };
    for (const auto& [toml, place, expected] : std::initializer_list<Mistake> {
             { "region = \"zhejiang\"\npx_per_mm = \"many\"\n", ":2: px_per_mm: ", "expected " },
             { "region = \"zhejiang\"\n\n[idle]\nwarn_after_s = -1\n", ":4: idle.warn_after_s: ", "expected " },
             { "region = \"zhejiang\"\nprinters = 2\n", ":2: printers: ", "" },
             { "county = \"x\"\n", ":1: region: ", "expected a text" }, { "region = \n", ":1: ", "" } }) {
        const std::string file = folder.write("wrong.toml", toml).string();
        const Outcome outcome = test::shell(program + " --site " + file);
        CHECK_MESSAGE(outcome.status == 2, toml);
        const std::string said = complaint(outcome);
        CHECK_MESSAGE(said.starts_with(file + place), said);
        CHECK_MESSAGE(said.find(expected) != std::string::npos, said);
    }
}

TEST_CASE("without a display there is one line that says what to do")
{
    for (const std::string environment : { "env -u DISPLAY ", "env DISPLAY=:4711 " }) {
        const Outcome outcome = test::shell(environment + program + " --windowed");
        CHECK(outcome.status == 1);
        const std::string said = complaint(outcome);
        CHECK_MESSAGE(said.find("cannot reach the display") != std::string::npos, said);
        CHECK_MESSAGE(said.find("set DISPLAY") != std::string::npos, said);
    }
}

TEST_CASE("content or fonts that are not as they were built are refused")
{
    const DataCopy copy;
    const std::filesystem::path database = copy.path() / "content.db";
    std::string expected;
    SUBCASE("one bit of the last byte")
    {
        change_byte(database, 1);
        expected = database.string() + " was altered: its SHA-256 is not the one in content.db.sha256";
    }
    SUBCASE("one bit in the middle")
    {
        change_byte(database, static_cast<std::streamoff>(std::filesystem::file_size(database) / 2));
        expected = database.string() + " was altered: its SHA-256 is not the one in content.db.sha256";
    }
    SUBCASE("cut short")
    {
        std::filesystem::resize_file(database, std::filesystem::file_size(database) - 4096);
        expected = database.string() + " is cut short: expected ";
    }
    SUBCASE("no content")
    {
        std::filesystem::remove(database);
        expected = database.string() + " is missing";
    }
    SUBCASE("no sum")
    {
        std::filesystem::remove(database.string() + ".sha256");
        expected = database.string() + ".sha256 is missing";
    }
    SUBCASE("no fonts")
    {
        std::filesystem::remove_all(copy.path() / "fonts");
        expected = (copy.path() / "fonts").string();
    }
    const Outcome outcome = copy.open();
    CHECK(outcome.status == 1);
    const std::string said = complaint(outcome);
    CHECK_MESSAGE(said.find(expected) != std::string::npos, said);
    CHECK_MESSAGE(said.find("install") != std::string::npos, said); // what to do
    const Outcome tour = test::shell(
        "KIOSK_DATA=" + copy.path().string() + " " + program + " tour --out " + (copy.path() / "pictures").string());
    CHECK(tour.status == 1);
    CHECK(complaint(tour) == said);
}

TEST_CASE("a tour shows one family in the site's first language, on a screen that lies, and names its contact sheet")
{
    const TemporaryFolder folder;
    const auto site = folder.write("site.toml", "region = \"shenzhen\"\ndefault_language = \"en\"\n");
    const std::filesystem::path out = folder.path() / "a" / "b";
    const std::string tour = "env -u DISPLAY " + program + " tour --out " + out.string() + " --site " + site.string();
    std::set<std::filesystem::path> left;
    for (const auto& [options, name] :
        { std::pair("", "shenzhen-en-landscape"), std::pair(" --orientations portrait", "shenzhen-en-portrait") }) {
        const Outcome outcome = test::shell(tour + options);
        REQUIRE_MESSAGE(outcome.status == 0, outcome.error);
        CHECK(outcome.error == ""); // how far it is shows on a terminal alone
        const std::string sheet = (out / (std::string(name) + ".png")).string();
        CHECK(outcome.output == sheet + "\n");
        for (const auto& entry : std::filesystem::directory_iterator(out))
            if (left.insert(entry.path()).second)
                CHECK_MESSAGE(entry.path().filename().string().starts_with(name), entry.path());
        CHECK(left.erase(sheet) == 1);
        std::filesystem::remove(sheet);
    }
    std::size_t landscape = 0;
    std::size_t lowered = 0;
    std::set<std::string> of_landscape; // without the numbers, which pages that have no end in one of them shift
    std::set<std::string> of_portrait;
    for (const std::filesystem::path& path : left) {
        CAPTURE(path);
        const auto image = read_png(path);
        REQUIRE_MESSAGE(image, (image ? "" : image.error().message));
        const std::string name = path.stem().string();
        const bool lying = name.starts_with("shenzhen-en-landscape-");
        const std::string what = name.substr(lying ? 25 : 24);
        if (!what.ends_with("-end"))
            (lying ? of_landscape : of_portrait).insert(what);
        landscape += lying;
        lowered += what.ends_with("-lowered");
        CHECK(image->size == (lying ? PixelSize { 1920, 1080 } : PixelSize { 1080, 1920 }));
        CHECK_FALSE(one_color(*image));
    }
    // Nothing is left out of one orientation, but that only a tall screen can be lowered. At least: welcome, notice,
    // ten questions, one more child, review, results, two services, help, languages, the idle warning, a contradiction,
    // the end.
    CHECK(lowered == 1);
    of_landscape.insert("results-lowered");
    CHECK(of_landscape == of_portrait);
    CHECK(landscape >= 22);
}

TEST_CASE("a tour that cannot be played or kept says so")
{
    const TemporaryFolder folder;
    const auto file = folder.write("file", "");
    const Outcome blocked = test::shell(program + " tour --out " + (file / "pictures").string());
    CHECK(blocked.status == 1);
    CHECK(complaint(blocked).starts_with((file / "pictures").string() + ": "));

    const std::string to = program + " tour --out " + (folder.path() / "pictures").string();
    const auto catalogue = content::Catalogue::open(data / "content.db");
    REQUIRE(catalogue);
    const site::Known known = ui::known_to(*catalogue, {});
    const auto all_of = [](const std::vector<std::string>& names) {
        std::string list;
        for (const std::string& name : names)
            list += name + ", ";
        return list;
    };
    for (const auto& [arguments, expected] : std::initializer_list<std::pair<std::string, std::string>> {
             { " --regions atlantis",
                 "--regions: expected some of " + all_of(known.regions) + "or all, got \"atlantis\"" },
             { " --languages en,tlh",
                 "--languages: expected some of " + all_of(known.languages) + "or all, got \"tlh\"" },
             { " --languages ''", "or all, got \"\"" },
             { " --orientations askew", "--orientations: expected some of landscape, portrait, or all, got \"askew\"" },
             { " --orientations all --size 1280x800", "tour: expected --size or --orientations, got both" },
             { " --size 1280x800@many", "--size: expected 1.5 to 12 pixels a millimetre after the @" } }) {
        const Outcome outcome = test::shell(to + arguments);
        CHECK(outcome.status == 2);
        const std::string said = complaint(outcome);
        CHECK_MESSAGE(said.find(expected) != std::string::npos, said);
    }
}
