// SPDX-License-Identifier: Apache-2.0
#include "kiosk/shell/setup.hpp"

#include "kiosk/diagnostics/listed.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/doctor/machine.hpp"
#include "kiosk/files/output_file.hpp"
#include "kiosk/guide/found_printers.hpp"
#include "kiosk/shell/command.hpp"
#include "kiosk/ui/site_content.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <functional>
#include <optional>

namespace kiosk::shell {
namespace {

using namespace std::chrono_literals;

std::string in_toml(std::string_view text)
{
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F)
            quoted += c;
    }
    return quoted + '"';
}

// One word of a command line, whatever is in it: what printers say of themselves is anybody's.
std::string for_shell(std::string_view text)
{
    std::string quoted = "'";
    for (const char c : text)
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + '\'';
}

std::string trimmed(std::string_view text)
{
    constexpr std::string_view blank = " \t\r\n";
    const std::size_t from = text.find_first_not_of(blank);
    if (from == std::string_view::npos)
        return {};
    return std::string(text.substr(from, text.find_last_not_of(blank) - from + 1));
}

// The site file, as it grows answer by answer; what its own reader would refuse is asked again.
class Setup {
public:
    Setup(const content::Catalogue& catalogue, const cli::Streams& streams)
        : catalogue_(catalogue)
        , streams_(streams)
    {
    }

    // The whole file; nothing where the answers ended before the questions.
    std::optional<std::string> ask()
    {
        const bool whole = ask_place() && ask_panel() && ask_printer() && ask_windows();
        return whole ? std::optional(text_) : std::nullopt;
    }

private:
    std::optional<std::string> answer(std::string_view question)
    {
        streams_.out << question << ": " << std::flush;
        std::string line;
        if (!std::getline(streams_.in, line))
            return std::nullopt;
        return trimmed(line);
    }

    // Takes in what `lines` makes of the answer, where the site's reader agrees; else says why and asks again. An empty
    // answer takes in nothing, unless one is needed.
    enum class Need : std::uint8_t { may_be_empty, needed };
    bool take(std::string_view question, Need need, const std::function<std::string(const std::string&)>& lines)
    {
        while (true) {
            const auto said = answer(question);
            if (!said)
                return false;
            if (said->empty() && need == Need::may_be_empty)
                return true;
            const std::string added = text_ + lines(*said);
            const Status fits = check(added);
            if (fits && !said->empty()) {
                text_ = added;
                return true;
            }
            streams_.out << "  " << (fits ? "please answer" : fits.error().message) << '\n';
        }
    }

    Status check(const std::string& text) const
    {
        const auto site = site::parse_site(text, "your answer");
        if (!site)
            return site.error();
        return site::check_site(*site, ui::known_to(catalogue_, site->region));
    }

    bool ask_place()
    {
        std::vector<std::string> regions;
        for (const RegionName& region : catalogue_.policy().region_names)
            regions.push_back(region.id);
        const auto setting = [](std::string_view key) {
            return [key](const std::string& said) { return std::string(key) + " = " + in_toml(said) + "\n"; };
        };
        return take("Which list holds here (" + alternatives(regions) + ")", Need::needed, setting("region"))
            && take("County or district, as families read it (may be empty)", Need::may_be_empty, setting("county"))
            && take("This place, as families read it (may be empty)", Need::may_be_empty, setting("place"));
    }

    bool ask_panel()
    {
        std::string known;
        const auto panels = doctor::panels();
        if (!panels.empty())
            known = " [" + std::to_string(panels.front().width_px) + "; the panel says " + panels.front().output
                + " is " + std::to_string(panels.front().width_mm) + " mm wide]";
        double pixels = 0;
        while (pixels == 0) {
            const auto said = answer("Width of the picture in pixels" + known);
            if (!said)
                return false;
            pixels = said->empty() && !panels.empty() ? panels.front().width_px : number(*said);
            if (pixels < 320 || pixels > 8192) {
                streams_.out << "  expected a number from 320 to 8192\n";
                pixels = 0;
            }
        }
        const auto scale = [&](const std::string& said) {
            char text[64];
            const double millimetres = number(said);
            std::snprintf(text, sizeof text, "px_per_mm = %.2f\n", millimetres > 0 ? pixels / millimetres : 0);
            return std::string(text);
        };
        const auto height = [](const std::string& said) { return "screen_bottom_mm = " + said + "\n"; };
        return take("Its width in millimetres, by a ruler on the glass", Need::needed, scale)
            && take("Its lower edge above the floor in millimetres (may be empty)", Need::may_be_empty, height);
    }

