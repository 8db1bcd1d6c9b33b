// SPDX-License-Identifier: Apache-2.0
#include "kiosk/locale/messages.hpp"

#include <unicode/datefmt.h>
#include <unicode/fmtable.h>
#include <unicode/listformatter.h>
#include <unicode/locid.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <new>

namespace kiosk::locale {

namespace {

// The message that names the locale of a language, where its tag alone does not.
constexpr std::string_view locale_key = "language.locale";
// Between the items of a list and before its last one, where ICU knows no better than English "and", as for Uyghur.
constexpr std::string_view list_joint_key = "language.list_joint";
constexpr std::string_view list_end_key = "language.list_end";

// ICU goes on without memory, with texts that are empty and "bogus": what is said would have holes.
const icu::UnicodeString& whole(const icu::UnicodeString& text)
{
    if (text.isBogus())
        throw std::bad_alloc();
    return text;
}
void check_memory(UErrorCode code)
{
    if (code == U_MEMORY_ALLOCATION_ERROR)
        throw std::bad_alloc();
}

// Bytes that are not UTF-8 become U+FFFD.
icu::UnicodeString unicode(std::string_view text)
{
    return whole(icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size()))));
}

std::string utf8(const icu::UnicodeString& text)
{
    whole(text);
    std::string result;
    text.toUTF8String(result);
    return result;
}

// What ICU says of a pattern, as one line.
Error unreadable(UErrorCode code, const UParseError& where)
{
    std::string message = "ICU cannot read the pattern";
    const icu::UnicodeString near(where.preContext);
    if (!near.isEmpty())
        message += " after \"" + utf8(near) + "\"";
    switch (code) {
    case U_UNMATCHED_BRACES:
        return { message + ": a bracket is not closed" };
    case U_DEFAULT_KEYWORD_MISSING:
        return { message + ": a plural or select has no \"other\"" };
    case U_PATTERN_SYNTAX_ERROR:
        return { message + ": expected {name} or {name, plural, one {…} other {…}}" };
    default:
        return { message + " (" + u_errorName(code) + ")" };
    }
}

Result<std::unique_ptr<icu::MessageFormat>> compile(std::string_view pattern, const icu::Locale& locale)
{
    UErrorCode code = U_ZERO_ERROR;
    UParseError where {};
    auto format = std::make_unique<icu::MessageFormat>(unicode(pattern), locale, where, code);
    check_memory(code);
    if (U_FAILURE(code))
        return unreadable(code, where);
    return format;
}

// A language may name a locale of its own, as "en" does with "en-GB" for its dates.
Result<icu::Locale> locale_of(std::string_view language, const Messages::Patterns& patterns)
{
    const auto named = patterns.find(locale_key);
    std::string tag(named == patterns.end() ? language : std::string_view(named->second));
    std::replace(tag.begin(), tag.end(), '_', '-'); // "en_GB" is ICU's own way to write it
    UErrorCode code = U_ZERO_ERROR;
    const icu::Locale locale = icu::Locale::forLanguageTag(tag, code);
    if (U_FAILURE(code) || locale.isBogus() || *locale.getLanguage() == '\0')
        return Error { "language \"" + std::string(language) + "\": expected a BCP 47 tag such as \"zh-Hans\", got \""
            + tag + "\"" };
    return locale;
}

// Nothing for ICU to do: most messages have no argument.
bool is_plain(std::string_view pattern)
{
    return pattern.find_first_of("{}'") == std::string_view::npos;
}

} // namespace

struct Messages::Data {
    std::string language;
    bool right_to_left = false;
    std::map<std::string, std::string, std::less<>> plain;
    std::map<std::string, std::unique_ptr<icu::MessageFormat>, std::less<>> formats;
    std::unique_ptr<icu::ListFormatter> list;
    std::unique_ptr<icu::DateFormat> date;

