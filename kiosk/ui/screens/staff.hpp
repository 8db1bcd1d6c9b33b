// SPDX-License-Identifier: Apache-2.0
//
// The staff's pages. What they do there is a StaffAction; no family's Action comes from here.
#pragma once

#include "kiosk/site/site.hpp"
#include "kiosk/ui/staff_desk.hpp"
#include "kiosk/ui/ui.hpp"
#include "kiosk/words/words.hpp"

namespace kiosk::ui {

using StaffDrawn = std::optional<StaffAction>;

StaffDrawn draw_staff(Ui& ui, const Words& words, const StaffView& view, const site::Site& site, const Rect& room);

// Pages of it, in files of their own: what is tried with hand, ruler and ear.
StaffDrawn draw_touch_trial(Ui& ui, const Words& words, const StaffView& view, const Rect& room);
StaffDrawn draw_ruler(Ui& ui, const Words& words, const StaffView& view, const Rect& room);
StaffDrawn draw_sound_trial(Ui& ui, const Words& words, const StaffView& view, const Rect& room);

// Shared by them: a title, and below the room that it returns the way back and the way out.
Rect draw_staff_frame(Ui& ui, const Words& words, Phrase title, const Rect& room, StaffDrawn& drawn);
inline constexpr float widest_button_mm = 120;
Button staff_button(std::string id, std::string label, Icon icon = Icon::none);

} // namespace kiosk::ui
