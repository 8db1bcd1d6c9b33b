// SPDX-License-Identifier: Apache-2.0
//
// The rows of a block, read one after another into what deciding needs.
#pragma once

#include "kiosk/register/line.hpp"
#include "kiosk/register/row.hpp"

namespace kiosk::registers {

class RowReader {
public:
    // `region` is that of rows that name none; may be null. One for each thread; `policy` and `heading` must outlive it
    // and are only read.
    RowReader(const Policy& policy, const Region* region, const Heading& heading);

    // `block` must stay as it is until its last row is read.
    void begin(const Block& block);
    // The next row that holds a child, or should; false at the end of the block. What `row` held before is reused.
    bool next(Row& row);

private:
    Result<bool> read(LinesOf::Line line, Row& row);
    Result<bool> read_json(std::string_view line, Row& row);
    Result<bool> read_csv(std::string_view line, Row& row);
    Status take(const Column& column, const RegisterValue& value, Row& row);
    Result<bool> finish(Row& row) const;

    const Policy& policy_;
    const Region* region_;
    const Heading& heading_;
    std::optional<LinesOf> lines_;
    std::vector<Column> members_; // of JSON lines, those of the line before: lines are mostly alike
    bool has_label_ = false; // of the row that is being read
    bool has_region_ = false;
};

} // namespace kiosk::registers
