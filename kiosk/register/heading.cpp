// SPDX-License-Identifier: Apache-2.0
#include "kiosk/register/heading.hpp"

#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/register/encoding.hpp"
#include "kiosk/register/folded.hpp"
#include "kiosk/register/line.hpp"

#include <algorithm>

namespace kiosk::registers {
namespace {

constexpr std::string_view delimiters = ",\t;|";
// Rows of titles and remarks that may stand above the names.
constexpr std::size_t rows_tried = 60;

// Nothing when the quotes do not close.
std::optional<std::vector<std::string>> cells_of(std::string_view row, char delimiter)
{
    std::vector<std::string> cells;
    std::string buffer;
    bool more = true;
    while (more) {
        buffer.clear();
        buffer.reserve(row.size());
        const auto cell = next_cell(row, delimiter, more, buffer);
        if (!cell)
            return std::nullopt;
        cells.emplace_back(trimmed_widely(*cell));
    }
    return cells;
}

std::size_t known_among(const std::vector<std::string>& cells, const Vocabulary& vocabulary)
{
    return static_cast<std::size_t>(std::count_if(
        cells.begin(), cells.end(), [&](const std::string& cell) { return vocabulary.column(cell).has_value(); }));
}

// "sep=;", which tells spreadsheets the delimiter.
std::optional<char> told_delimiter(std::string_view row)
{
    const std::string plain = folded(row.substr(0, 8));
    const bool quoted = row.starts_with('"');
    const std::string_view begun = quoted ? std::string_view(plain).substr(1) : std::string_view(plain);
    if (!begun.starts_with("sep="))
        return std::nullopt;
    const auto at = row.find('=') + 1;
    return at < row.size() && row.size() <= at + (quoted ? 2 : 1) ? std::optional(row[at]) : std::nullopt;
}

} // namespace

std::optional<std::size_t> Heading::find(Column::What what) const
{
    const auto found
        = std::find_if(columns.begin(), columns.end(), [&](const Column& column) { return column.what == what; });
    return found == columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - columns.begin()));
}

std::size_t columns_named(std::string_view line, const Vocabulary& vocabulary, bool beyond_ascii_only)
{
    std::size_t most = 0;
    for (const char delimiter : delimiters) {
        auto cells = cells_of(line, delimiter);
        if (!cells)
            continue;
        if (beyond_ascii_only)
            std::erase_if(*cells, [](const std::string& cell) { return is_ascii(cell); });
        most = std::max(most, known_among(*cells, vocabulary));
    }
    return most;
}

Result<Heading> find_heading(std::string_view text, std::uint64_t first, std::optional<char> delimiter, bool table,
    std::shared_ptr<const Vocabulary> vocabulary)
{
    Heading heading;
    heading.table = table;
    std::size_t most = 0;
    std::string_view first_row;
    const auto try_with = [&](char by) {
        Records rows(text, first, by, table);
        std::size_t tried = 0;
        for (auto row = rows.next(); row && tried < rows_tried; row = rows.next()) {
            if (trimmed_widely(row->text).empty() || row->text.size() > longest_row || why_no_text(row->text))
                continue;
            ++tried;
            if (first_row.empty())
                first_row = row->text;
            const auto cells = cells_of(row->text, by);
            const std::size_t known = cells ? known_among(*cells, *vocabulary) : 0;
            if (known <= most)
                continue;
            most = known;
            heading.row = row->number;
            heading.delimiter = by;
            heading.text = row->text;
        }
    };
    if (!delimiter && !table) {
        Records rows(text, first, ',', table);
        if (const auto row = rows.next())
            delimiter = told_delimiter(row->text);
    }
    for (const char by : delimiter ? std::string(1, *delimiter) : std::string(table ? "," : delimiters))
        try_with(by);
    if (most == 0)
        return Error { "expected a row that names the columns, such as label, region, age and hukou, in English or as "
                       "kiosk register-template has them, got "
            + in_quotes(first_row) + "; or say with --columns what the columns are" };
    const auto cells = cells_of(heading.text, heading.delimiter);
    for (const std::string& cell : *cells) {
        Column column = vocabulary->column(cell).value_or(Column { Column::What::carried, {}, cell });
        if (cell.empty())
            column.what = Column::What::blank;
        if (column.what == Column::What::carried)
            heading.carried.push_back(cell);
        else if (column.what != Column::What::blank)
            for (const Column& other : heading.columns)
                if (other.name == column.name && other.what == column.what)
                    return Error { "expected the column " + in_quotes(column.name) + " once, got it twice" };
        heading.columns.push_back(std::move(column));
    }
    heading.vocabulary = std::move(vocabulary);
    return heading;
}

} // namespace kiosk::registers
