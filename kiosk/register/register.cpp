// SPDX-License-Identifier: Apache-2.0
#include "kiosk/register/register.hpp"

#include "kiosk/diagnostics/listed.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/register/folded.hpp"
#include "kiosk/register/line.hpp"

#include <algorithm>

namespace kiosk::registers {

namespace {

constexpr std::size_t piece_size = std::size_t { 1 } << 20;

std::string shown(char delimiter)
{
    return delimiter == '\t' ? "tabs" : in_quotes(std::string(1, delimiter));
}

} // namespace

Records records_of(const Block& block, const Heading& heading)
{
    const bool cells = heading.row > 0 && heading.format == Format::csv;
    return { block.text, block.first, cells ? std::optional(heading.delimiter) : std::nullopt, heading.table };
}

Result<Register> Register::open(std::istream& in, const content::Catalogue& catalogue, const Reading& reading)
{
    return open(
        in, [&] { return Vocabulary::create(catalogue, reading.region, reading.map); }, reading);
}

Result<Register> Register::open(std::istream& in, const MakeVocabulary& make, const Reading& reading)
{
    const SharedVocabulary vocabulary = [make, made = std::make_shared<std::shared_ptr<const Vocabulary>>()]()
        -> Result<std::shared_ptr<const Vocabulary>> {
        if (!*made) {
            auto words = make();
            if (!words)
                return words.error();
            *made = std::make_shared<const Vocabulary>(*std::move(words));
        }
        return *made;
    };
    std::optional<std::string_view> encoding;
    if (reading.encoding)
        encoding = *reading.encoding;
    auto source = text_of(in, encoding, [vocabulary](std::string_view line, Named which) {
        const auto words = vocabulary();
        return words ? columns_named(line, **words, which == Named::beyond_ascii) : 0;
    });
    if (!source)
        return source.error();
    Register made;
    made.source_ = *std::move(source);
    if (const Status found = made.find_heading(reading, vocabulary); !found)
        return found.error();
    return made;
}

// Blocks by lines are read until a row tells the format; they are cut anew when it is known.
Status Register::find_heading(const Reading& reading, const SharedVocabulary& vocabulary)
{
    std::string begun;
    const std::uint64_t first = row_;
    bool found = false;
    for (Block block; !found;) {
        const Result<bool> more = cut(block);
        if (!more)
            return more.error();
        if (!*more)
            break;
        Records rows(block.text, block.first, std::nullopt, source_->is_table());
        for (auto row = rows.next(); row && !found; row = rows.next()) {
            const std::string_view text = trimmed_widely(row->text);
            if (row->text.size() > longest_row || text.empty() || (why_no_text(text) && !text.starts_with('{')))
                continue;
            found = true;
            if (text.starts_with('{') && !source_->is_table()) {
                heading_->format = Format::json_lines;
                heading_->row = row->number;
            }
        }
        begun += block.text;
    }
    rest_.insert(0, begun);
    row_ = first;
    if (!found)
        return Success {};
    if (heading_->format == Format::json_lines) {
        if (reading.map || reading.delimiter)
            return Error { "--columns and --delimiter are for tables; JSON lines have the names of the contract" };
        return Success {};
    }
    const auto words = vocabulary();
    if (!words)
        return words.error();
    auto heading = registers::find_heading(rest_, row_, reading.delimiter, source_->is_table(), *words);
    if (!heading)
        return heading.error();
    *heading_ = *std::move(heading);
    if (!source_->is_table())
        if (const std::string taken = source_->taken(); !taken.empty())
            heading_->encoding = taken;
    household_ = heading_->find(Column::What::household);
    return Success {};
}

bool Register::next(Block& block)
{
    const Result<bool> more = cut(block);
    if (!more) {
        failure_ = more.error();
        return false;
    }
    if (*more && household_)
        part_households(block);
    return *more;
}

Result<bool> Register::cut(Block& block)
{
    std::string& text = block.text;
    block.first = row_;
    text.clear();
    text.swap(rest_);
    while (true) {
        if (text.size() < piece_size)
            if (const Status read = read_more(text); !read)
                return read.error();
        if (ended_)
            break;
        const std::size_t end = end_of_rows(text);
        if (text.size() - end > longest_row) {
            text.resize(end + longest_row + 1);
            text += '\n';
            skipping_ = true;
            break;
        }
        if (end > 0) {
            rest_.assign(text, end);
            text.resize(end);
            break;
        }
    }
    if (source_->is_table() && text.find('"') != std::string::npos) {
        Records rows = records_of(block, *heading_);
        while (rows.next()) { }
        row_ = rows.number();
    } else {
        row_ += static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
    }
    return !text.empty();
}

Status Register::read_more(std::string& text)
{
    while (!ended_) {
        const std::size_t had = text.size();
        const Result<bool> more = source_->more(text);
        if (!more)
            return more.error();
        ended_ = !*more;
        if (!skipping_)
            break;
        const std::size_t end = text.find('\n', had);
        skipping_ = end == std::string::npos;
        text.erase(had, skipping_ ? std::string::npos : end + 1 - had);
        if (!skipping_)
            break;
    }
    return Success {};
}

std::size_t Register::end_of_rows(std::string_view text) const
{
    const bool cells = heading_->row > 0 && heading_->format == Format::csv;
    if (!cells || text.find('"') == std::string_view::npos)
        return text.rfind('\n') + 1; // nothing found is one before 0
    std::size_t at = 0;
    while (at < text.size()) {
        const RowLength row = row_length(text.substr(at), heading_->delimiter);
        if (row.open || at + row.length >= text.size())
            break;
        at += row.length + 1;
    }
    return at;
}

void Register::part_households(Block& block)
{
    struct Group {
        std::string household;
        std::size_t at;
        std::uint64_t first;
        std::uint64_t last;
    };
    std::vector<Group> groups;
    Records rows = records_of(block, *heading_);
    std::string buffer;
    while (true) {
        const std::size_t at = block.text.size() - rows.rest().size();
        const auto row = rows.next();
        if (!row)
            break;
        if (row->number <= heading_->row || row->text.size() > longest_row || trimmed_widely(row->text).empty())
            continue;
        std::string_view rest = row->text;
        std::optional<std::string_view> cell;
        bool more = true;
        buffer.clear();
        buffer.reserve(rest.size());
        for (std::size_t column = 0; column <= *household_ && more; ++column) {
            cell = next_cell(rest, heading_->delimiter, more, buffer);
            if (!cell)
                break;
            if (column < *household_ && !more)
                cell.reset();
        }
        const std::string_view household = cell ? trimmed_widely(*cell) : std::string_view();
        if (groups.empty() || household.empty() || groups.back().household != household)
            groups.push_back({ std::string(household), at, row->number, row->number });
        else
            groups.back().last = row->number;
    }
    const bool more_follows = !ended_ || !rest_.empty();
    if (more_follows && groups.size() > 1 && !groups.back().household.empty()) {
        rest_.insert(0, block.text, groups.back().at);
        block.text.resize(groups.back().at);
        row_ = groups.back().first;
        groups.pop_back();
    }
    for (const Group& group : groups) {
        if (group.household.empty())
            continue;
        const auto [known, added] = households_.emplace(group.household, group.last);
        if (added)
            continue;
        if (scattered_++ == 0)
            first_scattered_ = "household " + in_quotes(group.household) + ": rows " + std::to_string(known->second)
                + " and " + std::to_string(group.first);
        known->second = group.last;
    }
}

std::vector<std::string> Register::notes() const
{
    std::vector<std::string> notes;
    const Heading& heading = *heading_;
    if (heading.row == 0)
        return notes;
    std::vector<std::string> taken;
    if (const std::string what = source_->taken(); !what.empty())
        taken.push_back(what);
    if (heading.format == Format::csv && !heading.table && heading.delimiter != ',')
        taken.push_back("cells between " + shown(heading.delimiter));
    if (heading.format == Format::csv && heading.row > 1)
        taken.push_back("columns named in row " + std::to_string(heading.row));
    if (!taken.empty())
        notes.push_back("read as " + listed(taken));
    if (!heading.carried.empty()) {
        std::vector<std::string> names;
        for (const std::string& name : heading.carried)
            names.push_back(in_quotes(name));
        notes.push_back("columns that say nothing here, carried through as they are: " + listed(names));
    }
    if (scattered_ > 0)
        notes.push_back(first_scattered_ + " stand apart"
            + (scattered_ > 1 ? ", and so do " + std::to_string(scattered_ - 1) + " more" : std::string())
            + "; siblings are joined where their rows follow one another: sort by household");
    return notes;
}

} // namespace kiosk::registers
