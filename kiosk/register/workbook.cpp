// SPDX-License-Identifier: Apache-2.0
#include "kiosk/register/workbook.hpp"

#include "kiosk/core/calendar.hpp"
#include "kiosk/core/number.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/files/input_file.hpp"
#include "kiosk/register/workbook_parts.hpp"

#include <cmath>
#include <cstring>
#include <sstream>
#include <vector>

namespace kiosk::registers {
namespace {

constexpr std::size_t piece_size = std::size_t { 1 } << 20;
constexpr std::size_t heading_rows = 60;
// Of a sheet (ECMA-376: 1 048 576 rows of 16 384 columns): a row further down is a mistake of whoever wrote the file.
constexpr std::uint64_t last_row = 1'048'576;
constexpr std::size_t last_column = 16'384;

const Error not_a_workbook {
    "expected a register: a workbook (.xlsx) that can be read, CSV or JSON lines; save it anew "
    "from the spreadsheet program"
};

// A sheet's rows as cells between commas.
class Rows : public Xml::Listener {
public:
    explicit Rows(const Book& book)
        : book_(book)
    {
    }

    std::uint64_t written() const { return written_; }
    bool beyond_limits() const { return beyond_limits_; }
    std::string& to() { return to_; }

    void begin(std::string_view element, const XML_Char** attributes) override
    {
        if (element == "row") {
            row_ = number_in<std::uint64_t>(attribute(attributes, "r")).value_or(row_ + 1);
            column_ = 0;
            line_.clear();
            commas_ = 0;
        } else if (element == "c") {
            const auto at = column_of(attribute(attributes, "r"));
            column_ = at.value_or(column_);
            type_ = attribute(attributes, "t");
            style_ = number_in<std::size_t>(attribute(attributes, "s")).value_or(0);
            value_.clear();
        } else if (element == "v") {
            in_value_ = true;
        } else {
            runs_.begin(element);
        }
    }
    void text(std::string_view piece) override
    {
        if (in_value_ || (runs_.inside && type_ == "inlineStr"))
            value_ += piece;
    }
    void end(std::string_view element) override
    {
        if (element == "v") {
            in_value_ = false;
        } else if (element == "c") {
            add(shown());
            ++column_;
        } else if (element == "row") {
            end_row();
        } else {
            runs_.end(element);
        }
    }

private:
    // "AB12" is the column 27, counted from 0.
    static std::optional<std::size_t> column_of(std::string_view cell)
    {
        std::size_t column = 0;
        for (const char c : cell) {
            if (c < 'A' || c > 'Z' || column > last_column)
                break;
            column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
        }
        return column == 0 ? std::nullopt : std::optional(column - 1);
    }

    std::string shown() const
    {
        if (type_ == "s") {
            const auto at = number_in<std::size_t>(value_);
            return at && *at < book_.texts.size() ? book_.texts[*at] : std::string();
        }
        if (type_ == "b")
            return value_ == "1" ? "TRUE" : "FALSE";
        if (!type_.empty() && type_ != "n")
            return value_;
        return style_ < book_.dated.size() && book_.dated[style_] ? day(value_) : value_;
    }
    // Days are counted from 1899-12-30, which agrees with Excel from 1 March 1900 on, or from 1904-01-01.
    std::string day(const std::string& text) const
    {
        const auto serial = number_in<double>(text);
        if (!serial || *serial < 61 || *serial >= 2'958'466)
            return text;
        using namespace std::chrono;
        const sys_days zero = book_.counts_from_1904 ? sys_days(year(1904) / 1 / 1) : sys_days(year(1899) / 12 / 30);
        return iso_date(zero + days(static_cast<int>(*serial)));
    }

    void add(const std::string& cell)
    {
        if (cell.empty())
            return;
        if (column_ >= last_column) {
            beyond_limits_ = true;
            return;
        }
        for (; commas_ < column_; ++commas_)
            line_ += ',';
        if (cell.find_first_of(",\"\r\n") == std::string::npos && cell.front() != ' ' && cell.back() != ' ') {
            line_ += cell;
            return;
        }
        line_ += '"';
        for (const char c : cell)
            line_.append(c == '"' ? 2 : 1, c);
        line_ += '"';
    }
    void end_row()
    {
        if (line_.empty())
            return;
        if (row_ > last_row || row_ <= written_) {
            beyond_limits_ = true;
            return;
        }
        to_.append(static_cast<std::size_t>(row_ - written_ - 1), '\n');
        to_ += line_;
        to_ += '\n';
        written_ = row_;
    }

