// SPDX-License-Identifier: Apache-2.0
#include "kiosk/translation/workbench.hpp"

#include "kiosk/content/compiler/checks.hpp"
#include "kiosk/content/compiler/sections.hpp"
#include "kiosk/files/output_file.hpp"
#include "kiosk/translation/quoted_text.hpp"

#include <algorithm>
#include <fstream>
#include <tuple>

namespace kiosk::translation {

using namespace content;

Workbench::Workbench(const std::filesystem::path& folder, std::string_view language, Complaints& complaints)
    : folder_(folder)
    , complaints_(complaints)
    , draft_(read_draft(Sources(folder), complaints))
{
    for (DraftLanguage& each : draft_.languages) {
        if (each.tag == authoritative_language)
            source_ = &each;
        else if (each.tag == language)
            translation_ = &each;
    }
    if (!translation_)
        complaints.add({ Sources(folder).shown("languages"), 1 },
            "there is no translation " + in_quotes(language) + "; add its folder with a language.toml");
}

std::filesystem::path Workbench::path(const std::string& file) const
{
    return folder_ / "languages" / translation_->tag / file;
}

std::vector<std::string> Workbench::keys() const
{
    std::vector<std::string> keys;
    for (const auto& [key, text] : source_->messages)
        if (key.compare(0, 9, "language.") != 0)
            keys.push_back(key);
    return keys;
}

std::vector<std::pair<std::string, Place>> Workbench::official_in_order() const
{
    const auto words = official_words(draft_);
    std::vector<std::pair<std::string, Place>> sorted(words.begin(), words.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        return std::tie(a.second.file, a.second.line) < std::tie(b.second.file, b.second.line);
    });
    return sorted;
}

DraftStamps Workbench::stamped(const std::set<std::string>& still_right) const
{
    DraftStamps stamps;
    const TranslationStates translations = states();
    for (const std::string& key : keys()) {
        const Text* text = message(key);
        if (!text)
            continue;
        const DraftStamps& before = translation_->stamps;
        const auto old = before.find(key);
        const TextState state = translations.of_message(key, text->value);
        if (state == TextState::reviewed || (state == TextState::outdated && still_right.count(key) == 0))
            stamps.emplace(key, old->second);
        else
            stamps.emplace(key, fresh_stamp(chinese(key)->value, text->value));
    }
    return stamps;
}

std::size_t Workbench::write_stamps(const DraftStamps& messages, const DraftStamps& official)
{
    std::size_t changed = 0;
    std::string text = "# 由 content_words "
                       "写，不要手改：每句译文译自哪一句中文（指纹）、是哪一句译文（指纹），以及谁在哪天审校过。\n";
    const auto part = [&](const char* title, const DraftStamps& now, const DraftStamps& before) {
        text += std::string("\n[") + title + "]\n";
        for (const auto& [key, stamp] : now) {
            text += quoted_text(key) + " = " + quoted_text(text_of(stamp)) + '\n';
            const auto old = before.find(key);
            changed += old == before.end() || text_of(old->second) != text_of(stamp) ? 1 : 0;
        }
        for (const auto& [key, stamp] : before)
            changed += now.find(key) == now.end() ? 1 : 0;
    };
    part("messages", messages, translation_->stamps);
    part("official", official, translation_->official_stamps);
    if (changed != 0 && !write_file(path(std::string(state_file)), text, complaints_))
        return 0;
    return changed;
}

const Text* Workbench::find(const std::vector<std::pair<std::string, Text>>& texts, std::string_view key)
{
    const auto found = std::find_if(texts.begin(), texts.end(), [&](const auto& each) { return each.first == key; });
    return found == texts.end() ? nullptr : &found->second;
}

DraftStamp fresh_stamp(std::string_view source, std::string_view text)
{
    return { {}, fingerprint(source), fingerprint(text), {}, {} };
}

std::string base_name(const std::string& shown)
{
    return shown.substr(shown.rfind('/') + 1);
}

bool write_file(const std::filesystem::path& path, const std::string& text, Complaints& complaints)
{
    const Status written = kiosk::write_file(path, text);
    if (!written)
        complaints.add({ path.string(), 1 }, "cannot be written; check the folder and its permissions");
    return !!written;
}

} // namespace kiosk::translation
