// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/app.hpp"

#include "kiosk/ui/page_id.hpp"
#include "kiosk/ui/page_privacy.hpp"
#include "kiosk/ui/router.hpp"
#include "kiosk/ui/site_content.hpp"

#include <imgui.h>

#include <algorithm>
#include <iterator>

namespace kiosk::ui {

App::App(const content::Catalogue& catalogue, site::Site site, text::Typesetter& typesetter,
    const picture::Pack& pictures, Textures& textures, speech::Speaker* speaker)
    : catalogue_(catalogue)
    , site_(std::move(site))
    , ui_(typesetter, pictures, textures)
    , pointer_(PointerSettings::for_panel(static_cast<float>(site_.px_per_mm), site_.debounce))
    , narrator_(speaker)
    , voice_keys_(narrator_)
    , speaker_(speaker)
{
}

Result<std::unique_ptr<App>> App::create(const content::Catalogue& catalogue, site::Site site,
    text::Typesetter& typesetter, const picture::Pack& pictures, Textures& textures, Instant now,
    speech::Speaker* speaker)
{
    if (site.region.empty())
        site.region = catalogue.policy().region_names.front().id;
    site.languages = offered_languages(site, catalogue);
    site.default_language = first_language(site, catalogue);
    if (const Status fits = site::check_site(site, known_to(catalogue, site.region)); !fits)
        return fits.error();
    const Region& region = *catalogue.policy().region(site.region);

    std::unique_ptr<App> app(new App(catalogue, std::move(site), typesetter, pictures, textures, speaker));
    for (const std::string& tag : app->site_.languages) {
        auto messages = locale::Messages::create(
            tag, catalogue.messages(tag), catalogue.messages(content::authoritative_language));
        if (!messages)
            return messages.error();
        app->languages_.push_back({ tag, (*messages)("language.name") });
        app->messages_.emplace(tag, *std::move(messages));
    }
    app->decider_.emplace(catalogue.policy(), region);
    const site::Site& here = app->site_;
    Display display;
    if (here.reduced_motion)
        display.motion = Motion::still;
    app->setting_.emplace(Setting { catalogue.policy(), *app->decider_, here.default_language, here.idle.warn_after,
        here.reading.warn_after, here.idle.answer_within, here.reading.answer_within, display });
    app->session_ = new_session(*app->setting_);
    app->session_.last_activity = now;
    app->last_frame_ = now;
    app->rested_since_ = now;
    return app;
}

Words App::words() const
{
    return { catalogue_, messages_.find(session_.language)->second, setting_->decider.region() };
}

void App::use_printer(Printing& printing, GuideSource guide, std::function<Date()> clock)
{
    printing_ = &printing;
    guide_ = std::move(guide);
    clock_ = std::move(clock);
}

bool App::printing_now() const
{
    return report_.job.phase == PrintJob::Phase::making || report_.job.phase == PrintJob::Phase::sent;
}

std::optional<PrintOffer> App::offer(const Words& words) const
{
    return printing_ ? std::optional(print_offer(report_, words)) : std::nullopt;
}

void App::hear_printer(Instant now)
{
    if (!printing_)
        return;
    const bool before = printing_now();
    if (const std::uint64_t changes = printing_->changes(); changes != printer_changes_) {
        printer_changes_ = changes;
        report_ = printing_->report();
        if (const auto made = read_iso_date(catalogue_.edition().checked); made && clock_is_behind(clock_(), *made))
            report_.reasons.emplace_back(found::clock_behind);
        redraw();
    }
    // Whoever waits for paper is not idle; the job has its own limit (kiosk-requirements 33).
    if (before || printing_now())
        session_.last_activity = now;
}

void App::clear(Visit::End end)
{
    if (visit_)
        visit_->end = end;
    if (printing_)
        printing_->end_session();
    report_.job = {};
    end_session(session_, *setting_);
    forget_due_ = true; // not at once: this frame's textures are still to be drawn
    pointer_.cancel();
    keys_.clear();
    narrator_.forget();
    voice_keys_.forget();
    redraw();
}

std::optional<Instant> App::deadline(Instant now) const
{
    if (staff_)
        return staff_->deadline(now);
    // While a page is read aloud nobody is idle; the end of it wakes us.
    const auto idle_next
        = narrator_.reading() && phase_ == Idle::Phase::active ? std::nullopt : idle(session_, *setting_, now).next;
    const auto scene_next = attract(session_, rested_since_, now).next;
    return idle_next && scene_next ? std::min(idle_next, scene_next) : idle_next ? idle_next : scene_next;
}

bool App::rests(Instant now) const
{
    using namespace std::chrono_literals;
    const Idle idleness = idle(session_, *setting_, now);
    return idleness.phase == Idle::Phase::active && !idleness.next && !staff_ && !printing_now()
        && now - std::max(rested_since_, session_.last_activity) >= 5s;
}

float App::arrived(Instant now) const
{
    if (!turned_)
        return 1;
    const float share = std::chrono::duration<float>(now - *turned_) / std::chrono::duration<float>(motion::page);
    return motion::eased(std::clamp(share, 0.f, 1.f));
}

bool App::bounces(const KeyEvent& key)
{
    if (key.key != Key::select && key.key != Key::back)
        return false;
    if (pressed_ && pressed_->key == key.key && key.time - pressed_->time < site_.debounce)
        return true;
    pressed_ = key;
    return false;
}

Idle App::watch(bool somebody, Instant now)
{
    // The time during which a page was read does not count (kiosk-requirements 33).
    const bool reading = narrator_.reading();
    if (phase_ == Idle::Phase::active && (reading || was_reading_))
        session_.last_activity = now;
    if (reading != was_reading_) {
        was_reading_ = reading;
        redraw();
    }

    // The warning stands until it is answered; before it, any touch or key shows that somebody is there.
    Idle idle = kiosk::idle(session_, *setting_, now);
    if (idle.phase == Idle::Phase::over) {
        clear(Visit::End::timed_out);
        idle = kiosk::idle(session_, *setting_, now);
    } else if (somebody && idle.phase == Idle::Phase::active) {
        session_.last_activity = now;
    }
    if (idle.phase != phase_) {
        phase_ = idle.phase;
        pointer_.cancel(); // what was begun on the other page is not finished on this one
        redraw();
    }
    return idle;
}

ImDrawData& App::frame(Instant now, std::span<const InputEvent> events, int width, int height)
{
    width_ = static_cast<float>(width);
    height_ = static_cast<float>(height);
    const Heard heard = hear(now, events);
    Ui::Frame frame = frame_of(heard, width, height);
    const std::optional<Action> pressed = act(frame.key, now);
    const Drawn drawn = draw(heard, frame, now);
    follow(heard, drawn ? drawn : pressed, frame.key.has_value(), now);
    follow_visit();
    return *ImGui::GetDrawData();
}

App::Heard App::hear(Instant now, std::span<const InputEvent> events)
{
    Heard heard;
    bool somebody = false;
    for (const InputEvent& event : events) {
        if (const auto* pointer = std::get_if<PointerEvent>(&event)) {
            pointer_.feed(*pointer);
            somebody |= pointer->kind == PointerEvent::Kind::press || pointer->kind == PointerEvent::Kind::release;
        } else if (const auto* key = std::get_if<KeyEvent>(&event)) {
            if (!bounces(*key))
                keys_.push_back(key->key);
            somebody = true;
        } else if (const auto* turned = std::get_if<WheelEvent>(&event)) {
            heard.wheel += turned->lines;
            somebody = true;
        }
    }
    if (!events.empty())
        redraw();
    hear_printer(now);
    hear_staff(events, now);
    // A family's time stands still while staff are here.
    if (staff_)
        session_.last_activity = now;
    heard.idle = watch(somebody, now);
    heard.pointer = pointer_.step(now);
    if (!keys_.empty()) {
        heard.key = keys_.front();
        keys_.pop_front();
    }
    return heard;
}

Ui::Frame App::frame_of(const Heard& heard, int width, int height) const
{
    const Words current = words();
    Ui::Frame frame;
    frame.width = static_cast<float>(width);
    frame.height = static_cast<float>(height);
    frame.px_per_mm = static_cast<float>(site_.px_per_mm);
    frame.page
        = page_on({ frame.width, frame.height, frame.px_per_mm, site_.screen_bottom_mm }, session_.display.reach);
    frame.right_to_left = current.right_to_left();
    frame.language = current.language();
    frame.display = session_.display;
    frame.one_by_one = session_.sound.listening == Sound::Listening::guided;
    frame.scroll = heard.pointer.scroll;
    frame.wheel_px = heard.wheel * frame.px_per_mm * 12;
    frame.key = heard.key;
    return frame;
}

std::optional<Action> App::act(std::optional<Key>& key, Instant now)
{
    std::optional<Action> action;
    if (staff_) {
        if (key == Key::back || key == Key::escape)
            staff_action_ = staff_action::Leave {};
        return action;
    }
    if (key && phase_ == Idle::Phase::active) {
        action = voice_keys_.press(*key, session_, ui_.has_focus(), words(), now);
        if (action)
            key.reset();
        else if (*key == Key::back || (*key == Key::escape && session_.overlay != Overlay::none))
            action = action::Back {};
        else if (*key == Key::help)
            action = action::OpenOverlay { Overlay::help };
    }
    // What a family does cuts what is being said (EN 301 549 5.1.3.4); what it does to the voice does not.
    if (key && *key != Key::other)
        narrator_.hush();
    return action;
}

Drawn App::draw(const Heard& heard, const Ui::Frame& frame, Instant now)
{
    if (std::exchange(forget_due_, false))
        ui_.forget();
    turn_page(now);
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = { frame.width, frame.height };
    io.DeltaTime = std::clamp(std::chrono::duration<float>(now - last_frame_).count(), 0.001f, 0.1f);
    io.MousePos = { heard.pointer.x, heard.pointer.y };
    io.MouseDown[0] = heard.pointer.down;
    last_frame_ = now;
    ImGui::NewFrame();
    ui_.begin(frame);
    const Drawn drawn = draw_screen(heard.idle, now);
    ui_.end();
    ImGui::Render();
    pointer_.set_scroll_areas(ui_.scroll_areas());
    return drawn;
}

void App::turn_page(Instant now)
{
    const std::string page = staff_ ? "staff/" + std::to_string(static_cast<int>(staff_->view(now).page))
                                    : page_shown(session_, *setting_, phase_);
    if (page != shown_) {
        // The first page of all is simply there.
        turned_ = shown_.empty() || session_.display.motion == Motion::still ? std::nullopt : std::optional(now);
        shown_ = page;
        ui_.leave_focus();
        rested_since_ = now;
    }
    if (turned_ && now - *turned_ >= motion::page)
        turned_.reset();
}

void App::follow(const Heard& heard, std::optional<Action> action, bool key, Instant now)
{
    const bool warning = phase_ == Idle::Phase::warning;
    if (!staff_)
        narrator_.follow({ ui_.probe(), words(), session_.sound,
            page_heard(session_, *setting_, phase_, report_.job.phase), warning });
    if (!action && warning && (heard.pointer.tapped || key))
        action = action::StillHere {};
    if (frames_due_ > 0)
        --frames_due_;
    if (heard.pointer.wants_frame || !keys_.empty() || turned_)
        frames_due_ = std::max(frames_due_, 1);
    if (const auto done = std::exchange(staff_action_, std::nullopt); done && staff_) {
        staff_->perform(*done, now);
        if (staff_->over(now))
            leave_staff(now);
        redraw();
    }
    if (action) {
        perform(*action, now);
        redraw();
    }
}

void App::follow_visit()
{
    if (std::holds_alternative<place::Welcome>(session_.place)) {
        if (const auto over = std::exchange(visit_, std::nullopt); over && visits_.over)
            visits_.over(*over);
        return;
    }
    if (!visit_) {
        visit_.emplace();
        if (visits_.begun)
            visits_.begun();
    }
    visit_->language = session_.language;
    if (session_.overlay != Overlay::end)
        visit_->screen = screen_of(session_).id;
    visit_->paper = report_.job;
}

void App::perform(const Action& action, Instant now)
{
    if (std::holds_alternative<action::End>(action)) {
        clear(Visit::End::finished);
    } else if (std::holds_alternative<action::Pause>(action)) {
        narrator_.pause_or_resume();
    } else if (std::holds_alternative<action::Repeat>(action)) {
        narrator_.repeat();
    } else {
        if (std::holds_alternative<action::Print>(action) && printing_)
            printing_->print(guide_(session_));
        else if (std::holds_alternative<action::CancelPrint>(action) && printing_)
            printing_->cancel();
        if (!std::holds_alternative<action::SetSound>(action) && !std::holds_alternative<action::StillHere>(action))
            narrator_.hush();
        apply(session_, action, *setting_, now);
        if (!messages_.contains(session_.language))
            session_.language = setting_->default_language;
    }
}

Drawn App::draw_screen(const Idle& idle, Instant now)
{
    const Words current = words();
    draw_sky(ui_);
    if (staff_) {
        draw_staff_pages(now);
        return std::nullopt;
    }
    if (idle.phase == Idle::Phase::warning) {
        const auto kept = ui_.keep(the_same_for_every_family);
        return draw_idle(ui_, current, static_cast<int>(idle.remaining.count()), ui_.page().inset(ui_.margin()));
    }
    const VoiceState voice = narrator_.voice(current.language());
    Chrome chrome = lay_out_chrome(ui_, current, session_, voice, site_.place.empty() ? site_.county : site_.place);
    Drawn steered;
    if (session_.sound.listening != Sound::Listening::off) {
        float used = 0;
        steered = draw_listening(ui_, current, { voice, narrator_.reading(), session_.sound }, chrome.content, used);
        chrome.content.height -= used + ui_.mm(size::gap);
    }
    Drawn drawn;
    {
        const auto kept = ui_.keep(kept_on_page(session_, *setting_));
        const Ui::Arriving arriving(ui_, arrived(now));
        const Surroundings surroundings { site_, languages_, attract(session_, rested_since_, now), report_,
            offer(current), voice, printing_now() };
        drawn = draw_place(ui_, current, session_, *setting_, surroundings, chrome.content);
    }
    const Drawn chosen = draw_foot(ui_, chrome);
    return chosen ? chosen : steered ? steered : drawn;
}

} // namespace kiosk::ui
