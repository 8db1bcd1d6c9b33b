// SPDX-License-Identifier: Apache-2.0
//
// What the tables of a content database speak of by name: facts, rules, citations. Rules are stored as their source and
// parsed here.
#pragma once

#include "kiosk/content/database.hpp"
#include "kiosk/core/policy.hpp"

#include <map>

namespace kiosk::content {

// Every name that is not there makes the database fail.
class RuleReader {
public:
    // Speaks of the policy's facts, confirmations and terms, as far as they are read; both must outlive this.
    RuleReader(Database& database, const Policy& policy)
        : database_(database)
        , policy_(policy)
    {
    }

    // `where` is whose rule it is, for the error.
    Rule rule(const std::string& source, const std::string& where);
    FactId fact(const std::string& name);

private:
    Database& database_;
    const Policy& policy_;
};

// The columns words, document, article.
Citation citation_in(const Rows& rows, int first_column);

// What has this id; nothing, and the database has failed, where none has.
template <class T> T* known(Database& database, std::map<std::string, T*, std::less<>>& by_id, const std::string& id)
{
    const auto found = by_id.find(id);
    if (found != by_id.end())
        return found->second;
    database.fail({ "there is no \"" + id + "\"" });
    return nullptr;
}

// The same by its place in the list.
template <class T> T* known(Database& database, std::vector<T>& all, int position)
{
    if (position >= 0 && static_cast<std::size_t>(position) < all.size())
        return &all[static_cast<std::size_t>(position)];
    database.fail({ "there is no number " + std::to_string(position) });
    return nullptr;
}

} // namespace kiosk::content
