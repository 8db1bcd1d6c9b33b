// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk/outreach/csv.hpp"
#include "kiosk/outreach/list.hpp"
#include "kiosk/outreach/when.hpp"
#include "kiosk/words/outreach_words.hpp"

namespace kiosk::outreach {

// A line a child under Chinese headings: the bureau's own columns; then the line of the register, the child, its list
// and membership; then a column a service with its verdict, or one for each benefit or service of `only`; then what is
// to be asked, what offices must confirm, until when to wait, until when to apply; last, why a row could not be read.
// With an earlier edition, in place of the services and what follows them, gains and losses.
class CsvList : public List {
public:
    CsvList(const ListOrder& order, OutreachWords words, const locale::Messages& chinese);

    std::string opening() const override;
    void add(const Listed& child, std::string& to) override;
    void add_fault(const registers::Row& row, std::string& to) override;

private:
    struct Column {
        std::size_t region = 0; // into the desks
        BenefitSet benefits;
        std::string heading;
    };
    struct RegionWords {
        BenefitSet listed; // benefits of all its columns
        std::vector<std::string> facts; // by fact; confidential ones share one name
    };

    void add_verdicts(const Listed& child, CsvLine& line) const;
    void add_details(const Listed& child, CsvLine& line) const;
    std::string changes(const Listed& child, bool gains) const;
    std::string end(const Wait& wait, const Days& days) const;

    const ListOrder order_;
    OutreachWords words_;
    std::vector<Column> columns_;
    std::vector<RegionWords> regions_;
    std::vector<std::string> confirmations_;
    std::size_t cells_ = 0; // between the child and the fault
};

} // namespace kiosk::outreach
