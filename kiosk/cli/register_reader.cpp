// SPDX-License-Identifier: Apache-2.0
#include "kiosk/cli/register_reader.hpp"

#include "kiosk/cli/expected.hpp"
#include "kiosk/cli/quoted.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace kiosk::cli {

// One cell or member. `text` is as it is written, of a JSON string what stands between its quotes.
struct RegisterReader::Value {
    enum class Shape { null, boolean, number, text } shape = Shape::null;
    std::string_view text;

    std::string shown() const { return shape == Shape::text ? in_quotes(text) : on_one_line(text, 40); }
};

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_utf8(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        const auto lead = static_cast<unsigned char>(text[at]);
        if (lead < 0x80) {
            ++at;
            continue;
        }
        const std::size_t length = lead >= 0xC2 && lead <= 0xDF ? 2
            : (lead & 0xF0) == 0xE0                             ? 3
            : lead >= 0xF0 && lead <= 0xF4                      ? 4
                                                                : 0;
        if (length == 0 || text.size() - at < length)
            return false;
        for (std::size_t i = 1; i < length; ++i)
            if ((static_cast<unsigned char>(text[at + i]) & 0xC0) != 0x80)
                return false;
        const auto second = static_cast<unsigned char>(text[at + 1]);
        // Too long, a surrogate, or above the last character.
        if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90)
            || (lead == 0xF4 && second > 0x8F))
            return false;
        at += length;
    }
    return true;
}

bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && is_blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string json_string(std::string_view text)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string written = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            written += '\\';
        if (static_cast<unsigned char>(c) < 0x20) {
            written += "\\u00";
            written += digits[static_cast<unsigned char>(c) >> 4];
            written += digits[static_cast<unsigned char>(c) & 15];
        } else {
            written += c;
        }
    }
    return written + '"';
}

} // namespace

// The tokens of one line of JSON. A member's value is never an object or a list.
class RegisterReader::Scanner {
public:
    explicit Scanner(std::string_view line)
        : line_(line)
    {
    }

    bool accept(char c)
    {
        skip();
        if (at_ == line_.size() || line_[at_] != c)
            return false;
        ++at_;
        return true;
    }
    bool at_end()
    {
        skip();
        return at_ == line_.size();
    }
    Error expected(const std::string& what)
    {
        skip();
        return { "column " + std::to_string(column()) + ": expected " + what + ", got "
            + (at_ == line_.size() ? std::string("the end of the line") : in_quotes(line_.substr(at_, 20))) };
    }

    // What stands between the quotes of a string, escapes as they are; nothing when there is none.
    std::optional<std::string_view> text()
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

    std::optional<Value> value()
    {
        skip();
        if (at_ < line_.size() && line_[at_] == '"') {
            const auto found = text();
            return found ? std::optional(Value { Value::Shape::text, *found }) : std::nullopt;
        }
        const std::size_t begun = at_;
        while (at_ < line_.size() && is_word(line_[at_]))
            ++at_;
        const std::string_view word = line_.substr(begun, at_ - begun);
        if (word == "true" || word == "false")
            return Value { Value::Shape::boolean, word };
        if (word == "null")
            return Value { Value::Shape::null, word };
        if (is_number(word))
            return Value { Value::Shape::number, word };
        at_ = begun;
        return std::nullopt;
    }

private:
    void skip()
    {
        while (at_ < line_.size() && is_blank(line_[at_]))
            ++at_;
    }
    static bool is_word(char c)
    {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '+'
            || c == '.';
    }
    // As JSON writes numbers.
    static bool is_number(std::string_view word)
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
    // Leaves the place at the last character of the escape.
    bool escape()
    {
        if (++at_ == line_.size())
            return false;
        if (line_[at_] != 'u')
            return std::string_view("\"\\/bfnrt").find(line_[at_]) != std::string_view::npos;
        for (int i = 0; i < 4; ++i)
            if (++at_ == line_.size() || !std::isxdigit(static_cast<unsigned char>(line_[at_])))
                return false;
        return true;
    }
    std::size_t column() const
    {
        const auto before = line_.substr(0, at_);
        return 1 + static_cast<std::size_t>(std::count_if(before.begin(), before.end(), [](char c) {
            return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        }));
    }

