// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/install.hpp"

#include "kiosk/content/catalogue.hpp"
#include "kiosk/content/region_path.hpp"
#include "kiosk/content/sha256.hpp"
#include "kiosk/files/output_file.hpp"

#include <set>

namespace kiosk::content {

namespace {

constexpr std::size_t size_limit = 64 * 1024 * 1024; // bytes, as when it is opened

// What is there already keeps its time: nobody need copy it again.
Status put(const std::filesystem::path& path, const std::string& bytes)
{
    const auto there = read_file(path, size_limit);
    return there && *there == bytes ? Status(Success {}) : write_file(path, bytes);
}

} // namespace

Status put_in_place(const std::filesystem::path& path, const std::string& shared, const std::vector<IndexEntry>& index,
    const std::map<std::string, std::string>& files)
{
    const std::filesystem::path folder = region_path(path, "").parent_path();
    std::error_code failed; // then no file can be written, and that says why
    if (std::filesystem::exists(path.parent_path().empty() ? "." : path.parent_path(), failed))
        std::filesystem::create_directory(folder, failed);
    std::string sums = sum_line(sha256(shared), path.filename());
    std::set<std::filesystem::path> ours;
    for (const IndexEntry& region : index) {
        const std::filesystem::path file = region_path(path, region.id);
        ours.insert(file);
        sums += sum_line(region.sha256, region_path({}, region.id));
        if (const auto made = files.find(region.id); made != files.end())
            if (auto status = put(file, made->second); !status)
                return status;
    }
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed))
        if (entry.path().extension() == ".db" && ours.count(entry.path()) == 0)
            std::filesystem::remove(entry.path(), failed);
    if (auto status = write_file(sum_path(path), sums); !status)
        return status;
    return write_file(path, shared);
}

} // namespace kiosk::content
