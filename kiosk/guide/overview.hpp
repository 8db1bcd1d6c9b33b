// SPDX-License-Identifier: Apache-2.0
//
// The first page: how each service stands, what to do first, whom to call; one page, in whichever form is roomiest.
#pragma once

#include "kiosk/guide/account.hpp"
#include "kiosk/guide/sheet.hpp"
#include "kiosk/take_along/qr_code.hpp"

namespace kiosk::guide {

// `code` says `code_text`; it is printed beside the title or, where that would need a second page, at the top of the
// next, on which whatever follows begins.
void write_overview(const Account& account, Sheet& sheet, const QrCode& code, const std::string& code_text);

} // namespace kiosk::guide
