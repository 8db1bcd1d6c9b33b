// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/catalogue.hpp"
#include "kiosk/content/compiler/sections.hpp"

namespace kiosk::content {

namespace {

constexpr std::string_view language_file = "language.toml";
constexpr std::string_view official_file = "official.toml";

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

DraftLanguage read_language(const Sources& sources, const std::string& folder, Complaints& complaints)
{
    DraftLanguage language;
    language.tag = folder.substr(folder.find('/') + 1);
    language.folder = sources.shown(folder);
    for (const std::string& file : sources.files(folder, ".toml")) {
        language.files.push_back(sources.shown(file));
        const auto table = sources.toml(file, complaints);
        if (!table) {
            language.broken = true;
            continue;
        }
        const std::string name = file.substr(file.rfind('/') + 1);
        auto texts = read_table(*table, name == language_file ? "language." : "", complaints);
        auto& all = name == official_file ? language.official : language.messages;
        all.insert(all.end(), texts.begin(), texts.end());
    }
    return language;
}

} // namespace

void read_languages(const Sources& sources, Draft& draft, Complaints& complaints)
{
    for (const std::string& folder : sources.folders("languages")) {
        DraftLanguage language = read_language(sources, folder, complaints);
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
