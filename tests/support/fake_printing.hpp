// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk/core/printing.hpp"

#include <cstdint>
#include <optional>

namespace kiosk::test {

// A printer that says what it is told to, and remembers what was asked of it.
class FakePrinting final : public Printing {
public:
    PrinterReport report() const override { return report_; }
    std::uint64_t changes() const override { return changes_; }
    void print(DocumentMaker make) override
    {
        ++ordered;
        order = std::move(make);
        say({ PrintJob::Phase::making, 0, {} });
    }
    void cancel() override { ++cancelled; }
    void end_session() override
    {
        ++ended;
        say({});
    }

    void say(PrintJob job, std::vector<std::string> reasons = {})
    {
        report_ = { true, std::move(reasons), std::move(job) };
        ++changes_;
    }

    int ordered = 0;
    int cancelled = 0;
    int ended = 0;
    DocumentMaker order;

private:
    PrinterReport report_ { true, {}, {} };
    std::uint64_t changes_ = 1;
};

} // namespace kiosk::test
