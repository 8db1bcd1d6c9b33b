// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/checks.hpp"

#include <algorithm>
#include <set>

namespace kiosk::content {

namespace {

// The only drawing a confidential fact may have: any other would show over a shoulder what was asked.
constexpr std::string_view neutral = "private";

void check_name(const Text& icon, const std::string& what, const IconNames& icons, Complaints& complaints)
{
    if (!icon.empty() && icons.find(icon.value) == icons.end())
        complaints.add(icon.place,
            what + ": there is no icon " + in_quotes(icon.value) + "; draw assets/icons/" + icon.value
                + ".svg or name another");
}

void check_fact(const DraftFact& fact, const IconNames& icons, Complaints& complaints)
{
    const std::string what = "fact " + fact.id.value;
    std::vector<Text> named = fact.value_icons;
    if (fact.icon)
        named.push_back(*fact.icon);
    for (const Text& icon : named) {
        check_name(icon, what, icons, complaints);
        if (fact.confidential && icon.value != neutral)
            complaints.add(icon.place, what + ": the fact is confidential; write " + in_quotes(neutral));
    }
    if (!fact.value_icons.empty() && fact.value_icons.size() != fact.values.size())
        complaints.add(fact.value_icons.front().place,
            what + ": expected an icon for each of the " + std::to_string(fact.values.size()) + " values, got "
                + std::to_string(fact.value_icons.size()));
}

// A category is known by its colour, too: one of the palette's, and its own.
void check_color(const DraftCategory& category, const std::vector<DraftCategory>& all, Complaints& complaints)
{
    const Text& color = category.color;
    if (color.empty())
        return;
    const std::string what = "category " + category.id.value;
    if (!category_color(color.value)) {
        std::string known;
        for (const CategoryColorRow& row : category_colors)
            known += (known.empty() ? "" : ", ") + std::string(row.name);
        complaints.add(color.place, what + ": there is no colour " + in_quotes(color.value) + "; name one of " + known);
    }
    const auto first = std::find_if(
        all.begin(), all.end(), [&](const DraftCategory& other) { return other.color.value == color.value; });
    if (&*first != &category)
        complaints.add(color.place,
            what + ": " + in_quotes(color.value) + " is the colour of category " + first->id.value
                + " already; name another");
}

void check_categories(const Draft& draft, const IconNames& icons, Complaints& complaints)
{
    std::set<std::string, std::less<>> declared;
    for (const DraftCategory& category : draft.categories) {
        declared.insert(category.id.value);
        check_name(category.icon, "category " + category.id.value, icons, complaints);
        check_color(category, draft.categories, complaints);
    }
    std::set<std::string, std::less<>> used;
    for (const DraftRegion& region : draft.regions)
        for (const DraftService& service : region.services) {
            used.insert(service.category.value);
            if (service.icon)
                check_name(*service.icon, title(service), icons, complaints);
            if (!service.category.empty() && declared.count(service.category.value) == 0)
                complaints.add(service.category.place,
                    title(service) + ": there is no category " + in_quotes(service.category.value)
                        + "; add it to categories.toml");
        }
    for (const DraftCategory& category : draft.categories)
        if (!category.id.empty() && used.count(category.id.value) == 0
            && !draft.uses_elsewhere("category", category.id.value))
            complaints.add(
                category.id.place, "category " + category.id.value + ": no service belongs to it; delete it");
}

} // namespace

void check_icons(const Draft& draft, const IconNames& icons, Complaints& complaints)
{
    for (const DraftFact& fact : draft.facts)
        check_fact(fact, icons, complaints);
    check_categories(draft, icons, complaints);
}

} // namespace kiosk::content
