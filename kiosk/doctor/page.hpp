// SPDX-License-Identifier: Apache-2.0
//
// What was found, on paper: for the folder beside the machine, and as the page that tries the printer.
#pragma once

#include "kiosk/core/printing.hpp"
#include "kiosk/doctor/finding.hpp"

#include <filesystem>
#include <string>

namespace kiosk::doctor {

struct PageText {
    std::string title; // "kiosk doctor"
    std::string subtitle; // where and when
    std::vector<std::string> notes; // after the findings, small: what was noted in thirty days
};

// A PDF of A4 pages. Fails when the fonts cannot be read.
Result<Document> make_page(
    const PageText& text, const std::vector<Finding>& findings, const std::filesystem::path& fonts);

} // namespace kiosk::doctor
