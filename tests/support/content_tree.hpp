// SPDX-License-Identifier: Apache-2.0
//
// A small content folder that compiles without a complaint, to be spoiled by a test.
#pragma once

#include "kiosk/content/compiler/compile.hpp"

#include "tests/support/temporary_folder.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::test {

std::string read_bytes(const std::filesystem::path& path);
void write_bytes(const std::filesystem::path& path, std::string_view bytes);

class ContentTree {
public:
    ContentTree();

    // Changes the only place of `from` in a file; it must be there.
    ContentTree& replace(const std::string& file, const std::string& from, const std::string& to);
    ContentTree& append(const std::string& file, const std::string& text);
    ContentTree& remove(const std::string& file);
    ContentTree& write(const std::string& file, const std::string& text);

    // Those that its files name.
    static content::IconNames icons() { return { "child", "private", "school" }; }

    // Another region, the first under other names, with words of its own in every language; `prefix` of its services.
    ContentTree& add_region(const std::string& id, const std::string& prefix, const std::string& name);

    const std::string& text(const std::string& file) const { return files_.at(file); }
    // The line, from 1, on which `text` first stands.
    int line(const std::string& file, const std::string& text) const;

    // Writes the files below `folder`/content, and compiles them to `folder`/content.db.
    std::vector<std::string> compile(const std::filesystem::path& folder) const;
    // Only writes them; the folder written to.
    std::filesystem::path write_to(const std::filesystem::path& folder) const;

private:
    std::map<std::string, std::string> files_;
};

} // namespace kiosk::test
