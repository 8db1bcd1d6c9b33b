// SPDX-License-Identifier: Apache-2.0
//
// The messages of one language.
#pragma once

#include "kiosk/core/result.hpp"
#include "kiosk/locale/argument.hpp"
#include "kiosk/locale/phrases.hpp"

#include <chrono>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace kiosk::locale {

// Before words that are shown in Chinese because their translation is missing.
inline constexpr std::string_view fallback_mark = "〔中文〕";

class Messages {
public:
    using Patterns = std::map<std::string, std::string, std::less<>>;

    // `patterns` is ICU MessageFormat by key; a pattern that ICU cannot read is an error naming its key.
    // A key that only `fallback` has, the language all others are translated from, is shown in that language, marked.
    static Result<Messages> create(std::string_view language, const Patterns& patterns, const Patterns& fallback = {});
    ~Messages();
    Messages(Messages&&) noexcept;
    Messages& operator=(Messages&&) noexcept;

    const std::string& language() const;
    bool right_to_left() const;

    bool has(std::string_view key) const;
    // A key that is not there gives the key itself in brackets, "⟦key⟧": seen at once, and found by every test.
    std::string operator()(std::string_view key, std::initializer_list<Argument> arguments = {}) const;
    std::string operator()(Phrase phrase, std::initializer_list<Argument> arguments = {}) const;

    // "甲、乙和丙", "A, B and C".
    std::string list(const std::vector<std::string>& items) const;
    // "2024年11月1日", "1 November 2024".
    std::string date(std::chrono::year_month_day date) const;

private:
    struct Data;
    explicit Messages(std::unique_ptr<Data> data);
    std::unique_ptr<Data> data_;
};

// The names of the arguments of a pattern, for comparing languages; an error when ICU cannot read it.
Result<std::set<std::string>> argument_names(std::string_view pattern);

} // namespace kiosk::locale
