// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/fields.hpp"

#include "kiosk/diagnostics/listed.hpp"

#include <algorithm>

namespace kiosk::content {

bool is_identifier(std::string_view text)
{
    return !text.empty() && text.front() >= 'a' && text.front() <= 'z'
        && std::all_of(text.begin(), text.end(),
            [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

std::string in_quotes(std::string_view text)
{
    return "\"" + std::string(text) + "\"";
}

void Unique::add(const Text& id)
{
    if (id.empty())
        return;
    const auto [first, added] = lines_.emplace(id.value, id.place.line);
    if (!added)
        complaints_.add(id.place,
            what_ + in_quotes(id.value) + " is there twice, first in line " + std::to_string(first->second)
                + "; rename or delete one");
}

Fields::Fields(const Table& table, Place place, std::string what, Complaints& complaints)
    : table_(table)
    , place_(std::move(place))
    , what_(std::move(what))
    , complaints_(complaints)
{
}

Fields::~Fields()
{
    for (const Entry& entry : table_)
        if (std::find(taken_.begin(), taken_.end(), entry.key) == taken_.end())
            complain(entry.place, "unknown key " + in_quotes(entry.key) + "; correct or delete it");
}

void Fields::complain(const Place& place, const std::string& message) const
{
    complaints_.add(place, what_.empty() ? message : what_ + ": " + message);
}

bool Fields::has(std::string_view key) const
{
    return std::any_of(table_.begin(), table_.end(), [&](const Entry& entry) { return entry.key == key; });
}

const Node* Fields::take(std::string_view key)
{
    taken_.emplace_back(key);
    const auto found = std::find_if(table_.begin(), table_.end(), [&](const Entry& entry) { return entry.key == key; });
    return found == table_.end() ? nullptr : &found->value;
}

void Fields::missing(std::string_view key) const
{
    complain(place_, in_quotes(key) + " is missing; add it");
}

void Fields::wrong(std::string_view key, const Place& place, std::string_view expected) const
{
    complain(place, in_quotes(key) + " has the wrong type; expected " + std::string(expected));
}

Text Fields::words(std::string_view key, const Node& node) const
{
    const auto* text = std::get_if<std::string>(&node.value);
    if (!text)
        wrong(key, node.place, "words in quotes");
    else if (text->empty())
        complain(node.place, in_quotes(key) + " is empty; fill it in or delete it");
    return { text ? *text : std::string(), node.place };
}

Text Fields::identifier(std::string_view key, const Node& node) const
{
    Text text = words(key, node);
    if (!text.empty() && !is_identifier(text.value)) {
        complain(text.place,
            in_quotes(key) + ": expected small letters, digits and underscores, got " + in_quotes(text.value));
        text.value.clear();
    }
    return text;
}

std::optional<Number> Fields::number(std::string_view key, const Node& node) const
{
    // As in a rule, where nine digits keep every sum and product within 64 bits.
    constexpr std::int64_t highest = 999'999'999;
    const auto* number = std::get_if<std::int64_t>(&node.value);
    if (number && *number >= 0 && *number <= highest)
        return Number { static_cast<int>(*number), node.place };
    wrong(key, node.place, "a whole number from 0 to 999999999");
    return std::nullopt;
}

Text Fields::text(std::string_view key)
{
    const Node* node = take(key);
    if (node)
        return words(key, *node);
    missing(key);
    return { {}, place_ };
}

std::optional<Text> Fields::optional_text(std::string_view key)
{
    const Node* node = take(key);
    return node ? std::optional(words(key, *node)) : std::nullopt;
}

Text Fields::id(std::string_view key)
{
    const Node* node = take(key);
    if (node)
        return identifier(key, *node);
    missing(key);
    return { {}, place_ };
}

std::optional<Text> Fields::optional_id(std::string_view key)
{
    const Node* node = take(key);
    return node ? std::optional(identifier(key, *node)) : std::nullopt;
}

std::optional<Number> Fields::optional_number(std::string_view key)
{
    const Node* node = take(key);
    return node ? number(key, *node) : std::nullopt;
}

std::optional<DraftDate> Fields::optional_date(std::string_view key)
{
    const Node* node = take(key);
    if (!node)
        return std::nullopt;
    const auto* date = std::get_if<std::chrono::year_month_day>(&node->value);
    if (date)
        return DraftDate { *date, node->place };
    wrong(key, node->place, "a date such as 2026-11-21, without quotes");
    return std::nullopt;
}

std::optional<DraftDate> Fields::date(std::string_view key)
{
    if (!has(key))
        missing(key);
    return optional_date(key);
}

bool Fields::flag(std::string_view key)
{
    const Node* node = take(key);
    if (!node)
        return false;
    const auto* flag = std::get_if<bool>(&node->value);
    if (!flag)
        wrong(key, node->place, "true or false, without quotes");
    return flag && *flag;
}

std::vector<Text> Fields::optional_texts(std::string_view key)
{
    std::vector<Text> texts;
    const Node* node = take(key);
    if (!node)
        return texts;
    const auto* nodes = std::get_if<std::vector<Node>>(&node->value);
    if (!nodes)
        wrong(key, node->place, "a list such as [\"a\", \"b\"]");
    else
        for (const Node& element : *nodes)
            if (Text text = words(key, element); !text.empty())
                texts.push_back(std::move(text));
    return texts;
}

std::vector<Text> Fields::texts(std::string_view key)
{
    const bool present = has(key);
    const std::size_t before = complaints_.size();
    std::vector<Text> texts = optional_texts(key);
    if (!present)
        missing(key);
    else if (texts.empty() && complaints_.size() == before)
        complain(place_, in_quotes(key) + " is an empty list; fill it in");
    return texts;
}

std::vector<Number> Fields::optional_numbers(std::string_view key)
{
    std::vector<Number> numbers;
    const Node* node = take(key);
    if (!node)
        return numbers;
    const auto* nodes = std::get_if<std::vector<Node>>(&node->value);
    if (!nodes)
        wrong(key, node->place, "a list such as [1, 2, 3]");
    else
        for (const Node& element : *nodes)
            if (const auto value = number(key, element))
                numbers.push_back(*value);
    return numbers;
}

Text Fields::one_of(std::string_view key, std::initializer_list<std::string_view> allowed)
{
    const Node* node = take(key);
    if (!node)
        return { std::string(*allowed.begin()), place_ };
    const Text text = words(key, *node);
    if (text.empty() || std::find(allowed.begin(), allowed.end(), text.value) != allowed.end())
        return text;
    std::vector<std::string> expected;
    for (const std::string_view each : allowed)
        expected.push_back(in_quotes(each));
    complain(text.place, in_quotes(key) + ": expected one of " + listed(expected) + ", got " + in_quotes(text.value));
    return { {}, text.place };
}

void Fields::each(std::string_view key, const std::function<void(const Table&, const Place&)>& take_one)
{
    const Node* node = take(key);
    if (!node)
        return;
    const auto* nodes = std::get_if<std::vector<Node>>(&node->value);
    if (!nodes)
        return wrong(key, node->place, "a list of tables");
    for (const Node& element : *nodes) {
        if (const auto* table = std::get_if<Table>(&element.value))
            take_one(*table, element.place);
        else
            wrong(key, element.place, "a table such as { rule = \"…\", cite = \"…\" }");
    }
}

void Fields::inner(std::string_view key, const std::function<void(const Table&, const Place&)>& take_it)
{
    const Node* node = take(key);
    if (!node)
        return;
    if (const auto* table = std::get_if<Table>(&node->value))
        take_it(*table, node->place);
    else
        wrong(key, node->place, "a table");
}

} // namespace kiosk::content