    Status add(const std::string& key, const std::string& pattern, const icu::Locale& locale)
    {
        if (is_plain(pattern)) {
            plain.emplace(key, pattern);
            return Success {};
        }
        auto format = compile(pattern, locale);
        if (!format)
            return Error { "message \"" + key + "\" in " + language + ": " + format.error().message };
        formats.emplace(key, std::move(*format));
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
    const auto named = locale_of(language, patterns);
    if (!named)
        return named.error();
    const icu::Locale& locale = *named;

    auto data = std::make_unique<Data>();
    data->language = language;
    data->right_to_left = locale.isRightToLeft() != 0;
    for (const auto& [key, pattern] : patterns)
        if (const Status added = data->add(key, pattern, locale); !added)
            return added.error();
    if (!fallback.empty()) {
        const auto other = locale_of("zh-Hans", fallback);
        if (!other)
            return other.error();
        for (const auto& [key, pattern] : fallback)
            if (patterns.find(key) == patterns.end() && key != list_joint_key && key != list_end_key)
                if (const Status added = data->add(key, std::string(fallback_mark) + pattern, *other); !added)
                    return added.error();
    }

    UErrorCode code = U_ZERO_ERROR;
    data->list.reset(icu::ListFormatter::createInstance(locale, code));
    data->date.reset(icu::DateFormat::createDateInstance(icu::DateFormat::kLong, locale));
    check_memory(code);
    if (U_FAILURE(code) || !data->date)
        return Error { "language \"" + data->language + "\": ICU has no lists or dates for it; install libicu" };
    // A date of the content has no hour and no place: whatever zone the machine is in, it stays that day.
    data->date->adoptTimeZone(icu::TimeZone::getGMT()->clone());
    return Messages(std::move(data));
}

const std::string& Messages::language() const
{
    return data_->language;
}
bool Messages::right_to_left() const
{
    return data_->right_to_left;
}

bool Messages::has(std::string_view key) const
{
    return data_->plain.find(key) != data_->plain.end() || data_->formats.find(key) != data_->formats.end();
}

std::string Messages::operator()(std::string_view key, std::initializer_list<Argument> arguments) const
{
    if (const auto plain = data_->plain.find(key); plain != data_->plain.end())
        return plain->second;
    const std::string missing = "⟦" + std::string(key) + "⟧";
    const auto format = data_->formats.find(key);
    if (format == data_->formats.end())
        return missing;

    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    for (const Argument& argument : arguments) {
        names.push_back(unicode(argument.name));
        if (const int* number = std::get_if<int>(&argument.value))
            values.emplace_back(static_cast<int32_t>(*number));
        else
            values.emplace_back(unicode(std::get<std::string_view>(argument.value)));
    }
    UErrorCode code = U_ZERO_ERROR;
    icu::UnicodeString text;
    format->second->format(names.data(), values.data(), static_cast<int32_t>(values.size()), text, code);
    check_memory(code);
    return U_FAILURE(code) ? missing : utf8(text);
}

std::string Messages::operator()(Phrase phrase, std::initializer_list<Argument> arguments) const
{
    return (*this)(key(phrase), arguments);
}

std::string Messages::list(const std::vector<std::string>& items) const
{
    const auto joint = data_->plain.find(list_joint_key);
    const auto end = data_->plain.find(list_end_key);
    if (joint != data_->plain.end() && end != data_->plain.end()) {
        std::string joined;
        for (std::size_t i = 0; i < items.size(); ++i)
            joined += (i == 0 ? "" : i + 1 == items.size() ? end->second : joint->second) + items[i];
        return joined;
    }
    std::vector<icu::UnicodeString> texts;
    for (const std::string& item : items)
        texts.push_back(unicode(item));
    UErrorCode code = U_ZERO_ERROR;
    icu::UnicodeString joined;
    data_->list->format(texts.data(), static_cast<int32_t>(texts.size()), joined, code);
    check_memory(code);
    return utf8(joined);
}

std::string Messages::date(std::chrono::year_month_day date) const
{
    const std::chrono::sys_days day = date;
    const auto since_1970 = std::chrono::duration<double, std::milli>(day.time_since_epoch());
    icu::UnicodeString text;
    data_->date->format(static_cast<UDate>(since_1970.count()), text);
    if (text.isEmpty()) // no date is
        throw std::bad_alloc();
    return utf8(text);
}

Result<std::set<std::string>> argument_names(std::string_view pattern)
{
    std::set<std::string> names;
    if (is_plain(pattern))
        return names;
    UErrorCode code = U_ZERO_ERROR;
    UParseError where {};
    const icu::UnicodeString source = unicode(pattern);
    const icu::MessagePattern parsed(source, &where, code);
    if (U_FAILURE(code))
        return unreadable(code, where);
    // The parts of what is nested in a plural or a select stand in the same row.
    for (int32_t i = 0; i < parsed.countParts(); ++i) {
        const auto& part = parsed.getPart(i);
        if (part.getType() == UMSGPAT_PART_TYPE_ARG_NAME || part.getType() == UMSGPAT_PART_TYPE_ARG_NUMBER)
            names.insert(utf8(parsed.getSubstring(part)));
    }
    // The pattern's grammar says nothing of the kinds of arguments; only compiling finds {count, plurral, …}.
    auto format = compile(pattern, icu::Locale::getRoot());
    if (!format)
        return format.error();
    return names;
}

} // namespace kiosk::locale
