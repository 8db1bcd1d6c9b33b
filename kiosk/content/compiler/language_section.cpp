// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/catalogue.hpp"
#include "kiosk/content/compiler/sections.hpp"
#include "kiosk/content/compiler/translation_states.hpp"

#include <algorithm>

namespace kiosk::content {

namespace {

constexpr std::string_view language_file = "language.toml";
constexpr std::string_view official_file = "official.toml";

// The one entry of language.toml that is not a message.
void take_offered_by_default(Table& table, DraftLanguage& language, Complaints& complaints)
{
    const auto found = std::find_if(
        table.begin(), table.end(), [](const Entry& entry) { return entry.key == "offered_by_default"; });
    if (found == table.end())
        return;
    if (const bool* const offered = std::get_if<bool>(&found->value.value))
        language.offered_by_default = *offered;
    else
        complaints.add(found->place, "offered_by_default: expected true or false");
    table.erase(found);
}

template <class Words> void read_stamps(const Table& table, Words& language, Complaints& complaints)
{
    for (const Entry& part : table) {
        const auto* entries = std::get_if<std::vector<Entry>>(&part.value.value);
        if (!entries || (part.key != "messages" && part.key != "official")) {
            complaints.add(part.place, "expected [messages] or [official], as content_words writes them");
            continue;
        }
        DraftStamps& stamps = part.key == "messages" ? language.stamps : language.official_stamps;
        for (const Entry& entry : *entries) {
            const auto* text = std::get_if<std::string>(&entry.value.value);
            auto stamp = text ? stamp_of(*text) : std::nullopt;
            if (!stamp) {
                complaints.add(entry.place,
                    in_quotes(entry.key)
                        + ": expected \"<source> <text>\" or \"<source> <text> <date> <reviewer>\"; "
                          "let content_words write this file");
                continue;
            }
            stamp->place = entry.place;
            stamps.emplace(entry.key, *std::move(stamp));
        }
    }
}

// Every file of a language is one flat table of words in quotes.
std::vector<std::pair<std::string, Text>> read_table(
    const Table& table, const std::string& prefix, Complaints& complaints)
{
    std::vector<std::pair<std::string, Text>> texts;
    for (const Entry& entry : table) {
        const auto* text = std::get_if<std::string>(&entry.value.value);
        if (!text) {
            complaints.add(entry.place,
                in_quotes(entry.key)
                    + ": expected words in quotes; put the whole key in quotes too, as in \"ui.yes\" = \"…\"");
        } else if (text->empty()) {
            complaints.add(entry.place, in_quotes(entry.key) + " is empty; fill it in");
            texts.emplace_back(prefix + entry.key, Text { {}, entry.place });
        } else {
            texts.emplace_back(prefix + entry.key, Text { *text, entry.place });
        }
    }
    return texts;
}

// The same files as of the whole language, but for its description.
void read_own_words(const Sources& sources, const std::string& folder, const Draft& draft, DraftLanguage& language,
    Complaints& complaints)
{
    const std::string region = folder.substr(folder.rfind('/') + 1);
    if (draft.unchanged.count(region) != 0)
        return;
    if (!draft.is_region(region))
        return complaints.add({ sources.shown(folder), 1 },
            "there is no region " + in_quotes(region) + "; call the folder as one of regions/*.toml, or delete it");
    DraftOwnWords& own = language.own[region];
    for (const std::string& file : sources.files(folder, ".toml")) {
        auto table = sources.toml(file, complaints);
        if (!table) {
            language.broken = true;
            continue;
        }
        const std::string name = file.substr(file.rfind('/') + 1);
        if (name == state_file) {
            read_stamps(*table, own, complaints);
            continue;
        }
        auto texts = read_table(*table, "", complaints);
        auto& all = name == official_file ? own.official : own.messages;
        all.insert(all.end(), texts.begin(), texts.end());
    }
}

DraftLanguage read_language(
    const Sources& sources, const std::string& folder, const Draft& draft, Complaints& complaints)
{
    DraftLanguage language;
    language.tag = folder.substr(folder.find('/') + 1);
    language.folder = sources.shown(folder);
    for (const std::string& file : sources.files(folder, ".toml")) {
        language.files.push_back(sources.shown(file));
        auto table = sources.toml(file, complaints);
        if (!table) {
            language.broken = true;
            continue;
        }
        const std::string name = file.substr(file.rfind('/') + 1);
        if (name == state_file) {
            read_stamps(*table, language, complaints);
            continue;
        }
        if (name == language_file)
            take_offered_by_default(*table, language, complaints);
        auto texts = read_table(*table, name == language_file ? "language." : "", complaints);
        auto& all = name == official_file ? language.official : language.messages;
        all.insert(all.end(), texts.begin(), texts.end());
    }
    for (const std::string& own : sources.folders(folder + "/regions"))
        read_own_words(sources, own, draft, language, complaints);
    return language;
}

} // namespace

void read_languages(const Sources& sources, Draft& draft, Complaints& complaints)
{
    for (const std::string& folder : sources.folders("languages")) {
        DraftLanguage language = read_language(sources, folder, draft, complaints);
        // The authoritative language leads.
        const auto place = language.tag == authoritative_language ? draft.languages.begin() : draft.languages.end();
        draft.languages.insert(place, std::move(language));
    }
    if (draft.languages.empty() || draft.languages.front().tag != authoritative_language)
        complaints.add({ sources.shown("languages"), 1 },
            "there is no " + std::string(authoritative_language)
                + ", the language of the official text; add its folder");
}

} // namespace kiosk::content
