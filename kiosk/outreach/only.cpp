// SPDX-License-Identifier: Apache-2.0
#include "kiosk/outreach/only.hpp"

#include "kiosk/diagnostics/listed.hpp"
#include "kiosk/diagnostics/quoted.hpp"

#include <algorithm>

namespace kiosk::outreach {

Result<Only> Only::create(std::string_view text, std::span<const Desk> desks)
{
    const std::size_t equals = text.find('=');
    const std::string_view id = text.substr(0, equals);
    Only only;
    only.id_ = id;
    for (const Desk& desk : desks) {
        const auto benefit = desk.benefit(id);
        const auto& services = desk.region().services;
        for (std::size_t i = 0; i < services.size(); ++i) {
            const bool whole = services[i].id == id;
            if (!whole && !(benefit && desk.services()[i].contains(*benefit)))
                continue;
            only.region_ = desk.region().id;
            only.service_ = services[i].name;
            if (whole)
                only.benefits_ = desk.services()[i];
            else
                only.benefits_.insert(*benefit);
        }
    }
    if (only.region_.empty())
        return Error { "expected a benefit such as ZJ-03d or a service such as ZJ-03, got " + in_quotes(id) };
    std::vector<std::string> names;
    for (const VerdictRow& row : verdict_table)
        names.emplace_back(row.name);
    std::string_view rest = equals == std::string_view::npos ? std::string_view() : text.substr(equals + 1);
    while (true) {
        const std::size_t comma = rest.find(',');
        const std::string_view name = rest.substr(0, comma);
        const auto row = std::find_if(
            verdict_table.begin(), verdict_table.end(), [&](const VerdictRow& each) { return each.name == name; });
        if (row == verdict_table.end())
            return Error { "expected " + std::string(id) + "= and one or more of " + listed(names) + ", got "
                + in_quotes(name) };
        only.verdicts_.set(static_cast<std::size_t>(row->verdict));
        if (comma == std::string_view::npos)
            return only;
        rest.remove_prefix(comma + 1);
    }
}

bool Only::admits(const Desk& desk, const Verdicts& verdicts) const
{
    return desk.region().id == region_ && verdicts_[static_cast<std::size_t>(verdicts.best(benefits_))];
}

bool admitted(std::span<const Only> only, const Desk& desk, const Verdicts& verdicts)
{
    return only.empty()
        || std::any_of(only.begin(), only.end(), [&](const Only& each) { return each.admits(desk, verdicts); });
}

} // namespace kiosk::outreach
