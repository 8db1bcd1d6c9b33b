// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/staff_desk.hpp"

#include <algorithm>
#include <cmath>

namespace kiosk::ui {

bool StaffGesture::press(const PointerEvent& event, float width, float px_per_mm)
{
    if (event.kind != PointerEvent::Kind::press)
        return false;
    const float corner = corner_mm * px_per_mm;
    const bool high = event.y >= 0 && event.y < corner;
    const bool left = high && event.x < corner;
    const bool right = high && event.x >= width - corner;
    const bool wanted = made_ % 2 == 0 ? left : right;
    if (!wanted || (made_ > 0 && event.time - first_ > time))
        made_ = 0;
    if (made_ == 0) {
        if (!left)
            return false;
        first_ = event.time;
    }
    if (++made_ < presses)
        return false;
    made_ = 0;
    return true;
}

std::array<TouchPoint, touch_points> touch_targets(float width, float height, float px_per_mm)
{
    const float edge = 15 * px_per_mm;
    const std::array columns { edge, width / 2, width - edge };
    const std::array rows { edge, height / 2, height - edge };
    std::array<TouchPoint, touch_points> points {};
    for (std::size_t i = 0; i < points.size(); ++i)
        points[i] = { columns[i % 3], rows[i / 3] };
    return points;
}

StaffDesk::StaffDesk(StaffMachine& machine, PinLock& lock, Printing* printing, speech::Speaker* speaker,
    double px_per_mm, Instant now, CountsText counts)
    : machine_(machine)
    , lock_(lock)
    , printing_(printing)
    , speaker_(speaker)
    , counts_(std::move(counts))
    , touched_(now)
    , px_per_mm_(px_per_mm)
    , changes_(machine.changes())
{
    digits_.reserve(most_digits); // in one place, so that it can be wiped
}

StaffDesk::~StaffDesk()
{
    wipe();
}

void StaffDesk::close()
{
    if (printing_ && printed_)
        printing_->end_session();
    if (speaker_)
        speaker_->stop();
}

void StaffDesk::wipe()
{
    // Through a volatile pointer: what nobody reads again would not be written.
    volatile char* const digits = digits_.data();
    for (std::size_t i = 0; i < digits_.size(); ++i)
        digits[i] = '0';
    digits_.clear();
}

void StaffDesk::open(StaffPage page)
{
    page_ = page;
    asked_.reset();
    stick_asked_ = false;
    errors_mm_.clear();
    if (page == StaffPage::readiness || page == StaffPage::counts)
        machine_.examine();
    if (speaker_)
        speaker_->stop();
}

void StaffDesk::hear(std::span<const InputEvent> events, const Surface& surface, Instant now)
{
    changes_ = machine_.changes();
    if (checking_)
        if (const auto verdict = machine_.pin_verdict()) {
            checking_ = false;
            wrong_ = !*verdict;
            if (wrong_) {
                lock_.wrong(now);
            } else {
                lock_.right();
                entered_now_ = true;
                touched_ = now;
                open(StaffPage::menu);
            }
        }
    for (const InputEvent& event : events) {
        if (const auto* key = std::get_if<KeyEvent>(&event)) {
            touched_ = now;
            if (key->key == Key::headset_in)
                headset_ = StaffView::Jack::in;
            if (key->key == Key::headset_out)
                headset_ = StaffView::Jack::out;
        }
        const auto* pointer = std::get_if<PointerEvent>(&event);
        if (!pointer || pointer->kind != PointerEvent::Kind::press)
            continue;
        touched_ = now;
        if (page_ != StaffPage::touch || errors_mm_.size() >= touch_points
            || surface.leave.contains(pointer->x, pointer->y))
            continue;
        const TouchPoint to = touch_targets(surface.width, surface.height, surface.px_per_mm)[errors_mm_.size()];
        const float x = surface.mirrored ? surface.width - to.x : to.x;
        errors_mm_.push_back(std::hypot(pointer->x - x, pointer->y - to.y) / surface.px_per_mm);
    }
}

void StaffDesk::perform(const StaffAction& action, Instant now)
{
    struct Visitor {
        StaffDesk& desk;
        Instant now;
        void operator()(const staff_action::Digit& typed) const
        {
            if (desk.page_ == StaffPage::pin && desk.digits_.size() < most_digits && !desk.checking_)
                desk.digits_.push_back(typed.digit);
            desk.wrong_ = false;
        }
        void operator()(const staff_action::Erase&) const
        {
            desk.wipe();
            desk.wrong_ = false;
        }
        void operator()(const staff_action::Enter&) const
        {
            if (desk.page_ != StaffPage::pin || desk.digits_.empty() || desk.checking_)
                return;
            if (!desk.lock_.open(now))
                return desk.wipe(); // what comes after the pause begins anew
            desk.checking_ = true;
            desk.machine_.try_pin(desk.digits_);
            desk.wipe();
        }
        void operator()(const staff_action::Open& opened) const
        {
            if (desk.page_ != StaffPage::pin && opened.page != StaffPage::pin)
                desk.open(opened.page);
        }
        void operator()(const staff_action::Leave&) const { desk.left_ = true; }
        void operator()(const staff_action::PrintPage&) const
        {
            if (desk.page_ == StaffPage::pin || !desk.printing_)
                return;
            desk.printing_->print(desk.machine_.test_page());
            desk.printed_ = true;
        }
        void operator()(const staff_action::Speak& said) const
        {
            if (desk.page_ != StaffPage::pin && desk.speaker_)
                desk.speaker_->say({ said.words });
        }
        void operator()(const staff_action::Stretch& by) const
        {
            // What the site file takes.
            desk.px_per_mm_ = std::clamp(std::round(desk.px_per_mm_ * 100 + by.hundredths) / 100, 1.5, 12.0);
        }
        void operator()(const staff_action::TakeStick&) const
        {
            const bool waiting = desk.stick_asked_ && !desk.machine_.stick();
            if (desk.page_ != StaffPage::stick || !desk.machine_.takes_sticks() || waiting)
                return;
            desk.stick_asked_ = true;
            desk.machine_.take_stick();
        }
        void operator()(const staff_action::AskPower& asked) const
        {
            if (desk.page_ != StaffPage::power)
                return;
            if (desk.asked_ == asked.what)
                desk.machine_.power(asked.what);
            else
                desk.asked_ = asked.what;
        }
    };
    touched_ = now;
    std::visit(Visitor { *this, now }, action);
}

Instant StaffDesk::deadline(Instant now) const
{
    Instant next = touched_ + limit();
    // The pause is counted down.
    if (const auto until = lock_.closed_until(now); until && page_ == StaffPage::pin)
        next = std::min(next, now + std::chrono::seconds(1));
    return next;
}

StaffView StaffDesk::view(Instant now) const
{
    StaffView view;
    view.page = page_;
    view.digits = digits_.size();
    view.checking = checking_;
    view.wrong = wrong_;
    view.locked = lock_.locked();
    if (const auto until = lock_.closed_until(now))
        view.wait_s = static_cast<int>(std::chrono::ceil<std::chrono::seconds>(*until - now).count());
    view.parts = machine_.parts();
    view.counts = static_cast<bool>(counts_);
    if (page_ == StaffPage::counts && counts_ && view.parts)
        view.counts_text = counts_(*view.parts);
    view.errors_mm = errors_mm_;
    view.px_per_mm = px_per_mm_;
    view.sticks = machine_.takes_sticks();
    view.stick_asked = stick_asked_;
    view.stick = machine_.stick();
    view.asked = asked_;
    if (printing_)
        view.page_job = printing_->report().job;
    view.headset = headset_;
    return view;
}

} // namespace kiosk::ui
