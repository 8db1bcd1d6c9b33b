// SPDX-License-Identifier: Apache-2.0
//
// The regions of a content database: who belongs, which services there are, what each benefit asks for.
#pragma once

#include "kiosk/content/rule_reader.hpp"

namespace kiosk::content {

class RegionReader {
public:
    // Into `policy`, whose facts, categories, confirmations and advice are read already; `advice` says by its id which
    // of the policy's it is.
    RegionReader(Database& database, RuleReader& rules, Policy& policy,
        const std::map<std::string, std::size_t, std::less<>>& advice)
        : database_(database)
        , rules_(rules)
        , policy_(policy)
        , advice_(advice)
    {
    }

    void read();

private:
    void read_regions();
    void read_services();
    void read_service_details();
    void read_benefits();
    void read_benefit_details();

    Database& database_;
    RuleReader& rules_;
    Policy& policy_;
    const std::map<std::string, std::size_t, std::less<>>& advice_;
    std::map<std::string, Service*, std::less<>> services_;
    std::map<std::string, Benefit*, std::less<>> benefits_;
};

} // namespace kiosk::content
