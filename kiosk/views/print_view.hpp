// SPDX-License-Identifier: Apache-2.0
//
// The printer, and what becomes of this family's pages.
#pragma once

#include "kiosk/core/privacy.hpp"
#include "kiosk/core/session.hpp"
#include "kiosk/words/words.hpp"

#include <optional>

namespace kiosk {

struct PrintView {
    bool asked = false; // the printer has been asked
    bool able = false;
    struct Fault {
        Severity severity;
        std::string family;
        std::string staff;
    };
    std::vector<Fault> faults; // of the printer, the worst first
    PrintChoice choice;
    std::string service; // that can be printed alone; else empty
    Privacy privacy = Privacy::confidential; // of its name
    bool choosing = true;
    PrintJob::Phase phase = PrintJob::Phase::none;
    int pages = 0; // 0: not known
    std::vector<Fault> failure; // why the job failed
    std::string place; // of the printer; may be empty
};
PrintView print_view(const Session& session, const Setting& setting, const PrinterReport& report, const Words& words);

// The button that leads to it, where there is a printer.
struct PrintOffer {
    std::string why_not; // why it cannot print just now; empty: it can, or was not asked yet
};
PrintOffer print_offer(const PrinterReport& report, const Words& words);

} // namespace kiosk
