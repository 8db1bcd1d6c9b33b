// SPDX-License-Identifier: Apache-2.0
//
// The families of a register: rows with one household, wherever they stand, are siblings; a row that names none is a
// family of its own.
#pragma once

#include "kiosk/core/family.hpp"
#include "kiosk/register/row.hpp"

#include <cstdint>
#include <map>

namespace kiosk::outreach {

struct Household {
    std::string name; // of its file, without an ending
    std::uint64_t first_row = 0;
    const Region* region = nullptr;
    Family family;
    // Why its rows are not one family, with the row: "row 7: hardship: …"; then `family` is not whole.
    std::optional<std::string> wrong;
};

class Households {
public:
    explicit Households(const Schema& schema)
        : schema_(schema)
    {
    }

    // In the order of the register, rows without a fault. What one row says of the whole family holds for all of it.
    void add(const registers::Row& row);
    // In the order of their first rows, each with a name that no other has, whatever a disk makes of capitals.
    std::vector<Household> take();

private:
    const Schema& schema_;
    std::vector<Household> households_;
    std::map<std::string, std::size_t, std::less<>> by_id_;
};

// The bureau's own id as the name of a file: letters and digits of any script, - and _ as they are, all else as _; of a
// long one what comes first. Empty where nothing is left.
std::string file_name(std::string_view id);

} // namespace kiosk::outreach
