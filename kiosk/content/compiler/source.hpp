// SPDX-License-Identifier: Apache-2.0
//
// A TOML file with the line of everything in it. Tables keep the order in which their author wrote them.
#pragma once

#include "kiosk/content/compiler/complaints.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <variant>

namespace kiosk::content {

struct Entry;

struct Node {
    Place place;
    // std::monostate: a kind of value that content never uses, such as a fraction or a time of day.
    std::variant<std::monostate, std::string, std::int64_t, bool, std::chrono::year_month_day, std::vector<Node>,
        std::vector<Entry>>
        value;
};

struct Entry {
    std::string key;
    Place place; // of the key
    Node value;
};

using Table = std::vector<Entry>;

// A content folder: what is in it, and what to call it in complaints.
class Sources {
public:
    explicit Sources(std::filesystem::path folder);

    // A file that is missing or not TOML is a complaint, and nothing.
    std::optional<Table> toml(const std::string& name, Complaints& complaints) const;
    std::optional<std::string> text(const std::string& name, Complaints& complaints) const;
    // Of name and bytes; also of a file that is not there.
    std::string fingerprint(const std::string& name) const;

    // The files of a subfolder with that ending, and its folders, by name; "regions/zhejiang.toml", "languages/en".
    std::vector<std::string> files(const std::string& folder, std::string_view ending) const;
    std::vector<std::string> folders(const std::string& folder) const;

    // "content/facts.toml"
    std::string shown(const std::string& name) const;

private:
    std::filesystem::path folder_;
};

} // namespace kiosk::content
