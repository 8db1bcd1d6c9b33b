// SPDX-License-Identifier: Apache-2.0
#include "kiosk/shell/command.hpp"

#include "kiosk/diagnostics/listed.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/picture/pack.hpp"
#include "kiosk/shell/screen.hpp"
#include "kiosk/shell/tour.hpp"
#include "kiosk/text/typesetter.hpp"
#include "kiosk/ui/app.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <optional>

namespace kiosk::shell {
namespace {

const std::filesystem::path installed_site = "/etc/kiosk/site.toml";

Result<PixelSize> parse_size(std::string_view text)
{
    const Error wrong { "--size: expected WIDTHxHEIGHT in pixels, 320x240 to 8192x8192, got " + in_quotes(text) };
    PixelSize size;
    const char* const end = text.data() + text.size();
    const auto width = std::from_chars(text.data(), end, size.width);
    if (width.ec != std::errc {} || width.ptr == end || *width.ptr != 'x')
        return wrong;
    const auto height = std::from_chars(width.ptr + 1, end, size.height);
    if (height.ec != std::errc {} || height.ptr != end)
        return wrong;
    if (size.width < 320 || size.width > 8192 || size.height < 240 || size.height > 8192)
        return wrong;
    return size;
}

// The site in a file, or the defaults without one, as far as the content knows what it names.
Result<site::Site> site_in(const std::optional<std::filesystem::path>& file, const content::Catalogue& catalogue)
{
    site::Site site;
    if (file) {
        auto read = site::read_site(*file);
        if (!read)
            return read.error();
        site = *std::move(read);
    }
    const std::string& region = site.region.empty() ? catalogue.policy().regions.front().id : site.region;
    if (const Status fits = site::check_site(site, ui::known_to(catalogue, region)); !fits)
        return fits.error();
    return site;
}

// What an option names must be among what there is.
Status offered(std::string_view option, const std::vector<std::string>& named, const std::vector<std::string>& there)
{
    for (const std::string& name : named)
        if (std::find(there.begin(), there.end(), name) == there.end())
            return expected_one_of(option, there, name);
    return Success {};
}

Result<TourPanel> parse_panel(std::string_view text)
{
    const Error wrong { "--panel: expected WIDTHxHEIGHT@PIXELS_PER_MILLIMETRE, such as 1280x800@3.94, got "
        + in_quotes(text) };
    const std::size_t at = text.find('@');
    if (at == std::string_view::npos)
        return wrong;
    const auto size = parse_size(text.substr(0, at));
    if (!size)
        return wrong;
    TourPanel panel { std::string(text.substr(0, at)), *size };
    const char* const end = text.data() + text.size();
    const auto scale = std::from_chars(text.data() + at + 1, end, panel.px_per_mm);
    if (scale.ec != std::errc {} || scale.ptr != end || !(panel.px_per_mm >= 1.5 && panel.px_per_mm <= 12))
        return wrong;
    return panel;
}

// The one of `all` that is named so, if one is named.
template <class T, std::size_t Count>
Status choose(std::string_view option, std::optional<std::string_view> named, const std::array<T, Count>& all,
    std::vector<T>& chosen)
{
    if (!named)
        return Success {};
    std::vector<std::string> expected;
    for (const T each : all) {
        if (name(each) == *named) {
            chosen = { each };
            return Success {};
        }
        expected.emplace_back(name(each));
    }
    return expected_one_of(option, expected, *named);
}

int say(const cli::Streams& streams, int status, const Error& error)
{
    return cli::say(streams, status, error.message);
}

} // namespace

cli::Verb screen_verb(const std::filesystem::path& data, const cli::Streams& streams)
{
    const auto run = [&streams, data](const cli::Arguments& arguments) -> Result<int> {
        ScreenOptions options;
        options.fonts = data / "fonts";
        options.pictures = data / "pictures.pack";
        options.windowed = arguments.flag("--windowed");
        if (const auto text = arguments.option("--size")) {
            const auto size = parse_size(*text);
            if (!size)
                return size.error();
            options.size = *size;
        }
        std::optional<std::filesystem::path> file;
        std::error_code ignored;
        if (const auto given_file = arguments.option("--site"))
            file = *given_file;
        else if (std::filesystem::exists(installed_site, ignored))
            file = installed_site;
        const auto catalogue = content::Catalogue::open(data / "content.db");
        if (!catalogue)
            return say(streams, cli::failed, catalogue.error());
        auto site = site_in(file, *catalogue);
        if (!site)
            return say(streams, cli::misused, site.error());
        const Status ran = run_screen(options, *catalogue, *std::move(site));
        return ran ? cli::done : say(streams, cli::failed, ran.error());
    };
    return { {}, {}, "open the full-screen kiosk",
        { { "--windowed", {}, "in a window that Escape closes, for development" },
            { "--size", "WIDTHxHEIGHT", "of the window" },
            { "--site", "FILE", "where this kiosk stands; default: /etc/kiosk/site.toml, if there is one" } },
        run };
}

cli::Verb tour_verb(const std::filesystem::path& data, const cli::Streams& streams)
{
    const auto run = [&streams, data](const cli::Arguments& arguments) -> Result<int> {
        const auto catalogue = content::Catalogue::open(data / "content.db");
        if (!catalogue)
            return say(streams, cli::failed, catalogue.error());
        TourOptions options;
        options.fonts = data / "fonts";
        options.pictures = data / "pictures.pack";
        options.out = *arguments.option("--out");
        if (const auto region = arguments.option("--region"))
            options.regions.emplace_back(*region);
        if (const auto language = arguments.option("--lang"))
            options.languages.emplace_back(*language);
        constexpr std::array text_sizes { TextSize::small, TextSize::standard, TextSize::large, TextSize::largest };
        constexpr std::array contrasts { Contrast::standard, Contrast::black_on_white, Contrast::white_on_black,
            Contrast::low };
        if (arguments.flag("--all")) {
            options.panels = all_panels;
            options.text_sizes.assign(text_sizes.begin(), text_sizes.end());
            options.contrasts.assign(contrasts.begin(), contrasts.end());
        }
        if (const auto text = arguments.option("--panel")) {
            const auto panel = parse_panel(*text);
            if (!panel)
                return panel.error();
            options.panels = { *panel };
        }
        if (const Status fits = choose("--text-size", arguments.option("--text-size"), text_sizes, options.text_sizes);
            !fits)
            return fits.error();
        if (const Status fits = choose("--contrast", arguments.option("--contrast"), contrasts, options.contrasts);
            !fits)
            return fits.error();
        const site::Known known = ui::known_to(*catalogue, {});
        if (const Status fits = offered("--region", options.regions, known.regions); !fits)
            return fits.error();
        if (const Status fits = offered("--lang", options.languages, known.languages); !fits)
            return fits.error();
        options.wrote = [&streams](const std::filesystem::path& path) {
            streams.out << path.native() << '\n' << std::flush;
        };
        const Status played = play_tour(options, *catalogue);
        return played ? cli::done : say(streams, cli::failed, played.error());
    };
    return { "tour", {}, "play every screen without a display, leaving pictures",
        { { "--out", "DIR", {}, cli::Option::Need::required }, { "--region", "ID", "only this region" },
            { "--lang", "LANGUAGE", "only this language" },
            { "--panel", "WxH@PX_PER_MM", "on this panel: 1280x800@3.94; default: 21.5 inches, lying and standing" },
            { "--text-size", "SIZE", "small, standard, large or largest" },
            { "--contrast", "CONTRAST", "standard, black_on_white, white_on_black or low" },
            { "--all", {}, "on all panels, in all text sizes and contrasts" } },
        run };
}

cli::PictureCheck picture_check(const std::filesystem::path& data)
{
    return [file = data / "pictures.pack"](const content::Catalogue& catalogue) -> std::vector<std::string> {
        const auto pack = picture::Pack::open(file);
        if (!pack)
            return { pack.error().message };
        std::vector<std::string> mistakes;
        for (const std::string& damaged : pack->damaged())
            mistakes.push_back("picture " + in_quotes(damaged) + " is damaged; install the program anew");
        const auto expect = [&](std::string_view icon, std::string_view where) {
            if (!icon.empty() && !pack->find("icon/" + std::string(icon)))
                mistakes.push_back(std::string(where) + " names the icon " + in_quotes(icon)
                    + ", which is not there; install program and content of the same release");
        };
        for (const std::string_view icon : ui::icon_names)
            expect(icon, "the program");
        const Policy& policy = catalogue.policy();
        for (const Category& category : policy.categories)
            expect(category.icon, "category " + category.id);
        for (const FactId id : policy.schema.ids()) {
            const Fact& fact = policy.schema[id];
            expect(fact.icon, "fact " + fact.name);
            for (const std::string& icon : fact.value_icons)
                expect(icon, "fact " + fact.name);
        }
        return mistakes;
    };
}

cli::GlyphCheck glyph_check(const std::filesystem::path& data)
{
    // Opened at the first text: only `verify` asks.
    auto opened = std::make_shared<std::optional<Result<text::Typesetter>>>();
    return
        [opened, fonts = data / "fonts"](std::string_view words, std::string_view language) -> std::vector<char32_t> {
            if (!*opened)
                opened->emplace(text::Typesetter::open(fonts));
            if (!**opened)
                return { U'\uFFFD' }; // no fonts: nothing can be drawn
            (**opened)->set_language(language);
            return (**opened)->missing(words);
        };
}

} // namespace kiosk::shell
