// SPDX-License-Identifier: Apache-2.0
#include "kiosk/views/print_view.hpp"

#include "kiosk/views/parts.hpp"

namespace kiosk {
namespace {

std::vector<PrintView::Fault> faults(const std::vector<std::string>& reasons, const Words& words)
{
    std::vector<PrintView::Fault> faults;
    for (const PrinterFault& fault : diagnose(words.catalogue().printer_fault_kinds(), reasons)) {
        // Staff also read the printer's own word for it, which a manual or a technician knows.
        faults.push_back({ fault.severity, words.printer(fault.id),
            words.printer_for_staff(fault.id) + " [" + fault.keyword + "]" });
    }
    return faults;
}

bool hindered(const std::vector<PrintView::Fault>& faults)
{
    return !faults.empty() && faults.front().severity == Severity::error;
}

} // namespace

PrintView print_view(const Session& session, const Setting& setting, const PrinterReport& report, const Words& words)
{
    PrintView view;
    view.asked = report.asked;
    view.faults = faults(report.reasons, words);
    view.able = report.asked && !hindered(view.faults);
    view.choice = session.print;
    if (const auto* detail = std::get_if<place::Detail>(&session.place)) {
        const Decision decision = setting.decider.decide(session.family.answers_of(detail->child));
        view.service = words.official(setting.decider.region().services[detail->service].name);
        view.privacy = privacy_of(setting.decider, setting.policy, decision.services[detail->service]);
    }
    view.phase = report.job.phase;
    view.choosing = !session.print_ordered || view.phase == PrintJob::Phase::none;
    view.pages = report.job.pages;
    view.failure = faults(report.job.reasons, words);
    return view;
}

PrintOffer print_offer(const PrinterReport& report, const Words& words)
{
    const auto found = faults(report.reasons, words);
    return { hindered(found) ? found.front().family : std::string {} };
}

} // namespace kiosk
