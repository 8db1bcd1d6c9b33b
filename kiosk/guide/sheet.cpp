// SPDX-License-Identifier: Apache-2.0
#include "kiosk/guide/sheet.hpp"

#include "kiosk/guide/press.hpp"

#include <algorithm>
#include <cassert>

namespace kiosk::guide {

using text::Tongue;

namespace {

constexpr double content_width = paper::width - 2 * paper::side;

// Where the Chinese begins that stands beside the family's language, as a share of the width, so that both columns are
// equally long; and its em, of the family's: 12 points beside 14, in large print 14 beside 18, the 小四 and 四号 of
// Chinese forms. The heading of a part takes less room beside it.
constexpr double beside_translation = 0.70;
constexpr double beside_chinese = 0.54;
constexpr double clerk_em = 12.0 / 14;
constexpr double large_clerk_em = 14.0 / 18;
constexpr double large_print = 18;
constexpr double most_beside = 1.15;
constexpr double part_rule = 0.9;
constexpr double block_rule = 0.5;
constexpr double block_title = 1.1; // of the em
// A long number and a source take more room than a sign; a bullet within another item less. Of the em.
constexpr double long_number_room = 1.9; // two figures and a point
constexpr double source_room = 2.3; // two figures in brackets
constexpr double bullet_room = 1.05;
constexpr std::string_view between_parts = " · "; // of what the foot says
constexpr int most_pages = 99; // whose number the foot has room for

// So that the Chinese within a line of another direction keeps its order.
std::string isolated(const std::string& text)
{
    return "\u2068" + text + "\u2069";
}

} // namespace

Sheet::Sheet(text::Typesetter& typesetter, const Words& own, double em, Foot foot)
    : typesetter_(typesetter)
    , language_(own.language())
    , right_to_left_(own.right_to_left())
    , em_(em)
    , foot_(std::move(foot))
    , beside_(locale::is_chinese(own.language()) ? beside_chinese : beside_translation)
{
    // Both languages of what is short share lines.
    const auto together = [](const Said& said) {
        return said.own
            + (said.chinese.empty() || said.own.empty() ? "" : std::string(between_parts) + isolated(said.chinese));
    };
    const std::string remark = together(foot_.remark);
    first_foot_ = foot_lines({ { foot_.provenance.own, Tongue::own }, { foot_.provenance.chinese, Tongue::chinese },
        { remark, Tongue::own } });
    later_foot_ = foot_.later.own.empty()
        ? first_foot_
        : foot_lines({ { remark + std::string(between_parts) + together(foot_.later), Tongue::own } });
}

double Sheet::line_height(Tongue tongue) const
{
    return leading_ * (tongue == Tongue::own && language_ == "bo" ? paper::tibetan_line_height : paper::line_height);
}

// In the middle of the first line.
double Sheet::sign_top(double size) const
{
    return (line_height(Tongue::own) - 1) / 2 * size;
}

double Sheet::beside(double em) const
{
    return std::max(paper::least_clerk_em, em * (em_ < large_print ? clerk_em : large_clerk_em));
}

text::Block Sheet::set(std::string_view words, Tongue tongue, const Look& look, double width) const
{
    Setting setting { std::string(words), tongue, look.weight, look.align, look.em, line_height(tongue), width };
    if (const auto known = blocks_.find(setting); known != blocks_.end())
        return known->second;
    typesetter_.set_language(tongue == Tongue::chinese ? content::authoritative_language : std::string_view(language_));
    const text::Style style { static_cast<float>(look.em), look.weight == Weight::bold, look.align,
        static_cast<float>(setting.line_height) };
    return blocks_.emplace(std::move(setting), typesetter_.set(words, style, static_cast<float>(width))).first->second;
}

Sheet::Cell Sheet::cell(
    std::string_view words, Tongue tongue, const Look& look, double left, double width, double y) const
{
    Cell cell { set(words, tongue, look, width), left, width, y, look.tag, tongue, 0, 0 };
    cell.lines = cell.block.line_count();
    return cell;
}

Sheet::Row Sheet::row(const Said& text, const Look& look, double left, double width, double before) const
{
    Row row;
    row.before = before;
    if (text.chinese.empty()) {
        row.cells.push_back(cell(text.own, Tongue::own, look, left, width, 0));
        row.height = row.cells.front().height();
        return row;
    }
    const double column = paper::side + beside_ * content_width;
    row.cells.push_back(cell(text.own, Tongue::own, look, left, column - column_gap - left, 0));
    Look smaller = look;
    smaller.em = beside(std::min(look.em, most_beside * em_));
    row.cells.push_back(cell(text.chinese, Tongue::chinese, smaller, column, left + width - column, 0));
    // The first lines stand on one line, however high those of each language are.
    const double first = std::max(row.cells[0].block.baseline_px(), row.cells[1].block.baseline_px());
    for (Cell& cell : row.cells) {
        cell.y = first - double { cell.block.baseline_px() };
        row.height = std::max(row.height, cell.y + cell.height());
    }
    return row;
}

// A foot's line that is too long is broken between its parts, not within one.
std::vector<std::string> Sheet::broken_between_parts(std::string_view words, Tongue tongue, const Look& look) const
{
    std::vector<std::string> lines;
    for (std::string_view rest = words; !rest.empty();) {
        const auto end = rest.find(between_parts);
        const std::string_view part = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view {} : rest.substr(end + between_parts.size());
        if (!lines.empty()) {
            std::string longer = lines.back() + std::string(between_parts) + std::string(part);
            if (set(longer, tongue, look, paper::width * 2).size().width <= content_width) {
                lines.back() = std::move(longer);
                continue;
            }
        }
        lines.emplace_back(part);
    }
    return lines;
}

Sheet::FootLines Sheet::foot_lines(const std::vector<std::pair<std::string, Tongue>>& texts) const
{
    FootLines foot;
    const Look look { paper::foot_em, Weight::regular, "" };
    // The page's own beginning, whichever way the words of a line run: at its end stands the number.
    const auto aligned = [&](const std::string& line, Tongue tongue) {
        Look same = look;
        if (right_to_left_ && !set(line, tongue, look, content_width).right_to_left())
            same.align = text::Align::end;
        return same;
    };
    for (const auto& [words, tongue] : texts)
        for (const std::string& line : broken_between_parts(words, tongue, look)) {
            foot.cells.push_back(cell(line, tongue, aligned(line, tongue), paper::side, content_width, foot.height));
            foot.height += foot.cells.back().height();
        }
    // The number of the page stands at the end of the last line that has room for it.
    const auto wide = [&](const std::string& words, Tongue tongue) {
        return words.empty() ? 0 : set(words, tongue, look, paper::width).size().width;
    };
    const Said number = foot_.number(most_pages, most_pages);
    const double room
        = content_width - wide(number.own, Tongue::own) - wide(number.chinese, Tongue::chinese) - 2 * paper::foot_em;
    const auto line = std::find_if(
        foot.cells.rbegin(), foot.cells.rend(), [&](const Cell& cell) { return cell.block.size().width <= room; });
    if (line == foot.cells.rend())
        foot.height += paper::foot_em * std::max(line_height(Tongue::own), line_height(Tongue::chinese));
    foot.number_bottom = line == foot.cells.rend() ? foot.height : line->y + line->height();
    return foot;
}

void Sheet::add(Row row)
{
    row.breaks = std::exchange(breaks_, false);
    if (in_block_)
        row.keep_with_next = row.whole = true;
    entries_.emplace_back(std::move(row));
}

void Sheet::shorten(std::size_t length)
{
    entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(length), entries_.end());
    std::erase_if(blocks_written_, [&](const auto& block) { return block.first >= length; });
    breaks_ = false;
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
        for (const Tongue tongue : { Tongue::own, Tongue::chinese }) {
            const bool chinese = tongue == Tongue::chinese;
            const std::string& words = chinese ? said.chinese : said.own;
            if (words.empty())
                continue;
            Look smaller = look;
            smaller.em = chinese ? beside(look.em) : look.em;
            smaller.align = chinese && right_to_left_ ? text::Align::end : text::Align::start;
            whole.cells.push_back(cell(words, tongue, smaller, paper::side, width, whole.height));
            whole.height += whole.cells.back().height();
            // Bold letters that stand on one another hang below their line.
            if (!chinese && language_ == "bo" && !said.chinese.empty())
                whole.height += look.em * 0.25;
        }
    };
    append(text, { em_ * 1.3, Weight::bold, "H1" }, 0);
    for (const Said& line : lines)
        append(line, { em_, Weight::regular, "P" }, em_ * 0.25);
    whole.code = code;
    whole.code_text = code_text;
    whole.height = std::max(whole.height, code_width);
    entries_.emplace_back(std::move(whole));
}

