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

struct CompileOptions {
    // The regions to be written, by id; none named: all. All are checked.
    std::vector<std::string> regions {};
    // Where the compiler keeps what it knows of earlier runs (unchanged.hpp); empty: nowhere, and every region is
    // compiled anew. The result is the same.
    std::filesystem::path records {};
};

// Reads and checks everything below `folder` and writes `database`, the file of each region beside it, and their
// SHA-256. On any complaint all stay as they are. Files of regions that are not written are deleted.
Compilation compile(const std::filesystem::path& folder, const IconNames& icons, const std::filesystem::path& database,
    const CompileOptions& options = {});

// The same sources as a table for reviewers (overview.hpp), whatever is wrong with them.
std::string overview(const std::filesystem::path& folder);

} // namespace kiosk::content
