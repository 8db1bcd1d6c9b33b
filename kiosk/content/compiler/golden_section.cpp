// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/sections.hpp"
#include "kiosk/core/decide.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace kiosk::content {

namespace {

using Json = nlohmann::ordered_json;

class GoldenFile {
public:
    GoldenFile(Place place, const Draft& draft, Complaints& complaints)
        : place_(std::move(place))
        , draft_(draft)
        , complaints_(complaints)
    {
    }

    std::optional<DraftGolden> read(const std::string& text)
    {
        Json json;
        try {
            json = Json::parse(text);
        } catch (const Json::parse_error& error) {
            place_.line = 1
                + static_cast<int>(std::count(
                    text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min(error.byte, text.size())), '\n'));
            complain("not JSON: " + std::string(error.what()));
            return std::nullopt;
        }
        if (!json.is_object() || json.size() != 2 || !json.contains("input") || !json.contains("expected")) {
            complain("expected {\"input\": {…}, \"expected\": [{…} for each child]}");
            return std::nullopt;
        }
        const std::size_t before = complaints_.size();
        check(json["input"], json["expected"]);
        if (complaints_.size() != before)
            return std::nullopt;
        const auto name = std::filesystem::path(place_.file).stem().string();
        return DraftGolden { place_, name, json["input"]["region"].get<std::string>(), json["input"].dump(),
            json["expected"].dump() };
    }

private:
    void complain(const std::string& message) { complaints_.add(place_, message); }

    // The verdicts themselves are compared by `kiosk verify`, which reads a family as the program does.
    void check(const Json& input, const Json& expected)
    {
        if (!input.is_object() || !input.contains("region") || !input["region"].is_string()
            || !input.contains("children") || !input["children"].is_array())
            return complain("\"input\": expected a family as `kiosk check` reads it, with \"region\" and \"children\"");
        const std::string region = input["region"].get<std::string>();
        const auto found = std::find_if(draft_.regions.begin(), draft_.regions.end(),
            [&](const DraftRegion& each) { return each.id.value == region; });
        if (found == draft_.regions.end())
            return complain("\"input\": there is no region " + in_quotes(region));
        if (!expected.is_array() || expected.size() != input["children"].size())
            return complain("\"expected\": expected a list of one table for each child");

        std::set<std::string, std::less<>> benefits;
        for (const DraftService& service : found->services)
            for (const DraftBenefit& benefit : service.benefits)
                benefits.insert(benefit.id.value);
        for (const Json& child : expected) {
            if (!child.is_object() || child.empty())
                return complain("\"expected\": expected a table such as {\"ZJ-01a\": \"eligible\"} for each child");
            for (const auto& [id, verdict] : child.items()) {
                if (benefits.find(id) == benefits.end())
                    complain("\"expected\": region " + region + " has no benefit " + in_quotes(id));
                const auto known = [&verdict = verdict](Verdict each) {
                    return verdict.is_string() && verdict == std::string(name(each));
                };
                if (!std::any_of(std::begin(verdicts), std::end(verdicts), known))
                    complain("\"expected\": " + id + ": there is no verdict " + verdict.dump());
            }
        }
    }

    Place place_;
    const Draft& draft_;
    Complaints& complaints_;
};

} // namespace

std::string golden_region(const Sources& sources, const std::string& file)
{
    Complaints later; // read_goldens complains
    const auto text = sources.text(file, later);
    const Json json = text ? Json::parse(*text, nullptr, false) : Json();
    const Json* region = &json;
    for (const char* key : { "input", "region" }) {
        if (!region->is_object() || !region->contains(key))
            return {};
        region = &(*region)[key];
    }
    return region->is_string() ? region->get<std::string>() : std::string();
}

void read_goldens(const Sources& sources, Draft& draft, Complaints& complaints)
{
    for (const std::string& file : sources.files("golden", ".json")) {
        if (!draft.unchanged.empty() && draft.unchanged.count(golden_region(sources, file)) != 0)
            continue;
        const auto text = sources.text(file, complaints);
        if (!text)
            continue;
        if (auto golden = GoldenFile({ sources.shown(file), 1 }, draft, complaints).read(*text))
            draft.goldens.push_back(std::move(*golden));
    }
}

} // namespace kiosk::content
