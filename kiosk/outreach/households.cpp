// SPDX-License-Identifier: Apache-2.0
#include "kiosk/outreach/households.hpp"

#include "kiosk/content/sha256.hpp"
#include "kiosk/core/utf8.hpp"
#include "kiosk/diagnostics/json_text.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <set>

namespace kiosk::outreach {
namespace {

// With its ending and what OutputFile adds, far below the 255 bytes of any disk.
constexpr std::size_t longest_name = 120;

std::string folded(const std::string& name)
{
    std::string text;
    icu::UnicodeString::fromUTF8(name).foldCase().toUTF8String(text);
    return text;
}

// Windows opens devices by these, whatever the ending.
bool is_reserved(const std::string& name)
{
    const std::string low = folded(name);
    const std::string_view rest = std::string_view(low).substr(0, 3);
    const bool numbered = low.size() == 4 && low[3] >= '0' && low[3] <= '9';
    return low == "con" || low == "prn" || low == "aux" || low == "nul"
        || (numbered && (rest == "com" || rest == "lpt"));
}

std::string label_of(const registers::Row& row)
{
    const Json label = Json::parse(row.label, nullptr, false);
    return label.is_string() ? label.get<std::string>() : std::string();
}

} // namespace

std::string file_name(std::string_view id)
{
    std::string name;
    bool says_something = false;
    while (!id.empty()) {
        const auto character = utf8::take(id);
        const bool letter = character.code && u_isalnum(static_cast<UChar32>(*character.code));
        const bool mark = character.bytes == "-" || character.bytes == "_";
        const std::string_view kept = letter || mark ? character.bytes : "_";
        if (name.size() + kept.size() > longest_name)
            break;
        name += kept;
        says_something |= letter;
    }
    return says_something ? name : std::string();
}

void Households::add(const registers::Row& row)
{
    std::size_t at = households_.size();
    if (!row.household.empty())
        at = by_id_.emplace(row.household, at).first->second;
    if (at == households_.size()) {
        Household& fresh = households_.emplace_back();
        fresh.name = row.household;
        fresh.first_row = row.number;
        fresh.region = row.region;
    }
    Household& household = households_[at];
    const auto wrong = [&](const std::string& what) {
        if (!household.wrong)
            household.wrong = "row " + std::to_string(row.number) + ": " + what;
    };
    if (household.region != row.region)
        wrong("region: expected \"" + household.region->id + "\" as in row " + std::to_string(household.first_row)
            + " of the same household, got \"" + row.region->id + '"');
    const FactSet shared = schema_.of_scope(Scope::family);
    Child child { label_of(row), {} };
    for (const FactId id : schema_.ids(row.answers.known() | row.answers.declined())) {
        Answers& to = shared[index(id)] ? household.family.shared : child.answers;
        const auto told = row.answers.get(id);
        if (told && to.is_known(id) && to.value(id) != *told)
            wrong(schema_[id].name + ": expected " + schema_[id].spelled(to.value(id))
                + " as elsewhere in the same household, got " + schema_[id].spelled(*told));
        if (told)
            to.know(id, *told);
        else if (!to.is_known(id))
            to.decline(id);
    }
    household.family.children.push_back(std::move(child));
}

std::vector<Household> Households::take()
{
    std::set<std::string> taken;
    for (Household& household : households_) {
        const std::string id = household.name;
        std::string name = file_name(id);
        if (name.empty())
            name = "row-" + std::to_string(household.first_row);
        if (is_reserved(name) || taken.count(folded(name)) != 0) {
            constexpr std::size_t digits = 8;
            const std::string sum = content::sha256(id + '\n' + std::to_string(household.first_row));
            name += '-' + sum.substr(0, digits);
        }
        taken.insert(folded(name));
        household.name = std::move(name);
    }
    by_id_.clear();
    return std::move(households_);
}

} // namespace kiosk::outreach
