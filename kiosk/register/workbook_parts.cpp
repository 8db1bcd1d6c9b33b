// SPDX-License-Identifier: Apache-2.0
#include "kiosk/register/workbook_parts.hpp"

#include "kiosk/core/number.hpp"

#include <map>

namespace kiosk::registers {
namespace {

// All texts of a workbook; a million children have a tenth.
constexpr std::size_t most_text = std::size_t { 1 } << 29;

// xl/workbook.xml, whose sheets are named by relations.
struct SheetList : Xml::Listener {
    explicit SheetList(Book& to)
        : book(to)
    {
    }
    void begin(std::string_view element, const XML_Char** attributes) override
    {
        if (element == "workbookPr") {
            const std::string_view from_1904 = attribute(attributes, "date1904");
            book.counts_from_1904 = from_1904 == "1" || from_1904 == "true";
        }
        const std::string_view state = attribute(attributes, "state");
        if (element == "sheet" && (state.empty() || state == "visible"))
            book.sheets.push_back(
                { std::string(attribute(attributes, "name")), std::string(attribute(attributes, "r:id")) });
    }
    Book& book;
};

struct Relations : Xml::Listener {
    void begin(std::string_view element, const XML_Char** attributes) override
    {
        if (element == "Relationship")
            targets[std::string(attribute(attributes, "Id"))] = attribute(attributes, "Target");
    }
    std::map<std::string, std::string> targets;
};

struct SharedTexts : Xml::Listener {
    explicit SharedTexts(Book& to)
        : book(to)
    {
    }
    void begin(std::string_view element, const XML_Char**) override
    {
        if (element == "si")
            book.texts.emplace_back();
        runs.begin(element);
    }
    void text(std::string_view piece) override
    {
        if (!runs.inside || book.texts.empty())
            return;
        size += piece.size();
        if (size <= most_text)
            book.texts.back() += piece;
    }
    void end(std::string_view element) override { runs.end(element); }
    Book& book;
    RichText runs;
    std::size_t size = 0;
};

// Whether a format shows a day: y, m and d outside quotes and brackets.
bool shows_a_day(std::string_view code)
{
    char closes = 0;
    bool year_or_day = false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (closes != 0) {
            closes = c == closes ? 0 : closes;
        } else if (c == '"') {
            closes = '"';
        } else if (c == '[') {
            closes = ']';
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else {
            year_or_day |= c == 'y' || c == 'Y' || c == 'd' || c == 'D';
        }
    }
    return year_or_day;
}

struct Styles : Xml::Listener {
    explicit Styles(Book& to)
        : book(to)
    {
    }
    void begin(std::string_view element, const XML_Char** attributes) override
    {
        if (element == "numFmt") {
            if (const auto id = number_in<int>(attribute(attributes, "numFmtId")))
                own[*id] = shows_a_day(attribute(attributes, "formatCode"));
        } else if (element == "cellXfs") {
            inside = true;
        } else if (inside && element == "xf") {
            const int id = number_in<int>(attribute(attributes, "numFmtId")).value_or(0);
            const auto known = own.find(id);
            // ECMA-376 §18.8.30: the days among the formats that need not be written; 27 to 36 and 50 to 58 are those
            // of East Asia.
            const bool built_in = (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36
                || (id >= 50 && id <= 54) || id == 57 || id == 58;
            book.dated.push_back(known == own.end() ? built_in : known->second);
        }
    }
    void end(std::string_view element) override { inside = inside && element != "cellXfs"; }
    Book& book;
    std::map<int, bool> own;
    bool inside = false;
};

} // namespace

std::optional<Book> read_book(const Archive& archive)
{
    Book book;
    SheetList sheets(book);
    Relations relations;
    SharedTexts texts(book);
    Styles styles(book);
    if (!archive.tell("xl/workbook.xml", sheets) || !archive.tell("xl/_rels/workbook.xml.rels", relations)
        || !archive.tell("xl/sharedStrings.xml", texts) || !archive.tell("xl/styles.xml", styles)
        || texts.size > most_text)
        return std::nullopt;
    for (Sheet& sheet : book.sheets) {
        const std::string& target = relations.targets[sheet.file];
        sheet.file = target.starts_with('/') ? target.substr(1) : "xl/" + target;
    }
    return book.sheets.empty() ? std::nullopt : std::optional(std::move(book));
}

} // namespace kiosk::registers
