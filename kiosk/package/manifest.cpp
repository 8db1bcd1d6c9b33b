// SPDX-License-Identifier: Apache-2.0
#include "kiosk/package/manifest.hpp"

#include "kiosk/diagnostics/json_text.hpp"
#include "kiosk/diagnostics/quoted.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <set>

namespace kiosk::package {
namespace {

constexpr std::array fields { "kind", "format", "number", "edition", "created", "not_before", "expires", "regions",
    "languages", "program", "layout", "parts" };

// Reads one object field by field; the first error is kept.
class Fields {
public:
    Fields(const Json& object, std::string place, std::optional<Error>& error)
        : object_(object)
        , place_(std::move(place))
        , error_(error)
    {
    }

    std::string text(const char* name, std::size_t longest = 64)
    {
        const Json* const value = find(name);
        if (!value || !value->is_string() || value->get_ref<const std::string&>().empty()
            || value->get_ref<const std::string&>().size() > longest)
            return fail(name, "a text of 1 to " + std::to_string(longest) + " bytes"), "";
        return value->get<std::string>();
    }
    std::uint64_t number(const char* name, std::uint64_t least, std::uint64_t most)
    {
        const Json* const value = find(name);
        if (!value || !value->is_number_unsigned() || value->get<std::uint64_t>() < least
            || value->get<std::uint64_t>() > most)
            return fail(name, "a whole number from " + std::to_string(least) + " to " + std::to_string(most)), 0;
        return value->get<std::uint64_t>();
    }
    Date day(const char* name)
    {
        const auto day = read_iso_date(text(name));
        if (!day)
            fail(name, "a day such as 2026-11-29");
        return day.value_or(Date {});
    }
    std::vector<std::string> names(const char* name)
    {
        std::vector<std::string> all;
        const Json* const value = find(name);
        constexpr std::size_t most = 4096;
        if (!value || !value->is_array() || value->empty() || value->size() > most)
            return fail(name, "a list of 1 to " + std::to_string(most) + " names"), all;
        for (const Json& each : *value) {
            if (!each.is_string() || each.get_ref<const std::string&>().empty())
                return fail(name, "a list of names"), all;
            all.push_back(each.get<std::string>());
        }
        return all;
    }
    const Json* find(const char* name) const
    {
        const auto found = object_.find(name);
        return found == object_.end() ? nullptr : &*found;
    }
    void fail(const char* name, const std::string& expected)
    {
        if (error_)
            return;
        const Json* const value = find(name);
        error_ = Error { place_ + name + ": expected " + expected + ", got "
            + (value ? on_one_line(json_text(*value), 40) : "nothing") };
    }

private:
    const Json& object_;
    std::string place_;
    std::optional<Error>& error_;
};

bool is_sum(std::string_view digits)
{
    return digits.size() == 64 && std::all_of(digits.begin(), digits.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    });
}

template <std::size_t count>
std::optional<Error> unexpected(
    const Json& object, const std::array<const char*, count>& known, const std::string& place)
{
    for (const auto& [name, value] : object.items())
        if (std::find(known.begin(), known.end(), name) == known.end())
            return Error { place + "expected no field " + in_quotes(name) };
    return std::nullopt;
}

Part read_part(const Json& object, const std::string& place, std::optional<Error>& error)
{
    constexpr std::array known { "name", "size", "sha256" };
    if (!object.is_object()) {
        error = Error { place + "expected a name, a size and a sha256" };
        return {};
    }
    if (auto extra = unexpected(object, known, place))
        error = *std::move(extra);
    Fields read(object, place, error);
    Part part { read.text("name"), read.number("size", 1, largest_content), read.text("sha256") };
    if (!is_part_name(part.name))
        read.fail("name", "a plain name, or a plain folder and a plain name");
    if (!is_sum(part.sha256))
        read.fail("sha256", "64 hexadecimal digits");
    return part;
}

// JSON lets a name stand twice, and readers differ in which one they take.
std::optional<Json> read_json(std::string_view text)
{
    std::vector<std::set<std::string>> open;
    bool twice = false;
    Json value = Json::parse(
        text.begin(), text.end(),
        [&](int, Json::parse_event_t event, Json& parsed) {
            if (event == Json::parse_event_t::object_start)
                open.emplace_back();
            else if (event == Json::parse_event_t::object_end)
                open.pop_back();
            else if (event == Json::parse_event_t::key)
                twice |= !open.back().insert(parsed.get<std::string>()).second;
            return true;
        },
        false);
    if (value.is_discarded() || twice || !value.is_object())
        return std::nullopt;
    return value;
}

// The next number of a version; `version` becomes the rest.
unsigned long long take_number(std::string_view& version)
{
    unsigned long long number = 0;
    const auto read = std::from_chars(version.data(), version.data() + version.size(), number);
    version.remove_prefix(static_cast<std::size_t>(read.ptr - version.data()));
    if (!version.empty())
        version.remove_prefix(1); // its dot
    return number;
}

} // namespace

