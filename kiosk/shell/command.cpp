// SPDX-License-Identifier: Apache-2.0
#include "kiosk/shell/command.hpp"

#include "kiosk/cli/arguments.hpp"
#include "kiosk/diagnostics/listed.hpp"
#include "kiosk/diagnostics/meter.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/picture/pack.hpp"
#include "kiosk/service/diary.hpp"
#include "kiosk/service/pin.hpp"
#include "kiosk/shell/screen.hpp"
#include "kiosk/shell/tour.hpp"
#include "kiosk/text/typesetter.hpp"
#include "kiosk/ui/app.hpp"
#include "kiosk/ui/site_content.hpp"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <memory>
#include <optional>

namespace kiosk::shell {
namespace {

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

// The file that is named, or else the installed one where there is one.
std::optional<std::filesystem::path> site_file(const cli::Arguments& arguments)
{
    if (const auto given = arguments.option("--site"))
        return *given;
    std::error_code ignored;
    return std::filesystem::exists(installed_site, ignored) ? std::optional(installed_site) : std::nullopt;
}

// The site in a file, or the defaults without one.
Result<site::Site> site_in(const std::optional<std::filesystem::path>& file)
{
    return file ? site::read_site(*file) : Result(site::Site());
}

// Whether the content knows what it names.
Status fits(const site::Site& site, const content::Catalogue& catalogue)
{
    const std::string& region = site.region.empty() ? catalogue.policy().region_names.front().id : site.region;
    return site::check_site(site, ui::known_to(catalogue, region));
}

// So many can be offered side by side on a page.
constexpr std::size_t few_regions = 8;

// What of the content a kiosk needs that stands here, as it is on this day. Whether the content knows what the site
// names is not said.
Result<content::Catalogue> content_for(const site::Site& site, const std::filesystem::path& data, Date day)
{
    content::Wanted wanted { std::vector { site.region }, std::nullopt, day };
    if (!site.languages.empty())
        wanted.languages = site.languages;
    auto catalogue = content::Catalogue::open(data / "content.db", wanted);
    if (!catalogue)
        return catalogue;
    const auto& names = catalogue->policy().region_names;
    std::vector<std::string> others = site.compare.value_or(std::vector<std::string>());
    for (std::size_t i = 0; i < names.size(); ++i)
        if ((!site.compare && names.size() <= few_regions) || (i == 0 && site.region.empty()))
            others.push_back(names[i].id);
    if (const Status loaded = catalogue->load(others); !loaded)
        return loaded.error();
    return catalogue;
}

// A kiosk of 21.5 inches has so many pixels a millimetre.
constexpr double usual_px_per_mm = 4.03;

// The panels of a kiosk, lying and standing.
std::vector<TourPanel> orientations(double px_per_mm)
{
    return { { "landscape", { 1920, 1080 }, px_per_mm }, { "portrait", { 1080, 1920 }, px_per_mm } };
}

// And from the smallest to the largest: 15.4 and 43 inches.
std::vector<TourPanel> all_panels()
{
    auto panels = orientations(usual_px_per_mm);
    panels.push_back({ "1280x800", { 1280, 800 }, 3.94 });
    panels.push_back({ "3840x2160", { 3840, 2160 }, usual_px_per_mm });
    return panels;
}

// "WIDTHxHEIGHT", on the site's own screen, or "WIDTHxHEIGHT@PIXELS_PER_MILLIMETRE".
Result<TourPanel> parse_panel(std::string_view text, double px_per_mm)
{
    const std::size_t at = std::min(text.find('@'), text.size());
    const auto size = parse_size(text.substr(0, at));
    if (!size)
        return size.error();
    TourPanel panel { std::string(text.substr(0, at)), *size, px_per_mm };
    if (at == text.size())
        return panel;
    const char* const end = text.data() + text.size();
    const auto scale = std::from_chars(text.data() + at + 1, end, panel.px_per_mm);
    if (scale.ec != std::errc {} || scale.ptr != end || !(panel.px_per_mm >= 1.5 && panel.px_per_mm <= 12))
        return Error { "--size: expected 1.5 to 12 pixels a millimetre after the @, got " + in_quotes(text) };
    return panel;
}

template <class T> std::string_view name_of(const T& each)
{
    if constexpr (std::is_same_v<T, std::string>)
        return each;
    else if constexpr (std::is_same_v<T, TourPanel>)
        return each.name;
    else
        return name(each);
}

// Those of `all` that the option names, "en,ar" or "all"; `chosen` stays where it is not given.
template <class T>
Status choose(
    std::string_view option, const cli::Arguments& arguments, const std::vector<T>& all, std::vector<T>& chosen)
{
    const auto named = arguments.option(option);
    if (!named)
        return Success {};
    if (*named == "all") {
        chosen = all;
        return Success {};
    }
    chosen.clear();
    for (std::size_t from = 0; from <= named->size();) {
        const std::size_t comma = std::min(named->find(',', from), named->size());
        const std::string_view one = named->substr(from, comma - from);
        const auto found = std::find_if(all.begin(), all.end(), [&](const T& each) { return name_of(each) == one; });
        if (found == all.end()) {
            std::vector<std::string> names;
            for (const T& each : all)
                names.emplace_back(name_of(each));
            names.emplace_back("all");
            return Error { std::string(option) + ": expected some of " + listed(names, ", or ") + ", got "
                + in_quotes(one) };
        }
        if (std::none_of(chosen.begin(), chosen.end(), [&](const T& each) { return name_of(each) == one; }))
            chosen.push_back(*found);
        from = comma + 1;
    }
    return Success {};
}

int say(const cli::Streams& streams, int status, const Error& error)
{
    return cli::say(streams, status, error.message);
}

Result<TourOptions> tour_options_of(
    const cli::Arguments& arguments, const content::Catalogue& catalogue, site::Site site)
{
    const site::Known known = ui::known_to(catalogue, {});
    const std::vector text_sizes { TextSize::small, TextSize::standard, TextSize::large, TextSize::largest };
    const std::vector contrasts { Contrast::standard, Contrast::black_on_white, Contrast::white_on_black,
        Contrast::low };
    if (site.region.empty())
        site.region = known.regions.front();
    TourOptions options;
    options.site = site;
    if (arguments.flag("--all")) {
        options.regions = known.regions;
        options.languages = known.languages;
        options.panels = all_panels();
        options.text_sizes = text_sizes;
        options.contrasts = contrasts;
    } else {
        options.regions = { site.region };
        options.languages = { ui::first_language(site, catalogue) };
        options.panels = { orientations(site.px_per_mm).front() };
    }
    if (arguments.option("--size") && arguments.option("--orientations"))
        return Error { "tour: expected --size or --orientations, got both" };
    if (const auto text = arguments.option("--size")) {
        const auto panel = parse_panel(*text, site.px_per_mm);
        if (!panel)
            return panel.error();
        options.panels = { *panel };
    }
    for (const Status& fits : { choose("--regions", arguments, known.regions, options.regions),
             choose("--languages", arguments, known.languages, options.languages),
             choose("--orientations", arguments, orientations(site.px_per_mm), options.panels),
             choose("--text-size", arguments, text_sizes, options.text_sizes),
             choose("--contrast", arguments, contrasts, options.contrasts) })
        if (!fits)
            return fits.error();
    return options;
}

// Returns only where it cannot be started.
void become_safe_screen(const std::filesystem::path& program, int status, const std::string& reason)
{
    std::string path = program.string();
    std::string words[] = { "--seconds", "60", "--status", std::to_string(status), "--reason", reason };
    std::vector<char*> arguments { path.data() };
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ::execv(path.c_str(), arguments.data());
}

} // namespace

cli::Verb screen_verb(const package::Source& source, const std::filesystem::path& safe_screen, std::string_view version,
    const cli::Streams& streams)
{
    const auto run = [&streams, source, safe_screen, version = std::string(version)](
                         const cli::Arguments& arguments) -> Result<int> {
        ScreenOptions options;
        options.version = version;
        options.pin = arguments.option("--pin").value_or(service::installed_pin.native());
        options.source = source;
        options.windowed = arguments.flag("--windowed");
        if (const auto text = arguments.option("--size")) {
            const auto size = parse_size(*text);
            if (!size)
                return size.error();
            options.size = *size;
        }
        // Only a window does without a site.
        auto file = site_file(arguments);
        if (!file && !options.windowed)
            file = installed_site;
        options.site = file.value_or("");
        const auto give_up = [&](int status, const Error& error, std::string_view missing) {
            say(streams, status, error);
            if (auto diary = service::Diary::of_environment())
                diary->note(service::DiaryEntry::Kind::refused, missing, std::chrono::system_clock::now());
            const char* const display = std::getenv("DISPLAY");
            if (!options.windowed && display && *display)
                become_safe_screen(safe_screen, status, error.message);
            return status;
        };
        auto site = site_in(file);
        const site::Site wanted = site ? *site : site::Site();
        const Date today = local_day(std::chrono::system_clock::now());
        package::Choice& choice = options.source.choice;
        // Rather the content that came with the program than none.
        const auto without_edition = [&](const Error& why) {
            say(streams, cli::failed, why);
            choice.fault = why.message;
            choice.manifest.reset();
            choice.data = source.store->shipped();
            return content_for(wanted, choice.data, today);
        };
        // What is wrong with the content is said first: without it, nobody can be told anything.
        auto catalogue = content_for(wanted, choice.data, today);
        if (!catalogue && choice.manifest)
            catalogue = without_edition(catalogue.error()); // gone bad since it was installed
        if (!catalogue)
            return give_up(cli::failed, catalogue.error(), "content");
        if (!site)
            return give_up(cli::misused, site.error(), "site");
        Status right = fits(*site, *catalogue);
        if (!right && choice.manifest) // an edition without this site's region, perhaps
            if (auto shipped = without_edition(right.error())) {
                catalogue = std::move(shipped);
                right = fits(*site, *catalogue);
            }
        if (!right)
            return give_up(cli::misused, right.error(), "site");
        if (choice.manifest && package::has_expired(*choice.manifest, today))
            catalogue->set_expired(choice.manifest->expires);
        options.fonts = choice.data / "fonts";
        options.pictures = choice.data / "pictures.pack";
        const Status ran = run_screen(options, *catalogue, *std::move(site));
        return ran ? cli::done : give_up(cli::failed, ran.error(), "display");
    };
    return { {}, {}, "open the full-screen kiosk",
        { { "--windowed", {}, "in a window that Escape closes, for development" },
            { "--size", "WIDTHxHEIGHT", "of the window" },
            { "--pin", "FILE", "of the staff's pages, made by kiosk pin; default: /etc/kiosk/pin" },
            { "--site", "FILE",
                "where this kiosk stands; default: /etc/kiosk/site.toml, which only a window does without" } },
        run };
}

cli::Verb tour_verb(const std::filesystem::path& data, const cli::Streams& streams)
{
    const auto run = [&streams, data](const cli::Arguments& arguments) -> Result<int> {
        const auto catalogue = content::Catalogue::open(data / "content.db");
        if (!catalogue)
            return say(streams, cli::failed, catalogue.error());
        auto site = site_in(site_file(arguments));
        if (!site)
            return say(streams, cli::misused, site.error());
        if (const Status right = fits(*site, *catalogue); !right)
            return say(streams, cli::misused, right.error());
        auto options = tour_options_of(arguments, *catalogue, *std::move(site));
        if (!options)
            return options.error();
        options->fonts = data / "fonts";
        options->pictures = data / "pictures.pack";
        options->out = *arguments.option("--out");
        Meter meter(streams.error, streams.error_is_terminal);
        options->progress = [&meter](const TourProgress& progress) {
            if (progress.all_tours == 1)
                meter.show(progress.pictures, 0, "pictures");
            else
                meter.show(progress.tours, progress.all_tours, "tours");
        };
        const auto sheets = play_tours(*options, *catalogue);
        meter.clear();
        if (!sheets)
            return say(streams, cli::failed, sheets.error());
        for (const std::filesystem::path& sheet : *sheets)
            streams.out << sheet.native() << '\n';
        return cli::done;
    };
    return { "tour", {},
        "play a family through every screen without a display, leaving pictures: in the first\n"
        "language of the site, on a screen that lies",
        { { "--out", "DIR", {}, cli::Option::Need::required },
            { "--site", "FILE", "of this kiosk; default: /etc/kiosk/site.toml, if there is one" },
            { "--regions", "LIST", "zhejiang,shenzhen or all" }, { "--languages", "LIST", "en,ar or all" },
            { "--orientations", "LIST", "landscape,portrait or all" },
            { "--size", "WxH[@PX]", "on a panel of this size instead, of so many pixels a millimetre: 1280x800@3.94" },
            { "--text-size", "LIST", "small,standard,large,largest or all" },
            { "--contrast", "LIST", "standard,black_on_white,white_on_black,low or all" },
            { "--all", {}, "all of these, on four panels; many hours, unless other options narrow it" } },
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
