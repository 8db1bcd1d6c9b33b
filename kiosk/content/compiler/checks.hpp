// SPDX-License-Identifier: Apache-2.0
//
// What the sources must be, beyond their form. Each check complains of all it finds.
#pragma once

#include "kiosk/content/catalogue.hpp"
#include "kiosk/content/compiler/compile.hpp"
#include "kiosk/content/compiler/draft.hpp"

namespace kiosk::content {

// Quotes, citations, names and departments stand in the official text, word for word, and the quotes of a service cover
// it.
void check_words(const Draft& draft, Complaints& complaints);

// Citations of laws and hotlines resolve; waivers name clauses of the membership.
void check_references(const Draft& draft, Complaints& complaints);

// Rules parse (they are parsed into the draft); whatever is declared is used, and whatever is used is declared.
void check_rules(Draft& draft, Complaints& complaints);

// Every fact is asked, once, by a question that can ask it.
void check_questions(const Draft& draft, Complaints& complaints);

// Every sentence on how to apply says no more than its source, and every benefit has enough of them.
void check_howto(const Draft& draft, Complaints& complaints);

// Icons that are named are there, and betray nothing confidential; services and categories name each other;
// categories have a colour that there is, each its own.
void check_icons(const Draft& draft, const IconNames& icons, Complaints& complaints);

// The Chinese has every message; no language has another, or other arguments.
void check_messages(const Draft& draft, Complaints& complaints);

// Our own Chinese is plain, but for the exceptions that have a reason.
void check_plain_words(const Draft& draft, Complaints& complaints);

// Services have ids of their own, and on every day there is a list without two of one thing.
void check_validity(const Draft& draft, Complaints& complaints);

// Every verdict that the wording of a benefit promises can be had, by some answers, as long as the benefit holds. On
// the region as the program will read it, with all that ever holds.
void check_claims(const DraftRegion& draft, const Policy& policy, const Region& region, Complaints& complaints);

// Whatever the answers, a family that a clause of the membership keeps out, or may keep out, is told something. On the
// region as the program will read it.
void check_hindrances(const DraftRegion& draft, const Policy& policy, const Region& region, Complaints& complaints);

// "service ZJ-03, benefit ZJ-03d"
std::string title(const DraftService& service);
std::string title(const DraftService& service, const DraftBenefit& benefit);

// The words of the draft that are official or cite a law, each with the place where it stands first: what a language
// that is not authoritative translates.
std::map<std::string, Place, std::less<>> official_words(const Draft& draft);
// Of one region, and of none in particular: laws, how to apply.
std::map<std::string, Place, std::less<>> official_words(const DraftRegion& region);
std::map<std::string, Place, std::less<>> shared_official_words(const Draft& draft);

// Every citation of a region, with what it belongs to.
void each_citation(
    const DraftRegion& region, const std::function<void(const DraftCitation&, const std::string& what)>& take);

} // namespace kiosk::content