    bool ask_printer()
    {
        streams_.out << "Looking for printers …\n" << std::flush;
        const auto printers = guide::find_printers(3s);
        for (std::size_t i = 0; i < printers.size(); ++i)
            streams_.out << "  " << i + 1 << "  " << on_one_line(printers[i].setting)
                         << (printers[i].queue ? "  a queue of this computer" : "  on the network")
                         << (printers[i].description.empty() ? "" : ", " + on_one_line(printers[i].description))
                         << '\n';
        const auto chosen = [&](const std::string& said) {
            const double at = number(said);
            const bool listed = at >= 1 && at <= static_cast<double>(printers.size()) && at == static_cast<int>(at);
            return "printer = " + in_toml(listed ? printers[static_cast<std::size_t>(at) - 1].setting : said) + "\n";
        };
        const std::string before = text_;
        if (!take(printers.empty()
                    ? "None was found. A queue's name, or ipp://HOST/PATH (empty: no printing)"
                    : "One of these by its number, a queue's name, or ipp://HOST/PATH (empty: no printing)",
                Need::may_be_empty, chosen))
            return false;
        if (text_ == before)
            return true;
        if (const std::string printer = site::parse_site(text_, "")->printer; printer.find("://") != std::string::npos)
            streams_.out
                << "  The kiosk has no network of its own. Make it a queue, which has, and name that (kiosk) instead:\n"
                   "    lpadmin -p kiosk -E -v "
                << for_shell(printer)
                << " -m everywhere -o printer-error-policy=abort-job\n"
                   "  or open the unit's network as INSTALL.md says.\n";
        return take("Where families take their paper (may be empty)", Need::may_be_empty,
            [](const std::string& said) { return "printer_place = " + in_toml(said) + "\n"; });
    }

    bool ask_windows()
    {
        const std::string region = site::parse_site(text_, "")->region;
        site::Known known = ui::known_to(catalogue_, region);
        streams_.out << "Windows where families go, each for a service (" << known.services.front() << " to "
                     << known.services.back() << "), a category (" << listed(known.categories) << "), or all.\n";
        while (true) {
            std::string window;
            const std::string before = text_;
            // A window has a name: until it is told, the reader is content with its purpose in its place.
            std::string serves;
            if (!take("A window is for (empty: no more)", Need::may_be_empty, [&](const std::string& said) {
                    serves = said;
                    return "[[window]]\nfor = " + in_toml(said) + "\nname = " + in_toml(said) + "\n";
                }))
                return false;
            if (text_ == before)
                return true;
            text_ = before;
            const auto setting = [](std::string_view key) {
                return [key](const std::string& said) { return std::string(key) + " = " + in_toml(said) + "\n"; };
            };
            if (!take("  Its name", Need::needed,
                    [&](const std::string& said) {
                        return "[[window]]\nfor = " + in_toml(serves) + "\nname = " + in_toml(said) + "\n";
                    })
                || !take("  Where it is (may be empty)", Need::may_be_empty, setting("address"))
                || !take("  When it is open (may be empty)", Need::may_be_empty, setting("hours"))
                || !take("  Its telephone (may be empty)", Need::may_be_empty, setting("telephone")))
                return false;
        }
    }

    // 0 for what is none.
    static double number(const std::string& said)
    {
        double value = 0;
        const auto read = std::from_chars(said.data(), said.data() + said.size(), value);
        return read.ec == std::errc {} && read.ptr == said.data() + said.size() ? value : 0;
    }

    const content::Catalogue& catalogue_;
    const cli::Streams& streams_;
    std::string text_ = "# Written by kiosk setup. man 5 kiosk-site.toml has every setting.\n";
};

} // namespace

cli::Verb setup_verb(const std::filesystem::path& data, const cli::Streams& streams)
{
    const auto run = [&streams, data](const cli::Arguments& arguments) -> Result<int> {
        const std::filesystem::path out = arguments.option("--out").value_or(installed_site.native());
        const auto catalogue = content::Catalogue::open(data / "content.db");
        if (!catalogue)
            return cli::say(streams, cli::failed, catalogue.error().message);
        std::error_code ignored;
        if (std::filesystem::exists(out, ignored) && !arguments.flag("--again"))
            return cli::say(streams, cli::misused,
                on_one_line(out.native()) + ": is there already; expected --again to write it anew");
        const auto text = Setup(*catalogue, streams).ask();
        if (!text)
            return cli::say(streams, cli::misused, "\nkiosk: expected an answer to every question; nothing is written");
        if (const Status written = write_file(out, *text); !written)
            return cli::say(streams, cli::failed, "kiosk: " + written.error().message);
        (void)::chmod(out.c_str(), 0644);
        streams.out << out.native()
                    << ": written. Then: kiosk site check; kiosk pin; systemctl enable --now kiosk-display kiosk\n"
                    << std::flush;
        return cli::done;
    };
    return { "setup", {}, "ask where this kiosk stands, and write its site file",
        { { "--out", "FILE", "default: /etc/kiosk/site.toml" }, { "--again", {}, "over the file that is there" } },
        run };
}

cli::Verb site_check_verb(const std::filesystem::path& data, const cli::Streams& streams)
{
    const auto run = [&streams, data](const cli::Arguments& arguments) -> Result<int> {
        const std::filesystem::path file
            = arguments.operands().empty() ? installed_site : std::filesystem::path(arguments.operands().front());
        const auto site = site::read_site(file);
        if (!site)
            return cli::say(streams, cli::misused, site.error().message);
        const auto catalogue = content::Catalogue::open(data / "content.db", { std::vector { site->region }, {}, {} });
        if (!catalogue)
            return cli::say(streams, cli::failed, catalogue.error().message);
        if (const Status fits = site::check_site(*site, ui::known_to(*catalogue, site->region)); !fits)
            return cli::say(streams, cli::misused, fits.error().message);
        streams.out << on_one_line(file.native()) << ": as it should be\n" << std::flush;
        return streams.out ? cli::done : cli::failed;
    };
    return { "site check", { "FILE" }, "is a site file right; default: /etc/kiosk/site.toml", {}, run };
}

} // namespace kiosk::shell
