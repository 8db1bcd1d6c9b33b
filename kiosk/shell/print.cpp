// SPDX-License-Identifier: Apache-2.0
#include "kiosk/shell/print.hpp"

#include "kiosk/cli/arguments.hpp"
#include "kiosk/cli/family_reader.hpp"
#include "kiosk/cli/file.hpp"
#include "kiosk/cli/quoted.hpp"
#include "kiosk/files/output_file.hpp"
#include "kiosk/guide/guide.hpp"
#include "kiosk/ui/app.hpp"

#include <algorithm>
#include <fstream>

namespace kiosk::shell {
namespace {

constexpr std::string_view print_options[] = { "--lang", "--out", "--services", "--site" };
constexpr std::string_view print_flags[] = { "--large", "--short", "--full", "--all" };

int say(const cli::Streams& streams, int status, std::string_view message)
{
    streams.error << message << '\n' << std::flush;
    return status;
}

std::string alternatives(const std::vector<std::string>& offered)
{
    std::string text;
    for (const std::string& each : offered)
        text += (text.empty() ? "" : ", ") + each;
    return text;
}

// "ZJ-03,ZJ-07" as the region knows them.
Result<std::vector<std::string>> services_in(std::string_view list, const Region& region)
{
    std::vector<std::string> known;
    for (const Service& service : region.services)
        known.push_back(service.id);
    std::vector<std::string> named;
    for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        const std::string id(list.substr(begin, end - begin));
        if (std::find(known.begin(), known.end(), id) == known.end())
            return Error { "--services: expected one or more of " + alternatives(known) + ", got " + in_quotes(id) };
        named.push_back(id);
        begin = end + 1;
    }
    return named;
}

// More children than this leave the table of a short guide no room for their columns: without a wish they get a full
// one.
constexpr std::size_t most_in_short = 20;

} // namespace

const std::string_view print_usage = R"(kiosk print FILE|-        the guide for the family in FILE, as a PDF
    --out GUIDE.pdf       where to write it
    --lang LANGUAGE       beside the Chinese; default: only Chinese
    --services ID,ID      only these services; default: all that are open to a child
    --all                 every service of the list
    --full                also why, every step and the official words; many pages
    --short               what, where, what to bring, telephone; the default
    --large               large print
    --site FILE           whose windows to name; default: none
)";

cli::Program::Command print_command(const std::filesystem::path& data, Date today, const cli::Streams& streams)
{
    return [&streams, data, today](std::span<const char* const> given) -> Result<int> {
        const auto arguments = cli::Arguments::create(given, print_options, 1, print_flags);
        if (!arguments)
            return arguments.error();
        if (arguments->operands().empty())
            return Error { "print: expected a FILE, or - for standard input" };
        const auto out = arguments->option("--out");
        if (!out || out->empty())
            return Error { "print: expected --out GUIDE.pdf" };
        const auto services = arguments->option("--services");
        if (services && arguments->flag("--all"))
            return Error { "print: expected --services or --all, got both" };
        const bool is_short = arguments->flag("--short");
        if (is_short && arguments->flag("--full"))
            return Error { "print: expected --short or --full, got both" };
        const auto catalogue = content::Catalogue::open(data / "content.db");
        if (!catalogue)
            return say(streams, cli::failed, catalogue.error().message);
        const auto& languages = catalogue->languages();
        const std::string language(arguments->option("--lang").value_or(languages.front()));
        if (std::find(languages.begin(), languages.end(), language) == languages.end())
            return Error { "--lang: expected one of " + alternatives(languages) + ", got " + in_quotes(language) };

        const std::string_view file = arguments->operands().front();
        const std::string_view name = file == "-" ? "standard input" : file;
        const auto bytes = file == "-" ? read_stream(streams.in, name) : read_file(file);
        if (!bytes)
            return say(streams, cli::misused, bytes.error().message);
        auto family = cli::read_family(*bytes, name, catalogue->policy(), today);
        if (!family)
            return say(streams, cli::misused, family.error().message);
        if (!family->dated)
            if (const Status sane = cli::check_clock(today, catalogue->edition()); !sane)
                return say(streams, cli::failed, sane.error().message);

        guide::GuideRequest request { *catalogue, data / "fonts", {}, family->region->id, language,
            std::move(family->family), family->as_of };
        if (const auto site_file = arguments->option("--site")) {
            auto site = site::read_site(*site_file);
            if (!site)
                return say(streams, cli::misused, site.error().message);
            if (const Status fits = site::check_site(*site, ui::known_to(*catalogue, request.region)); !fits)
                return say(streams, cli::misused, fits.error().message);
            request.site = *std::move(site);
        }
        if (services) {
            auto named = services_in(*services, *family->region);
            if (!named)
                return named.error();
            request.print.scope = PrintChoice::Scope::named;
            request.services = *std::move(named);
        } else if (arguments->flag("--all")) {
            request.print.scope = PrintChoice::Scope::everything;
        }
        cli::warn_of_doubts(
            { family->region, family->as_of, family->dated, request.family }, catalogue->policy(), name, streams.error);
        const std::size_t children = request.family.children.size();
        if (is_short && children > most_in_short)
            return say(streams, cli::misused,
                std::string(on_one_line(name)) + ": children: expected at most " + std::to_string(most_in_short)
                    + " for a short guide (--short), got " + std::to_string(children));
        if (arguments->flag("--full") || children > most_in_short)
            request.print.extent = PrintChoice::Extent::full;
        if (arguments->flag("--large"))
            request.print.type = PrintChoice::Type::large;
        auto pdf = guide::make_guide(request);
        if (!pdf)
            return say(streams, cli::failed, pdf.error().message);
        const std::string_view read[] = { file == "-" ? "/dev/stdin" : file };
        const Status written = write_file(std::filesystem::path(*out), pdf->pdf, read);
        return written ? cli::done : say(streams, cli::failed, written.error().message);
    };
}

} // namespace kiosk::shell
