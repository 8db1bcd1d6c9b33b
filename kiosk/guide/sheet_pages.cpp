// SPDX-License-Identifier: Apache-2.0
//
// Where a sheet's pages end.
#include "kiosk/guide/sheet.hpp"

#include <algorithm>

namespace kiosk::guide {
namespace {

// A part begins on a new page where less of this one is left than this share, unless it fits.
constexpr double least_room = 0.12;
// No paragraph leaves fewer lines alone at the end of a page or at the head of one.
constexpr int least_lines = 2;

} // namespace

double Sheet::Cell::height() const
{
    return double { block.line_height_px() } * lines;
}

double Sheet::Row::least_height() const
{
    const bool all = code || of_table || keep_with_next || whole || cells.front().lines < 2 * least_lines;
    return all ? height : cells.front().y + least_lines * double { cells.front().block.line_height_px() };
}

double Sheet::page_room(int page) const
{
    return paper::height - paper::top - paper::foot_gap - foot(page).height - paper::bottom;
}

Sheet::Row Sheet::split(Row& row, double room)
{
    Row rest = row;
    rest.before = 0;
    rest.mark.reset();
    rest.signs.clear();
    rest.rule = 0;
    rest.outline.clear();
    rest.breaks = false;
    rest.height = 0;
    row.keep_with_next = false;
    row.height = 0;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        Cell& here = row.cells[i];
        Cell& there = rest.cells[i];
        const int fit = std::max(1, static_cast<int>((room - here.y) / double { here.block.line_height_px() }));
        // The family's words go on with the clerk's, so that neither stands alone.
        const bool goes_on = fit < here.lines || (i == 0 && here.lines >= 2 * least_lines);
        here.lines = goes_on ? std::min(fit, std::max(1, here.lines - least_lines)) : here.lines;
        there.first += here.lines;
        there.lines -= here.lines;
        row.height = std::max(row.height, here.y + here.height());
        rest.height = std::max(rest.height, there.lines > 0 ? there.y + there.height() : 0);
    }
    std::erase_if(rest.cells, [](const Cell& cell) { return cell.lines == 0; });
    return rest;
}

bool Sheet::begins_page(std::size_t entry, int page, double y) const
{
    const auto row_at = [&](std::size_t i) { return std::get_if<Row>(&entries_[i]); };
    const Row& row = *row_at(entry);
    const double left = page_room(page) - y - row.before;
    // What must stand together: this row and those it is kept with, and the beginning of the one after them.
    double together = 0;
    bool kept = true;
    for (std::size_t next = entry; kept && next < entries_.size(); ++next)
        if (const Row* follower = row_at(next)) {
            together += (next == entry ? 0 : follower->before) + follower->least_height();
            kept = follower->keep_with_next;
        }
    // Of a part, as much as decides where it begins.
    double whole = 0;
    if (!row.outline.empty())
        for (std::size_t next = entry; next < entries_.size(); ++next)
            if (const Row* follower = row_at(next)) {
                if (next != entry && !follower->outline.empty())
                    break;
                whole += (next == entry ? 0 : follower->before) + follower->height;
            }
    const bool better_on_next = whole > left && left < least_room * page_room(page);
    return row.breaks || (together > left && together <= page_room(page + 1)) || row.least_height() > left
        || better_on_next;
}

double Sheet::pages_filled() const
{
    double y = 0;
    for (const Entry& entry : entries_)
        if (const Row* row = std::get_if<Row>(&entry))
            y += (y > 0 ? row->before : 0) + row->height;
    return y <= page_room(0) ? y / page_room(0) : 1 + (y - page_room(0)) / page_room(1);
}

int Sheet::page_count()
{
    std::vector<Entry> whole = entries_;
    const int pages = paginate();
    entries_ = std::move(whole);
    return pages;
}

void Sheet::pack_blocks()
{
    if (blocks_written_.empty())
        return;
    const std::vector<Entry> as_written = entries_;
    paginate();
    const std::size_t first = blocks_written_.front().first;
    double y = spots_[first].y - paper::top;
    int page = spots_[first].page;
    entries_ = as_written;
    struct Block {
        std::size_t begin, end;
        double before, height;
    };
    std::vector<Block> left;
    for (const auto& [begin, end] : blocks_written_) {
        Block block { begin, end, std::get<Row>(entries_[begin]).before, 0 };
        for (std::size_t i = begin; i < end; ++i)
            if (const Row* row = std::get_if<Row>(&entries_[i]))
                block.height += (i == begin ? 0 : row->before) + row->height;
        left.push_back(block);
    }
    // The blocks follow one another without anything between them.
    auto to = entries_.begin() + static_cast<std::ptrdiff_t>(first);
    for (y -= left.front().before; !left.empty();) {
        auto next = std::find_if(left.begin(), left.end(),
            [&](const Block& block) { return y + block.before + block.height <= page_room(page); });
        const bool new_page = next == left.end();
        next = new_page ? left.begin() : next;
        page += new_page ? 1 : 0;
        y = new_page ? next->height : y + next->before + next->height;
        to = std::copy(as_written.begin() + static_cast<std::ptrdiff_t>(next->begin),
            as_written.begin() + static_cast<std::ptrdiff_t>(next->end), to);
        left.erase(next);
    }
}

int Sheet::paginate()
{
    spots_.assign(entries_.size(), {});
    int page = 0;
    double y = 0; // used up of the page
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        auto* row = std::get_if<Row>(&entries_[i]);
        if (!row)
            continue;
        if (y > 0 && begins_page(i, page, y)) {
            ++page;
            y = 0;
        }
        y += y > 0 ? row->before : 0;
        spots_[i] = { page, paper::top + y };
        const double left = page_room(page) - y;
        if (row->height > left && !row->code) {
            entries_.insert(entries_.begin() + static_cast<std::ptrdiff_t>(i) + 1, split(*row, left));
            spots_.insert(spots_.begin() + static_cast<std::ptrdiff_t>(i) + 1, Spot {});
            row = std::get_if<Row>(&entries_[i]);
        }
        y += row->height;
    }
    return page + 1;
}

} // namespace kiosk::guide
