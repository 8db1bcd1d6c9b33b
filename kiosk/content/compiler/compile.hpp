// SPDX-License-Identifier: Apache-2.0
//
// From a content folder to a content database.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace kiosk::content {

// What content can name as an icon.
using IconNames = std::set<std::string, std::less<>>;

// The names of the drawings (*.svg) in a folder.
IconNames icon_names(const std::filesystem::path& folder);

struct Compilation {
    // One a line, each with file and line, what is wrong and the cure; none when the database was written.
    std::vector<std::string> complaints;
    // What the authors should know of a database that was written: translations that lag behind.
    std::vector<std::string> notices;
};

// Reads and checks everything below `folder` and writes `database` and its SHA-256. On any complaint both stay as they
// are. Of `regions` only; of none named, all.
Compilation compile(const std::filesystem::path& folder, const IconNames& icons, const std::filesystem::path& database,
    const std::vector<std::string>& regions = {});

// The same sources as a table for reviewers (overview.hpp), whatever is wrong with them.
std::string overview(const std::filesystem::path& folder);

} // namespace kiosk::content
