// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/catalogue.hpp"
#include "kiosk/content/database.hpp"
#include "kiosk/content/reader.hpp"
#include "kiosk/content/region_path.hpp"
#include "kiosk/content/sha256.hpp"

#include <algorithm>
#include <filesystem>

namespace kiosk::content {

namespace {

constexpr std::size_t size_limit = 64 * 1024 * 1024; // bytes; the shared part takes about one, a region a quarter
constexpr std::size_t sum_limit = 1024 * 1024; // bytes; a line for each region
constexpr std::string_view cure = "; reinstall the kiosk content package";

// https://sqlite.org/fileformat2.html#the_database_header
constexpr std::string_view magic { "SQLite format 3\0", 16 };
constexpr std::size_t page_size_at = 16;
constexpr std::size_t page_count_at = 28;
constexpr std::size_t user_version_at = 60;
constexpr std::size_t application_id_at = 68;
constexpr std::size_t header_size = 100;

std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t size)
{
    std::uint32_t value = 0;
    for (std::size_t i = at; i < at + size; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

Error error(const std::filesystem::path& path, const std::string& what)
{
    return { path.string() + what + std::string(cure) };
}

// Of a file whose hash is right or not: what its header says is wrong with it.
std::optional<Error> wrong_kind(const std::filesystem::path& path, std::string_view bytes)
{
    if (bytes.substr(0, magic.size()) != magic.substr(0, bytes.size()))
        return error(path, " is not a content database");
    if (bytes.size() < header_size)
        return error(path, " is cut short: it holds only " + std::to_string(bytes.size()) + " bytes");
    const std::uint32_t stored = big_endian(bytes, page_size_at, 2);
    const std::uint64_t page_size = stored == 1 ? 65536 : stored;
    const std::uint64_t expected = page_size * big_endian(bytes, page_count_at, 4);
    if (bytes.size() < expected)
        return error(path,
            " is cut short: expected " + std::to_string(expected) + " bytes, got " + std::to_string(bytes.size()));
    return std::nullopt;
}

std::optional<Error> other_program(const std::filesystem::path& path, std::string_view bytes)
{
    if (static_cast<std::int32_t>(big_endian(bytes, application_id_at, 4)) != application_id)
        return error(path, " is a database of another program, not kiosk content");
    const auto version = static_cast<std::int32_t>(big_endian(bytes, user_version_at, 4));
    if (version != layout_version)
        return Error { path.string() + " has layout " + std::to_string(version) + ", and this program reads layout "
            + std::to_string(layout_version) + "; install the kiosk program and its content of the same release" };
    return std::nullopt;
}

} // namespace

std::filesystem::path region_path(const std::filesystem::path& database, std::string_view region)
{
    return database.parent_path() / "regions" / (std::string(region) + ".db");
}

namespace {

// The bytes of a database of ours; nothing is said yet of whether they are the right ones.
Result<std::string> read_database(const std::filesystem::path& path)
{
    std::error_code unknown;
    if (!std::filesystem::exists(path, unknown) && !unknown)
        return error(path, " is missing");
    auto bytes = read_file(path, size_limit);
    if (!bytes)
        return Error { bytes.error().message
            + "; let the kiosk's user read it, or reinstall the kiosk content package" };
    if (auto wrong = wrong_kind(path, *bytes))
        return *wrong;
    return bytes;
}

Result<Database> open_database(const std::filesystem::path& path, std::string_view bytes)
{
    if (auto wrong = other_program(path, bytes))
        return *wrong;
    auto database = Database::open(path, bytes);
    if (!database)
        return Error { database.error().message + std::string(cure) };
    return database;
}

} // namespace

Result<Catalogue> Catalogue::open(const std::string& file, const Wanted& wanted)
{
    const std::filesystem::path path = file;
    const auto bytes = read_database(path);
    if (!bytes)
        return bytes.error();
    const std::filesystem::path sum = sum_path(path);
    const auto line = read_file(sum, sum_limit);
    if (!line)
        return error(sum, " is missing or cannot be read, so that the content cannot be checked");
    const auto expected = sum_of_line(*line);
    if (!expected)
        return error(sum, " does not begin with a SHA-256");
    const std::string digits = sha256(*bytes);
    if (digits != *expected)
        return error(path, " was altered: its SHA-256 is not the one in " + sum.filename().string());

    auto database = open_database(path, *bytes);
    if (!database)
        return database.error();
    auto catalogue = Reader::read(*database, wanted);
    if (!catalogue)
        return Error { path.string() + ": " + catalogue.error().message + std::string(cure) };
    catalogue->path_ = file;
    catalogue->edition_.sha256 = digits;
    std::vector<std::string> regions;
    for (const RegionName& region : catalogue->policy().region_names)
        if (!wanted.regions
            || std::find(wanted.regions->begin(), wanted.regions->end(), region.id) != wanted.regions->end())
            regions.push_back(region.id);
    if (const Status loaded = catalogue->load(regions); !loaded)
        return loaded.error();
    return catalogue;
}

Status Catalogue::load(std::span<const std::string> regions)
{
    const std::filesystem::path shared = path_;
    for (const std::string& region : regions) {
        const auto sum = sums_.find(region);
        if (sum == sums_.end() || policy_->region(region))
            continue;
        const std::filesystem::path path = region_path(shared, region);
        const auto bytes = read_database(path);
        if (!bytes)
            return bytes.error();
        if (sha256(*bytes) != sum->second)
            return error(path,
                " was altered, or is of another edition: its SHA-256 is not the one that " + shared.filename().string()
                    + " names");
        auto database = open_database(path, *bytes);
        if (!database)
            return database.error();
        if (const Status read = Reader::read_region(*database, region, *this); !read)
            return Error { path.string() + ": " + read.error().message + std::string(cure) };
    }
    return Success {};
}

} // namespace kiosk::content
