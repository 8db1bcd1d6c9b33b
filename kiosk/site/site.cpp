// SPDX-License-Identifier: Apache-2.0
#include "kiosk/site/site.hpp"

#include "kiosk/diagnostics/listed.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/files/input_file.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <cstdio>

namespace kiosk::site {
namespace {

constexpr std::size_t max_text = 200; // characters fit a card; bytes, so generous

std::string plain(double number)
{
    char written[32];
    std::snprintf(written, sizeof written, "%g", number);
    return written;
}

std::string shown(const toml::node& node)
{
    if (const auto text = node.value_exact<std::string_view>())
        return in_quotes(*text);
    if (const auto* integer = node.as_integer())
        return std::to_string(integer->get());
    if (const auto* number = node.as_floating_point())
        return plain(number->get());
    if (const auto* boolean = node.as_boolean())
        return boolean->get() ? "true" : "false";
    return node.is_table() ? "a table" : node.is_array() ? "a list" : "a date or time";
}

std::string one_of(std::vector<std::string> names)
{
    for (std::string& name : names)
        name = '"' + name + '"';
    return alternatives(names);
}

bool contains(const std::vector<std::string>& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

// Reads one table after another, ticking off its keys; keeps the first mistake.
class Reader {
public:
    Reader(const toml::table& root, Site& site)
        : root_(root)
        , site_(site)
    {
    }

    Status read()
    {
        const Table top { &root_, "" };
        only(top,
            { "region", "county", "place", "px_per_mm", "screen_bottom_mm", "languages", "compare", "default_language",
                "reduced_motion", "debounce_ms", "allow_exit", "printer", "printer_place", "selfcheck_url",
                "headset_in_key", "headset_out_key", "metrics_file", "idle", "reading", "window" });
        text(top, "region", site_.region, Need::required);
        text(top, "county", site_.county);
        text(top, "place", site_.place);
        number(top, "px_per_mm", 1.5, 12, site_.px_per_mm);
        double bottom = -1;
        number(top, "screen_bottom_mm", 0, 2500, bottom);
        if (bottom >= 0)
            site_.screen_bottom_mm = bottom;
        languages(top);
        compare(top);
        text(top, "default_language", site_.default_language);
        truth(top, "reduced_motion", site_.reduced_motion);
        debounce(top);
        truth(top, "allow_exit", site_.allow_exit);
        text(top, "printer", site_.printer);
        text(top, "printer_place", site_.printer_place);
        address(top, "selfcheck_url", site_.selfcheck_url);
        headset(top);
        metrics(top);
        // People who read or look for words need the time; a kiosk left behind must be clean for the next one.
        idle(top, "idle", 600, site_.idle);
        idle(top, "reading", 1800, site_.reading);
        windows(top);
        if (error_)
            return *error_;
        return Success {};
    }

private:
    struct Table {
        const toml::table* table;
        std::string prefix; // "idle."
    };
    enum class Need { optional, required };

    void fail(std::string_view setting, const std::string& message)
    {
        if (!error_)
            error_ = Error { site_.origin.place(setting) + ": " + message };
    }

    void wrong(const Table& in, std::string_view key, const std::string& expected, const toml::node& got)
    {
        fail(in.prefix + std::string(key), "expected " + expected + ", got " + shown(got));
    }

    void note_line(const std::string& setting, const toml::source_region& source)
    {
        site_.origin.lines.emplace(setting, source.begin.line);
    }

    const toml::node* find(const Table& in, std::string_view key)
    {
        const toml::node* const node = in.table->get(key);
        if (node)
            note_line(in.prefix + std::string(key), node->source());
        return node;
    }

    void only(const Table& in, const std::vector<std::string>& keys)
    {
        for (const auto& [key, node] : *in.table) {
            if (contains(keys, key.str()))
                continue;
            const std::string setting = in.prefix + on_one_line(key.str(), 40);
            note_line(setting, key.source());
            fail(setting, "unknown setting; expected " + one_of(keys));
        }
    }

    void text(const Table& in, std::string_view key, std::string& to, Need need = Need::optional)
    {
        const toml::node* const node = find(in, key);
        const std::string setting = in.prefix + std::string(key);
        if (!node) {
            if (need == Need::required) {
                note_line(setting, in.table->source());
                fail(setting, "expected a text, got nothing");
            }
            return;
        }
        const auto value = node->value_exact<std::string_view>();
        const bool fits = value && value->size() <= max_text && value->find_first_of("\n\r") == std::string_view::npos
            && (need == Need::optional || !value->empty());
        if (!fits)
            return wrong(in, key, "a text of one line and at most " + std::to_string(max_text) + " bytes", *node);
        to = *value;
    }

    // What answers can be put behind: they follow a "#".
    void address(const Table& in, std::string_view key, std::string& to)
    {
        const toml::node* const node = find(in, key);
        if (!node)
            return;
        constexpr std::string_view scheme = "https://";
        const auto value = node->value_exact<std::string_view>();
        const bool fits = value && value->size() <= max_text && value->size() > scheme.size()
            && value->starts_with(scheme) && std::all_of(value->begin(), value->end(), [](char c) {
                   return c > ' ' && c <= '~' && c != '#' && c != '"';
               });
        if (!fits)
            return wrong(in, key, "an address such as \"https://example.org/check/\", without \"#\"", *node);
        to = *value;
    }

    void number(const Table& in, std::string_view key, double minimum, double maximum, double& to)
    {
        const toml::node* const node = find(in, key);
        if (!node)
            return;
        const auto value = node->is_number() ? node->value<double>() : std::nullopt;
        if (!value || !(*value >= minimum && *value <= maximum)) // not a number is in no range
            return wrong(in, key, "a number from " + plain(minimum) + " to " + plain(maximum), *node);
        to = *value;
    }

    void truth(const Table& in, std::string_view key, bool& to)
    {
        const toml::node* const node = find(in, key);
        if (!node)
            return;
        if (const auto value = node->value_exact<bool>())
            to = *value;
        else
            wrong(in, key, "true or false", *node);
    }

    void debounce(const Table& in)
    {
        constexpr std::int64_t longest = 500;
        const toml::node* const node = find(in, "debounce_ms");
        if (!node)
            return;
        const auto value = node->value_exact<std::int64_t>();
        if (!value || *value < 0 || *value > longest)
            return wrong(in, "debounce_ms", "a whole number from 0 to " + std::to_string(longest), *node);
        site_.debounce = std::chrono::milliseconds(*value);
    }

    // F1 to F6 are taken, and keyboards have no more than F12: a jack that plays one of the others is never a finger.
    void function_key(const Table& in, std::string_view key, int& to)
    {
        constexpr int first = 7;
        constexpr int last = 24;
        const toml::node* const node = find(in, key);
        if (!node)
            return;
        const auto name = node->value_exact<std::string_view>();
        for (int number = first; name && number <= last; ++number) {
            if (*name == "F" + std::to_string(number)) {
                to = number;
                return;
            }
        }
        wrong(in, key, "a key from \"F7\" to \"F24\"", *node);
    }

    void headset(const Table& in)
    {
        function_key(in, "headset_in_key", site_.headset_in_key);
        function_key(in, "headset_out_key", site_.headset_out_key);
        if (site_.headset_in_key == site_.headset_out_key) {
            const bool out_said = in.table->contains("headset_out_key");
            fail(out_said ? "headset_out_key" : "headset_in_key",
                "expected a key of its own, got \"F" + std::to_string(site_.headset_in_key) + "\" for both");
        }
    }

    // The collector of node_exporter reads no other names.
    void metrics(const Table& in)
    {
        text(in, "metrics_file", site_.metrics_file);
        const std::string& path = site_.metrics_file;
        if (!path.empty() && !(path.starts_with('/') && path.ends_with(".prom") && !path.ends_with("/.prom")))
            wrong(in, "metrics_file", "the absolute path of a file whose name ends in .prom",
                *in.table->get("metrics_file"));
    }

    void seconds(const Table& in, std::string_view key, int minimum, int maximum, std::chrono::seconds& to)
    {
        const toml::node* const node = find(in, key);
        if (!node)
            return;
        const auto value = node->value_exact<std::int64_t>();
        if (!value || *value < minimum || *value > maximum)
            return wrong(
                in, key, "a whole number from " + std::to_string(minimum) + " to " + std::to_string(maximum), *node);
        to = std::chrono::seconds(*value);
    }

    void idle(const Table& in, std::string_view key, int longest, Idle& to)
    {
        const toml::node* const node = find(in, key);
        if (!node)
            return;
        if (!node->is_table())
            return wrong(in, key, "a table", *node);
        const Table table { node->as_table(), std::string(key) + '.' };
        only(table, { "warn_after_s", "answer_within_s" });
        seconds(table, "warn_after_s", 30, longest, to.warn_after);
        seconds(table, "answer_within_s", 20, 300, to.answer_within);
    }

    void languages(const Table& in)
    {
        const toml::node* const node = find(in, "languages");
        if (!node)
            return;
        const std::string expected = "a list of languages, each once, such as [\"zh-Hans\", \"en\"]";
        const toml::array* const list = node->as_array();
        if (!list || list->empty())
            return wrong(in, "languages", expected, *node);
        for (const toml::node& element : *list) {
            const auto language = element.value_exact<std::string>();
            if (!language || contains(site_.languages, *language))
                return wrong(in, "languages", expected, element);
            site_.languages.push_back(*language);
        }
    }

    // May be empty: then with none.
    void compare(const Table& in)
    {
        const toml::node* const node = find(in, "compare");
        if (!node)
            return;
        const std::string expected = "a list of regions, each once, such as [\"shenzhen\"]";
        const toml::array* const list = node->as_array();
        if (!list)
            return wrong(in, "compare", expected, *node);
        site_.compare.emplace();
        for (const toml::node& element : *list) {
            const auto region = element.value_exact<std::string>();
            if (!region || contains(*site_.compare, *region))
                return wrong(in, "compare", expected, element);
            site_.compare->push_back(*region);
        }
    }

    void windows(const Table& in)
    {
        const toml::node* const node = find(in, "window");
        if (!node)
            return;
        const toml::array* const list = node->as_array();
        if (!list)
            return wrong(in, "window", "[[window]] tables", *node);
        for (const toml::node& element : *list) {
            if (!element.is_table())
                return wrong(in, "window", "[[window]] tables", element);
            const Table table { element.as_table(), "window[" + std::to_string(site_.windows.size()) + "]." };
            only(table, { "for", "name", "address", "hours", "telephone" });
            Window& window = site_.windows.emplace_back();
            text(table, "for", window.serves, Need::required);
            text(table, "name", window.name, Need::required);
            text(table, "address", window.address);
            text(table, "hours", window.hours);
            text(table, "telephone", window.telephone);
        }
    }

    const toml::table& root_;
    Site& site_;
    std::optional<Error> error_;
};

} // namespace

std::string Origin::place(std::string_view setting) const
{
    const auto line = lines.find(setting);
    return file + (line == lines.end() ? "" : ":" + std::to_string(line->second)) + ": " + std::string(setting);
}

std::vector<const Window*> Site::windows_for(std::string_view service, std::string_view category) const
{
    for (const std::string_view wanted : { service, category, std::string_view("all") }) {
        std::vector<const Window*> found;
        for (const Window& window : windows)
            if (window.serves == wanted)
                found.push_back(&window);
        if (!found.empty())
            return found;
    }
    return {};
}

Result<Site> read_site(const std::filesystem::path& path)
{
    const auto bytes = read_file(path);
    if (!bytes)
        return bytes.error();
    return parse_site(*bytes, path.string());
}

Result<Site> parse_site(std::string_view toml, std::string_view file_name)
{
    Site site;
    site.origin.file = on_one_line(file_name);
    try {
        const toml::table root = toml::parse(toml);
        if (const Status read = Reader(root, site).read(); !read)
            return read.error();
        return site;
    } catch (const toml::parse_error& error) {
        return Error { site.origin.file + ':' + std::to_string(error.source().begin.line) + ": "
            + on_one_line(error.description(), 200) };
    }
}

Status check_site(const Site& site, const Known& known)
{
    const auto check
        = [&](const std::string& setting, const std::string& value, const std::vector<std::string>& names) -> Status {
        if (contains(names, value))
            return Success {};
        return Error { site.origin.place(setting) + ": expected " + one_of(names) + ", got " + in_quotes(value) };
    };
    if (!site.region.empty())
        if (const Status region = check("region", site.region, known.regions); !region)
            return region;
    if (site.compare)
        for (const std::string& region : *site.compare)
            if (const Status other = check("compare", region, known.regions); !other)
                return other;
    for (const std::string& language : site.languages)
        if (const Status offered = check("languages", language, known.languages); !offered)
            return offered;
    if (!site.default_language.empty()) {
        const auto& offered = site.languages.empty() ? known.languages : site.languages;
        if (const Status language = check("default_language", site.default_language, offered); !language)
            return language;
    }
    std::vector<std::string> served = { "all" };
    served.insert(served.end(), known.categories.begin(), known.categories.end());
    served.insert(served.end(), known.services.begin(), known.services.end());
    for (std::size_t i = 0; i < site.windows.size(); ++i)
        if (const Status window = check("window[" + std::to_string(i) + "].for", site.windows[i].serves, served);
            !window)
            return window;
    return Success {};
}

} // namespace kiosk::site