void Sheet::code(const Said& text, const QrCode& code, const std::string& code_text)
{
    const double width = qr_width(code);
    Row row = this->row(text, { em_, Weight::regular, "P" }, paper::side, content_width - width - column_gap, 0);
    row.code = &code;
    row.code_text = code_text;
    row.height = std::max(row.height, width);
    row.breaks = std::exchange(breaks_, false);
    entries_.emplace_back(std::move(row));
}

void Sheet::part(const Said& text, const Said& small, std::optional<PaperVerdict> sign)
{
    const double size = em_ * 1.25;
    const double indent = sign ? size * mark_room : 0;
    Row heading = row(text, { size, Weight::bold, "H2" }, paper::side + indent, content_width - indent, em_ * 1.2);
    heading.rule = part_rule;
    heading.keep_with_next = true;
    heading.outline = text.own;
    if (sign)
        heading.signs.push_back({ *sign, paper::side, sign_top(size), size });
    add(std::move(heading));
    if (!small.own.empty())
        paragraph(small, 0, Keep::with_next);
}

void Sheet::heading(const Said& text, std::optional<PaperVerdict> sign)
{
    const double indent = sign ? em_ * mark_room : 0;
    Row heading = row(text, { em_, Weight::bold, "H3" }, paper::side + indent, content_width - indent, em_ * 0.5);
    heading.keep_with_next = true;
    if (sign)
        heading.signs.push_back({ *sign, paper::side, sign_top(em_), em_ });
    add(std::move(heading));
}

