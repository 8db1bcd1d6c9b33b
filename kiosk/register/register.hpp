// SPDX-License-Identifier: Apache-2.0
//
// A community's register of children, as `kiosk check --batch` takes it. Two formats:
//
//   JSON lines   {"label": "老大", "region": "zhejiang", "age": 9, "hardship": true, "low_income": null}
//   CSV          a row that names the columns, then the same values without quotes around choices; an empty cell is a
//                fact not asked, null one that was declined. Workbooks are read as CSV
//
// The facts of family and child stand side by side. JSON is as strict as a family file. CSV is taken as people write it
// (Vocabulary), but no more is guessed: a word that is not known is a fault of its row.
//
// A Register cuts what it reads into blocks of whole rows, one after another; what is in them is read by RowReaders, as
// many at a time as there are processors: each needs its block and the heading, and nothing else.
#pragma once

#include "kiosk/register/heading.hpp"
#include "kiosk/register/line.hpp"
#include "kiosk/register/row.hpp"
#include "kiosk/register/source.hpp"

#include <cstdint>
#include <unordered_map>

namespace kiosk::registers {

// Whole rows, of about a mebibyte; the rows of a household that follow one another are in one. A row beyond the limit
// (longest_row) is cut behind it.
struct Block {
    std::string text;
    std::uint64_t first = 1; // the number of its first row
};

// The rows of a block, as its heading lays them out.
Records records_of(const Block& block, const Heading& heading);

class Register {
public:
    // Reads as far as the heading. All must outlive it. An error: the header serves for nothing, or the encoding is in
    // doubt.
    static Result<Register> open(std::istream& in, const content::Catalogue& catalogue, const Reading& reading);
    // With other words; they are made when they are needed first: JSON lines need none.
    using MakeVocabulary = std::function<Result<Vocabulary>()>;
    static Result<Register> open(std::istream& in, const MakeVocabulary& make, const Reading& reading);

    const Heading& heading() const { return *heading_; }
    // The next rows in order; false at the end, and where no more can be read. What `block` held before is reused.
    bool next(Block& block);
    // Why no more can be read.
    const std::optional<Error>& failure() const { return failure_; }
    // Of `in`, for a meter.
    std::uint64_t bytes_read() const { return source_->bytes_read(); }

    // What was taken without being told, a line each: how it is read, which columns are only carried through. After the
    // last block: also which households stand apart.
    std::vector<std::string> notes() const;

private:
    Register() = default;
    using SharedVocabulary = std::function<Result<std::shared_ptr<const Vocabulary>>()>;
    Status find_heading(const Reading& reading, const SharedVocabulary& vocabulary);
    Result<bool> cut(Block& block);
    Status read_more(std::string& text);
    std::size_t end_of_rows(std::string_view text) const;
    // Leaves the last household to the next block, where it may go on.
    void part_households(Block& block);

    std::unique_ptr<TextSource> source_;
    std::optional<Error> failure_;
    std::unique_ptr<Heading> heading_ = std::make_unique<Heading>(); // stays where it is
    std::optional<std::size_t> household_; // its column
    std::unordered_map<std::string, std::uint64_t> households_; // the last row of each
    std::uint64_t scattered_ = 0; // rows that stand apart from others of their household
    std::string first_scattered_;
    std::string rest_; // the beginning of rows that go on in the next block
    std::uint64_t row_ = 1; // the number of the next block's first row
    bool ended_ = false; // of the source
    bool skipping_ = false; // the rest of a row that is too long
};

} // namespace kiosk::registers
