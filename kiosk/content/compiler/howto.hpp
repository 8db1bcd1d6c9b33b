// SPDX-License-Identifier: Apache-2.0
//
// The sentences on how to apply, as a benefit has them.
#pragma once

#include "kiosk/content/compiler/draft.hpp"

namespace kiosk::content {

// The topics, in the order a family reads.
inline constexpr std::string_view topics[] = { "where", "step", "bring", "time", "cost", "proxy", "refused" };

// How far a sentence can be relied on: its source decides, and nobody can claim more.
std::string_view trust(const DraftHowTo& howto);

// What a benefit's `howto` names: recipes unfolded, by topic, otherwise as written; each once. Names that are nothing
// are left out: check_howto complains of them.
std::vector<const DraftHowTo*> howto_of(const Draft& draft, const DraftBenefit& benefit);

const DraftHowTo* find_howto(const Draft& draft, std::string_view id);
const DraftRecipe* find_recipe(const Draft& draft, std::string_view id);

} // namespace kiosk::content
