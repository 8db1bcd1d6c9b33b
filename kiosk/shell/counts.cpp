// SPDX-License-Identifier: Apache-2.0
#include "kiosk/shell/counts.hpp"

#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/doctor/doctor.hpp"
#include "kiosk/files/output_file.hpp"
#include "kiosk/service/machine.hpp"
#include "kiosk/shell/command.hpp"
#include "kiosk/take_along/qr_code.hpp"
#include "kiosk/ui/app.hpp"
#include "kiosk/ui/site_content.hpp"

#include <algorithm>
#include <cstdlib>

namespace kiosk::shell {
namespace {

using fleet::Group;

constexpr std::size_t at(Group group)
{
    return static_cast<std::size_t>(group);
}

std::string_view name(ui::Visit::End end)
{
    switch (end) {
    case ui::Visit::End::finished:
        return fleet::ends::finished;
    case ui::Visit::End::timed_out:
        return fleet::ends::timed_out;
    case ui::Visit::End::staff:
        break;
    }
    return fleet::ends::staff;
}

std::string paper_label(
    const PrintJob& job, const content::Catalogue& catalogue, const std::vector<std::string>& labels)
{
    switch (job.phase) {
    case PrintJob::Phase::none:
        return std::string(fleet::papers::none);
    case PrintJob::Phase::delivered:
        return std::string(fleet::papers::came_out);
    case PrintJob::Phase::making:
    case PrintJob::Phase::sent:
    case PrintJob::Phase::cancelled:
        return std::string(fleet::papers::cancelled);
    case PrintJob::Phase::failed:
        break;
    }
    const auto faults = diagnose(catalogue.printer_fault_kinds(), job.reasons);
    const std::string failed(fleet::papers::failed);
    const std::string label = failed + (faults.empty() ? std::string(unknown_fault) : faults.front().id);
    // What only warns is no reason by itself.
    const bool known = std::find(labels.begin(), labels.end(), label) != labels.end();
    return known ? label : failed + std::string(unknown_fault);
}

} // namespace

fleet::Labels labels_of(const content::Catalogue& catalogue, const site::Site& site)
{
    fleet::Labels labels;
    labels[at(Group::language)] = ui::offered_languages(site, catalogue);
    labels[at(Group::ended)] = { fleet::ends::all.begin(), fleet::ends::all.end() };
    // The welcome screen is before a visit, and the question whether to end is not where anybody left.
    for (const Screen* const screen : all_screens())
        if (screen->id != place::Welcome::screen.id && screen->id != overlay_table.back().screen.id)
            labels[at(Group::screen)].emplace_back(screen->id);
    auto& papers = labels[at(Group::paper)];
    papers.emplace_back(fleet::papers::none);
    if (site.printer.empty())
        return labels;
    papers.emplace_back(fleet::papers::came_out);
    papers.emplace_back(fleet::papers::cancelled);
    for (const PrinterFaultKind& fault : catalogue.printer_fault_kinds()) {
        std::string label = std::string(fleet::papers::failed) + fault.id;
        if (fault.severity == Severity::error && std::find(papers.begin(), papers.end(), label) == papers.end())
            papers.push_back(std::move(label));
    }
    std::string unknown = std::string(fleet::papers::failed) + std::string(unknown_fault);
    if (std::find(papers.begin(), papers.end(), unknown) == papers.end())
        papers.push_back(std::move(unknown));
    return labels;
}

fleet::Visit counted(const ui::Visit& visit, const content::Catalogue& catalogue, const fleet::Labels& labels)
{
    return { visit.language, std::string(name(visit.end)), std::string(visit.screen),
        paper_label(visit.paper, catalogue, labels[at(Group::paper)]) };
}

fleet::Visit counted_as_stopped(
    const ui::Visit& visit, const content::Catalogue& catalogue, const fleet::Labels& labels)
{
    fleet::Visit stopped = counted(visit, catalogue, labels);
    stopped[at(Group::ended)] = fleet::ends::stopped;
    return stopped;
}

fleet::Report report_of(const content::Catalogue* catalogue, const site::Site* site, std::string_view version,
    const fleet::Totals& totals, const std::vector<PartState>& parts, std::chrono::system_clock::time_point now)
{
    fleet::Report report;
    report.mark = service::machine_mark("kiosk fleet");
    report.version = version;
    if (site) {
        report.place = site->county + (site->county.empty() || site->place.empty() ? "" : " · ") + site->place;
        report.region = site->region;
    }
    if (catalogue) {
        report.edition = catalogue->edition().version;
        report.content = catalogue->edition().sha256.substr(0, fleet::content_digits);
    }
    report.written = std::chrono::floor<std::chrono::seconds>(now);
    report.totals = totals;
    for (const PartState& part : parts) {
        const auto state = static_cast<fleet::PartState>(part.state);
        const auto there = std::find_if(report.parts.begin(), report.parts.end(),
            [&](const fleet::Part& each) { return each.name == part.subject; });
        if (there == report.parts.end())
            report.parts.push_back({ part.subject, state });
        else
            there->state = std::max(there->state, state);
    }
    return report;
}

cli::Verb metrics_verb(const cli::Program& program, const cli::Streams& streams)
{
    const auto run = [&streams, &program](const cli::Arguments& arguments) -> Result<int> {
        const std::string_view format = arguments.option("--format").value_or("prometheus");
        if (format != "prometheus" && format != "short")
            return Error { "--format: expected prometheus or short, got " + in_quotes(format) };
        if (arguments.option("--out") && arguments.flag("--as-site-says"))
            return Error { "metrics: expected --out or --as-site-says, got both" };
        const std::filesystem::path site_file = arguments.option("--site").value_or(installed_site.native());
        const auto site = site::read_site(site_file);
        std::optional<std::filesystem::path> out;
        if (arguments.flag("--as-site-says")) {
            if (!site)
                return cli::say(streams, cli::misused, site.error().message);
            if (site->metrics_file.empty())
                return cli::done;
            out = site->metrics_file;
        } else if (const auto given = arguments.option("--out")) {
            out = *given;
        }

        // What is counted is named without any region.
        const auto catalogue
            = content::Catalogue::open(program.data / "content.db", { std::vector<std::string>(), {}, {} });
        const fleet::Labels labels = catalogue ? labels_of(*catalogue, site ? *site : site::Site {}) : fleet::Labels {};
        const char* const state = std::getenv("STATE_DIRECTORY");
        const std::filesystem::path folder
            = arguments.option("--state").value_or(state && *state ? state : "/var/lib/kiosk");
        const auto counts = fleet::read_counts(folder, labels);
        if (!counts)
            return cli::say(streams, cli::failed, "kiosk: " + counts.error().message);

        const auto now = std::chrono::system_clock::now();
        doctor::Patient patient { program.data, site_file, program.today, now, "/", {} };
        patient.fits = [](const site::Site& each, const content::Catalogue& known) {
            return site::check_site(each, ui::known_to(known, each.region));
        };
        std::vector<PartState> parts;
        for (const doctor::Finding& finding : doctor::examine(patient))
            // What is written here is written: its own line would say how it was before.
            if (finding.subject != "metrics")
                parts.push_back({ finding.subject, static_cast<PartState::State>(finding.state), {} });
        const fleet::Report report = report_of(
            catalogue ? &*catalogue : nullptr, site ? &*site : nullptr, program.version, counts->totals(), parts, now);
        const std::string text
            = format == "short" ? fleet::short_text(report, most_qr_bytes) : fleet::textfile(report, labels);
        if (!out) {
            streams.out << text << std::flush;
            return streams.out ? cli::done : cli::failed;
        }
        if (const Status written = write_file(*out, text); !written)
            return cli::say(streams, cli::failed, "kiosk: " + written.error().message);
        return cli::done;
    };
    return { "metrics", {},
        "what may be told of this kiosk: its parts, starts and edition, and families in whole fives a day,\n"
        "for Prometheus or for kiosk fleet; PRIVACY.md has every name",
        { { "--out", "FILE", "where to write it; default: standard output" },
            { "--as-site-says", {}, "to the metrics_file of the site file; nothing where it names none" },
            { "--format", "prometheus|short", "short: the text of the code on the staff's page" },
            { "--site", "FILE", "default: /etc/kiosk/site.toml" },
            { "--state", "DIR", "where the kiosk counts; default: $STATE_DIRECTORY, else /var/lib/kiosk" } },
        run };
}

} // namespace kiosk::shell
