// SPDX-License-Identifier: Apache-2.0
//
// What is told of one service: what it gives, why, what must be confirmed, how to apply, what to bring, where, who.
#pragma once

#include "kiosk/guide/account.hpp"
#include "kiosk/guide/how_to_apply.hpp"
#include "kiosk/guide/sheet.hpp"

namespace kiosk::guide {

inline constexpr std::string_view bullet = "•";

void write_service(const Account& account, HowToApply& how_to_apply, Sheet& sheet, std::size_t service);

} // namespace kiosk::guide