void Sheet::paragraph(const Said& text, int indent, Keep keep)
{
    if (text.own.empty())
        return;
    const double left = indent * em_ * mark_room;
    Row paragraph = row(text, { em_, Weight::regular, "P" }, paper::side + left, content_width - left, em_ * 0.2);
    paragraph.keep_with_next = keep == Keep::with_next;
    add(std::move(paragraph));
}

void Sheet::item(const Mark& mark, const Said& text, int indent, Keep keep)
{
    if (text.own.empty())
        return;
    const double left = paper::side + indent * em_ * mark_room;
    const auto* const label = std::get_if<std::string>(&mark);
    const bool long_number = label && label->size() > 2 && label->back() == '.';
    const bool source = label && label->starts_with('[');
    const double after_mark = em_
        * (indent > 0         ? bullet_room
                : source      ? source_room
                : long_number ? long_number_room
                              : mark_room);
    Row item = row(text, { em_, Weight::regular, "P" }, left + after_mark,
        content_width - (left - paper::side) - after_mark, em_ * 0.15);
    item.keep_with_next = keep == Keep::with_next;
    item.item = true;
    if (label)
        item.mark = cell(*label, Tongue::own, { em_, Weight::regular, "Lbl" }, left, after_mark, 0);
    if (const auto* standing = std::get_if<PaperVerdict>(&mark))
        item.signs.push_back({ *standing, left, sign_top(em_), em_ });
    if (const auto* icon = std::get_if<Icon>(&mark))
        item.signs.push_back({ icon->shape, left, sign_top(em_), em_, icon->word, 0 });
    entries_.emplace_back(OpenTag { "LI" });
    add(std::move(item));
    entries_.emplace_back(CloseTag { "LI" });
}

