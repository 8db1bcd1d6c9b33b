// SPDX-License-Identifier: Apache-2.0
//
// Takes the entries of one table, each by its name and kind, and complains of what is missing, wrong or left over.
#pragma once

#include "kiosk/content/compiler/source.hpp"

#include <functional>
#include <map>

namespace kiosk::content {

// Words and where they stand. Empty after a complaint: nobody complains twice.
struct Text {
    std::string value;
    Place place;

    bool empty() const { return value.empty(); }
};

struct Number {
    int value = 0;
    Place place;
};

struct DraftDate {
    std::chrono::year_month_day value {};
    Place place;
};

class Fields {
public:
    // `what` leads every complaint: "service ZJ-03, benefit ZJ-03d". It may be empty.
    Fields(const Table& table, Place place, std::string what, Complaints& complaints);
    // Complains of every entry that nobody took.
    ~Fields();
    Fields(const Fields&) = delete;
    Fields& operator=(const Fields&) = delete;

    const Place& place() const { return place_; }
    const std::string& what() const { return what_; }
    void name(std::string what) { what_ = std::move(what); }
    void complain(const Place& place, const std::string& message) const;

    bool has(std::string_view key) const;

    // Required.
    Text text(std::string_view key);
    std::optional<DraftDate> date(std::string_view key);
    std::vector<Text> texts(std::string_view key); // at least one
    // An identifier: lower-case letters, digits and underscores.
    Text id(std::string_view key);

    std::optional<Text> optional_text(std::string_view key);
    std::optional<Text> optional_id(std::string_view key);
    std::optional<Number> optional_number(std::string_view key);
    std::optional<DraftDate> optional_date(std::string_view key);
    bool flag(std::string_view key); // absent is false
    std::vector<Text> optional_texts(std::string_view key);
    std::vector<Number> optional_numbers(std::string_view key);
    // One of `allowed`; absent is the first.
    Text one_of(std::string_view key, std::initializer_list<std::string_view> allowed);

    // Each table of an array of tables, or the one table under a key; absent is none.
    void each(std::string_view key, const std::function<void(const Table&, const Place&)>& take);
    void inner(std::string_view key, const std::function<void(const Table&, const Place&)>& take);

private:
    const Node* take(std::string_view key);
    void missing(std::string_view key) const;
    void wrong(std::string_view key, const Place& place, std::string_view expected) const;
    Text words(std::string_view key, const Node& node) const;
    Text identifier(std::string_view key, const Node& node) const;
    std::optional<Number> number(std::string_view key, const Node& node) const;

    const Table& table_;
    Place place_;
    std::string what_;
    Complaints& complaints_;
    std::vector<std::string> taken_;
};

// A complaint for each id that is there twice, at the second.
class Unique {
public:
    Unique(std::string what, Complaints& complaints)
        : what_(std::move(what))
        , complaints_(complaints)
    {
    }
    void add(const Text& id);

private:
    std::string what_;
    Complaints& complaints_;
    std::map<std::string, int, std::less<>> lines_;
};

bool is_identifier(std::string_view text);
std::string in_quotes(std::string_view text);

} // namespace kiosk::content
