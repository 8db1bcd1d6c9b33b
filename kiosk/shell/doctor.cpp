// SPDX-License-Identifier: Apache-2.0
#include "kiosk/shell/doctor.hpp"

#include "kiosk/cli/arguments.hpp"
#include "kiosk/diagnostics/listed.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/doctor/doctor.hpp"
#include "kiosk/files/output_file.hpp"
#include "kiosk/guide/printer.hpp"
#include "kiosk/service/diary.hpp"
#include "kiosk/service/machine.hpp"
#include "kiosk/shell/command.hpp"
#include "kiosk/ui/site_content.hpp"

#include <unistd.h>

#include <climits>
#include <sstream>
#include <thread>

namespace kiosk::shell {
namespace {

void write(const std::vector<doctor::Finding>& findings, std::string_view format, std::ostream& out)
{
    format == "json" ? doctor::write_json(findings, out) : doctor::write_text(findings, out);
}

// Prints it as the kiosk's own pages are printed, and says what became of it; the printer's own limits end it.
doctor::Finding print_test_page(const std::string& printer, Document page)
{
    using State = doctor::Finding::State;
    // A mark of its own: what the running kiosk prints is not ours to cancel.
    auto opened = guide::Printer::open(printer, service::machine_mark("kiosk test pages"), [] {});
    if (!opened)
        return { "test page", State::broken, opened.error().message, "correct it in the site file" };
    (*opened)->print([&page] { return Result<Document>(std::move(page)); });
    PrintJob job;
    for (bool ended = false; !ended; ended = job.phase > PrintJob::Phase::sent) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        job = (*opened)->report().job;
    }
    if (job.phase == PrintJob::Phase::delivered)
        return { "test page", State::ok, printer + " says that it is done: look whether it lies there" };
    return { "test page", State::broken, printer + " did not print it: " + listed(job.reasons),
        "see what is said of the printer" };
}

} // namespace

doctor::PageText doctor_page_text(std::chrono::system_clock::time_point now)
{
    char host[HOST_NAME_MAX + 1] {};
    (void)::gethostname(host, HOST_NAME_MAX);
    doctor::PageText text { "kiosk doctor",
        std::string(host) + ", " + service::iso_time(std::chrono::floor<std::chrono::seconds>(now)), {} };
    const auto entries = service::read_diary(service::diary_of("/"), now);
    // The latest first, and no more than a page of them.
    constexpr std::size_t most = 60;
    for (auto entry = entries.rbegin(); entry != entries.rend() && text.notes.size() < most; ++entry)
        text.notes.push_back(
            service::iso_time(entry->at) + "  " + std::string(service::name(entry->kind)) + "  " + entry->word);
    return text;
}

cli::Verb doctor_verb(const package::Source& source, Date today, const cli::Streams& streams)
{
    const auto run
        = [&streams, source, data = source.choice.data, today](const cli::Arguments& arguments) -> Result<int> {
        const std::string_view format
            = arguments.option("--format").value_or(streams.out_is_terminal ? "text" : "json");
        if (format != "json" && format != "text" && format != "pdf")
            return Error { "--format: expected json, text or pdf, got " + in_quotes(format) };
        const auto out = arguments.option("--out");
        if (format == "pdf" && !out)
            return Error { "doctor: expected --out FILE with --format pdf" };
        const auto now = std::chrono::system_clock::now();
        doctor::Patient patient { data, installed_site, today, now, "/", {}, source };
        if (const auto site = arguments.option("--site"))
            patient.site = *site;
        patient.fits = [](const site::Site& site, const content::Catalogue& catalogue) {
            return site::check_site(site, ui::known_to(catalogue, site.region));
        };
        auto findings = doctor::examine(patient);
        if (arguments.flag("--test-page")) {
            const auto site = site::read_site(patient.site);
            if (!site || site->printer.empty())
                return cli::say(streams, cli::failed, "doctor: --test-page: expected a printer in the site file");
            auto page = doctor::make_page(doctor_page_text(now), findings, data / "fonts");
            if (!page)
                return cli::say(streams, cli::failed, "kiosk: " + page.error().message);
            findings.push_back(print_test_page(site->printer, *std::move(page)));
        }
        if (out) {
            std::string bytes;
            if (format == "pdf") {
                auto page = doctor::make_page(doctor_page_text(now), findings, data / "fonts");
                if (!page)
                    return cli::say(streams, cli::failed, "kiosk: " + page.error().message);
                bytes = std::move(page->pdf);
            } else {
                std::ostringstream text;
                write(findings, format, text);
                bytes = text.str();
            }
            if (const Status written = write_file(std::filesystem::path(*out), bytes); !written)
                return cli::say(streams, cli::failed, "kiosk: " + written.error().message);
        } else {
            write(findings, format, streams.out);
            streams.out << std::flush;
            if (!streams.out)
                return cli::say(streams, cli::failed, "kiosk: the output cannot be written");
        }
        return doctor::worst(findings) == doctor::Finding::State::broken ? cli::failed : cli::done;
    };
    return { "doctor", {},
        "is this machine as it should be: content, site, display, touch, printer, voice, clock, disk,\n"
        "last restart",
        { { "--format", "json|text|pdf", "default: text on a terminal, else json; pdf needs --out" },
            { "--out", "FILE", "where to write it; default: standard output" },
            { "--site", "FILE", "default: /etc/kiosk/site.toml" },
            { "--test-page", {}, "print what was found on the site's printer, too" } },
        run };
}

} // namespace kiosk::shell