void Sheet::open_list()
{
    entries_.emplace_back(OpenTag { "L" });
}

void Sheet::close_list()
{
    // A list without items would be an empty element.
    if (const auto* open = std::get_if<OpenTag>(&entries_.back()); open && std::string_view(open->tag) == "L")
        entries_.pop_back();
    else
        entries_.emplace_back(CloseTag { "L" });
}

void Sheet::open_block(const Icon& sign, const Said& title, const Icon& telephone, const std::string& numbers)
{
    const double size = em_ * block_title;
    const double indent = em_ * mark_room;
    in_block_ = true;
    blocks_written_.emplace_back(entries_.size(), entries_.size());
    Row heading = row(title, { size, Weight::bold, "H2" }, paper::side + indent, content_width - indent, em_ * 0.7);
    heading.rule = block_rule;
    heading.outline = title.own;
    heading.signs.push_back({ sign.shape, paper::side, sign_top(size), em_, sign.word, 0 });
    // At the end of the family's column.
    const double end
        = title.chinese.empty() ? paper::side + content_width : paper::side + beside_ * content_width - column_gap;
    const Look look { em_, Weight::bold, "P" };
    const double wide = set(numbers, Tongue::own, look, paper::width).size().width;
    const double begins = end - wide - em_ * bullet_room;
    const text::Block& name = heading.cells.front().block;
    if (numbers.empty() || paper::side + indent + name.size().width + em_ > begins || name.line_count() > 1) {
        numbers_below_ = numbers;
    } else {
        Cell cell = this->cell(numbers, Tongue::own, look, end - wide, wide, 0);
        cell.y = heading.cells.front().y + double { name.baseline_px() } - double { cell.block.baseline_px() };
        heading.signs.push_back(
            { telephone.shape, begins, cell.y + sign_top(em_), em_, telephone.word, heading.cells.size() });
        heading.cells.push_back(std::move(cell));
    }
    telephone_ = telephone;
    add(std::move(heading));
    open_list();
}

void Sheet::close_block()
{
    if (const std::string numbers = std::exchange(numbers_below_, {}); !numbers.empty())
        item(telephone_, { numbers, {} });
    close_list();
    in_block_ = false;
    blocks_written_.back().second = entries_.size();
    for (auto entry = entries_.rbegin(); entry != entries_.rend(); ++entry)
        if (Row* last = std::get_if<Row>(&*entry)) {
            last->keep_with_next = false;
            break;
        }
}

void Sheet::key(const std::vector<std::pair<Icon, std::string>>& meanings)
{
    Row row;
    row.before = em_ * 0.3;
    double x = paper::side;
    for (const auto& [icon, meaning] : meanings) {
        row.signs.push_back({ icon.shape, x, sign_top(em_), em_ });
        x += em_ * bullet_room + em_ * 0.2;
        const Look look { em_, Weight::regular, "P" };
        const double wide = set(meaning, Tongue::own, look, paper::width).size().width + 1;
        row.cells.push_back(cell(meaning, Tongue::own, look, x, wide, 0));
        row.height = std::max(row.height, row.cells.back().height());
        x += wide + em_ * 1.5;
    }
    row.keep_with_next = true;
    add(std::move(row));
}

Result<Document> Sheet::pdf(const Metadata& metadata)
{
    const int pages = paginate();
    auto pdf = Press(*this, metadata, pages).print();
    if (!pdf)
        return pdf.error();
    return Document { *std::move(pdf), pages };
}

} // namespace kiosk::guide
