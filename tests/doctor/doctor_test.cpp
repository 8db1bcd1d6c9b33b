// SPDX-License-Identifier: Apache-2.0
//
// Machines made of files, as the kernel shows them, with one thing after another that is not as it should be.
#include "kiosk/doctor/doctor.hpp"
#include "kiosk/doctor/machine.hpp"
#include "kiosk/doctor/page.hpp"
#include "kiosk/service/diary.hpp"

#include "tests/shell/process.hpp"
#include "tests/support/temporary_folder.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

using namespace kiosk;
using namespace kiosk::doctor;
using namespace kiosk::test;
using namespace std::chrono_literals;
using State = Finding::State;

namespace {

// Of a panel of 1920x1080 on 476x268 mm (21.5 inches).
std::string edid(int width_mm = 476)
{
    std::string bytes(128, '\0');
    const auto set = [&](std::size_t at, int value) { bytes[54 + at] = static_cast<char>(value); };
    set(2, 1920 & 0xFF);
    set(4, (1920 >> 8) << 4);
    set(5, 1080 & 0xFF);
    set(7, (1080 >> 8) << 4);
    set(12, width_mm & 0xFF);
    set(13, 268 & 0xFF);
    set(14, (width_mm >> 8) << 4 | 268 >> 8);
    return bytes;
}

struct Machine {
    Machine()
    {
        output("card0-HDMI-A-1", "connected", edid());
        output("card0-DP-1", "disconnected", "");
        write("sys/class/input/input3/name", "Keyboard\n");
        write("sys/class/input/input3/properties", "0\n");
        write("sys/class/input/input7/name", "ILITEK Multi-Touch\n");
        write("sys/class/input/input7/properties", "2\n");
        write("sys/class/input/event7/dev", "13:71\n");
        write("etc/machine-id", "0123456789abcdef0123456789abcdef\n");
        write("site.toml", "region = \"zhejiang\"\nplace = \"翠苑\"\npx_per_mm = 4.03\n");
    }
    void write(const std::string& name, std::string_view bytes) const
    {
        std::filesystem::create_directories((root.path() / name).parent_path());
        root.write(name, bytes);
    }
    void output(const std::string& name, const std::string& status, const std::string& says) const
    {
        write("sys/class/drm/" + name + "/status", status + "\n");
        write("sys/class/drm/" + name + "/edid", says);
    }
    std::vector<Finding> examined() const
    {
        const auto now = std::chrono::system_clock::now();
        return examine({ KIOSK_DATA, root.path() / "site.toml", local_day(now), now, root.path(), {} });
    }
    const TemporaryFolder root;
};

const Finding& of(const std::vector<Finding>& findings, std::string_view subject)
{
    const auto found = std::find_if(
        findings.begin(), findings.end(), [&](const Finding& finding) { return finding.subject == subject; });
    REQUIRE(found != findings.end());
    return *found;
}

} // namespace

TEST_CASE("a machine that is as it should be")
{
    const Machine machine;
    const auto findings = machine.examined();
    for (const char* subject : { "content", "fonts", "site", "display", "touch", "printer", "clock", "disk", "starts",
             "packages", "identity" }) {
        CAPTURE(subject);
        CHECK_MESSAGE(of(findings, subject).state == State::ok, of(findings, subject).what);
        CHECK(of(findings, subject).remedy.empty());
    }
    CHECK(of(findings, "touch").what == "touch panel \"ILITEK Multi-Touch\"");
    CHECK(of(findings, "display").what
        == "card0-HDMI-A-1: 1920x1080 on 476x268 mm by its own account, which makes 4.03 px/mm; the site file says "
           "4.03");
    CHECK(of(findings, "site").what.ends_with("site.toml: zhejiang, 翠苑"));
}

TEST_CASE("what is wrong is named, with what to do, and does not hide the rest")
{
    const Machine machine;
    SUBCASE("no site file")
    {
        std::filesystem::remove(machine.root.path() / "site.toml");
        const auto findings = machine.examined();
        CHECK(of(findings, "site").state == State::broken);
        CHECK(of(findings, "touch").state == State::ok);
    }
    SUBCASE("a site file with a mistake")
    {
        machine.write("site.toml", "region = \"zhejiang\"\npx_per_mm = \"4\"\n");
        CHECK(of(machine.examined(), "site")
                  .what.ends_with("site.toml:2: px_per_mm: expected a number from 1.5 to 12, got \"4\""));
    }
    SUBCASE("another panel than the site file says")
    {
        machine.output("card0-HDMI-A-1", "connected", edid(698));
        const auto findings = machine.examined();
        CHECK(of(findings, "display").state == State::attention);
        CHECK(of(findings, "display").what.find("2.75 px/mm") != std::string::npos);
    }
    SUBCASE("a panel that does not say how large it is")
    {
        machine.output("card0-HDMI-A-1", "connected", "");
        CHECK(of(machine.examined(), "display").state == State::attention);
    }
    SUBCASE("no panel")
    {
        machine.output("card0-HDMI-A-1", "disconnected", "");
        CHECK(of(machine.examined(), "display").state == State::broken);
    }
    SUBCASE("two panels")
    {
        machine.output("card0-DP-1", "connected", edid());
        const auto findings = look_at_display(4.03, machine.root.path());
        CHECK(findings.size() == 3);
        CHECK(findings.back().state == State::attention);
    }
    SUBCASE("no touch panel")
    {
        machine.write("sys/class/input/input7/properties", "0\n");
        CHECK(of(machine.examined(), "touch").state == State::broken);
    }
    SUBCASE("no id of its own")
    {
        machine.write("etc/machine-id", "uninitialized\n");
        CHECK(of(machine.examined(), "identity").state == State::attention);
    }
    SUBCASE("a printer that is not there")
    {
        machine.write("site.toml", "region = \"zhejiang\"\nprinter = \"ipp://localhost:1/ipp/print\"\n");
        const auto findings = machine.examined();
        CHECK(of(findings, "printer").state == State::broken);
        CHECK(of(findings, "printer").what == "ipp://localhost:1/ipp/print says kiosk-no-answer");
        CHECK_FALSE(of(findings, "printer").remedy.empty());
    }
    SUBCASE("a clock that was never set")
    {
        const auto findings = examine(
            { KIOSK_DATA, machine.root.path() / "site.toml", Date { 1970y / 1 / 1 }, {}, machine.root.path(), {} });
        CHECK(of(findings, "clock").state == State::broken);
    }
    SUBCASE("no content")
    {
        const auto findings
            = examine({ machine.root.path(), machine.root.path() / "site.toml", {}, {}, machine.root.path(), {} });
        CHECK(of(findings, "content").state == State::broken);
        CHECK(of(findings, "fonts").state == State::broken);
        CHECK(of(findings, "disk").state == State::ok);
        CHECK(worst(findings) == State::broken);
    }
}