    std::string_view line_;
    std::size_t at_ = 0;
};

RegisterReader::RegisterReader(const Policy& policy, const Region* region)
    : policy_(policy)
    , region_(region)
{
}

Result<bool> RegisterReader::read(std::string_view line, RegisteredChild& child)
{
    if (format_ == Format::unknown && line.starts_with(byte_order_mark))
        line.remove_prefix(byte_order_mark.size());
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    line = trimmed(line);
    if (line.empty())
        return false;
    if (line.find('\0') != std::string_view::npos)
        return Error { "expected text, got a zero byte" };
    if (!is_utf8(line))
        return Error { "expected UTF-8, got other bytes" };
    if (format_ == Format::unknown) {
        format_ = line.starts_with('{') ? Format::json : Format::csv;
        if (format_ == Format::csv) {
            if (Status named = name_columns(line); !named) {
                columns_.clear();
                return named.error();
            }
            return false;
        }
    }
    child.label = "null";
    child.region = region_;
    child.answers = {};
    has_label_ = false;
    has_region_ = false;
    return format_ == Format::json ? read_json(line, child) : read_csv(line, child);
}

Result<RegisterReader::Column> RegisterReader::column(std::string_view name) const
{
    Column column;
    column.name = name;
    if (name == "label") {
        column.what = Column::What::label;
    } else if (name == "region") {
        column.what = Column::What::region;
    } else {
        const auto fact = policy_.schema.find(name);
        if (!fact)
            return Error { "expected \"label\", \"region\" or " + expected_facts(policy_.schema) + ", got "
                + in_quotes(name) };
        column.fact = *fact;
    }
    return column;
}

Result<bool> RegisterReader::read_json(std::string_view line, RegisteredChild& child)
{
    Scanner scanner(line);
    if (!scanner.accept('{'))
        return scanner.expected("an object");
    std::size_t member = 0;
    if (!scanner.accept('}')) {
        do {
            const auto name = scanner.text();
            if (!name)
                return scanner.expected("a name in quotes");
            if (!scanner.accept(':'))
                return scanner.expected("\":\"");
            if (member == columns_.size() || columns_[member].name != *name) {
                auto found = column(*name);
                if (!found)
                    return found.error();
                columns_.resize(member);
                columns_.push_back(*std::move(found));
            }
            const auto value = scanner.value();
            if (!value)
                return scanner.expected("a text, a whole number, true, false or null");
            if (Status taken = take(columns_[member], *value, child); !taken)
                return taken.error();
            ++member;
        } while (scanner.accept(','));
        if (!scanner.accept('}'))
            return scanner.expected("\",\" or \"}\"");
    }
    if (!scanner.at_end())
        return scanner.expected("the end of the line");
    return finish(child);
}

namespace {

// The next cell of a line; `rest` then begins behind its comma. Quotes within a quoted cell are doubled: `buffer` holds
// them once. Nothing when the quotes do not close.
std::optional<std::string_view> next_cell(std::string_view& rest, bool& more, std::string& buffer)
{
    std::string_view cell;
    if (!rest.starts_with('"')) {
        const auto comma = rest.find(',');
        cell = trimmed(rest.substr(0, comma));
        more = comma != std::string_view::npos;
        rest.remove_prefix(more ? comma + 1 : rest.size());
        return cell.find('"') == std::string_view::npos ? std::optional(cell) : std::nullopt;
    }
    buffer.clear();
    std::size_t at = 1;
    while (true) {
        const auto quote = rest.find('"', at);
        if (quote == std::string_view::npos)
            return std::nullopt;
        buffer += rest.substr(at, quote - at);
        at = quote + 1;
        if (at == rest.size() || rest[at] != '"')
            break;
        buffer += '"';
        ++at;
    }
    rest.remove_prefix(at);
    more = rest.starts_with(',');
    if (!more && !rest.empty())
        return std::nullopt;
    rest.remove_prefix(more ? 1 : 0);
    return buffer;
}

} // namespace

