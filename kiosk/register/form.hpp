// SPDX-License-Identifier: Apache-2.0
//
// The empty register of a region, to be filled in: its columns in Chinese, what to write in each, and the choices. What
// it says is read back by Register.
#pragma once

#include "kiosk/content/catalogue.hpp"

#include <cstdint>
#include <filesystem>

namespace kiosk::registers {

struct FormColumn {
    enum class Kind : std::uint8_t { text, day, choice } kind = Kind::text;
    std::string header;
    std::string meaning;
    std::vector<std::string> choices; // "不知道" the last
    std::vector<std::string> hints; // of each choice; may be empty
};

struct Form {
    std::string sheet; // what the sheets are called
    std::string explanations;
    std::string choices;
    std::vector<std::string> headings; // of the explanations: column, meaning, choices
    std::vector<std::string> notes;
    std::vector<FormColumn> columns;

    // The facts that the region's rules read, in the order in which a family is asked; age and months of living here as
    // days. An error: the content cannot be put into words.
    static Result<Form> create(const content::Catalogue& catalogue, const Region& region);
};

// UTF-8 with a byte order mark, the explanations as comments above the names of the columns.
std::string as_csv(const Form& form);
// A workbook (.xlsx): the register with drop-down choices, the explanations, and the choices. An error: it cannot be
// written.
Status write_as_workbook(const Form& form, const std::filesystem::path& path);

} // namespace kiosk::registers
