// SPDX-License-Identifier: Apache-2.0
//
// How a register is to be read, as a command line says it: the same for every verb that reads one.
#pragma once

#include "kiosk/cli/verb.hpp"
#include "kiosk/core/calendar.hpp"
#include "kiosk/register/column_map.hpp"
#include "kiosk/register/row.hpp"

#include <memory>

namespace kiosk::cli {

// --region, --as-of, --columns, --encoding, --delimiter
std::vector<Option> reading_options();

// The day that an option says; the error names the option.
Result<Date> day_option(std::string_view option, std::string_view text);
// That of --as-of, or today.
Result<Date> register_day(const Arguments& arguments, Date today);

class RegisterOptions {
public:
    // `today` where the command line names no day. An error is of the command line, or of the file of --columns.
    static Result<RegisterOptions> create(const Arguments& arguments, const Policy& policy, Date today);

    const registers::Reading& reading() const { return reading_; }

private:
    std::unique_ptr<registers::ColumnMap> map_; // what the reading points to
    registers::Reading reading_;
};

} // namespace kiosk::cli
