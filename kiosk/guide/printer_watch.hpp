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
    PrinterFacts::State state = PrinterFacts::State::unknown; // of the device, where there is one to ask
    std::vector<std::string> reasons; // IPP's keywords and those of `found`, each once
};

void add_reason(std::vector<std::string>& reasons, std::string_view reason);

class PrinterWatch {
public:
    PrinterWatch(Ipp printer, std::chrono::milliseconds question);

    // Asks both; a single lost answer is asked again before it is believed. `our_jobs`: of those waiting, not a
    // stranger's.
    PrinterLook look(int our_jobs);

    // Of the last look.
    bool silent() const { return silent_; }
    bool takes_a4() const { return a4_; }
    const Ipp& printer() const { return printer_; }
    const std::optional<Ipp>& device() const { return device_; }

private:
    PrinterLook ask(int our_jobs);
    void ask_device(const PrinterFacts& queue, PrinterLook& look);

    Ipp printer_;
    std::chrono::milliseconds question_; // the limit of one
    std::string device_uri_;
    std::optional<Ipp> device_;
    int device_failures_ = 0;
    int failures_ = 0;
    bool a4_ = false;
    bool asked_ = false;
    bool silent_ = false;
};

} // namespace kiosk::guide
