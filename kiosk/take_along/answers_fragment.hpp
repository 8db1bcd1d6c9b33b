// SPDX-License-Identifier: Apache-2.0
//
// A family's answers in the fragment of an address, so that it goes on at home where the kiosk stopped: a browser keeps
// what follows "#" to itself and never sends it to a server (RFC 3986, 3.5).
//
//   v1.<region>.<base64url of RFC 4648, without padding>
//
// Bits, the highest of a byte first: 32 of a check; 1 whether the family had seen all questions; 3 the number of
// children less one; the family's facts in the schema's order, then each child's. A fact is 0: not asked, 10: not told,
// or 11 and its value: one bit of a boolean, as many as its largest value needs of a choice, and of an integer as many
// as the range needs, counted from the minimum. Zeros fill the last byte. Confidential facts are not there at all, and
// no names of children.
//
// The check is a hash of the facts with their values, the region and all bits after it: what was cut off, mistyped, or
// told to a list that asks otherwise, is refused and never misread.
#pragma once

#include "kiosk/core/family.hpp"
#include "kiosk/core/policy.hpp"

namespace kiosk {

struct CarriedAnswers {
    std::string region; // id
    Family family; // at least one child, at most max_children
    bool finished = false; // all questions had been seen
};

// At most 80 characters a child with the facts of today; the family has at least one child.
std::string fragment_of_answers(const CarriedAnswers& carried, const Schema& schema);

// Any text. An error is a sentence for programmers; the page has its own words for it.
Result<CarriedAnswers> answers_of_fragment(std::string_view fragment, const Policy& policy);

} // namespace kiosk
