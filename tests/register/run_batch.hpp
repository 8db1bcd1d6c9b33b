// SPDX-License-Identifier: Apache-2.0
//
// Registers as files, and what kiosk check --batch makes of them.
#pragma once

#include "tests/support/temporary_folder.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace kiosk::test {

struct Outcome {
    int status = 0;
    std::string out;
    std::string error;

    std::vector<nlohmann::json> lines() const;
    // What was decided, without where each row stood and what else it held.
    std::vector<nlohmann::json> decisions() const;
};

// On 28 November 2026.
Outcome run(const std::vector<std::string>& arguments, const std::string& input = {});
Outcome batch(const std::string& register_bytes, std::vector<std::string> options = { "--region", "zhejiang" });

std::string in_encoding(const std::string& utf8, const char* encoding);

// A workbook of one sheet. Numbers and true and false are written as such where `typed`; a text that begins with "=day
// " is a day of the calendar.
using Sheet = std::vector<std::vector<std::string>>;
std::string workbook(const std::vector<std::pair<std::string, Sheet>>& sheets, bool typed = true);

std::string bytes_of(const std::filesystem::path& path);

} // namespace kiosk::test