TEST_CASE("the last start and why, and the packages")
{
    const Machine machine;
    const auto state = machine.root.path() / "var/lib/kiosk";
    std::filesystem::create_directories(state);
    const auto now = std::chrono::system_clock::now();
    auto diary = service::Diary::open(state);
    REQUIRE(diary);
    using Kind = service::DiaryEntry::Kind;
    diary->note_start("0.1.0", "2026.11.21", now - 3h);
    diary->note(Kind::ended, "normal", now - 2h);
    diary->note_start("0.1.0", "2026.11.21", now - 2h);
    CHECK(of(machine.examined(), "starts").state == State::ok);
    diary->note(Kind::ended, "watchdog", now - 1h);
    diary->note_start("0.1.0", "2026.11.21", now - 1h);
    const Finding starts = of(machine.examined(), "starts");
    CHECK(starts.state == State::attention);
    CHECK(starts.what.ends_with(", after: it hung (watchdog); in 30 days 3 starts, 1 failures"));
    CHECK(starts.remedy == "journalctl -u kiosk; kiosk verify");

    machine.write("var/lib/dpkg/status",
        "Package: kiosk\nStatus: install ok installed\nVersion: 0.1.0\n\n"
        "Package: kiosk-session\nStatus: deinstall ok config-files\nVersion: 0.0.9\n\n"
        "Package: kiosk-content\nStatus: install ok installed\nArchitecture: all\nVersion: 2026.11.21\n\n");
    CHECK(of(machine.examined(), "packages").what == "kiosk 0.1.0, kiosk-content 2026.11.21");
}

TEST_CASE("whether what may be told is written")
{
    const Machine machine;
    CHECK(of(machine.examined(), "metrics").state == State::ok);
    const auto file = machine.root.path() / "kiosk.prom";
    machine.write("site.toml", "region = \"zhejiang\"\nmetrics_file = \"" + file.string() + "\"\n");
    const Finding missing = of(machine.examined(), "metrics");
    CHECK(missing.state == State::attention);
    CHECK(missing.remedy.starts_with("systemctl enable --now kiosk-metrics.timer"));
    machine.write("kiosk.prom", "");
    CHECK(of(machine.examined(), "metrics").state == State::ok);
    std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now() - 4h);
    CHECK(of(machine.examined(), "metrics").state == State::attention);
}

TEST_CASE("on paper: all that was found, in words that a PDF gives back")
{
    std::vector<Finding> findings { { "printer", State::broken, "ipp://localhost says media-jam", "Open the cover." } };
    for (int i = 0; i < 60; ++i)
        findings.push_back({ "subject" + std::to_string(i), State::ok, "as it should be" });
    const auto page = make_page({ "kiosk doctor", "here, today", { "a note" } }, findings, KIOSK_DATA "/fonts");
    REQUIRE(page);
    CHECK(page->pages == 2);
    const TemporaryFolder folder;
    const std::string file = folder.write("page.pdf", page->pdf).string();
    const std::string text = shell("pdftotext -layout " + file + " -").output;
    for (const char* words :
        { "kiosk doctor", "broken: ipp://localhost says media-jam", "→ Open the cover.", "subject59", "a note" })
        CHECK_MESSAGE(text.find(words) != std::string::npos, words);
    CHECK(shell("pdfinfo " + file).output.find("595.276 x 841.89 pts (A4)") != std::string::npos);
    CHECK_FALSE(make_page({}, {}, folder.path() / "absent"));
}

TEST_CASE("for people a line each, for programs JSON")
{
    const std::vector<Finding> findings { { "touch", State::ok, "there" },
        { "printer", State::broken, "says \"media-jam\"", "open it" } };
    std::ostringstream text;
    write_text(findings, text);
    CHECK(text.str()
        == "ok         touch      there\n"
           "broken     printer    says \"media-jam\"\n"
           "                      → open it\n");
    std::ostringstream json;
    write_json(findings, json);
    CHECK(json.str().find(R"("state": "broken")") != std::string::npos);
    CHECK(json.str().find(R"("what": "says \"media-jam\"")") != std::string::npos);
}
