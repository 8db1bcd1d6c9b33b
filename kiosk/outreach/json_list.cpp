// SPDX-License-Identifier: Apache-2.0
#include "kiosk/outreach/json_list.hpp"

#include "kiosk/diagnostics/json_text.hpp"
#include "kiosk/diagnostics/quoted.hpp"
#include "kiosk/outreach/when.hpp"

namespace kiosk::outreach {
namespace {

// Behind the last item of a list stands a comma.
void close(std::string& to, char bracket)
{
    if (to.back() == ',')
        to.back() = bracket;
    else
        to += bracket;
}

std::string verdict_text(std::optional<Verdict> verdict)
{
    return verdict ? '"' + std::string(name(*verdict)) + '"' : "null";
}

} // namespace

JsonList::JsonList(const ListOrder& order)
    : order_(order)
{
    for (const Desk& desk : order.desks) {
        RegionWords& words = regions_.emplace_back();
        words.head = ",\"region\":\"" + desk.region().id + "\",\"membership\":\"";
        for (std::size_t i = 0; i < desk.decider().benefit_count(); ++i)
            words.ids.push_back('"' + desk.decider().benefit(i).id + '"');
    }
    for (const std::string& name : order.heading.carried)
        carried_.push_back(json_text(name) + ':');
}

void JsonList::add(const Listed& child, std::string& to)
{
    to += "{\"line\":";
    to += std::to_string(child.row.number);
    to += ",\"label\":";
    to += child.row.label;
    to += regions_[child.region].head;
    to += name(child.verdicts.membership);
    to += '"';
    if (order_.earlier)
        add_changes(child, to);
    else
        add_verdicts(child, to);
    if (order_.details)
        add_details(child, to);
    if (!carried_.empty()) {
        to += ",\"carried\":{";
        for (std::size_t i = 0; i < carried_.size() && i < child.row.carried.size(); ++i) {
            to += carried_[i];
            to += json_text(child.row.carried[i]);
            to += ',';
        }
        close(to, '}');
    }
    to += "}\n";
}

void JsonList::add_fault(const registers::Row& row, std::string& to)
{
    to += "{\"line\":" + std::to_string(row.number) + ",\"error\":" + json_text(on_one_line(row.fault->message))
        + "}\n";
}

void JsonList::add_verdicts(const Listed& child, std::string& to) const
{
    const auto& ids = regions_[child.region].ids;
    for (const Verdict verdict : verdicts) {
        to += ",\"";
        to += name(verdict);
        to += "\":[";
        child.verdicts.sets[static_cast<std::size_t>(verdict)].each([&](std::size_t benefit) {
            to += ids[benefit];
            to += ',';
        });
        close(to, ']');
    }
}

void JsonList::add_changes(const Listed& child, std::string& to) const
{
    for (const bool gains : { true, false }) {
        to += gains ? ",\"gains\":[" : ",\"losses\":[";
        for (const Change& change : child.changes)
            if (change.gain() == gains)
                to += "{\"benefit\":\"" + order_.earlier->benefit(child.region, change.benefit).id + "\",\"before\":"
                    + verdict_text(change.before) + ",\"after\":" + verdict_text(change.after) + "},";
        close(to, ']');
    }
}

void JsonList::add_details(const Listed& child, std::string& to) const
{
    const Policy& policy = order_.catalogue.policy();
    const Decision decision = order_.desks[child.region].decider().decide(child.row.answers);
    Json missing = Json::object();
    Json wait = Json::object();
    Json confirm = Json::object();
    for (const BenefitDecision& each : decision.benefits) {
        const std::string& id = each.benefit->id;
        for (const FactId fact : policy.schema.ids(each.missing))
            missing[id].push_back(policy.schema[fact].name);
        for (std::size_t i = 0; i < policy.confirmations.size(); ++i)
            if (each.confirm[i])
                confirm[id].push_back(policy.confirmations[i]);
        if (prospect(each.verdict) != Prospect::later)
            continue;
        if (const auto months = policy.schema.growing(Growth::months); months && each.wait.months)
            wait[id][policy.schema[*months].name] = *each.wait.months;
        if (const auto age = policy.schema.growing(Growth::years); age && each.wait.age)
            wait[id][policy.schema[*age].name] = *each.wait.age;
        if (const auto from = end_of(each.wait, days_of(child.row), order_.as_of))
            wait[id]["from"] = iso_date(*from);
    }
    to += ",\"missing\":" + json_text(missing) + ",\"wait\":" + json_text(wait) + ",\"confirm\":" + json_text(confirm);
}

} // namespace kiosk::outreach
