// SPDX-License-Identifier: Apache-2.0
#include "kiosk/locale/formatter.hpp"
#include "kiosk/locale/messages.hpp"

#include <unicode/datefmt.h>
#include <unicode/fmtable.h>
#include <unicode/listformatter.h>
#include <unicode/locid.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <new>

namespace kiosk::locale {

namespace {

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

} // namespace

class Formatter::Pattern {
public:
    explicit Pattern(std::unique_ptr<icu::MessageFormat> compiled)
        : format(std::move(compiled))
    {
    }

    std::unique_ptr<icu::MessageFormat> format;
};

struct Formatter::Data {
    icu::Locale locale;
    std::unique_ptr<icu::ListFormatter> list;
    std::unique_ptr<icu::DateFormat> date;
};

Formatter::Formatter(std::unique_ptr<Data> data)
    : data_(std::move(data))
{
}
Formatter::~Formatter() = default;
Formatter::Formatter(Formatter&&) noexcept = default;
Formatter& Formatter::operator=(Formatter&&) noexcept = default;

Result<Formatter> Formatter::create(const std::string& tag)
{
    UErrorCode code = U_ZERO_ERROR;
    auto data = std::make_unique<Data>();
    data->locale = icu::Locale::forLanguageTag(tag, code);
    if (U_FAILURE(code) || data->locale.isBogus() || *data->locale.getLanguage() == '\0')
        return Error { "expected a BCP 47 tag such as \"zh-Hans\", got \"" + tag + "\"" };
    data->list.reset(icu::ListFormatter::createInstance(data->locale, code));
    data->date.reset(icu::DateFormat::createDateInstance(icu::DateFormat::kLong, data->locale));
    check_memory(code);
    if (U_FAILURE(code) || !data->date)
        return Error { "ICU has no lists or dates for it; install libicu" };
    // A date of the content has no hour and no place: whatever zone the machine is in, it stays that day.
    data->date->adoptTimeZone(icu::TimeZone::getGMT()->clone());
    return Formatter(std::move(data));
}

bool Formatter::right_to_left() const
{
    return data_->locale.isRightToLeft() != 0;
}

Result<std::shared_ptr<const Formatter::Pattern>> Formatter::compile(std::string_view pattern) const
{
    auto format = locale::compile(pattern, data_->locale);
    if (!format)
        return format.error();
    return std::make_shared<const Pattern>(std::move(*format));
}

std::optional<std::string> Formatter::format(const Pattern& pattern, std::initializer_list<Argument> arguments)
{
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
    pattern.format->format(names.data(), values.data(), static_cast<int32_t>(values.size()), text, code);
    check_memory(code);
    if (U_FAILURE(code))
        return std::nullopt;
    return utf8(text);
}

std::string Formatter::list(const std::vector<std::string>& items) const
{
    std::vector<icu::UnicodeString> texts;
    for (const std::string& item : items)
        texts.push_back(unicode(item));
    UErrorCode code = U_ZERO_ERROR;
    icu::UnicodeString joined;
    data_->list->format(texts.data(), static_cast<int32_t>(texts.size()), joined, code);
    check_memory(code);
    return utf8(joined);
}

std::string Formatter::date(std::chrono::year_month_day date) const
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
