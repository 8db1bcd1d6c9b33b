// SPDX-License-Identifier: Apache-2.0
//
// The pages after the services: what holds for several of them, the laws, what to ask about in private, and what is not
// for these children.
#pragma once

#include "kiosk/guide/account.hpp"
#include "kiosk/guide/how_to_apply.hpp"
#include "kiosk/guide/sheet.hpp"

namespace kiosk::guide {

void write_closing_pages(const Account& account, HowToApply& how_to_apply, Sheet& sheet);

} // namespace kiosk::guide
