// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/source.hpp"

#include "kiosk/content/sha256.hpp"

#include <toml++/toml.h>

#include <algorithm>

namespace kiosk::content {

namespace {

constexpr std::size_t size_limit = 4 * 1024 * 1024; // bytes; the largest source holds some tens of thousands

class Converter {
public:
    explicit Converter(std::string file)
        : file_(std::move(file))
    {
    }

    Table table(const toml::table& source) const
    {
        Table entries;
        for (auto&& [key, value] : source)
            entries.push_back({ std::string(key.str()), place(key.source()), node(value) });
        // toml++ sorts by key. Dotted keys can share a line, and then any order will do.
        std::stable_sort(
            entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.place.line < b.place.line; });
        return entries;
    }

private:
    Place place(const toml::source_region& region) const
    {
        return { file_, std::max(1, static_cast<int>(region.begin.line)) };
    }

    Node node(const toml::node& source) const
    {
        Node node { place(source.source()), {} };
        if (const auto* text = source.as_string()) {
            node.value = text->get();
        } else if (const auto* number = source.as_integer()) {
            node.value = number->get();
        } else if (const auto* flag = source.as_boolean()) {
            node.value = flag->get();
        } else if (const auto* date = source.as_date()) {
            node.value = std::chrono::year_month_day { std::chrono::year(date->get().year),
                std::chrono::month(date->get().month), std::chrono::day(date->get().day) };
        } else if (const auto* array = source.as_array()) {
            std::vector<Node> nodes;
            for (const toml::node& element : *array)
                nodes.push_back(this->node(element));
            node.value = std::move(nodes);
        } else if (const auto* inner = source.as_table()) {
            node.value = table(*inner);
        }
        return node;
    }

    std::string file_;
};

} // namespace

Sources::Sources(std::filesystem::path folder)
    : folder_(std::filesystem::absolute(folder).lexically_normal())
{
    if (!folder_.has_filename())
        folder_ = folder_.parent_path();
}

std::string Sources::shown(const std::string& name) const
{
    return folder_.filename().string() + "/" + name;
}

std::optional<std::string> Sources::text(const std::string& name, Complaints& complaints) const
{
    auto bytes = read_file(folder_ / name, size_limit);
    if (bytes)
        return std::move(*bytes);
    complaints.add({ shown(name), 1 }, "the file is missing or cannot be read; add it");
    return std::nullopt;
}

std::string Sources::fingerprint(const std::string& name) const
{
    const auto bytes = read_file(folder_ / name, size_limit);
    return sha256(name + '\n' + (bytes ? sha256(*bytes) : std::string())) + '\n';
}

std::optional<Table> Sources::toml(const std::string& name, Complaints& complaints) const
{
    const auto text = this->text(name, complaints);
    if (!text)
        return std::nullopt;
    try {
        return Converter(shown(name)).table(toml::parse(*text));
    } catch (const toml::parse_error& error) {
        complaints.add({ shown(name), std::max(1, static_cast<int>(error.source().begin.line)) },
            "not TOML: " + std::string(error.description()));
        return std::nullopt;
    }
}

std::vector<std::string> Sources::files(const std::string& folder, std::string_view ending) const
{
    std::vector<std::string> names;
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator(folder_ / folder, missing))
        if (entry.is_regular_file() && entry.path().extension() == ending)
            names.push_back((folder.empty() ? "" : folder + "/") + entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<std::string> Sources::folders(const std::string& folder) const
{
    std::vector<std::string> names;
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator(folder_ / folder, missing))
        if (entry.is_directory())
            names.push_back(folder + "/" + entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace kiosk::content
