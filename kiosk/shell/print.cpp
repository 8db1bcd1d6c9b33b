// SPDX-License-Identifier: Apache-2.0
#include "kiosk/shell/print.hpp"

#include "kiosk/diagnostics/listed.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/files/output_file.hpp"
#include "kiosk/guide/guide.hpp"
#include "kiosk/ui/site_content.hpp"

#include <algorithm>

namespace kiosk::shell {
namespace {

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
            return Error { "--services: expected one or more of " + listed(known) + ", got " + in_quotes(id) };
        named.push_back(id);
        begin = end + 1;
    }
    return named;
}

} // namespace

// More children than this leave the table of a short guide no room for their columns: without a wish they get a full
// one.
constexpr std::size_t most_in_short = 20;

PrintChoice choice_of(const cli::Arguments& arguments, std::size_t children)
{
    PrintChoice choice;
    if (arguments.flag("--all"))
        choice.scope = PrintChoice::Scope::everything;
    if (arguments.flag("--full") || children > most_in_short)
        choice.extent = PrintChoice::Extent::full;
    if (arguments.flag("--large"))
        choice.type = PrintChoice::Type::large;
    return choice;
}

Result<site::Site> site_of(std::string_view file, const content::Catalogue& catalogue, std::string_view region)
{
    auto site = site::read_site(file);
    if (!site)
        return site.error();
    if (const Status fits = site::check_site(*site, ui::known_to(catalogue, region.empty() ? site->region : region));
        !fits)
        return fits.error();
    return site;
}

namespace {

// The guide of a family that was read.
Result<int> print(const cli::Arguments& arguments, const cli::Streams& streams, guide::GuideRequest request,
    const cli::CheckRequest& family, std::string_view name)
{
    const content::Catalogue& catalogue = request.catalogue;
    request.print = choice_of(arguments, family.family.children.size());
    if (const auto file = arguments.option("--site")) {
        auto site = site_of(*file, catalogue, request.region);
        if (!site)
            return say(streams, cli::misused, site.error().message);
        request.site = *std::move(site);
    }
    if (const auto services = arguments.option("--services")) {
        auto named = services_in(*services, *family.region);
        if (!named)
            return named.error();
        request.print.scope = PrintChoice::Scope::named;
        request.services = *std::move(named);
    }
    cli::warn_of_doubts(family, catalogue.policy(), name, streams.error);
    if (arguments.flag("--short") && family.family.children.size() > most_in_short)
        return say(streams, cli::misused,
            on_one_line(name) + ": children: expected at most " + std::to_string(most_in_short)
                + " for a short guide (--short), got " + std::to_string(family.family.children.size()));
    auto pdf = guide::make_guide(request);
    if (!pdf)
        return say(streams, cli::failed, pdf.error().message);
    const std::string_view file = arguments.operands().front();
    const std::string_view read[] = { file == "-" ? "/dev/stdin" : file };
    const Status written = write_file(std::filesystem::path(*arguments.option("--out")), pdf->pdf, read);
    return written ? cli::done : say(streams, cli::failed, written.error().message);
}

} // namespace

cli::Verb print_verb(const cli::Program& program, const cli::Streams& streams)
{
    const auto run = [&streams, program](const cli::Arguments& arguments) -> Result<int> {
        if (arguments.option("--services") && arguments.flag("--all"))
            return Error { "print: expected --services or --all, got both" };
        if (arguments.flag("--short") && arguments.flag("--full"))
            return Error { "print: expected --short or --full, got both" };
        return cli::with_family(arguments, program, streams, [&](const cli::FamilyAtHand& at_hand) {
            const cli::CheckRequest& family = at_hand.family;
            return print(arguments, streams,
                { at_hand.catalogue, program.data / "fonts", {}, family.region->id, at_hand.language, family.family,
                    family.as_of },
                family, at_hand.name);
        });
    };
    return { "print", cli::family_file, "the guide for the family in FILE, as a PDF",
        { { "--out", "GUIDE.pdf", "where to write it", cli::Option::Need::required },
            { "--lang", "LANGUAGE", "beside the Chinese; default: only Chinese" },
            { "--services", "ID,ID", "only these services; default: all that are open to a child" },
            { "--all", {}, "every service of the list" },
            { "--full", {}, "also why, every step and the official words; many pages" },
            { "--short", {}, "what, where, what to bring, telephone; the default" }, { "--large", {}, "large print" },
            { "--site", "FILE", "whose windows to name; default: none" } },
        run };
}

} // namespace kiosk::shell
