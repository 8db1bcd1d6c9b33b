// SPDX-License-Identifier: Apache-2.0
#include "kiosk/shell/print.hpp"

#include "kiosk/cli/arguments.hpp"
#include "kiosk/cli/family_reader.hpp"
#include "kiosk/cli/file.hpp"
#include "kiosk/cli/quoted.hpp"
#include "kiosk/guide/guide.hpp"
#include "kiosk/ui/app.hpp"

#include <algorithm>
#include <fstream>

namespace kiosk::shell {
namespace {

constexpr std::string_view print_options[] = { "--lang", "--out", "--services", "--site" };
constexpr std::string_view print_flags[] = { "--large", "--short", "--all" };

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

// Whole or not at all: a printer must never be given half a guide.
Status write(const std::filesystem::path& path, std::string_view bytes)
{
    std::filesystem::path temporary = path;
    temporary += ".part";
    std::error_code error;
    {
        std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
        out << bytes << std::flush;
        if (!out) {
            std::filesystem::remove(temporary, error);
            return Error { on_one_line(path.string()) + ": the guide cannot be written here" };
        }
    }
    std::filesystem::rename(temporary, path, error);
    if (!error)
        return Success {};
    std::error_code ignored;
    std::filesystem::remove(temporary, ignored);
    return Error { on_one_line(path.string()) + ": the guide cannot be written here: " + error.message() };
}

} // namespace

const std::string_view print_usage = R"(kiosk print FILE|-        the guide for the family in FILE, as a PDF
    --out GUIDE.pdf       where to write it
    --lang LANGUAGE       beside the Chinese; default: only Chinese
    --services ID,ID      only these services; default: all that are open to a child
    --all                 every service of the list
    --short               what, who and where; not why and how
    --large               large print
    --site FILE           whose windows to name; default: none
)";

cli::Program::Command print_command(const std::filesystem::path& data, const cli::Streams& streams)
{
    return [&streams, data](std::span<const char* const> given) -> Result<int> {
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
        const std::chrono::year_month_day today { std::chrono::floor<std::chrono::days>(
            std::chrono::system_clock::now()) };
        auto family = cli::read_family(*bytes, name, catalogue->policy(), today);
        if (!family)
            return say(streams, cli::misused, family.error().message);

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
            request.choice = guide::Choice::named;
            request.services = *std::move(named);
        } else if (arguments->flag("--all")) {
            request.choice = guide::Choice::everything;
        }
        if (arguments->flag("--short"))
            request.length = guide::Length::brief;
        if (arguments->flag("--large"))
            request.print = guide::Print::large;
        auto pdf = guide::make_guide(request);
        if (!pdf)
            return say(streams, cli::failed, pdf.error().message);
        const Status written = write(*out, pdf->pdf);
        return written ? cli::done : say(streams, cli::failed, written.error().message);
    };
}

} // namespace kiosk::shell