Status RegisterReader::name_columns(std::string_view line)
{
    std::string buffer;
    bool more = true;
    while (more) {
        const auto cell = next_cell(line, more, buffer);
        if (!cell)
            return Error { "expected quotes around a whole cell, doubled within it" };
        auto found = column(*cell);
        if (!found)
            return found.error();
        for (const Column& other : columns_)
            if (other.name == found->name)
                return Error { "expected the column " + in_quotes(found->name) + " once, got it twice" };
        columns_.push_back(*std::move(found));
    }
    return Success {};
}

Result<bool> RegisterReader::read_csv(std::string_view line, RegisteredChild& child)
{
    if (columns_.empty())
        return Error { "the columns are not known: the first line names them" };
    std::string buffer;
    bool more = true;
    std::size_t at = 0;
    for (; more; ++at) {
        const auto cell = next_cell(line, more, buffer);
        if (!cell)
            return Error { "expected quotes around a whole cell, doubled within it" };
        if (at == columns_.size())
            return Error { "expected " + std::to_string(columns_.size()) + " cells, got more" };
        if (cell->empty())
            continue;
        const Column& column = columns_[at];
        Value value { Value::Shape::text, *cell };
        if (column.what != Column::What::label) {
            const bool number
                = column.what == Column::What::fact && policy_.schema[column.fact].kind == FactKind::integer;
            value.shape = *cell == "null"             ? Value::Shape::null
                : number                              ? Value::Shape::number
                : *cell == "true" || *cell == "false" ? Value::Shape::boolean
                                                      : Value::Shape::text;
        }
        const std::string label = column.what == Column::What::label ? json_string(*cell) : std::string();
        if (column.what == Column::What::label)
            value.text = std::string_view(label).substr(1, label.size() - 2);
        if (Status taken = take(column, value, child); !taken)
            return taken.error();
    }
    if (at != columns_.size())
        return Error { "expected " + std::to_string(columns_.size()) + " cells, got " + std::to_string(at) };
    return finish(child);
}

Status RegisterReader::take(const Column& column, const Value& value, RegisteredChild& child)
{
    const auto wrong = [&](const std::string& expected) {
        return Error { column.name + ": expected " + expected + ", got " + value.shown() };
    };
    const auto twice = [&] { return Error { "expected " + in_quotes(column.name) + " once, got it twice" }; };
    switch (column.what) {
    case Column::What::label:
        if (std::exchange(has_label_, true))
            return twice();
        if (value.shape == Value::Shape::null)
            return Success {};
        if (value.shape != Value::Shape::text)
            return wrong("a text");
        child.label.assign(1, '"').append(value.text).append(1, '"');
        return Success {};
    case Column::What::region: {
        if (std::exchange(has_region_, true))
            return twice();
        child.region = value.shape == Value::Shape::text ? policy_.region(value.text) : nullptr;
        if (child.region)
            return Success {};
        std::vector<std::string> names;
        for (const Region& region : policy_.regions)
            names.push_back('"' + region.id + '"');
        return wrong(alternatives(names));
    }
    case Column::What::fact:
        break;
    }
    if (!child.answers.is_absent(column.fact))
        return twice();
    if (value.shape == Value::Shape::null) {
        child.answers.decline(column.fact);
        return Success {};
    }
    const Fact& fact = policy_.schema[column.fact];
    std::optional<int> taken;
    if (fact.kind == FactKind::boolean && value.shape == Value::Shape::boolean)
        taken = value.text == "true";
    if (fact.kind == FactKind::choice && value.shape == Value::Shape::text)
        taken = fact.value_of(value.text);
    if (fact.kind == FactKind::integer && value.shape == Value::Shape::number) {
        int number = 0;
        const char* const end = value.text.data() + value.text.size();
        const auto [read_to, error] = std::from_chars(value.text.data(), end, number);
        if (error == std::errc {} && read_to == end && fact.allows(number))
            taken = number;
    }
    if (!taken)
        return wrong(expectation(fact));
    child.answers.know(column.fact, *taken);
    return Success {};
}

Result<bool> RegisterReader::finish(RegisteredChild& child) const
{
    if (!child.region)
        return Error { "expected \"region\", got nothing; add it, or --region REGION for all lines" };
    for (const Contradiction& contradiction : policy_.contradictions)
        if (contradiction.rule.truth(child.answers) == Truth::yes)
            return Error { contradiction_in(policy_, contradiction, child.answers) };
    return true;
}

} // namespace kiosk::cli
