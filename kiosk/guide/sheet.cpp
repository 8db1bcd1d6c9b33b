// SPDX-License-Identifier: Apache-2.0
#include "kiosk/guide/sheet.hpp"

#include "kiosk/guide/press.hpp"

#include <algorithm>
#include <cassert>

namespace kiosk::guide {
namespace {

constexpr double content_width = paper::width - 2 * paper::side;
constexpr double page_room = paper::height - paper::top - paper::bottom;

// Where the Chinese begins that stands beside the family's language, as a share of the width.
constexpr double beside = 0.58;
constexpr double column_gap = 12;
constexpr double bar_indent = 10; // of the Chinese from the line beside it
// A part begins on a new page where less of this one is left than this share, unless it fits.
constexpr double least_room = 0.3;
// A paragraph and its Chinese that are higher than this share of a page may be parted.
constexpr double most_together = 0.2;

} // namespace

Sheet::Sheet(text::Typesetter& typesetter, const Words& own, double em)
    : typesetter_(typesetter)
    , language_(own.language())
    , right_to_left_(own.right_to_left())
    , em_(em)
{
}

text::Block Sheet::set(std::string_view words, bool chinese, const Look& look, double width) const
{
    typesetter_.set_language(chinese ? content::authoritative_language : std::string_view(language_));
    const text::Style style { static_cast<float>(look.em), look.bold, text::Align::start,
        static_cast<float>(paper::line_height) };
    return typesetter_.set(words, style, static_cast<float>(width));
}

Sheet::Cell Sheet::cell(
    std::string_view words, bool chinese, const Look& look, double left, double width, double y) const
{
    Cell cell { set(words, chinese, look, width), left, width, y, look.tag, chinese, 0, 0 };
    cell.lines = cell.block.line_count();
    return cell;
}

Sheet::Row Sheet::row(const Said& text, const Look& look, double left, double width, double before) const
{
    Row row;
    row.before = before;
    const auto height = [](const Cell& of) { return double { of.block.line_height_px() } * of.lines; };
    row.cells.push_back(cell(text.own, false, look, left, width, 0));
    if (text.chinese.empty()) {
        row.height = height(row.cells.front());
        return row;
    }
    const double column = paper::side + beside * content_width;
    const double end = left + width;
    const auto fits = [](const Cell& of) { return of.lines == 1 && of.block.fits(static_cast<float>(of.width)); };
    if (Cell own = cell(text.own, false, look, left, column - column_gap - left, 0); fits(own))
        if (Cell chinese = cell(text.chinese, true, look, column, end - column, 0); fits(chinese)) {
            row.height = std::max(height(own), height(chinese));
            row.cells = { std::move(own), std::move(chinese) };
            return row;
        }
    row.bar = left + 2;
    row.bar_top = height(row.cells.front());
    row.cells.push_back(cell(text.chinese, true, look, left + bar_indent, width - bar_indent, row.bar_top));
    row.height = row.bar_top + height(row.cells.back());
    return row;
}

// A row that no page could hold becomes several.
void Sheet::add_split(Row row)
{
    double before = row.before;
    for (const Cell& cell : row.cells) {
        const double line = cell.block.line_height_px();
        const int most = std::max(1, static_cast<int>(page_room / 2 / line));
        for (int first = 0; first < cell.lines; first += most) {
            Row piece;
            Cell part = cell;
            part.first = first;
            part.lines = std::min(most, cell.lines - first);
            part.y = 0;
            piece.height = line * part.lines;
            piece.before = std::exchange(before, 0);
            if (first == 0 && &cell == &row.cells.front()) {
                piece.mark = row.mark;
                piece.sign = row.sign;
                piece.rule = row.rule;
                piece.outline = row.outline;
            }
            piece.item = row.item;
            if (cell.chinese && row.bar) {
                piece.bar = row.bar;
                piece.bar_top = 0;
            }
            piece.cells.push_back(std::move(part));
            entries_.emplace_back(std::move(piece));
        }
    }
}

void Sheet::add(Row row)
{
    // Two long paragraphs need not stand on one page.
    if (row.height > most_together * page_room)
        add_split(std::move(row));
    else
        entries_.emplace_back(std::move(row));
}

void Sheet::title(const Said& text, const std::vector<Said>& lines, const QrCode* code, const std::string& code_text)
{
    const double code_width = code ? qr_width(*code) : 0;
    const double width = content_width - (code ? code_width + column_gap : 0);
    Row whole;
    whole.keep_with_next = true;
    whole.outline = text.own;
    const auto append = [&](const Said& said, const Look& look, double before) {
        whole.height += before;
        for (const bool chinese : { false, true }) {
            const std::string& words = chinese ? said.chinese : said.own;
            if (words.empty())
                continue;
            whole.cells.push_back(cell(words, chinese, look, paper::side, width, whole.height));
            whole.height += double { whole.cells.back().block.line_height_px() } * whole.cells.back().lines;
        }
    };
    append(text, { em_ * 1.55, true, "H1" }, 0);
    for (const Said& line : lines)
        append(line, { em_, false, "P" }, em_ * 0.35);
    whole.code = code;
    whole.code_text = code_text;
    whole.height = std::max(whole.height, code_width);
    entries_.emplace_back(std::move(whole));
}

void Sheet::part(const Said& text, const Said& small, std::optional<Standing> sign)
{
    const double size = em_ * 1.25;
    const double indent = sign ? size * 1.45 : 0;
    Row heading = row(text, { size, true, "H2" }, paper::side + indent, content_width - indent, em_ * 1.5);
    heading.rule = true;
    heading.keep_with_next = true;
    heading.outline = text.own;
    if (sign)
        heading.sign = Sign { *sign, paper::side, 0, size };
    add(std::move(heading));
    if (!small.own.empty())
        paragraph(small, 0, true);
}

void Sheet::heading(const Said& text, std::optional<Standing> sign)
{
    const double indent = sign ? em_ * 1.45 : 0;
    Row heading = row(text, { em_, true, "H3" }, paper::side + indent, content_width - indent, em_ * 0.75);
    heading.keep_with_next = true;
    if (sign)
        heading.sign = Sign { *sign, paper::side, 0, em_ };
    add(std::move(heading));
}

void Sheet::paragraph(const Said& text, int indent, bool keep_with_next)
{
    if (text.own.empty())
        return;
    const double left = indent * em_ * 1.45;
    Row paragraph = row(text, { em_, false, "P" }, paper::side + left, content_width - left, em_ * 0.25);
    paragraph.keep_with_next = keep_with_next;
    add(std::move(paragraph));
}

void Sheet::item(const Mark& mark, const Said& text, int indent, bool keep_with_next)
{
    if (text.own.empty())
        return;
    const double left = paper::side + indent * em_ * 1.45;
    const auto* const label = std::get_if<std::string>(&mark);
    // Two figures and a point need more room than a sign.
    const double after_mark = em_ * (label && label->size() > 2 && label->back() == '.' ? 1.9 : 1.45);
    Row item = row(text, { em_, false, "P" }, left + after_mark, content_width - (left - paper::side) - after_mark,
        em_ * 0.25);
    item.keep_with_next = keep_with_next;
    item.item = true;
    if (label)
        item.mark = cell(*label, false, { em_, false, "Lbl" }, left, after_mark, 0);
    if (const auto* standing = std::get_if<Standing>(&mark))
        item.sign = Sign { *standing, left, 0, em_ };
    entries_.emplace_back(Open { "LI" });
    add(std::move(item));
    entries_.emplace_back(Close { "LI" });
}

void Sheet::open_list()
{
    entries_.emplace_back(Open { "L" });
}

void Sheet::close_list()
{
    // A list without items would be an empty element.
    if (const auto* open = std::get_if<Open>(&entries_.back()); open && std::string_view(open->tag) == "L")
        entries_.pop_back();
    else
        entries_.emplace_back(Close { "L" });
}

int Sheet::paginate()
{
    spots_.assign(entries_.size(), {});
    const auto row_at = [&](std::size_t i) { return std::get_if<Row>(&entries_[i]); };
    int page = 0;
    double y = 0; // used up of the page
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const Row* row = row_at(i);
        if (!row)
            continue;
        // What must stand together: this row and those it is kept with; for a part, as much as decides where it begins.
        double together = 0;
        bool kept = true;
        for (std::size_t next = i; kept && next < entries_.size(); ++next)
            if (const Row* follower = row_at(next)) {
                together += (next == i ? 0 : follower->before) + follower->height;
                kept = follower->keep_with_next;
            }
        double whole = 0;
        if (!row->outline.empty())
            for (std::size_t next = i; next < entries_.size(); ++next)
                if (const Row* follower = row_at(next)) {
                    if (next != i && !follower->outline.empty())
                        break;
                    whole += (next == i ? 0 : follower->before) + follower->height;
                }
        const double left = page_room - y - row->before;
        const bool better_on_next = whole > left && left < least_room * page_room;
        if (y > 0 && ((together > left && together <= page_room) || row->height > left || better_on_next)) {
            ++page;
            y = 0;
        }
        y += y > 0 ? row->before : 0;
        spots_[i] = { page, paper::top + y };
        y += row->height;
    }
    return page + 1;
}

Result<Document> Sheet::pdf(const Metadata& metadata, const Foot& foot)
{
    const int pages = paginate();
    auto pdf = Press(*this, metadata, pages).print(foot);
    if (!pdf)
        return pdf.error();
    return Document { *std::move(pdf), pages };
}

} // namespace kiosk::guide
