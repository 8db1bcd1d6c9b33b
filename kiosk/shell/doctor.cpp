// SPDX-License-Identifier: Apache-2.0
#include "kiosk/shell/doctor.hpp"

#include "kiosk/cli/arguments.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/doctor/doctor.hpp"
#include "kiosk/shell/command.hpp"
#include "kiosk/ui/app.hpp"

namespace kiosk::shell {

cli::Verb doctor_verb(const std::filesystem::path& data, Date today, const cli::Streams& streams)
{
    const auto run = [&streams, data, today](const cli::Arguments& arguments) -> Result<int> {
        const std::string_view format
            = arguments.option("--format").value_or(streams.out_is_terminal ? "text" : "json");
        if (format != "json" && format != "text")
            return Error { "--format: expected json or text, got " + in_quotes(format) };
        doctor::Patient patient { data, installed_site, today, "/", {} };
        if (const auto site = arguments.option("--site"))
            patient.site = *site;
        patient.fits = [](const site::Site& site, const content::Catalogue& catalogue) {
            return site::check_site(site, ui::known_to(catalogue, site.region));
        };
        const auto findings = doctor::examine(patient);
        format == "json" ? doctor::write_json(findings, streams.out) : doctor::write_text(findings, streams.out);
        streams.out << std::flush;
        if (!streams.out)
            return cli::say(streams, cli::failed, "kiosk: the output cannot be written");
        return doctor::worst(findings) == doctor::Finding::State::broken ? cli::failed : cli::done;
    };
    return { "doctor", {},
        "is this machine as it should be: content, site, display, touch, printer, voice, clock, disk",
        { { "--format", "json|text", "default: text on a terminal, else json" },
            { "--site", "FILE", "default: /etc/kiosk/site.toml" } },
        run };
}

} // namespace kiosk::shell
