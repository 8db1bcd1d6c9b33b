// SPDX-License-Identifier: Apache-2.0
//
// What a workbook says apart from its sheets' rows: which sheets there are, the texts that cells share, and which cell
// formats show a number as a day.
#pragma once

#include "kiosk/register/xml_archive.hpp"

#include <vector>

namespace kiosk::registers {

struct Sheet {
    std::string name;
    std::string file;
};

struct Book {
    std::vector<Sheet> sheets; // the visible ones
    std::vector<std::string> texts; // shared by all cells
    std::vector<bool> dated; // of each cell format, whether it shows a number as a day
    bool counts_from_1904 = false;
};

// Text in runs, without the readings of characters that stand beside it.
struct RichText {
    bool begin(std::string_view element)
    {
        phonetic += element == "rPh" ? 1 : 0;
        inside = element == "t" && phonetic == 0;
        return inside;
    }
    void end(std::string_view element)
    {
        phonetic -= element == "rPh" ? 1 : 0;
        inside = false;
    }
    int phonetic = 0;
    bool inside = false;
};

// Nothing: it cannot be read, or holds more text than any register.
std::optional<Book> read_book(const Archive& archive);

} // namespace kiosk::registers
