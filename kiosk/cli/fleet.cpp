// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/fleet.hpp"

#include "kiosk/core/number.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/files/input_file.hpp"
#include "kiosk/files/output_file.hpp"
#include "kiosk/fleet/fleet_page.hpp"

namespace kiosk::cli {
namespace {

// More machines than any city has; a command line takes no more words than the system allows.
constexpr std::size_t most_files = 100'000;

Result<fleet::Report> read(std::string_view file)
{
    const auto text = read_file(std::filesystem::path(file));
    if (!text)
        return text.error();
    auto report = fleet::read_report(*text);
    if (!report)
        return Error { on_one_line(file) + ":" + report.error().message };
    return report;
}

} // namespace

Verb fleet_verb(const Program& program, const Streams& streams)
{
    const auto run = [&streams, &program](const Arguments& arguments) -> Result<int> {
        fleet::Fleet fleet;
        fleet.today = program.today;
        if (const auto days = arguments.option("--silent-after")) {
            const auto number = number_in<int>(*days);
            if (!number || *number < 1 || *number > 3650)
                return Error { "--silent-after: expected a whole number of days from 1 to 3650, got "
                    + in_quotes(*days) };
            fleet.silent_after = *number;
        }
        // The page speaks of no region's list; the words for staff want one of them.
        auto catalogue = content::Catalogue::open(database(program.data), { std::vector<std::string>(), {}, {} });
        if (!catalogue)
            return say(streams, failed, catalogue.error().message);
        const std::string one = catalogue->policy().region_names.front().id;
        if (const Status loaded = catalogue->load({ &one, 1 }); !loaded)
            return say(streams, failed, loaded.error().message);
        const auto words = OutreachWords::create(*catalogue);
        if (!words)
            return say(streams, failed, words.error().message);
        for (const std::string_view file : arguments.operands()) {
            auto report = read(file);
            if (report)
                fleet.machines.push_back(*std::move(report));
            else
                fleet.unread.push_back(report.error());
        }
        int status = done;
        for (const Error& error : fleet.unread)
            status = say(streams, misused, error.message);
        if (fleet.machines.empty())
            return status;
        const auto& files = arguments.operands();
        const std::filesystem::path out = *arguments.option("--out");
        if (const Status written = write_file(out, fleet_page(fleet, *catalogue, *words), files); !written)
            return say(streams, failed, "kiosk: " + written.error().message);
        return status;
    };
    return { "fleet", { "FILE...", "at least one FILE of kiosk metrics", most_files },
        "the files that kiosk metrics wrote on many machines, or the texts of their codes, as one page for a\n"
        "browser or for paper: which machines need somebody, what each shows, how many families came; status 2\n"
        "where a file could not be read, which is then named there",
        { { "--out", "FILE", "the page, HTML", Option::Need::required },
            { "--silent-after", "DAYS", "a machine without news for so long needs somebody; default: 2" } },
        run };
}

} // namespace kiosk::cli
