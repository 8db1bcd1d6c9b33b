// SPDX-License-Identifier: Apache-2.0
//
// What of messages needs to know a locale: plurals, numbers, lists, dates. One class and two ways to it, chosen when
// linking: ICU (icu_formatter.cpp), and in a web page the browser's own (kiosk/web/core/page_formatter.cpp), which is
// built from the same CLDR. tests/web proves that both say the same, message by message.
#pragma once

#include "kiosk/core/result.hpp"
#include "kiosk/locale/argument.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kiosk::locale {

class Formatter {
public:
    // A pattern of ICU MessageFormat, ready to be formatted.
    class Pattern;

    // `tag`: BCP 47. An error: it is none, or nothing is known of it.
    static Result<Formatter> create(const std::string& tag);
    ~Formatter();
    Formatter(Formatter&&) noexcept;
    Formatter& operator=(Formatter&&) noexcept;

    bool right_to_left() const;

    // An error: the pattern cannot be read, in words that follow a name.
    Result<std::shared_ptr<const Pattern>> compile(std::string_view pattern) const;
    // Nothing: an argument is missing.
    static std::optional<std::string> format(const Pattern& pattern, std::initializer_list<Argument> arguments);

    // "甲、乙和丙", "A, B and C".
    std::string list(const std::vector<std::string>& items) const;
    // "2024年11月1日", "1 November 2024".
    std::string date(std::chrono::year_month_day date) const;

private:
    struct Data;
    explicit Formatter(std::unique_ptr<Data> data);
    std::unique_ptr<Data> data_;
};

} // namespace kiosk::locale
