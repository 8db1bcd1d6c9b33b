// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/catalogue.hpp"

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
    const auto found = translation_statuses_.find(language);
    return found == translation_statuses_.end() ? TranslationStatus {} : found->second;
}

const Catalogue::Words& Catalogue::messages(std::string_view language) const
{
    const auto found = messages_.find(language);
    return found != messages_.end() ? found->second : messages_.find(languages_.front())->second;
}

std::string_view Catalogue::official(std::string_view language, std::string_view words) const
{
    const auto translations = official_.find(language);
    if (translations == official_.end())
        return words;
    const auto found = translations->second.find(words);
    return found == translations->second.end() ? words : std::string_view(found->second);
}

void Catalogue::add_language(
    std::string tag, Words messages, const std::function<std::string(std::string_view)>& official)
{
    Words& words = official_[tag];
    const auto english = official_.find("en");
    assert(english != official_.end());
    for (const auto& [chinese, translated] : english->second)
        words.emplace(chinese, official(translated));
    messages_.insert_or_assign(tag, std::move(messages));
    languages_.push_back(std::move(tag));
}

std::string_view Catalogue::document_title(std::string_view id) const
{
    const auto found = documents_.find(id);
    return found == documents_.end() ? std::string_view() : std::string_view(found->second);
}

} // namespace kiosk::content
