// SPDX-License-Identifier: Apache-2.0
//
// What a family tells a robot's kiosk, whatever the content asks: for the tour, the pictures and the tests.
#pragma once

#include "kiosk/core/session.hpp"

#include <map>
#include <string>

namespace kiosk::ui {

// By the name of a fact, as in a family's file: "9", "true", "other_province". What is not named is not known.
using Told = std::map<std::string, std::string>;

// What of it the question for this fact can take: of a number, the button that stands for it. Nothing where the content
// has no such value, or the region does not offer it.
std::optional<int> told_value(const Told& told, FactId fact, const Setting& setting);

// The ids to be tapped, in order, so that the question before the family is answered so. A private matter is to be
// revealed first.
std::vector<std::string> taps_for(const Ask& ask, const Told& told, const Session& session, const Setting& setting);

} // namespace kiosk::ui
