// SPDX-License-Identifier: Apache-2.0
//
// The two lists read a second time, in C++ and from the official text alone, for families that have told everything.
#pragma once

#include "tests/policy/official_list.hpp"

namespace kiosk::tests {

class SecondReading {
public:
    explicit SecondReading(const OfficialList& list)
        : list_(list)
        , zhejiang_(list.region.id == "zhejiang")
    {
    }

    static std::size_t count(); // benefits of both lists
    // Whether the benefit asks for nothing of the membership.
    static bool waives_all(std::string_view benefit);

    Verdict verdict(std::string_view benefit, const Answers& answers) const;
    Truth membership(const Answers& answers) const;
    // Whether there can be such a child; every fact is known.
    bool possible(const Answers& answers) const;
    // What is said of a clause of the membership that does not hold, or may not; "" where it holds.
    std::string_view hindrance(std::string_view clause, const Answers& answers) const;

private:
    const OfficialList& list_;
    bool zhejiang_;
};

} // namespace kiosk::tests
