// SPDX-License-Identifier: Apache-2.0
//
// Which children a list is of: those who have one of some verdicts for a benefit or a service.
#pragma once

#include "kiosk/outreach/desk.hpp"

#include <bitset>

namespace kiosk::outreach {

class Only {
public:
    // "ZJ-03d=eligible,conditional" or, of a service, "ZJ-03=eligible". An error names what was expected.
    static Result<Only> create(std::string_view text, std::span<const Desk> desks);

    const std::string& id() const { return id_; }
    const std::string& service() const { return service_; } // its name, or that of which it is a benefit
    const std::string& region() const { return region_; } // id
    const BenefitSet& benefits() const { return benefits_; }

    bool admits(const Desk& desk, const Verdicts& verdicts) const;

private:
    std::string id_;
    std::string service_;
    std::string region_;
    BenefitSet benefits_;
    std::bitset<verdict_count> verdicts_;
};

// Whether any of them does; all children where there are none.
bool admitted(std::span<const Only> only, const Desk& desk, const Verdicts& verdicts);

} // namespace kiosk::outreach
