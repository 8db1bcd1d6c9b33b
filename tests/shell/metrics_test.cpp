// SPDX-License-Identifier: Apache-2.0
//
// What leaves a kiosk, by the real program: every name of it stands in packaging/PRIVACY.md, and many files make a
// page.
#include "kiosk/files/input_file.hpp"
#include "kiosk/fleet/counter.hpp"
#include "kiosk/fleet/report.hpp"

#include "tests/shell/process.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <set>

using namespace kiosk;
using namespace kiosk::test;

namespace {

const std::string program = KIOSK_TEST_PROGRAM;
const std::string privacy = *read_file(KIOSK_PRIVACY);

std::string quoted(const std::filesystem::path& path)
{
    return "'" + path.string() + "'";
}

struct Kiosk {
    Kiosk()
    {
        folder.write("site.toml",
            "region = \"zhejiang\"\nplace = \"<翠苑>\"\nprinter = \"no-such-queue\"\n"
            "languages = [\"zh-Hans\", \"zh-Hant\", \"en\", \"ar\", \"ug\", \"bo\"]\n");
    }
    std::string metrics(const std::string& more = "") const
    {
        const Outcome outcome = shell(program + " metrics --site " + quoted(folder.path() / "site.toml") + " --state "
            + quoted(folder.path()) + " " + more);
        CHECK_MESSAGE(outcome.status == 0, outcome.error);
        CHECK(outcome.error.empty());
        return outcome.output;
    }
    std::filesystem::path write(const std::string& name, const std::string& text) const
    {
        return folder.write(name, text);
    }
    const TemporaryFolder folder;
};

bool named(const std::string& word)
{
    return privacy.find("`" + word + "`") != std::string::npos;
}

} // namespace

TEST_CASE("everything that leaves is named in PRIVACY.md, and nothing is named that does not")
{
    const Kiosk kiosk;
    const std::string text = kiosk.metrics();
    // What a machine is called differs from machine to machine; PRIVACY.md says what each is.
    const std::set<std::string> own { "machine", "place", "region", "version", "edition", "content" };
    std::set<std::string> metrics;
    const std::regex sample("^(\\w+)(\\{(.*)\\})? [0-9]+$");
    const std::regex label("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    std::istringstream lines(text);
    std::size_t values = 0;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with('#'))
            continue;
        std::smatch parts;
        REQUIRE_MESSAGE(std::regex_match(line, parts, sample), line);
        metrics.insert(parts[1]);
        CHECK_MESSAGE(named(parts[1]), line);
        const std::string labels = parts[3];
        for (std::sregex_iterator each(labels.begin(), labels.end(), label), end; each != end; ++each) {
            CHECK_MESSAGE(named((*each)[1]), line);
            ++values;
            if (!own.contains((*each)[1]))
                CHECK_MESSAGE(named((*each)[2]), line);
        }
    }
    CHECK(values > 60);
    CHECK(metrics.size() == fleet::metrics().size());
    const std::regex name("`(kiosk_\\w+)`");
    for (std::sregex_iterator each(privacy.begin(), privacy.end(), name), end; each != end; ++each)
        CHECK_MESSAGE(metrics.contains((*each)[1]), (*each)[1].str());
}

TEST_CASE("the code's text is the file's, without what is 0")
{
    const Kiosk kiosk;
    auto file = fleet::read_report(kiosk.metrics());
    auto code = fleet::read_report(kiosk.metrics("--format short"));
    REQUIRE(file);
    REQUIRE(code);
    CHECK(file->place == "<翠苑>");
    CHECK(file->mark.size() == 16);
    CHECK(file->written <= code->written);
    file->written = code->written;
    CHECK(*file == *code);
}

TEST_CASE("it is written where the site file says, and nowhere without")
{
    const Kiosk kiosk;
    CHECK(kiosk.metrics("--as-site-says").empty());
    const auto out = kiosk.folder.path() / "kiosk.prom";
    kiosk.write("site.toml", "region = \"zhejiang\"\nmetrics_file = \"" + out.string() + "\"\n");
    CHECK(kiosk.metrics("--as-site-says").empty());
    CHECK(fleet::read_report(*read_file(out)));

    kiosk.write("counts", "kiosk counts 1\nwhat is this\n");
    const Outcome damaged = shell(program + " metrics --state " + quoted(kiosk.folder.path()));
    CHECK(damaged.status == 1);
    CHECK(damaged.error
        == "kiosk: " + (kiosk.folder.path() / "counts").string() + ":2: expected a line of the kiosk's own counts\n");
}

