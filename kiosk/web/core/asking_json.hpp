// SPDX-License-Identifier: Apache-2.0
//
// The views that ask, as JSON; see view_json.hpp.
#pragma once

#include "kiosk/diagnostics/json_text.hpp"
#include "kiosk/views/views.hpp"

namespace kiosk::web {

Json question_json(const QuestionView& view, const Setting& setting, const Words& words);
Json contradiction_json(const ContradictionView& view, const Setting& setting);
Json review_json(const Session& session, const Setting& setting, const Words& words);

} // namespace kiosk::web
