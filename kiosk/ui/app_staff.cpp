// SPDX-License-Identifier: Apache-2.0
//
// The staff's pages within the App: how they are come by, and left.
#include "kiosk/ui/app.hpp"
#include "kiosk/ui/screens/staff.hpp"

namespace kiosk::ui {

void App::hear_staff(std::span<const InputEvent> events, Instant now)
{
    if (!staff_machine_)
        return;
    const float px_per_mm = static_cast<float>(site_.px_per_mm);
    if (staff_) {
        StaffDesk::Surface surface { width_, height_, px_per_mm, words().right_to_left(), {} };
        if (const Node* const back = ui_.probe().find_id("menu"))
            surface.leave = back->rect;
        const bool answered = staff_->changed();
        staff_->hear(events, surface, now);
        if (staff_->entered_now())
            clear(Visit::End::staff); // whoever's answers these were
        if (staff_->over(now))
            leave_staff(now);
        if (answered)
            redraw();
        return;
    }
    for (const InputEvent& event : events)
        if (const auto* pointer = std::get_if<PointerEvent>(&event))
            if (staff_gesture_.press(*pointer, width_, px_per_mm) && staff_machine_->has_pin()) {
                staff_.emplace(*staff_machine_, pin_lock_, printing_, speaker_, site_.px_per_mm, now, counts_);
                narrator_.hush();
                pointer_.cancel();
                redraw();
                return;
            }
}

void App::leave_staff(Instant now)
{
    staff_->close();
    staff_.reset();
    session_.last_activity = now;
    rested_since_ = now;
    pointer_.cancel();
    redraw();
}

void App::draw_staff_pages(Instant now)
{
    const Ui::Arriving arriving(ui_, arrived(now));
    if (auto drawn = draw_staff(ui_, words(), staff_->view(now), site_, ui_.page().inset(ui_.margin())))
        staff_action_ = std::move(drawn);
}

} // namespace kiosk::ui
