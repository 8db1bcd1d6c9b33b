// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/unchanged.hpp"

#include "kiosk/content/catalogue.hpp"
#include "kiosk/content/compiler/sections.hpp"
#include "kiosk/content/region_path.hpp"
#include "kiosk/content/sha256.hpp"
#include "kiosk/files/output_file.hpp"

#include <algorithm>
#include <chrono>
#include <sstream>

namespace kiosk::content {

namespace {

constexpr std::size_t size_limit = 64 * 1024 * 1024; // bytes, as when it is opened
// Clocks of file systems have ticks: what was written in the last one before the record may have been written again
// after it, and have the same time.
constexpr std::chrono::milliseconds tick { 100 };

// Another program may make other files of the same sources.
std::string this_program()
{
    std::error_code unknown; // then it is taken for the same: a build gives it a new time
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", unknown);
    const auto time = std::filesystem::last_write_time(program, unknown).time_since_epoch().count();
    return program.string() + ' ' + std::to_string(time) + ' '
        + std::to_string(std::filesystem::file_size(program, unknown));
}

} // namespace

Records::Records(
    const Sources& sources, const IconNames& icons, std::filesystem::path folder, const std::filesystem::path& database)
    : sources_(sources)
    , folder_(std::move(folder))
    , database_(database)
{
    if (folder_.empty())
        return;
    std::string all = this_program();
    for (const std::string& icon : icons)
        all += icon + '\n';
    std::vector<std::string> folders { "" };
    for (const std::string& language : sources.folders("languages"))
        folders.push_back(language);
    for (const std::string& each : folders)
        for (const char* ending : { ".toml", ".txt" })
            for (const std::string& file : sources.files(each, ending))
                all += sources.fingerprint(file);
    shared_ = sha256(all);
    for (const std::string& file : sources.files("golden", ".json"))
        goldens_[golden_region(sources, file)].push_back(file);
}

std::string Records::made_from(const std::string& region) const
{
    std::string all = shared_;
    for (const char* ending : { ".toml", ".txt" })
        all += sources_.fingerprint("regions/" + region + ending);
    for (const std::string& language : sources_.folders("languages"))
        for (const std::string& file : sources_.files(language + "/regions/" + region, ".toml"))
            all += sources_.fingerprint(file);
    if (const auto goldens = goldens_.find(region); goldens != goldens_.end())
        for (const std::string& file : goldens->second)
            all += sources_.fingerprint(file);
    return sha256(all);
}

std::string Records::size_and_time(const std::string& region) const
{
    const std::filesystem::path file = region_path(database_, region);
    std::error_code none;
    const auto size = std::filesystem::file_size(file, none);
    if (none)
        return {};
    const auto time = std::filesystem::last_write_time(file, none).time_since_epoch().count();
    return none ? std::string() : std::to_string(size) + ' ' + std::to_string(time);
}

bool Records::is_whole(const std::string& region, const std::string& size_and_time, const std::string& sha256) const
{
    const std::filesystem::path file = region_path(database_, region);
    const std::string now = this->size_and_time(region);
    if (now.empty())
        return false;
    std::error_code unknown;
    const auto made = std::filesystem::last_write_time(file, unknown);
    const auto recorded = std::filesystem::last_write_time(folder_ / region, unknown);
    if (!unknown && now == size_and_time && made + tick < recorded)
        return true;
    const auto bytes = read_file(file, size_limit);
    return bytes && content::sha256(*bytes) == sha256;
}

void Records::find_unchanged(Draft& draft)
{
    if (folder_.empty())
        return;
    for (const std::string& file : sources_.files("regions", ".toml")) {
        const std::string region = std::filesystem::path(file).stem().string();
        const auto record = read_file(folder_ / region, size_limit);
        if (!record)
            continue;
        std::istringstream lines(*record);
        std::string from;
        std::string made;
        IndexEntry entry;
        for (std::string* line : { &from, &made, &entry.id, &entry.province, &entry.name, &entry.sha256 })
            std::getline(lines, *line);
        if (!lines || entry.id != region || from != made_from(region) || !is_whole(region, made, entry.sha256))
            continue;
        // The name in other languages, up to an empty line.
        for (std::string language; std::getline(lines, language) && !language.empty();) {
            IndexEntry::Translation& name = entry.names.emplace_back();
            name.language = language;
            std::getline(lines, name.state);
            std::getline(lines, name.text);
        }
        draft.unchanged.insert(region);
        for (std::string use; std::getline(lines, use);)
            draft.used_by_unchanged.insert(std::move(use));
        unchanged_.emplace(region, std::move(entry));
    }
}

Status Records::keep(const IndexEntry& entry, const std::set<std::string>& uses) const
{
    if (folder_.empty())
        return Success {};
    std::string record = made_from(entry.id) + '\n' + size_and_time(entry.id) + '\n' + entry.id + '\n' + entry.province
        + '\n' + entry.name + '\n' + entry.sha256 + '\n';
    for (const IndexEntry::Translation& name : entry.names)
        record += name.language + '\n' + name.state + '\n' + name.text + '\n';
    record += '\n';
    for (const std::string& use : uses)
        record += use + '\n';
    std::error_code failed; // then the file cannot be written either, and that says why
    std::filesystem::create_directories(folder_, failed);
    return write_file(folder_ / entry.id, record);
}

} // namespace kiosk::content
