// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace kiosk::text {

struct ByteRange {
    std::size_t begin;
    std::size_t end;

    bool operator==(const ByteRange&) const = default;
};

// Signs in `text`, valid UTF-8, to set half as wide, because next to another sign their empty half leaves a hole: the
// first of ”， or ）（, the second of （“ (CLREQ §3.1.6, "Compression of Punctuation Marks").
std::vector<ByteRange> half_width_signs(std::string_view text);

// Chinese of 2 to `longest` characters between an opening and a closing sign, such as （户口本）: a term that is to be
// recognised as a whole, which no line should break.
std::vector<ByteRange> bracketed_terms(std::string_view text, std::size_t longest);

} // namespace kiosk::text
