// SPDX-License-Identifier: Apache-2.0
//
// What printers say of themselves, and the words that people get for it.
#include "kiosk/core/printing.hpp"
#include "kiosk/locale/messages.hpp"

#include "tests/support/kiosk_fixture.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <set>

using namespace kiosk;
using kiosk::test::catalogue;

namespace {

const std::vector<PrinterFaultKind>& table()
{
    return catalogue().printer_fault_kinds();
}

std::vector<std::string> registered()
{
    std::vector<std::string> keywords;
    std::ifstream file(KIOSK_TESTS "/guide/printer_state_reasons.txt");
    for (std::string line; std::getline(file, line);)
        if (!line.empty() && line.front() != '#')
            keywords.push_back(line);
    return keywords;
}

} // namespace

TEST_CASE("every state that IPP names, and every one that the kiosk finds, has its place in the table")
{
    const auto keywords = registered();
    REQUIRE(keywords.size() > 700);
    for (const std::string& keyword : keywords) {
        CAPTURE(keyword);
        if (keyword != "other" && keyword != "unknown")
            CHECK(diagnose(table(), keyword).id != unknown_fault);
    }
    for (const std::string_view keyword :
        { found::no_answer, found::no_service, found::no_queue, found::stopped, found::not_accepting, found::no_pdf,
            found::no_a4, found::others_waiting, found::keeps_jobs, found::clock_behind, found::no_document,
            found::refused, found::aborted, found::cancelled, found::too_long }) {
        CAPTURE(keyword);
        CHECK(diagnose(table(), keyword).id != unknown_fault);
    }
}

TEST_CASE("every place in the table has words for the family and for staff in every language")
{
    std::set<std::string> ids;
    for (const PrinterFaultKind& reason : table())
        ids.insert(reason.id);
    REQUIRE(ids.contains(std::string(unknown_fault)));
    for (const std::string& language : catalogue().languages()) {
        // Only what is offered by default must be whole; elsewhere what is missing is shown in Chinese.
        if (!catalogue().offered_by_default(language))
            continue;
        for (const std::string& id : ids) {
            for (const char* whom : { ".family", ".staff" }) {
                CAPTURE(language);
                CAPTURE(id);
                const auto words = catalogue().messages(language).find("printer." + id + whom);
                REQUIRE(words != catalogue().messages(language).end());
                CHECK(words->second.size() > 5);
            }
        }
    }
}

TEST_CASE("keywords mean what they say")
{
    const auto check = [](std::string_view keyword, std::string_view id, Severity severity) {
        CAPTURE(keyword);
        const PrinterFault found = diagnose(table(), keyword);
        CHECK(found.id == id);
        CHECK(found.severity == severity);
        CHECK(found.keyword == keyword);
    };
    check("media-empty", "paper", Severity::error);
    check("media-empty-error", "paper", Severity::error);
    check("media-empty-warning", "paper", Severity::warning);
    check("media-empty-report", "paper", Severity::warning); // would stop it: worth a word
    check("media-low-report", "paper_low", Severity::report);
    check("media-low", "paper_low", Severity::warning);
    check("media-needed", "paper", Severity::error);
    check("media-jam-error", "jam", Severity::error);
    check("media-path-input-feed-error", "jam", Severity::error);
    check("cover-open-warning", "cover", Severity::warning);
    check("interlock-closed", "change", Severity::report);
    check("toner-low-warning", "ink_low", Severity::warning);
    check("marker-supply-empty-error", "ink", Severity::error);
    check("marker-ink-almost-empty", "ink_low", Severity::warning);
    check("marker-waste-full", "waste", Severity::error);
    check("marker-waste-toner-receptacle-almost-full", "wearing", Severity::warning);
    check("output-area-full", "output", Severity::error);
    check("output-area-almost-full", "wearing", Severity::warning);
    check("paused", "paused", Severity::error);
    check("moving-to-paused", "paused", Severity::error);
    check("stopped-partly", "partly", Severity::warning);
    check("connecting-to-device", "warming", Severity::report);
    check("timed-out", "no_answer", Severity::error);
    check("offline-report", "off", Severity::warning);
    check("spool-area-full", "memory", Severity::error);
    check("fuser-over-temp", "hot", Severity::error);
    check("fuser-under-temp", "warming", Severity::report);
    check("opc-life-over", "worn", Severity::error);
    check("opc-near-eol", "wearing", Severity::warning);
    check("cups-waiting-for-job-completed", "busy", Severity::warning);
    check("none", "ready", Severity::report);
    check("stapler-jam", "partly", Severity::warning); // our pages are not stapled
}

TEST_CASE("what nobody knows is said to be unknown, and weighs what the printer says")
{
    const auto check = [](std::string_view keyword, Severity severity) {
        CAPTURE(keyword);
        const PrinterFault found = diagnose(table(), keyword);
        CHECK(found.id == unknown_fault);
        CHECK(found.severity == severity);
    };
    check("com.example-flux-capacitor", Severity::warning);
    check("com.example-flux-capacitor-error", Severity::error);
    check("com.example-flux-capacitor-report", Severity::report);
    check("other", Severity::warning);
    check("other-error", Severity::error);
    check("-error", Severity::warning);
    check("", Severity::warning);
}

TEST_CASE("the worst is said first, once, and what is only reported is not said")
{
    const auto faults = diagnose(table(),
        { "none", "toner-low-warning", "media-needed-warning", "media-empty-error", "identify-printer-requested-report",
            "cover-open" });
    REQUIRE(faults.size() == 3);
    CHECK(faults[0].id == "cover");
    CHECK(faults[1] == PrinterFault { "paper", Severity::error, "media-empty-error" });
    CHECK(faults[2].id == "ink_low");
    CHECK(diagnose(table(), std::vector<std::string> { "none" }).empty());
}
