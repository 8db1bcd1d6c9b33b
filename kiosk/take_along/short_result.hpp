// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk/take_along/paper_results.hpp"
#include "kiosk/take_along/qr_code.hpp"
#include "kiosk/words/words.hpp"

namespace kiosk {

// The results in a few lines of plain text, for a QR code: which services the children can have, or can have under
// conditions, whom to ask, where all this comes from. At most `most_qr_bytes` long: services that no longer fit are
// counted instead of named. Says nothing of what was told in confidence.
// A screen without a calendar gives no day.
std::string short_result(
    const Words& words, const PaperResults& results, std::optional<std::chrono::year_month_day> as_of);
std::string short_result(
    const Words& words, const Decider& decider, const Family& family, std::optional<std::chrono::year_month_day> as_of);

} // namespace kiosk
