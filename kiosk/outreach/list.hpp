// SPDX-License-Identifier: Apache-2.0
//
// A list of the children of a register, a line each, for programs or for people.
#pragma once

#include "kiosk/core/calendar.hpp"
#include "kiosk/outreach/earlier.hpp"
#include "kiosk/outreach/only.hpp"
#include "kiosk/register/heading.hpp"
#include "kiosk/register/row.hpp"

#include <cstdint>
#include <memory>

namespace kiosk::outreach {

enum class ListForm : std::uint8_t {
    json_lines, // see JsonList
    csv, // see CsvList
};

// A child that was decided.
struct Listed {
    const registers::Row& row;
    std::size_t region = 0; // into the desks
    const Verdicts& verdicts;
    std::span<const Change> changes {}; // with an earlier edition
};

// Each thread has its own; what it is made from must outlive it.
class List {
public:
    virtual ~List() = default;

    // What comes before the first line.
    virtual std::string opening() const = 0;
    virtual void add(const Listed& child, std::string& to) = 0;
    virtual void add_fault(const registers::Row& row, std::string& to) = 0;
};

struct ListOrder {
    const content::Catalogue& catalogue;
    std::span<const Desk> desks;
    const registers::Heading& heading;
    const Region* region = nullptr; // of rows that name none
    std::span<const Only> only {};
    Date as_of {};
    bool details = false; // of JSON lines: what is missing, what to wait for, what an office must confirm
    const Earlier* earlier = nullptr; // then a list of what changes
};

// An error: words that ICU cannot read.
Result<std::unique_ptr<List>> make_list(const ListOrder& order, ListForm form);

} // namespace kiosk::outreach
