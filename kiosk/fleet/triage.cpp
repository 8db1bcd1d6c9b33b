// SPDX-License-Identifier: Apache-2.0
#include "kiosk/fleet/triage.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace kiosk::fleet {

std::vector<Machine> triage(const Fleet& fleet)
{
    std::vector<Machine> machines;
    std::map<std::string, const Report*> latest;
    for (const Report& report : fleet.machines) {
        // Without a mark it is nobody's second.
        const std::string key = report.mark.empty() ? std::to_string(latest.size()) : report.mark;
        const Report*& there = latest[key];
        if (!there || there->written < report.written)
            there = &report;
    }
    std::string newest;
    for (const auto& [mark, report] : latest)
        newest = std::max(newest, report->edition);
    for (const auto& [mark, report] : latest) {
        Machine machine { report };
        const auto days = (std::chrono::sys_days(fleet.today)
            - std::chrono::sys_days(local_day(std::chrono::system_clock::time_point(report->written))))
                              .count();
        machine.silent_days = days >= fleet.silent_after ? static_cast<int>(days) : 0;
        machine.ahead = days < -1;
        for (const Part& part : report->parts) {
            machine.broken += part.state == PartState::broken ? 1 : 0;
            machine.attention += part.state == PartState::attention ? 1 : 0;
        }
        machine.old = report->edition != newest;
        machine.need = machine.broken > 0 || machine.silent_days > 0 ? Need::act
            : machine.attention > 0 || machine.old || machine.ahead  ? Need::watch
                                                                     : Need::fine;
        machines.push_back(machine);
    }
    const auto rank = [](const Machine& machine) {
        return std::tuple(machine.need, -machine.broken, -machine.silent_days, !machine.old, -machine.attention,
            machine.report->place, machine.report->mark);
    };
    std::sort(machines.begin(), machines.end(),
        [&](const Machine& one, const Machine& two) { return rank(one) < rank(two); });
    return machines;
}

} // namespace kiosk::fleet
