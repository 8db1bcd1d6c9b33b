// SPDX-License-Identifier: Apache-2.0
//
// web_content CONTENT.DB FOLDER: the content as files that the page fetches (content/portable.hpp), each below a folder
// named after the edition, so that no file ever changes, and index.json, which names them with their hashes.
#include "kiosk/content/sha256.hpp"
#include "kiosk/diagnostics/json_text.hpp"
#include "kiosk/files/output_file.hpp"
#include "kiosk/locale/page_phrases.hpp"
#include "kiosk/words/portions.hpp"
#include "kiosk/words/words.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace {

using namespace kiosk;

// Writes files below a folder and keeps what index.json says of them.
class Folder {
public:
    explicit Folder(std::filesystem::path root)
        : root_(std::move(root))
    {
    }

    Json add(const std::string& name, const std::string& bytes)
    {
        const std::filesystem::path path = root_ / name;
        std::error_code code;
        std::filesystem::create_directories(path.parent_path(), code);
        if (const Status written = write_file(path, bytes); !written)
            failed_ = written.error();
        return { { "path", name }, { "bytes", bytes.size() }, { "sha256", content::sha256(bytes) } };
    }
    const std::optional<Error>& failed() const { return failed_; }

private:
    std::filesystem::path root_;
    std::optional<Error> failed_;
};

Result<Json> language_entry(const content::Catalogue& catalogue, const std::string& language)
{
    const auto messages = locale::Messages::create(language, catalogue.messages(language),
        language == content::authoritative_language ? locale::Messages::Patterns {}
                                                    : catalogue.messages(content::authoritative_language));
    if (!messages)
        return messages.error();
    std::string locale = (*messages)("language.locale");
    std::replace(locale.begin(), locale.end(), '_', '-');
    Json regions = Json::object();
    for (const Region& region : catalogue.policy().regions)
        regions[region.id] = catalogue.official(language, region.name);
    // What is said before a region is chosen.
    Json words = Json::object();
    for (const std::string_view each : page_phrase_keys)
        if (catalogue.messages(content::authoritative_language).at(std::string(each)).find('{') == std::string::npos)
            words[std::string(each)] = (*messages)(each);
    for (const Phrase phrase : { Phrase::welcome_title, Phrase::language_title, Phrase::not_reviewed })
        words[std::string(key(phrase))] = (*messages)(phrase);
    Json entry {
        { "tag", language },
        { "name", (*messages)("language.name") },
        { "right_to_left", messages->right_to_left() },
        { "locale", locale },
        { "reviewed",
            language == content::authoritative_language || catalogue.translation_status(language).complete() },
        { "offered", catalogue.offered_by_default(language) },
        { "regions", std::move(regions) },
        { "app_name", (*messages)(Phrase::app_name) },
        { "region_title", (*messages)(page_region_title) },
        { "words", std::move(words) },
    };
    return entry;
}

Status write(const content::Catalogue& catalogue, Folder& folder)
{
    const content::Edition& edition = catalogue.edition();
    const std::string below = edition.sha256.substr(0, 12) + '/';
    Json index {
        { "edition", { { "version", edition.version }, { "checked", edition.checked }, { "sha256", edition.sha256 } } },
        { "languages", Json::array() },
        { "regions", Json::array() },
        { "files",
            { { "policy", folder.add(below + "policy.json", content::portable_policy(catalogue)) },
                { "ask", Json::object() }, { "tell", Json::object() } } },
    };
    for (const std::string& language : catalogue.languages()) {
        const auto entry = language_entry(catalogue, language);
        if (!entry)
            return entry.error();
        index["languages"].push_back(*entry);
    }
    for (const Region& region : catalogue.policy().regions) {
        index["regions"].push_back(region.id);
        for (const std::string& language : catalogue.languages())
            for (const auto& [portion, name] : { std::pair { content::Portion::ask, std::string("ask") },
                     std::pair { content::Portion::tell, std::string("tell") } })
                index["files"][name][region.id][language]
                    = folder.add(below + region.id + '.' + language + '.' + name + ".json",
                        portable_words(catalogue, language, region, portion));
    }
    folder.add("index.json", index.dump() + '\n');
    if (folder.failed())
        return *folder.failed();
    return Success {};
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 3) {
        (void)std::fputs("usage: web_content CONTENT.DB FOLDER\n", stderr);
        return 2;
    }
    const auto catalogue = content::Catalogue::open(arguments[1]);
    if (!catalogue) {
        (void)std::fprintf(stderr, "%s\n", catalogue.error().message.c_str());
        return 1;
    }
    Folder folder(arguments[2]);
    if (const Status written = write(*catalogue, folder); !written) {
        (void)std::fprintf(stderr, "%s\n", written.error().message.c_str());
        return 1;
    }
    return 0;
}
