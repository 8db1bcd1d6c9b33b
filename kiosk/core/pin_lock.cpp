// SPDX-License-Identifier: Apache-2.0
#include "kiosk/core/pin_lock.hpp"

namespace kiosk {

void PinLock::wrong(Instant now)
{
    if (locked())
        return;
    ++wrong_;
    if (wrong_ >= free_attempts)
        until_ = now + first_pause * (1 << (wrong_ - free_attempts));
}

std::optional<Instant> PinLock::closed_until(Instant now) const
{
    if (wrong_ < free_attempts || locked() || now >= until_)
        return std::nullopt;
    return until_;
}

} // namespace kiosk
