// SPDX-License-Identifier: Apache-2.0
//
// Rows of one household, which stand together: siblings, of whom one row may tell what holds for all.
#include "kiosk/register/row_reader.hpp"

#include <span>
#include <utility>

namespace kiosk::registers {

bool RowReader::next_of_household(Row& row)
{
    if (handed_out_ == family_size_) {
        family_size_ = handed_out_ = 0;
        const auto place = [&]() -> Row& {
            if (family_size_ == family_.size())
                family_.emplace_back();
            return family_[family_size_];
        };
        if (begun_)
            place() = *std::exchange(begun_, std::nullopt);
        else if (!next_alone(place()))
            return false;
        ++family_size_;
        while (!family_[0].household.empty() && next_alone(place())) {
            if (place().household != family_[0].household) {
                begun_ = place();
                break;
            }
            ++family_size_;
        }
        if (family_size_ > 1)
            join_household();
    }
    row = family_[handed_out_++];
    return true;
}

// What is told of the family in one row is told of all its children.
void RowReader::join_household()
{
    const std::span<Row> rows(family_.data(), family_size_);
    for (const FactId id : policy_.schema.ids(family_facts_)) {
        const Row* told = nullptr;
        const Row* otherwise = nullptr;
        for (const Row& row : rows) {
            if (row.fault || !row.answers.is_known(id))
                continue;
            if (!told)
                told = &row;
            else if (told->answers.value(id) != row.answers.value(id))
                otherwise = &row;
        }
        const Fact& fact = policy_.schema[id];
        if (otherwise) {
            const std::string kind = fact.name + ": expected one answer for a household";
            const std::string message = kind + ", got " + fact.spelled(told->answers.value(id)) + " in row "
                + std::to_string(told->number) + " and " + fact.spelled(otherwise->answers.value(id)) + " in row "
                + std::to_string(otherwise->number);
            for (Row& row : rows)
                if (!row.fault)
                    row.fault = Fault { message, kind };
            return;
        }
        if (!told)
            continue;
        const int value = told->answers.value(id);
        for (Row& row : rows)
            if (!row.fault && row.answers.is_absent(id))
                row.answers.know(id, value);
    }
    for (Row& row : rows)
        if (!row.fault)
            row.fault = contradicted(row);
}

} // namespace kiosk::registers
