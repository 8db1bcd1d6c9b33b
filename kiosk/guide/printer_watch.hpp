// SPDX-License-Identifier: Apache-2.0
//
// What a printer says of itself, and the device behind it where it is a queue. Only for the printer's thread.
#pragma once

#include "kiosk/core/printing.hpp"
#include "kiosk/guide/ipp.hpp"

#include <chrono>
#include <optional>

namespace kiosk::guide {

struct PrinterLook {
    bool answered = false;
    bool refused = false; // not answered: nobody was there to take the question, rather than to take their time over it
    bool given_up = false; // not answered: nobody wanted to know; `reasons` are those of the look before
    PrinterFacts::State state = PrinterFacts::State::unknown; // of the device, where there is one to ask
    std::vector<std::string> reasons; // IPP's keywords and those of `found`, each once
    std::vector<PrinterFacts::Supply> supplies; // of the device, where there is one to ask
};

void add_reason(std::vector<std::string>& reasons, std::string_view reason);

class PrinterWatch {
public:
    // An answer is waited for as long as `question`, for a printer that wakes or prints takes seconds; one later than
    // `slow` is a reason of its own.
    PrinterWatch(Ipp printer, std::chrono::milliseconds question, std::chrono::milliseconds slow);

    // Asks both; a single lost answer is asked again before it is believed. `our_jobs`: of those waiting, not a
    // stranger's.
    PrinterLook look(int our_jobs, const Ipp::GivenUp& given_up);

    // Of the last look.
    bool silent() const { return silent_; }
    bool takes_a4() const { return a4_; }
    const Ipp& printer() const { return printer_; }
    const std::optional<Ipp>& device() const { return device_; }

private:
    PrinterLook ask(int our_jobs, std::chrono::milliseconds limit, const Ipp::GivenUp& given_up);
    void ask_device(const PrinterFacts& queue, PrinterLook& look, const Ipp::GivenUp& given_up);

    Ipp printer_;
    std::chrono::milliseconds question_; // the limit of one
    std::chrono::milliseconds slow_;
    std::string device_uri_;
    std::optional<Ipp> device_;
    int device_failures_ = 0;
    std::vector<std::string> reasons_; // of the last look
    bool a4_ = false;
    bool asked_ = false;
    bool silent_ = false;
};

} // namespace kiosk::guide