bool is_part_name(std::string_view name)
{
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    const auto plain = [&](std::string_view each) {
        return !each.empty() && each.size() <= 64 && letter(each.front())
            && std::all_of(
                each.begin(), each.end(), [&](char c) { return letter(c) || c == '.' || c == '-' || c == '_'; });
    };
    const std::size_t slash = name.find('/');
    return slash == std::string_view::npos ? plain(name)
                                           : plain(name.substr(0, slash)) && plain(name.substr(slash + 1));
}

std::string as_json(const Manifest& manifest)
{
    Json parts = Json::array();
    for (const Part& part : manifest.parts)
        parts.push_back({ { "name", part.name }, { "size", part.size }, { "sha256", part.sha256 } });
    const Json json { { "kind", kind }, { "format", format }, { "number", manifest.number },
        { "edition", manifest.edition }, { "created", iso_date(manifest.created) },
        { "not_before", iso_date(manifest.not_before) }, { "expires", iso_date(manifest.expires) },
        { "regions", manifest.regions }, { "languages", manifest.languages }, { "program", manifest.program },
        { "layout", manifest.layout }, { "parts", parts } };
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

Result<Manifest> read_manifest(std::string_view text)
{
    const std::string place = "manifest.json: ";
    const auto json = read_json(text);
    if (!json)
        return Error { place + "expected a JSON object with no name twice" };
    std::optional<Error> error;
    Fields read(*json, place, error);
    // First what kind of thing it is: the rest of another format may be anything.
    if (read.text("kind") != kind)
        read.fail("kind", in_quotes(kind));
    if (read.number("format", 0, largest_number) != format)
        read.fail("format", std::to_string(format));
    if (error)
        return *error;
    if (auto extra = unexpected(*json, fields, place))
        return *std::move(extra);
    Manifest manifest;
    manifest.number = read.number("number", 1, largest_number);
    manifest.edition = read.text("edition");
    manifest.created = read.day("created");
    manifest.not_before = read.day("not_before");
    manifest.expires = read.day("expires");
    manifest.regions = read.names("regions");
    manifest.languages = read.names("languages");
    manifest.program = read.text("program");
    manifest.layout = static_cast<int>(read.number("layout", 1, std::numeric_limits<int>::max()));
    if (!is_version(manifest.program))
        read.fail("program", "a version such as 0.1.0");
    if (manifest.expires < manifest.not_before)
        read.fail("expires", "a day not before " + iso_date(manifest.not_before));
    const Json* const parts = read.find("parts");
    if (!parts || !parts->is_array() || parts->empty() || parts->size() > most_parts)
        read.fail("parts", "a list of 1 to " + std::to_string(most_parts) + " parts");
    else
        for (std::size_t i = 0; i < parts->size(); ++i)
            manifest.parts.push_back(read_part((*parts)[i], place + "parts[" + std::to_string(i) + "].", error));
    if (error)
        return *error;
    std::uint64_t whole = 0;
    std::set<std::string_view> names { "manifest.json" };
    for (const Part& part : manifest.parts) {
        whole += part.size;
        if (!names.insert(part.name).second)
            return Error { place + "expected no part twice, got " + in_quotes(part.name) };
    }
    if (whole > largest_content)
        return Error { place + "parts: expected at most " + std::to_string(largest_content >> 20) + " MiB, got "
            + std::to_string(whole >> 20) };
    return manifest;
}

bool is_version(std::string_view version)
{
    return !version.empty() && version.front() != '.' && version.back() != '.'
        && version.find("..") == std::string_view::npos
        && version.find_first_not_of("0123456789.") == std::string_view::npos;
}

bool is_at_least(std::string_view version, std::string_view least)
{
    while (!version.empty() || !least.empty()) {
        const auto have = take_number(version);
        const auto need = take_number(least);
        if (have != need)
            return have > need;
    }
    return true;
}

} // namespace kiosk::package
