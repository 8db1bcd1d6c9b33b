// SPDX-License-Identifier: Apache-2.0
//
// The tables of a sheet: a name in both languages, and columns of marks.
#include "kiosk/guide/sheet.hpp"

#include <algorithm>

namespace kiosk::guide {

using text::Tongue;

namespace {

// In ems: a column of marks, and the Chinese names, in 11 points beside 14.
constexpr double mark_column = 1.6;
constexpr double clerk_names = 10.5;
constexpr double clerk_name_em = 11.0 / 14;
constexpr double least_names = 10; // where the columns leave less than this, the Chinese stands below the name
constexpr double table_rule = 0.25;

} // namespace

void Sheet::open_table()
{
    entries_.emplace_back(OpenTag { "Table" });
}

void Sheet::close_table()
{
    entries_.emplace_back(CloseTag { "Table" });
}

void Sheet::table_heading(const Said& text, std::optional<PaperVerdict> sign, const std::vector<TableColumn>& columns)
{
    add_to_table(TableRow::heading, text, sign, columns);
}

void Sheet::table_row(const Said& text, const std::vector<TableColumn>& columns)
{
    add_to_table(TableRow::body, text, std::nullopt, columns);
}

void Sheet::add_to_table(
    TableRow kind, const Said& text, std::optional<PaperVerdict> sign, const std::vector<TableColumn>& columns)
{
    const bool heading = kind == TableRow::heading;
    const Weight weight = heading ? Weight::bold : Weight::regular;
    const char* const tag = heading ? "TH" : "TD";
    const double left = paper::side + mark_room * em_;
    const double first_mark = paper::width - paper::side - mark_column * em_ * static_cast<double>(columns.size());
    const double clerk = first_mark - clerk_names * em_;
    const bool below = clerk - left < least_names * em_;
    const double end = (text.chinese.empty() || below ? first_mark : clerk) - column_gap / 2;
    Row row;
    row.of_table = true;
    row.keep_with_next = heading;
    row.before = em_ * (heading ? 0.4 : 0.1);
    row.rule = heading ? 0 : table_rule;
    row.cells.push_back(cell(text.own, Tongue::own, { em_, weight, tag }, left, end - left, 0));
    if (!text.chinese.empty()) {
        const double x = below ? left : clerk;
        const text::Align align = below && right_to_left_ ? text::Align::end : text::Align::start;
        const Look small { std::max(paper::least_clerk_em, em_ * clerk_name_em), weight, tag, align };
        row.cells.push_back(cell(text.chinese, Tongue::chinese, small, x, first_mark - x - column_gap / 2, 0));
    }
    if (sign)
        row.signs.push_back({ *sign, paper::side, sign_top(em_), em_ });
    double x = first_mark;
    for (const TableColumn& column : columns) {
        const double width = mark_column * em_;
        if (const auto* words = std::get_if<std::string>(&column.mark))
            row.cells.push_back(cell(*words, Tongue::own, { em_, weight, tag, text::Align::center }, x, width, 0));
        if (const auto* standing = std::get_if<PaperVerdict>(&column.mark))
            row.signs.push_back({ *standing, x + (width - em_) / 2, sign_top(em_), em_, column.word });
        x += width;
    }
    double baseline = 0;
    for (const Cell& cell : row.cells)
        baseline = std::max(baseline, double { cell.block.baseline_px() });
    for (Cell& cell : row.cells) {
        cell.y = below && cell.tongue == Tongue::chinese ? row.height : baseline - double { cell.block.baseline_px() };
        row.height = std::max(row.height, cell.y + cell.height());
    }
    add(std::move(row));
}

} // namespace kiosk::guide
