// SPDX-License-Identifier: Apache-2.0
#include "kiosk/shell/command.hpp"

#include "kiosk/cli/arguments.hpp"
#include "kiosk/cli/quoted.hpp"
#include "kiosk/shell/screen.hpp"
#include "kiosk/shell/tour.hpp"
#include "kiosk/text/typesetter.hpp"

#include <charconv>
#include <memory>

namespace kiosk::shell {
namespace {

constexpr std::string_view screen_options[] = { "--site", "--size" };
constexpr std::string_view screen_flags[] = { "--windowed" };
constexpr std::string_view tour_options[] = { "--out", "--region", "--lang" };

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

} // namespace

const std::string_view usage = R"(    --windowed            in a window that Escape closes, for development
    --size WIDTHxHEIGHT   of the window
    --site FILE           where this kiosk stands; default: /etc/kiosk/site.toml, if there is one
kiosk tour --out DIR      play every screen without a display, leaving pictures
    --region ID           only this region
    --lang LANGUAGE       only this language
)";

cli::Program::Command screen_command(const std::filesystem::path& data, const cli::Streams& streams)
{
    return [&streams, data](std::span<const char* const> given) -> Result<int> {
        const auto arguments = cli::Arguments::create(given, screen_options, 0, screen_flags);
        if (!arguments)
            return arguments.error();
        ScreenOptions options;
        options.data = data;
        options.windowed = arguments->flag("--windowed");
        if (const auto text = arguments->option("--size")) {
            const auto size = parse_size(*text);
            if (!size)
                return size.error();
            options.size = *size;
        }
        std::error_code ignored;
        if (const auto site = arguments->option("--site"))
            options.site = *site;
        else if (std::filesystem::exists(installed_site, ignored))
            options.site = installed_site;
        const Status ran = run_screen(options);
        if (!ran)
            streams.error << ran.error().message << '\n' << std::flush;
        return ran ? cli::done : cli::failed;
    };
}

cli::Program::Command tour_command(const std::filesystem::path& data, const cli::Streams& streams)
{
    return [&streams, data](std::span<const char* const> given) -> Result<int> {
        const auto arguments = cli::Arguments::create(given, tour_options, 0);
        if (!arguments)
            return arguments.error();
        const auto out = arguments->option("--out");
        if (!out || out->empty())
            return Error { "tour: expected --out DIR" };
        TourOptions options;
        options.data = data;
        options.out = *out;
        if (const auto region = arguments->option("--region"))
            options.regions.emplace_back(*region);
        if (const auto language = arguments->option("--lang"))
            options.languages.emplace_back(*language);
        options.wrote = [&streams](const std::filesystem::path& path) {
            streams.out << path.native() << '\n' << std::flush;
        };
        const Status played = play_tour(options);
        if (!played)
            streams.error << played.error().message << '\n' << std::flush;
        return played ? cli::done : cli::failed;
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
