// SPDX-License-Identifier: Apache-2.0
#include "kiosk/locale/messages.hpp"

#include "kiosk/locale/formatter.hpp"

#include <algorithm>

namespace kiosk::locale {

namespace {

// The message that names the locale of a language, where its tag alone does not.
constexpr std::string_view locale_key = "language.locale";
// Between the items of a list and before its last one, where ICU knows no better than English "and", as for Uyghur.
constexpr std::string_view list_joint_key = "language.list_joint";
constexpr std::string_view list_end_key = "language.list_end";

// A language may name a locale of its own, as "en" does with "en-GB" for its dates.
Result<Formatter> formatter_of(std::string_view language, const Messages::Patterns& patterns)
{
    const auto named = patterns.find(locale_key);
    std::string tag(named == patterns.end() ? language : std::string_view(named->second));
    std::replace(tag.begin(), tag.end(), '_', '-'); // "en_GB" is ICU's own way to write it
    auto formatter = Formatter::create(tag);
    if (!formatter)
        return Error { "language \"" + std::string(language) + "\": " + formatter.error().message };
    return formatter;
}

// Nothing to format: most messages have no argument.
bool is_plain(std::string_view pattern)
{
    return pattern.find_first_of("{}'") == std::string_view::npos;
}

} // namespace

struct Messages::Data {
    Data(std::string tag, Formatter its_formatter)
        : language(std::move(tag))
        , formatter(std::move(its_formatter))
    {
    }

    std::string language;
    Formatter formatter;
    std::map<std::string, std::string, std::less<>> plain;
    std::map<std::string, std::shared_ptr<const Formatter::Pattern>, std::less<>> patterns;

    Status add(const std::string& key, const std::string& pattern, const Formatter& of_its_locale)
    {
        if (is_plain(pattern)) {
            plain.emplace(key, pattern);
            return Success {};
        }
        auto compiled = of_its_locale.compile(pattern);
        if (!compiled)
            return Error { "message \"" + key + "\" in " + language + ": " + compiled.error().message };
        patterns.emplace(key, std::move(*compiled));
        return Success {};
    }
};

Messages::Messages(std::unique_ptr<Data> data)
    : data_(std::move(data))
{
}
Messages::~Messages() = default;
Messages::Messages(Messages&&) noexcept = default;
Messages& Messages::operator=(Messages&&) noexcept = default;

Result<Messages> Messages::create(std::string_view language, const Patterns& patterns, const Patterns& fallback)
{
    auto formatter = formatter_of(language, patterns);
    if (!formatter)
        return formatter.error();
    auto data = std::make_unique<Data>(std::string(language), std::move(*formatter));
    for (const auto& [key, pattern] : patterns)
        if (const Status added = data->add(key, pattern, data->formatter); !added)
            return added.error();
    if (!fallback.empty()) {
        const auto other = formatter_of("zh-Hans", fallback);
        if (!other)
            return other.error();
        for (const auto& [key, pattern] : fallback)
            if (patterns.find(key) == patterns.end() && key != list_joint_key && key != list_end_key)
                if (const Status added = data->add(key, std::string(fallback_mark) + pattern, *other); !added)
                    return added.error();
    }
    return Messages(std::move(data));
}

const std::string& Messages::language() const
{
    return data_->language;
}
bool Messages::right_to_left() const
{
    return data_->formatter.right_to_left();
}

bool Messages::has(std::string_view key) const
{
    return data_->plain.find(key) != data_->plain.end() || data_->patterns.find(key) != data_->patterns.end();
}

std::string Messages::operator()(std::string_view key, std::initializer_list<Argument> arguments) const
{
    if (const auto plain = data_->plain.find(key); plain != data_->plain.end())
        return plain->second;
    const std::string missing = "⟦" + std::string(key) + "⟧";
    const auto pattern = data_->patterns.find(key);
    if (pattern == data_->patterns.end())
        return missing;
    return Formatter::format(*pattern->second, arguments).value_or(missing);
}

std::string Messages::operator()(Phrase phrase, std::initializer_list<Argument> arguments) const
{
    return (*this)(key(phrase), arguments);
}

std::string Messages::list(const std::vector<std::string>& items) const
{
    const auto joint = data_->plain.find(list_joint_key);
    const auto end = data_->plain.find(list_end_key);
    if (joint == data_->plain.end() || end == data_->plain.end())
        return data_->formatter.list(items);
    std::string joined;
    for (std::size_t i = 0; i < items.size(); ++i)
        joined += (i == 0 ? "" : i + 1 == items.size() ? end->second : joint->second) + items[i];
    return joined;
}

std::string Messages::date(std::chrono::year_month_day date) const
{
    return data_->formatter.date(date);
}

} // namespace kiosk::locale
