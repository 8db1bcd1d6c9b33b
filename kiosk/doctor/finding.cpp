// SPDX-License-Identifier: Apache-2.0
#include "kiosk/doctor/finding.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace kiosk::doctor {

std::string_view name(Finding::State state)
{
    switch (state) {
    case Finding::State::ok:
        return "ok";
    case Finding::State::attention:
        return "attention";
    case Finding::State::broken:
        break;
    }
    return "broken";
}

Finding::State worst(const std::vector<Finding>& findings)
{
    auto state = Finding::State::ok;
    for (const Finding& finding : findings)
        state = std::max(state, finding.state);
    return state;
}

void write_text(const std::vector<Finding>& findings, std::ostream& out)
{
    constexpr std::size_t state_width = 11;
    constexpr std::size_t subject_width = 11;
    const auto padded = [](std::string_view text, std::size_t width) {
        std::string cell(text);
        cell.resize(std::max(width, cell.size() + 1), ' ');
        return cell;
    };
    for (const Finding& finding : findings) {
        out << padded(name(finding.state), state_width) << padded(finding.subject, subject_width) << finding.what
            << '\n';
        if (!finding.remedy.empty())
            out << std::string(state_width + subject_width, ' ') << "→ " << finding.remedy << '\n';
    }
}

void write_json(const std::vector<Finding>& findings, std::ostream& out)
{
    auto list = nlohmann::ordered_json::array();
    for (const Finding& finding : findings)
        list.push_back({ { "subject", finding.subject }, { "state", name(finding.state) }, { "what", finding.what },
            { "remedy", finding.remedy } });
    const nlohmann::ordered_json all { { "state", name(worst(findings)) }, { "findings", std::move(list) } };
    out << all.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

} // namespace kiosk::doctor
