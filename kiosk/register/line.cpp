// SPDX-License-Identifier: Apache-2.0
#include "kiosk/register/line.hpp"

#include "kiosk/core/utf8.hpp"
#include "kiosk/diagnostics/quoted.hpp"

#include <algorithm>
#include <charconv>

namespace kiosk::registers {
namespace {

bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

bool is_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '+'
        || c == '.';
}

// As JSON writes numbers.
bool is_number(std::string_view word)
{
    const auto digits = [&] {
        std::size_t count = 0;
        while (count < word.size() && word[count] >= '0' && word[count] <= '9')
            ++count;
        word.remove_prefix(count);
        return count;
    };
    if (word.starts_with('-'))
        word.remove_prefix(1);
    const bool zero = word.starts_with('0');
    if (const auto whole = digits(); whole == 0 || (zero && whole > 1))
        return false;
    if (word.starts_with('.')) {
        word.remove_prefix(1);
        if (digits() == 0)
            return false;
    }
    if (word.starts_with('e') || word.starts_with('E')) {
        word.remove_prefix(1);
        if (word.starts_with('+') || word.starts_with('-'))
            word.remove_prefix(1);
        if (digits() == 0)
            return false;
    }
    return word.empty();
}

bool is_high_surrogate(std::uint32_t unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}

bool is_low_surrogate(std::uint32_t unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

} // namespace

std::string RegisterValue::shown() const
{
    return shape == Shape::text ? in_quotes(text) : on_one_line(text, 40);
}

bool JsonLine::accept(char c)
{
    skip();
    if (at_ == line_.size() || line_[at_] != c)
        return false;
    ++at_;
    return true;
}

bool JsonLine::at_end()
{
    skip();
    return at_ == line_.size();
}

Error JsonLine::expected(const std::string& what)
{
    skip();
    return { "column " + std::to_string(column()) + ": expected " + what + ", got "
        + (at_ == line_.size() ? std::string("the end of the line") : in_quotes(line_.substr(at_, 20))) };
}

std::optional<std::string_view> JsonLine::text()
{
    skip();
    const std::size_t begun = at_;
    if (!accept('"'))
        return std::nullopt;
    while (at_ < line_.size() && line_[at_] != '"') {
        if (static_cast<unsigned char>(line_[at_]) < 0x20 || (line_[at_] == '\\' && !escape())) {
            at_ = begun;
            return std::nullopt;
        }
        ++at_;
    }
    if (at_ == line_.size()) {
        at_ = begun;
        return std::nullopt;
    }
    return line_.substr(begun + 1, at_++ - begun - 1);
}

std::optional<RegisterValue> JsonLine::value()
{
    skip();
    if (at_ < line_.size() && line_[at_] == '"') {
        const auto found = text();
        return found ? std::optional(RegisterValue { RegisterValue::Shape::text, *found }) : std::nullopt;
    }
    const std::size_t begun = at_;
    while (at_ < line_.size() && is_word(line_[at_]))
        ++at_;
    const std::string_view word = line_.substr(begun, at_ - begun);
    if (word == "true" || word == "false")
        return RegisterValue { RegisterValue::Shape::boolean, word };
    if (word == "null")
        return RegisterValue { RegisterValue::Shape::null, word };
    if (is_number(word))
        return RegisterValue { RegisterValue::Shape::number, word };
    at_ = begun;
    return std::nullopt;
}

void JsonLine::skip()
{
    while (at_ < line_.size() && is_blank(line_[at_]))
        ++at_;
}

bool JsonLine::escape()
{
    if (++at_ == line_.size())
        return false;
    if (line_[at_] != 'u')
        return std::string_view("\"\\/bfnrt").find(line_[at_]) != std::string_view::npos;
    const auto unit = utf16_unit();
    if (!unit || is_low_surrogate(*unit))
        return false;
    if (!is_high_surrogate(*unit))
        return true;
    // Half a character is none: the other half must follow.
    if (line_.substr(at_ + 1, 2) != "\\u")
        return false;
    at_ += 2;
    const auto other = utf16_unit();
    return other && is_low_surrogate(*other);
}

std::optional<std::uint32_t> JsonLine::utf16_unit()
{
    std::uint32_t unit = 0;
    const char* const begin = line_.data() + at_ + 1;
    if (line_.size() - at_ < 5)
        return std::nullopt;
    const auto [end, error] = std::from_chars(begin, begin + 4, unit, 16);
    if (error != std::errc {} || end != begin + 4)
        return std::nullopt;
    at_ += 4;
    return unit;
}

std::size_t JsonLine::column() const
{
    return 1 + utf8::count(line_.substr(0, at_));
}

RowLength row_length(std::string_view text, char delimiter)
{
    const std::size_t line = std::min(text.find('\n'), text.size());
    if (text.substr(0, line).find('"') == std::string_view::npos)
        return { line };
    const auto behind_blanks = [&](std::size_t at) {
        while (at < text.size() && (text[at] == ' ' || text[at] == '\r' || (text[at] == '\t' && delimiter != '\t')))
            ++at;
        return at;
    };
    const char cell_ends[] = { delimiter, '\n' };
    std::size_t at = 0;
    while (true) {
        const std::size_t cell = behind_blanks(at);
        if (cell >= text.size() || text[cell] != '"') {
            const std::size_t end = text.find_first_of({ cell_ends, 2 }, at);
            if (end == std::string_view::npos)
                return { text.size() };
            if (text[end] == '\n')
                return { end };
            at = end + 1;
            continue;
        }
        std::size_t close = text.find('"', cell + 1);
        while (close != std::string_view::npos && close + 1 < text.size() && text[close + 1] == '"')
            close = text.find('"', close + 2);
        if (close == std::string_view::npos)
            return { line, text.size() <= longest_row };
        if (close > longest_row)
            return { line };
        at = behind_blanks(close + 1);
        if (at >= text.size())
            return { text.size() };
        if (text[at] == '\n')
            return { at };
        if (text[at] != delimiter)
            return { line };
        ++at;
    }
}

std::optional<Records::Record> Records::next()
{
    if (rest_.empty())
        return std::nullopt;
    const std::size_t length
        = quotes_ ? row_length(rest_, *delimiter_).length : std::min(rest_.find('\n'), rest_.size());
    std::string_view text = rest_.substr(0, length);
    rest_.remove_prefix(std::min(length + 1, rest_.size()));
    const std::uint64_t number = number_++;
    if (quotes_ && !one_by_one_)
        number_ += static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
    if (text.size() <= longest_row && text.ends_with('\r'))
        text.remove_suffix(1);
    return Record { text, number };
}

std::optional<Error> why_no_text(std::string_view row)
{
    if (row.find('\0') != std::string_view::npos)
        return Error { "expected text, got a zero byte" };
    if (!utf8::is_valid(row))
        return Error { "expected UTF-8, got other bytes" };
    return std::nullopt;
}

std::optional<std::string_view> next_cell(std::string_view& rest, char delimiter, bool& more, std::string& buffer)
{
    const auto is_space = [&](char c) { return c == ' ' || c == '\r' || (c == '\t' && delimiter != '\t'); };
    std::size_t at = 0;
    while (at < rest.size() && is_space(rest[at]))
        ++at;
    if (at == rest.size() || rest[at] != '"') {
        const auto end = rest.find(delimiter);
        std::string_view cell = rest.substr(0, end);
        more = end != std::string_view::npos;
        rest.remove_prefix(more ? end + 1 : rest.size());
        cell.remove_prefix(std::min(at, cell.size()));
        while (!cell.empty() && is_space(cell.back()))
            cell.remove_suffix(1);
        return cell.find('"') == std::string_view::npos ? std::optional(cell) : std::nullopt;
    }
    rest.remove_prefix(at + 1);
    std::size_t close = rest.find('"');
    std::string_view cell = rest.substr(0, close);
    if (close != std::string_view::npos && close + 1 < rest.size() && rest[close + 1] == '"') {
        const std::size_t begun = buffer.size();
        std::size_t from = 0;
        while (close != std::string_view::npos && close + 1 < rest.size() && rest[close + 1] == '"') {
            buffer += rest.substr(from, close + 1 - from);
            from = close + 2;
            close = rest.find('"', from);
        }
        buffer += rest.substr(from, close - from);
        cell = std::string_view(buffer).substr(begun);
    }
    if (close == std::string_view::npos)
        return std::nullopt;
    rest.remove_prefix(close + 1);
    while (!rest.empty() && is_space(rest.front()))
        rest.remove_prefix(1);
    more = rest.starts_with(delimiter);
    if (!more && !rest.empty())
        return std::nullopt;
    rest.remove_prefix(more ? 1 : 0);
    return cell;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && is_blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back()))
        text.remove_suffix(1);
    return text;
}

} // namespace kiosk::registers
