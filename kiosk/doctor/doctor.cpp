// SPDX-License-Identifier: Apache-2.0
#include "kiosk/doctor/doctor.hpp"

#include "kiosk/content/catalogue.hpp"
#include "kiosk/doctor/machine.hpp"
#include "kiosk/guide/printer_watch.hpp"
#include "kiosk/locale/messages.hpp"
#include "kiosk/speech/server.hpp"
#include "kiosk/speech/voice.hpp"
#include "kiosk/text/typesetter.hpp"
#include "kiosk/words/words.hpp"

#include <atomic>
#include <cstdlib>
#include <iterator>

namespace kiosk::doctor {
namespace {

using State = Finding::State;
using namespace std::chrono_literals;

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

// How the content is renewed on this machine, and what came of it last.
Finding look_at_edition(const Patient& patient)
{
    const auto attention = [](std::string what, std::string remedy) {
        return Finding { "content", State::attention, std::move(what), std::move(remedy) };
    };
    const package::Source& source = patient.source;
    const auto& manifest = source.choice.manifest;
    if (!source.store)
        return { "content", State::ok, "it came with the program" };
    const std::string newest = "kiosk content install the newest package; kiosk content list";
    if (!source.choice.fault.empty())
        return attention(source.choice.fault + "; the content that came with the program is in use instead", newest);
    if (manifest && package::has_expired(*manifest, patient.today))
        return attention("number " + std::to_string(manifest->number) + " expired after " + iso_date(manifest->expires)
                + "; it stays in use, and each page says so",
            newest);
    if (const auto refusal = source.store->last_refusal())
        return attention("at " + refusal->at + ' ' + refusal->line,
            "get a package that is right from its publisher; what is in use is untouched");
    if (!source.key_faults.empty())
        return attention(joined(source.key_faults), "correct or remove the file");
    if (!manifest)
        return { "content", State::ok, "it came with the program, nothing was installed since" };
    return { "content", State::ok,
        "number " + std::to_string(manifest->number) + ", may be used until " + iso_date(manifest->expires) };
}

Finding look_at_content(const Result<content::Catalogue>& catalogue, const Patient& patient)
{
    if (!catalogue)
        return { "content", State::broken, catalogue.error().message, "apt install --reinstall kiosk-content" };
    const content::Edition& edition = catalogue->edition();
    Finding finding = look_at_edition(patient);
    finding.what = "edition " + edition.version + ", checked against the official texts on " + edition.checked
        + ", SHA-256 " + edition.sha256.substr(0, 16) + "… as it should be; " + finding.what;
    return finding;
}

Finding look_at_fonts(const std::filesystem::path& fonts)
{
    const auto opened = text::Typesetter::open(fonts);
    if (!opened)
        return { "fonts", State::broken, opened.error().message, "apt install --reinstall kiosk-content" };
    return { "fonts", State::ok, fonts.string() };
}

Finding look_at_clock(Date today, const content::Catalogue& catalogue)
{
    const auto made = read_iso_date(catalogue.edition().checked);
    if (made && clock_is_behind(today, *made))
        return { "clock", State::broken, "it says " + iso_date(today) + ", before the content was made",
            "timedatectl set-time, or timedatectl set-ntp true; a machine that forgets it needs a new battery" };
    return { "clock", State::ok, iso_date(today) };
}

// In the words that staff read on the kiosk.
Finding look_at_printer(const site::Site& site, const content::Catalogue& catalogue)
{
    if (site.printer.empty())
        return { "printer", State::ok, "none is named in the site file: printing is not offered" };
    auto address = guide::IppAddress::parse(site.printer);
    if (!address)
        return { "printer", State::broken, address.error().message, "correct it in the site file" };
    guide::Ipp::prepare_thread();
    guide::PrinterWatch watch(guide::Ipp(*std::move(address)), 8s, 1500ms);
    const guide::PrinterLook look = watch.look(0, {});
    const auto faults = diagnose(catalogue.printer_fault_kinds(), look.reasons);
    std::string supplies;
    std::string low;
    for (const auto& supply : look.supplies) {
        supplies += (supplies.empty() ? "; " : ", ") + supply.name + " " + std::to_string(supply.percent) + " %";
        if (supply.percent <= supply.low_percent)
            low += (low.empty() ? "" : ", ") + supply.name;
    }
    if (faults.empty() && !low.empty())
        return { "printer", State::attention, site.printer + " is ready" + supplies, "have a new one ready: " + low };
    if (faults.empty())
        return { "printer", State::ok, site.printer + " is ready" + supplies };
    const auto messages = locale::Messages::create("en", catalogue.messages("en"));
    const Region* const region = catalogue.policy().region(site.region);
    std::vector<std::string> keywords;
    std::string remedy;
    for (const PrinterFault& fault : faults) {
        keywords.push_back(fault.keyword);
        if (messages && region)
            remedy += (remedy.empty() ? "" : " ") + Words(catalogue, *messages, *region).printer_for_staff(fault.id);
    }
    return { "printer", faults.front().severity == Severity::error ? State::broken : State::attention,
        site.printer + " says " + joined(keywords) + supplies, remedy };
}

// Where kiosk-voice.service listens. kiosk.service says so to the kiosk; a technician's own shell does not know it.
constexpr const char* installed_voice = "/run/kiosk-voice/speechd.sock";

Finding look_at_voice(const std::vector<std::string>& languages)
{
    speech::DispatcherOptions options;
    options.spawn = false;
    std::error_code error;
    if (!std::getenv("SPEECHD_ADDRESS") && std::filesystem::exists(installed_voice, error))
        options.socket = installed_voice;
    speech::OwnServer none;
    const std::atomic<bool> ending = false;
    const auto server = speech::reach_server(options, none, ending);
    if (!server)
        return { "voice", State::broken, server.error().message,
            "systemctl status kiosk-voice; packages speech-dispatcher and speech-dispatcher-espeak-ng" };
    std::vector<std::string> spoken;
    std::vector<std::string> silent;
    for (const std::string& language : languages)
        (speech::voice_for(language, server->voices) ? spoken : silent).push_back(language);
    if (!silent.empty())
        return { "voice", State::attention, "no voice for " + joined(silent) + "; spoken: " + joined(spoken),
            "these languages are shown and not read aloud, and the kiosk says so" };
    return { "voice", State::ok, "speaks " + joined(spoken) };
}

} // namespace

std::vector<Finding> examine(const Patient& patient)
{
    std::vector<Finding> findings;
    auto site = site::read_site(patient.site);
    // Of a country's regions, the one that this kiosk shows.
    const auto catalogue = content::Catalogue::open(
        patient.data / "content.db", { std::vector { site ? site->region : std::string() }, {}, {} });
    findings.push_back(look_at_content(catalogue, patient));
    findings.push_back(look_at_fonts(patient.data / "fonts"));

    if (site && catalogue && patient.fits)
        if (const Status fits = patient.fits(*site, *catalogue); !fits)
            site = fits.error();
    if (!site)
        findings.push_back({ "site", State::broken, site.error().message,
            "the panel shows the safe screen until it is right; an example: /usr/share/doc/kiosk/site.example.toml" });
    else
        findings.push_back({ "site", State::ok,
            patient.site.string() + ": " + site->region + (site->county.empty() ? "" : ", " + site->county)
                + (site->place.empty() ? "" : ", " + site->place) });

    auto display = look_at_display(site ? site->px_per_mm : site::Site {}.px_per_mm, patient.root);
    std::move(display.begin(), display.end(), std::back_inserter(findings));
    findings.push_back(look_at_touch(patient.root));
    if (site && catalogue) {
        findings.push_back(look_at_printer(*site, *catalogue));
        std::vector<std::string> languages = site->languages;
        if (languages.empty())
            for (const std::string& language : catalogue->languages())
                if (catalogue->offered_by_default(language))
                    languages.push_back(language);
        findings.push_back(look_at_voice(languages));
    }
    if (catalogue)
        findings.push_back(look_at_clock(patient.today, *catalogue));
    findings.push_back(look_at_disk(patient.root));
    findings.push_back(look_at_starts(patient.now, patient.root));
    if (site)
        findings.push_back(look_at_metrics(site->metrics_file, patient.now));
    findings.push_back(look_at_packages(patient.root));
    findings.push_back(look_at_identity(patient.root));
    return findings;
}

} // namespace kiosk::doctor
