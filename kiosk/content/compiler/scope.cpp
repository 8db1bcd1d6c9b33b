// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/scope.hpp"

#include "kiosk/content/compiler/checks.hpp"

namespace kiosk::content {

Scope::Scope(const Draft& draft)
    : keys_(shared_message_keys(draft))
    , official_(shared_official_words(draft))
{
}

Scope::Scope(const Scope& shared, const DraftRegion& region)
    : shared_(&shared)
    , region_(&region)
    , keys_(message_keys(region, shared.keys_))
    , official_(official_words(region))
{
}

bool Scope::takes(std::string_view key) const
{
    const std::string_view region = keys_.region(key);
    if (!region_)
        return region.empty() && keys_.allows(key);
    if (region.empty())
        return keys_.allows(key);
    return region == region_->id.value && (keys_.allows(key) || shared_->keys_.allows(key));
}

DraftLanguage Scope::words_of(const DraftLanguage& language) const
{
    DraftLanguage words;
    words.tag = language.tag;
    words.folder = language.folder;
    words.files = language.files;
    words.offered_by_default = language.offered_by_default;
    words.broken = language.broken;
    // The stamps of a region's own words stand with them or with those of the whole language.
    const auto stamp = [](std::initializer_list<const DraftStamps*> of, const std::string& key, DraftStamps& to) {
        for (const DraftStamps* stamps : of)
            if (const auto found = stamps->find(key); found != stamps->end())
                to.insert(*found);
    };
    const auto take = [&](const auto& messages, const auto& official, const DraftStamps& stamps,
                          const DraftStamps& official_stamps, bool own) {
        for (const auto& message : messages) {
            if (!own && !takes(message.first))
                continue;
            words.messages.push_back(message);
            stamp({ &stamps, &language.stamps }, message.first, words.stamps);
        }
        for (const auto& each : official) {
            if (!own && official_.find(each.first) == official_.end())
                continue;
            words.official.push_back(each);
            stamp({ &official_stamps, &language.official_stamps }, each.first, words.official_stamps);
        }
    };
    take(language.messages, language.official, language.stamps, language.official_stamps, false);
    if (region_)
        if (const auto own = language.own.find(region_->id.value); own != language.own.end())
            take(own->second.messages, own->second.official, own->second.stamps, own->second.official_stamps, true);
    return words;
}

Lacking lacking_in(const DraftLanguage& words, const DraftLanguage& source, const Scope& scope)
{
    Lacking lacking;
    if (words.tag == source.tag)
        return lacking;
    std::set<std::string_view> there;
    for (const auto& [key, text] : words.messages)
        there.insert(key);
    for (const auto& [key, text] : source.messages)
        if (there.count(key) == 0 && key.compare(0, 9, "language.") != 0)
            lacking.messages.push_back(key);
    there.clear();
    for (const auto& [original, text] : words.official)
        there.insert(original);
    for (const auto& [original, place] : scope.official())
        if (there.count(original) == 0)
            lacking.official.push_back(original);
    return lacking;
}

} // namespace kiosk::content
