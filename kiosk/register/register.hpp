// SPDX-License-Identifier: Apache-2.0
//
// A community's register of children, as `kiosk check --batch` takes it. Two formats:
//
//   JSON lines   {"label": "老大", "region": "zhejiang", "age": 9, "hardship": true, "low_income": null}
//   CSV          a first line that names the columns, then the same values without quotes around choices; an empty
//                cell is a fact not asked, null one that was declined
//
// The facts of family and child stand side by side. The same strictness as for a family file: nothing is guessed.
//
// A Register cuts what it reads into blocks of whole rows, one after another; what is in them is read by RowReaders, as
// many at a time as there are processors: each needs its block and the heading, and nothing else.
#pragma once

#include "kiosk/register/heading.hpp"

#include <istream>

namespace kiosk::registers {

// No child needs as much; a file that is not a register has no line ends. In bytes.
inline constexpr std::size_t longest_line = std::size_t { 1 } << 16;

// Whole rows, of about a mebibyte. A line beyond the limit is cut behind it.
struct Block {
    std::string text;
    std::uint64_t first = 1; // the number of its first line
};

class Register {
public:
    // Reads as far as the heading. `in` must outlive it.
    Register(std::istream& in, const Schema& schema);

    const Heading& heading() const { return heading_; }
    // The next rows in order; false at the end. What `block` held before is reused.
    bool next(Block& block);
    // Of `in`, for a meter.
    std::uint64_t bytes_read() const { return bytes_read_; }

private:
    bool cut(Block& block);
    bool read_more(std::string& text);
    bool find_heading(const Block& block, const Schema& schema);

    std::istream& in_;
    Heading heading_;
    std::vector<Block> begun_; // what was read to find the heading
    std::string rest_; // the beginning of a line that goes on in the next block
    std::uint64_t line_ = 1; // the number of the next block's first line
    bool ended_ = false;
    bool skipping_ = false; // the rest of a line that is too long
    std::uint64_t bytes_read_ = 0;
};

} // namespace kiosk::registers
