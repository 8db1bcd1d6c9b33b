// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/translation_states.hpp"

#include "kiosk/content/sha256.hpp"
#include "kiosk/core/calendar.hpp"

#include <algorithm>

namespace kiosk::content {

namespace {

constexpr std::size_t digits = 8;

bool is_fingerprint(std::string_view text)
{
    return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

} // namespace

std::string fingerprint(std::string_view text)
{
    return sha256(text).substr(0, digits);
}

TranslationStates::TranslationStates(const DraftLanguage& source, const DraftLanguage& translation)
    : translation_(translation)
    , authoritative_(translation.tag == authoritative_language)
{
    for (const auto& [key, text] : source.messages)
        source_.emplace(key, text.value);
}

bool TranslationStates::is_reviewed(const DraftStamp& stamp, std::string_view source, std::string_view text)
{
    return stamp.reviewed_on && stamp.source == fingerprint(source) && stamp.text == fingerprint(text);
}

TextState TranslationStates::of_message(std::string_view key, std::string_view text) const
{
    // The name, direction and locale of a language are nobody's translation.
    if (authoritative_ || key.substr(0, key.find('.')) == "language")
        return TextState::source;
    const auto stamp = translation_.stamps.find(key);
    const auto source = source_.find(key);
    if (stamp == translation_.stamps.end() || source == source_.end())
        return TextState::translated;
    if (stamp->second.source != fingerprint(source->second) && stamp->second.text == fingerprint(text))
        return TextState::outdated;
    return is_reviewed(stamp->second, source->second, text) ? TextState::reviewed : TextState::translated;
}

TextState TranslationStates::of_official(std::string_view words, std::string_view text) const
{
    const auto stamp = translation_.official_stamps.find(words);
    if (stamp != translation_.official_stamps.end() && is_reviewed(stamp->second, words, text))
        return TextState::reviewed;
    return TextState::translated;
}

bool TranslationStates::unstamped(std::string_view key, std::string_view text) const
{
    const TextState state = of_message(key, text);
    if (state == TextState::source || state == TextState::outdated)
        return false;
    const auto stamp = translation_.stamps.find(key);
    const auto source = source_.find(key);
    return stamp == translation_.stamps.end() || source == source_.end()
        || stamp->second.source != fingerprint(source->second) || stamp->second.text != fingerprint(text);
}

std::optional<DraftStamp> stamp_of(const std::string& text)
{
    DraftStamp stamp;
    stamp.source = text.substr(0, digits);
    if (!is_fingerprint(stamp.source) || text.size() < 2 * digits + 1 || text[digits] != ' ')
        return std::nullopt;
    stamp.text = text.substr(digits + 1, digits);
    if (!is_fingerprint(stamp.text))
        return std::nullopt;
    const std::string rest = text.substr(2 * digits + 1);
    if (rest.empty())
        return stamp;
    // " 2026-11-22 Li Ming"
    constexpr std::size_t name_at = 12;
    if (rest.size() <= name_at || rest[0] != ' ' || rest[name_at - 1] != ' ')
        return std::nullopt;
    const auto date = read_iso_date(std::string_view(rest).substr(1, name_at - 2));
    stamp.reviewer = rest.substr(name_at);
    if (!date)
        return std::nullopt;
    stamp.reviewed_on = date;
    return stamp;
}

std::string text_of(const DraftStamp& stamp)
{
    std::string text = stamp.source + ' ' + stamp.text;
    if (stamp.reviewed_on)
        text += ' ' + iso_date(*stamp.reviewed_on) + ' ' + stamp.reviewer;
    return text;
}

} // namespace kiosk::content
