// SPDX-License-Identifier: Apache-2.0
//
// For tables with a row for each enumerator, read by index.
#pragma once

#include <array>
#include <cstddef>

namespace kiosk {

// Whether each row stands where its key says, and there are no more rows and no fewer than up to `last`.
template <class Row, std::size_t count, class Key>
constexpr bool in_order(const std::array<Row, count>& rows, Key Row::*key, Key last)
{
    for (std::size_t i = 0; i < count; ++i)
        if (static_cast<std::size_t>(rows[i].*key) != i)
            return false;
    return count == static_cast<std::size_t>(last) + 1;
}

} // namespace kiosk
