// SPDX-License-Identifier: Apache-2.0
//
// One benefit for those who answer for it: the official words, the rule and what each part of it rests on, the decision
// table, examples, and a line to sign. Markdown.
#pragma once

#include "kiosk/content/catalogue.hpp"

#include <ostream>

namespace kiosk::cli {

// `benefit` by its id; "" for all of all regions. The error names what there is, or is that of `out`.
Status explain(
    const content::Catalogue& catalogue, const std::string& language, std::string_view benefit, std::ostream& out);

// Whether there is such a benefit.
bool has_benefit(const Policy& policy, std::string_view id);

} // namespace kiosk::cli
