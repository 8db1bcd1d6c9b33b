// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk/outreach/list.hpp"

namespace kiosk::outreach {

// One object a line:
//
//   {"line":2,"label":"老大","region":"zhejiang","membership":"yes","eligible":["ZJ-03a",…],"conditional":[…],
//    "undetermined":[…],"not_yet":[…],"ineligible":[…]}
//
// and after it, where they are asked for or there, "missing":{"ZJ-03d":["hardship"]},
// "wait":{"ZJ-04b":{"age":16,"from":"2027-05-03"}}, "confirm":{"ZJ-03c":["school_admission"]},
// "carried":{"编号":"0017"}. With an earlier edition, in place of the five lists:
// "gains":[{"benefit":"ZJ-03d","before":"not_yet","after":"eligible"}],"losses":[…]; null for what an edition does not
// have. Of a row that holds no child: {"line":3,"error":"age: expected …"}.
class JsonList : public List {
public:
    explicit JsonList(const ListOrder& order);

    std::string opening() const override { return {}; }
    void add(const Listed& child, std::string& to) override;
    void add_fault(const registers::Row& row, std::string& to) override;

private:
    struct RegionWords {
        std::string head; // after the label
        std::vector<std::string> ids; // of benefits, quoted
    };

    void add_verdicts(const Listed& child, std::string& to) const;
    void add_changes(const Listed& child, std::string& to) const;
    void add_details(const Listed& child, std::string& to) const;

    const ListOrder order_;
    std::vector<RegionWords> regions_;
    std::vector<std::string> carried_; // names, quoted, with their colon
};

} // namespace kiosk::outreach