TEST_CASE("the page of a fleet")
{
    const Kiosk kiosk;
    const auto page = kiosk.folder.path() / "fleet.html";
    const std::string text = kiosk.metrics();
    const auto one = kiosk.write("one.prom", text);
    const auto change = [&](std::string from, const std::string& to, std::string changed) {
        const std::size_t at = changed.find(from);
        REQUIRE(at != std::string::npos);
        return changed.replace(at, from.size(), to);
    };
    const std::string mark = fleet::read_report(text)->mark;
    std::string other_text = change("machine=\"" + mark, "machine=\"00112233aabbccdd", text);
    other_text = change("place=\"<翠苑>\"", "place=\"另一处\"", other_text);
    other_text = change("kiosk_part_state{part=\"content\"} 0", "kiosk_part_state{part=\"content\"} 2", other_text);
    const auto other = kiosk.write("other.prom", other_text);
    const auto code = kiosk.write("code.txt", kiosk.metrics("--format short"));
    const auto broken = kiosk.write("broken.prom", "kiosk_info{machine=\"\n");
    const auto fleet = [&](const std::vector<std::filesystem::path>& files, const std::string& more = "") {
        std::string line = program + " fleet";
        for (const auto& file : files)
            line += " " + quoted(file);
        return shell(line + " --out " + quoted(page) + " " + more);
    };

    SUBCASE("worst first, and each machine once")
    {
        const Outcome outcome = fleet({ one, other, code });
        CHECK_MESSAGE(outcome.status == 0, outcome.error);
        const std::string html = *read_file(page);
        CHECK(html.find("<翠苑>") == std::string::npos);
        const std::size_t here = html.find("&lt;翠苑&gt;");
        REQUIRE(here != std::string::npos);
        CHECK(html.find("&lt;翠苑&gt;", here + 1) == std::string::npos);
        CHECK(html.find("另一处") < here);
        // One file: nothing is fetched, and nothing runs.
        for (const char* word : { "<script", "http:", "https:", "<img", "<link", "@import", "url(" })
            CHECK_MESSAGE(html.find(word) == std::string::npos, word);
    }
    SUBCASE("a file that is none is named, on the page and by the status")
    {
        const Outcome outcome = fleet({ broken, one, kiosk.folder.path() / "missing.prom" });
        CHECK(outcome.status == 2);
        CHECK(std::count(outcome.error.begin(), outcome.error.end(), '\n') == 2);
        CHECK(outcome.error.find("broken.prom:1: expected name{label=\"value\"} and a whole number")
            != std::string::npos);
        const std::string html = *read_file(page);
        CHECK(html.find("broken.prom:1: expected") != std::string::npos);
        CHECK(html.find("missing.prom") != std::string::npos);
        CHECK(html.find("&lt;翠苑&gt;") != std::string::npos);
    }
    SUBCASE("none that can be read: no page")
    {
        CHECK(fleet({ broken }).status == 2);
        CHECK_FALSE(std::filesystem::exists(page));
        CHECK(shell(program + " fleet --out " + quoted(page)).status == 2);
    }
    SUBCASE("nothing is written over what is read")
    {
        CHECK(shell(program + " fleet " + quoted(one) + " --out " + quoted(one)).status == 1);
        CHECK(*read_file(one) == text);
    }
    SUBCASE("silent for how long")
    {
        CHECK(fleet({ one }, "--silent-after 0").error.find("--silent-after: expected") != std::string::npos);
        std::string old = text;
        const std::size_t at = old.find("\nkiosk_written_timestamp_seconds ") + 33;
        old.replace(at, old.find('\n', at) - at, "1600000000");
        const auto file = kiosk.write("old.prom", old);
        CHECK(fleet({ file }).status == 0);
        CHECK(read_file(page)->find("天没有消息") != std::string::npos);
    }
}
