// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk/core/result.hpp"

#include <ostream>

namespace kiosk {

// Whether all that was written has reached where `out` leads.
inline Status flushed(std::ostream& out)
{
    out << std::flush;
    if (!out)
        return Error { "the output cannot be written: is the disk full, or the pipe closed?" };
    return Success {};
}

} // namespace kiosk
