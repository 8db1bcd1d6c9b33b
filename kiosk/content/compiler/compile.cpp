// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/compile.hpp"

#include "kiosk/content/compiler/checks.hpp"
#include "kiosk/content/compiler/install.hpp"
#include "kiosk/content/compiler/overview.hpp"
#include "kiosk/content/compiler/scope.hpp"
#include "kiosk/content/compiler/sections.hpp"
#include "kiosk/content/compiler/translation_states.hpp"
#include "kiosk/content/compiler/unchanged.hpp"
#include "kiosk/content/compiler/uses.hpp"
#include "kiosk/content/compiler/writer.hpp"
#include "kiosk/content/reader.hpp"
#include "kiosk/content/region_path.hpp"
#include "kiosk/content/sha256.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

namespace kiosk::content {

namespace {

// One line a language that lags behind the Chinese, as far as it was read.
std::vector<std::string> notices(const Draft& draft)
{
    const Scope shared(draft);
    std::vector<Scope> scopes { shared };
    for (const DraftRegion& region : draft.regions)
        scopes.emplace_back(shared, region);
    std::vector<std::string> lines;
    for (const DraftLanguage& language : draft.languages) {
        std::set<std::string> missing;
        std::set<std::string> outdated;
        std::set<std::string> unstamped;
        for (const Scope& scope : scopes) {
            const DraftLanguage source = scope.words_of(draft.languages.front());
            const DraftLanguage words = scope.words_of(language);
            const TranslationStates states(source, words);
            for (const auto& [key, text] : words.messages) {
                if (states.of_message(key, text.value) == TextState::outdated)
                    outdated.insert(key);
                if (states.unstamped(key, text.value))
                    unstamped.insert(key);
            }
            const Lacking lacking = lacking_in(words, source, scope);
            missing.insert(lacking.messages.begin(), lacking.messages.end());
            missing.insert(lacking.official.begin(), lacking.official.end());
        }
        if (!missing.empty() || !outdated.empty() || !unstamped.empty())
            lines.push_back(language.folder + ": " + std::to_string(outdated.size()) + " translations are outdated and "
                + std::to_string(missing.size()) + " missing (the program shows the Chinese), "
                + std::to_string(unstamped.size()) + " not stamped; content_words state lists them");
    }
    return lines;
}

void check(Draft& draft, const Sources& sources, const IconNames& icons, Complaints& complaints)
{
    check_words(draft, complaints);
    check_references(draft, complaints);
    check_validity(draft, complaints);
    check_howto(draft, complaints);
    // Where a file that all the others speak of cannot be read at all, what they say of it is no use.
    if (draft.facts.empty() || draft.questions.empty()
        || draft.regions.size() + draft.unchanged.size() != sources.files("regions", ".toml").size())
        return;
    check_rules(draft, complaints);
    check_questions(draft, complaints);
    check_icons(draft, icons, complaints);
    if (!draft.languages.empty() && draft.languages.front().tag == authoritative_language) {
        check_messages(draft, complaints);
        check_plain_words(draft, complaints);
    }
}

// On all processors, for each region that was read: what becomes of one depends on no other. The first error in their
// order.
template <class Work> Status on_each_region(const Draft& draft, const Work& work)
{
    std::vector<Status> outcomes(draft.regions.size(), Success {});
    std::atomic<std::size_t> next = 0;
    const auto take = [&] {
        for (std::size_t i = next++; i < outcomes.size(); i = next++)
            outcomes[i] = work(draft.regions[i]);
    };
    {
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < std::min<std::size_t>(std::thread::hardware_concurrency(), outcomes.size()); ++i)
            others.emplace_back(take);
        take();
    }
    for (const Status& outcome : outcomes)
        if (!outcome)
            return outcome;
    return Success {};
}

using Files = std::map<std::string, std::string>; // the bytes of the file of each region, by id

// Of the regions that were read.
Result<Files> region_files(const Draft& draft)
{
    const Scope shared(draft);
    Files files;
    std::mutex mutex;
    const Status made = on_each_region(draft, [&](const DraftRegion& region) -> Status {
        auto bytes = region_database(draft, Scope(shared, region), region);
        if (!bytes)
            return bytes.error();
        const std::lock_guard lock(mutex);
        files.emplace(region.id.value, *std::move(bytes));
        return Success {};
    });
    if (!made)
        return made.error();
    return files;
}

// The databases are read back as the program will read them, and only then asked what their rules can and cannot
// decide.
Status prove(const Draft& draft, const std::string& shared, const Files& files, const std::filesystem::path& path,
    Complaints& complaints)
{
    auto database = Database::open(path, shared);
    if (!database)
        return database.error();
    auto catalogue = Reader::read(*database, {});
    if (!catalogue)
        return catalogue.error();
    std::mutex mutex;
    return on_each_region(draft, [&](const DraftRegion& region) -> Status {
        const std::string& id = region.id.value;
        auto file = Database::open(region_path(path, id), files.at(id));
        if (!file)
            return file.error();
        const auto whole = Reader::whole_region(*file, id, *catalogue);
        if (!whole)
            return Error { region_path(path, id).string() + ": " + whole.error().message };
        Complaints of_region;
        check_claims(region, catalogue->policy(), *whole, of_region);
        check_hindrances(region, catalogue->policy(), *whole, of_region);
        const std::lock_guard lock(mutex);
        complaints.take(of_region);
        return Success {};
    });
}

// In the order of their names: what was read, and what has not changed.
Result<std::vector<IndexEntry>> index_of(const Draft& draft, const Files& files, const Records& records,
    const std::vector<std::string>& named, const std::filesystem::path& path)
{
    std::map<std::string, IndexEntry, std::less<>> all = records.unchanged();
    std::mutex mutex;
    const Status made = on_each_region(draft, [&](const DraftRegion& region) -> Status {
        const std::string& id = region.id.value;
        auto entry = index_entry(region_path(path, id), files.at(id));
        if (!entry)
            return entry.error();
        const std::lock_guard lock(mutex);
        all.emplace(id, *std::move(entry));
        return Success {};
    });
    if (!made)
        return made.error();
    std::vector<IndexEntry> index;
    for (auto& [id, entry] : all)
        if (named.empty() || std::find(named.begin(), named.end(), id) != named.end())
            index.push_back(std::move(entry));
    return index;
}

} // namespace

