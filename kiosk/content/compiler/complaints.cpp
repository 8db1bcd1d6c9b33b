// SPDX-License-Identifier: Apache-2.0
#include "kiosk/content/compiler/complaints.hpp"

#include <algorithm>
#include <tuple>

namespace kiosk::content {

void Complaints::add(const Place& place, const std::string& message)
{
    all_.push_back({ place, message });
}

void Complaints::take(const Complaints& others)
{
    all_.insert(all_.end(), others.all_.begin(), others.all_.end());
}

std::vector<std::string> Complaints::lines() const
{
    std::vector<Complaint> sorted = all_;
    const auto order = [](const Complaint& c) { return std::tie(c.place.file, c.place.line, c.message); };
    std::sort(sorted.begin(), sorted.end(), [&](const auto& a, const auto& b) { return order(a) < order(b); });
    const auto same
        = std::unique(sorted.begin(), sorted.end(), [&](const auto& a, const auto& b) { return order(a) == order(b); });
    sorted.erase(same, sorted.end());

    std::vector<std::string> lines;
    for (const Complaint& complaint : sorted) {
        if (lines.size() == cap) {
            lines.push_back("and " + std::to_string(sorted.size() - cap) + " more");
            break;
        }
        lines.push_back(complaint.place.file + ":" + std::to_string(complaint.place.line) + ": " + complaint.message);
    }
    return lines;
}

} // namespace kiosk::content
