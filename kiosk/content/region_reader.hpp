// SPDX-License-Identifier: Apache-2.0
//
// The database of a region: who belongs, which services there are, what each benefit asks for.
#pragma once

#include "kiosk/content/rule_reader.hpp"

namespace kiosk::content {

class RegionReader {
public:
    // `policy` is read already, but for its regions.
    RegionReader(Database& database, RuleReader& rules, const Policy& policy)
        : database_(database)
        , rules_(rules)
        , policy_(policy)
    {
    }

    // With everything that ever holds, whatever the day.
    Region read();

private:
    void read_region();
    void read_choices();
    void read_services();
    void read_service_details();
    void read_benefits();
    void read_benefit_details();
    void read_validity();
    // Whose days a line of the table `validity` says.
    Validity* valid(const std::string& kind, int owner, int position);
    // By its number in the database, where benefits are counted through all services.
    Benefit* benefit(int number);

    Database& database_;
    RuleReader& rules_;
    const Policy& policy_;
    Region region_;
    std::vector<std::pair<std::size_t, std::size_t>> benefits_; // by number: service, benefit of it
};

} // namespace kiosk::content