IconNames icon_names(const std::filesystem::path& folder)
{
    IconNames names;
    std::error_code missing; // then there are none, and the content that names one is complained of
    for (const auto& entry : std::filesystem::directory_iterator(folder, missing))
        if (entry.path().extension() == ".svg")
            names.insert(entry.path().stem().string());
    return names;
}

Compilation compile(const std::filesystem::path& folder, const IconNames& icons, const std::filesystem::path& database,
    const CompileOptions& options)
{
    const Sources sources(folder);
    Complaints complaints;
    Draft draft;
    Records records(sources, icons, options.records, database);
    records.find_unchanged(draft);
    read_changed(sources, draft, complaints);
    check(draft, sources, icons, complaints);
    for (const std::string& id : options.regions)
        if (complaints.empty() && !draft.is_region(id))
            complaints.add({ "--regions", 1 }, "there is no region " + in_quotes(id));
    if (!complaints.empty())
        return { complaints.lines(), {} };

    const auto written = [&]() -> Status {
        const auto files = region_files(draft);
        if (!files)
            return files.error();
        const auto index = index_of(draft, *files, records, options.regions, database);
        if (!index)
            return index.error();
        const auto shared = shared_database(draft, *index);
        if (!shared)
            return shared.error();
        if (const Status proved = prove(draft, *shared, *files, database, complaints); !proved || !complaints.empty())
            return proved;
        if (const Status placed = put_in_place(database, *shared, *index, *files); !placed)
            return placed;
        for (const DraftRegion& region : draft.regions) {
            const auto entry = std::find_if(
                index->begin(), index->end(), [&](const IndexEntry& each) { return each.id == region.id.value; });
            if (entry == index->end())
                continue; // it was not to be written
            if (const Status kept = records.keep(*entry, uses_of(region, draft)); !kept)
                return kept;
        }
        return Success {};
    }();
    if (!written)
        return { { written.error().message }, {} };
    return { complaints.lines(), notices(draft) };
}

std::string overview(const std::filesystem::path& folder)
{
    Complaints complaints;
    return howto_overview(read_draft(Sources(folder), complaints));
}

} // namespace kiosk::content
