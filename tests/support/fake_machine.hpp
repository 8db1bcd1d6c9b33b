// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk/core/staff.hpp"

#include <cstdint>
#include <utility>

namespace kiosk::test {

// A machine with one PIN, which answers when it is told to.
class FakeMachine final : public StaffMachine {
public:
    bool has_pin() const override { return with_pin; }
    void try_pin(std::string typed) override
    {
        ++tries;
        verdict_ = typed == pin;
        ++changes_;
    }
    std::optional<bool> pin_verdict() override { return std::exchange(verdict_, std::nullopt); }
    void examine() override
    {
        ++examined;
        parts_.reset();
    }
    std::optional<std::vector<PartState>> parts() const override { return parts_; }
    DocumentMaker test_page() override
    {
        return [] { return Result<Document>(Document { "%PDF", 1 }); };
    }
    void power(Power what) override { powered = what; }
    bool takes_sticks() const override { return with_sticks; }
    void take_stick() override
    {
        ++sticks_asked;
        stick_.reset();
    }
    std::optional<StickReport> stick() const override { return stick_; }
    std::uint64_t changes() const override { return changes_; }

    void find(std::vector<PartState> parts)
    {
        parts_ = std::move(parts);
        ++changes_;
    }

    void say_of_stick(StickReport report)
    {
        stick_ = std::move(report);
        ++changes_;
    }

    bool with_pin = true;
    bool with_sticks = true;
    std::string pin = "604173";
    int tries = 0;
    int examined = 0;
    int sticks_asked = 0;
    std::optional<Power> powered;

private:
    std::optional<bool> verdict_;
    std::optional<std::vector<PartState>> parts_;
    std::optional<StickReport> stick_;
    std::uint64_t changes_ = 0;
};

} // namespace kiosk::test