    const Book& book_;
    std::string to_;
    std::string line_;
    std::size_t commas_ = 0; // in the line
    std::uint64_t row_ = 0; // from 1
    std::uint64_t written_ = 0; // the last row that was
    std::size_t column_ = 0; // from 0
    std::string type_;
    std::size_t style_ = 0;
    std::string value_;
    bool in_value_ = false;
    RichText runs_;
    bool beyond_limits_ = false;
};

// One sheet, from its first row on.
class SheetText {
public:
    SheetText(const Archive& archive, const Book& book, const Sheet& sheet)
        : file_(archive.open(sheet.file))
        , rows_(std::make_unique<Rows>(book))
        , xml_(*rows_)
        , chunk_(chunk_size, '\0')
    {
        ended_ = !file_;
    }

    Result<bool> more(std::string& to)
    {
        while (!ended_ && rows_->to().size() < piece_size)
            if (const Status read = feed(); !read)
                return read.error();
        to += rows_->to();
        const bool any = !rows_->to().empty();
        rows_->to().clear();
        return any;
    }
    // The text of its first rows.
    std::string head()
    {
        while (!ended_ && rows_->written() < heading_rows)
            if (!feed())
                break;
        return rows_->to();
    }

private:
    Status feed()
    {
        const zip_int64_t got = zip_fread(file_.get(), chunk_.data(), chunk_.size());
        ended_ = got <= 0;
        if (got < 0 || !xml_.take({ chunk_.data(), static_cast<std::size_t>(std::max<zip_int64_t>(got, 0)) }, ended_))
            return not_a_workbook;
        if (rows_->beyond_limits())
            return Error {
                "expected rows in order and no further than row 1048576 and column XFD; save it anew from the "
                "spreadsheet program"
            };
        return Success {};
    }

    Archive::File file_;
    std::unique_ptr<Rows> rows_; // stays where it is: the parser tells it
    Xml xml_;
    std::string chunk_;
    bool ended_ = false;
};

class WorkbookText : public TextSource {
public:
    WorkbookText(Archive archive, Book book)
        : archive_(std::move(archive))
        , book_(std::move(book))
    {
    }

    Status choose_sheet(const NamesColumns& names_columns)
    {
        std::size_t most = 0;
        const Sheet* chosen = nullptr;
        for (const Sheet& sheet : book_.sheets) {
            std::size_t named = 0;
            std::istringstream lines(SheetText(archive_, book_, sheet).head());
            for (std::string line; std::getline(lines, line);)
                named = std::max(named, names_columns(line, Named::all));
            if (named > most) {
                most = named;
                chosen = &sheet;
            }
        }
        if (!chosen)
            return Error {
                "expected a sheet with a row that names columns, such as label, region, age and hukou, or in "
                "Chinese as the template has them (kiosk register-template); got none"
            };
        text_ = std::make_unique<SheetText>(archive_, book_, *chosen);
        taken_ = "the sheet " + in_quotes(chosen->name);
        return Success {};
    }

    Result<bool> more(std::string& to) override { return text_->more(to); }
    std::uint64_t bytes_read() const override { return archive_.size(); }
    std::string taken() const override { return taken_; }
    bool is_table() const override { return true; }

private:
    Archive archive_;
    Book book_;
    std::unique_ptr<SheetText> text_;
    std::string taken_;
};

} // namespace

Result<std::unique_ptr<TextSource>> read_workbook(
    std::istream& in, std::string begun, const NamesColumns& names_columns)
{
    auto rest = read_stream(in, "the workbook");
    if (!rest)
        return rest.error();
    auto archive = Archive::create(std::move(begun) + *rest);
    auto book = archive ? read_book(*archive) : std::nullopt;
    if (!book)
        return not_a_workbook;
    auto text = std::make_unique<WorkbookText>(*std::move(archive), *std::move(book));
    if (const Status chosen = text->choose_sheet(names_columns); !chosen)
        return chosen.error();
    return std::unique_ptr<TextSource>(std::move(text));
}

} // namespace kiosk::registers
