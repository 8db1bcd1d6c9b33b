// SPDX-License-Identifier: Apache-2.0
//
// Which regions need not be compiled again. A folder that the compiler keeps to itself holds a record for each region:
// the fingerprint of all that it was made from, what the index says of the file that was made, its size and time, and
// what it uses (uses.hpp). Whatever is lost or spoiled there only means more work.
//
// A file of that size and time is taken for the one that was made: to hash those of a whole country takes longer than
// all the rest. What a disk has spoiled since, `kiosk verify` finds, and whoever signs or opens the file.
#pragma once

#include "kiosk/content/compiler/compile.hpp"
#include "kiosk/content/compiler/draft.hpp"
#include "kiosk/content/compiler/writer.hpp"

namespace kiosk::content {

class Records {
public:
    // Without a folder nothing is known of any region.
    Records(const Sources& sources, const IconNames& icons, std::filesystem::path folder,
        const std::filesystem::path& database);

    // Into `draft`: the regions whose file stands beside `database`, whole, and would become the same.
    void find_unchanged(Draft& draft);
    // After find_unchanged.
    const std::map<std::string, IndexEntry, std::less<>>& unchanged() const { return unchanged_; }
    // Of a region that was compiled.
    Status keep(const IndexEntry& entry, const std::set<std::string>& uses) const;

private:
    std::string made_from(const std::string& region) const;
    // Of the file that stands beside `database`; nothing where there is none.
    std::string size_and_time(const std::string& region) const;
    // Whether it is the one that was made.
    bool is_whole(const std::string& region, const std::string& size_and_time, const std::string& sha256) const;

    const Sources& sources_;
    std::filesystem::path folder_;
    std::filesystem::path database_;
    std::string shared_; // fingerprint of what all regions are made from, this program included
    std::map<std::string, std::vector<std::string>, std::less<>> goldens_; // names of files by region
    std::map<std::string, IndexEntry, std::less<>> unchanged_;
};

} // namespace kiosk::content
