// SPDX-License-Identifier: Apache-2.0
//
// A bureau's own words: `kiosk check --batch --columns map.toml`.
//
//   [columns]                     # its headers, and what they are: a fact, label, region, household, birth_date or
//   "户籍地" = "hukou"            # move_in_date
//
//   [answers]                     # more ways to say it, of every fact
//   yes = ["低保户"]              # likewise no and unknown
//
//   [words.hukou]                 # of one fact
//   "省外户籍" = "other_province" # a choice by its name, a number, true, false or "unknown"
#pragma once

#include "kiosk/core/policy.hpp"
#include "kiosk/core/register_words.hpp"

namespace kiosk::registers {

struct ColumnMap {
    struct Header {
        std::string header;
        std::string column;
    };
    struct Word {
        FactId fact {};
        std::string word;
        std::optional<int> value; // nothing: unknown
    };
    std::vector<Header> headers;
    std::vector<Word> words;
    std::vector<RegisterWord> answers;
};

// `name` is what messages call the file. An error names line and key: nothing in a map is left unused.
Result<ColumnMap> read_column_map(std::string_view toml, std::string_view name, const Schema& schema);

} // namespace kiosk::registers
