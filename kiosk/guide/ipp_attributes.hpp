// SPDX-License-Identifier: Apache-2.0
//
// What an answer of a printer or of CUPS says: attributes by name, and of the printer's what it comes to.
#pragma once

#include "kiosk/guide/ipp.hpp"

#include <cups/cups.h>

#include <array>

namespace kiosk::guide {

inline constexpr const char* a4 = "iso_a4_210x297mm";
inline constexpr const char* pdf_format = "application/pdf";

// All values that are texts; none: there is no such attribute.
std::vector<std::string> strings(ipp_t* answer, const char* name);
int integer(ipp_t* answer, const char* name, int otherwise);

// What printer_facts() reads.
inline constexpr std::array printer_attributes { "printer-state", "printer-state-reasons", "printer-is-accepting-jobs",
    "document-format-supported", "media-supported", "media-ready", "queued-job-count", "device-uri",
    "printer-error-policy", "printer-alert", "printer-input-tray", "marker-names", "marker-types", "marker-levels",
    "marker-low-levels", "printer-supply" };
PrinterFacts printer_facts(ipp_t* said, const IppAddress& address);

} // namespace kiosk::guide
