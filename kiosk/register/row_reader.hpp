// SPDX-License-Identifier: Apache-2.0
//
// The rows of a block, read one after another into what deciding needs.
#pragma once

#include "kiosk/register/register.hpp"

#include <cstdint>

namespace kiosk::registers {

struct RegisterValue;

class RowReader {
public:
    // One for each thread; all must outlive it and are only read.
    RowReader(const Policy& policy, const Reading& reading, const Heading& heading);

    // `block` must stay as it is until its last row is read.
    void begin(const Block& block);
    // The next row that holds a child, or should; false at the end of the block. What `row` held before is reused.
    bool next(Row& row);

private:
    using Taken = std::optional<Fault>; // nothing: it was taken
    enum class Held : std::uint8_t { nothing, child };
    struct Read {
        Held held = Held::nothing;
        Taken fault;
    };

    bool next_alone(Row& row);
    bool next_of_household(Row& row);
    Read read(const Records::Record& record, Row& row);
    Taken read_json(std::string_view text, Row& row);
    Read read_csv(std::string_view text, Row& row);
    Taken take_json(const Column& column, const RegisterValue& value, Row& row);
    Taken take_cell(std::size_t column, std::string_view cell, Row& row);
    Taken take_fact(std::size_t column, std::string_view cell, Row& row);
    Taken take_day(const Column& column, std::string_view text, std::string_view shown, Row& row);
    Taken finish(Row& row) const;
    Taken count_days(Row& row) const;
    Taken contradicted(const Row& row) const;
    void join_household();

    const Policy& policy_;
    const Reading& reading_;
    const Heading& heading_;
    FactSet family_facts_;
    std::optional<FactId> age_;
    std::optional<FactId> months_;
    std::optional<std::size_t> region_column_;
    bool households_ = false;
    std::optional<Records> records_;
    // Of JSON lines, the members of the line before: lines are mostly alike.
    std::vector<Column> members_;
    // Of CSV:
    std::vector<std::string_view> cells_;
    std::string unquoted_;
    // Words that were looked up before, by column and region: registers say the same few again and again.
    std::vector<std::map<std::string, std::optional<Vocabulary::Word>, std::less<>>> known_words_;
    // The rows of one household, and how many of them were handed out.
    std::vector<Row> family_;
    std::size_t family_size_ = 0;
    std::size_t handed_out_ = 0;
    std::optional<Row> begun_; // the first row behind them
    // Of the row that is being read.
    bool has_label_ = false;
    bool has_region_ = false;
};

} // namespace kiosk::registers
