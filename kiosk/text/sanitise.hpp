// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kiosk::text {

// No text on a screen or a page comes near this; a runaway one costs a tenth of a second instead of a frozen kiosk.
inline constexpr std::size_t max_code_points = 20'000;

// As in Unicode's stream-safe text (UAX #15 §13). Placing marks on one another takes time with the square of their
// number.
inline constexpr std::size_t max_marks = 30;

// Text as the typesetter sets it. Takes any bytes, gives valid UTF-8 of at most `max_code_points` + 1 code points:
// - each ill-formed sequence becomes U+FFFD;
// - CR LF, CR, NEL, U+2028 and U+2029 become \n; a tab becomes a space;
// - other control characters, byte order marks, and bidi embeddings and overrides (U+202A..202E) are dropped. Isolates
//   (U+2066..2069) and the marks LRM, RLM and ALM stay: translations wrap names in them, and they cannot reorder what
//   is outside;
// - of more than `max_marks` combining marks in a row the rest is dropped;
// - what is beyond `max_code_points` is replaced by one "…".
std::string sanitised(std::string_view text);

} // namespace kiosk::text
