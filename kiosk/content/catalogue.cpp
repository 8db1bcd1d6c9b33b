// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/catalogue.hpp"

#include <algorithm>
#include <cassert>

namespace kiosk::content {

std::string_view name(TextState state)
{
    switch (state) {
    case TextState::source:
        return "source";
    case TextState::translated:
        return "translated";
    case TextState::reviewed:
        return "reviewed";
    case TextState::outdated:
        return "outdated";
    case TextState::missing:
        break;
    }
    return "missing";
}

bool Catalogue::offered_by_default(std::string_view language) const
{
    return not_offered_.find(language) == not_offered_.end();
}

TranslationStatus Catalogue::translation_status(std::string_view language) const
{
    const auto found = read_.find(language);
    return found == read_.end() ? TranslationStatus {} : found->second.status;
}

const Catalogue::Words& Catalogue::messages(std::string_view language) const
{
    const auto found = read_.find(language);
    // The content has it, and nobody asked for it: our own mistake, which would show Chinese to who reads none.
    assert(found != read_.end() || std::find(languages_.begin(), languages_.end(), language) == languages_.end());
    return found != read_.end() ? found->second.messages : read_.find(languages_.front())->second.messages;
}

std::string_view Catalogue::official(std::string_view language, std::string_view words) const
{
    const auto read = read_.find(language);
    if (read == read_.end())
        return words;
    const auto found = read->second.official.find(words);
    return found == read->second.official.end() ? words : std::string_view(found->second);
}

void Catalogue::add_language(
    std::string tag, Words messages, const std::function<std::string(std::string_view)>& official)
{
    Language& language = read_[tag];
    const auto english = read_.find("en");
    assert(english != read_.end());
    for (const auto& [chinese, translated] : english->second.official)
        language.official.emplace(chinese, official(translated));
    language.messages = std::move(messages);
    languages_.push_back(std::move(tag));
}

std::string_view Catalogue::document_title(std::string_view id) const
{
    const auto found = documents_.find(id);
    return found == documents_.end() ? std::string_view() : std::string_view(found->second);
}

} // namespace kiosk::content
