// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/app.hpp"

#include <imgui.h>

#include <algorithm>

namespace kiosk::ui {

ImGuiSession::ImGuiSession()
    : context_(ImGui::CreateContext())
{
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr; // nothing is written
    io.LogFilename = nullptr;
    unsigned char* pixels = nullptr;
    int width = 0;
    int height = 0;
    io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
}

ImGuiSession::~ImGuiSession()
{
    ImGui::DestroyContext(context_);
}

site::Known known_to(const content::Catalogue& catalogue, std::string_view region)
{
    site::Known known;
    for (const Region& each : catalogue.policy().regions)
        known.regions.push_back(each.id);
    known.languages = catalogue.languages();
    if (const Region* here = catalogue.policy().region(region)) {
        for (const Service& service : here->services) {
            known.services.push_back(service.id);
            if (std::find(known.categories.begin(), known.categories.end(), service.category) == known.categories.end())
                known.categories.push_back(service.category);
        }
    }
    return known;
}

App::App(const content::Catalogue& catalogue, site::Site site, text::Typesetter& typesetter,
    const picture::Pack& pictures, Textures& textures)
    : catalogue_(catalogue)
    , site_(std::move(site))
    , ui_(typesetter, pictures, textures)
    , pointer_(PointerSettings::for_panel(static_cast<float>(site_.px_per_mm)))
{
}

Result<std::unique_ptr<App>> App::create(const content::Catalogue& catalogue, site::Site site,
    text::Typesetter& typesetter, const picture::Pack& pictures, Textures& textures, Instant now)
{
    if (site.region.empty())
        site.region = catalogue.policy().regions.front().id;
    if (site.languages.empty())
        site.languages = catalogue.languages();
    if (site.default_language.empty())
        site.default_language = site.languages.front();
    if (const Status fits = site::check_site(site, known_to(catalogue, site.region)); !fits)
        return fits.error();
    const Region& region = *catalogue.policy().region(site.region);

    std::unique_ptr<App> app(new App(catalogue, std::move(site), typesetter, pictures, textures));
    for (const std::string& tag : app->site_.languages) {
        auto messages = locale::Messages::create(tag, catalogue.messages(tag));
        if (!messages)
            return messages.error();
        app->languages_.push_back({ tag, (*messages)("language.name") });
        app->messages_.emplace(tag, *std::move(messages));
    }
    app->decider_.emplace(catalogue.policy(), region);
    const site::Site& here = app->site_;
    app->setting_.emplace(Setting { catalogue.policy(), *app->decider_, here.default_language, here.idle.warn_after,
        here.reading.warn_after, here.idle.answer_within, here.reading.answer_within });
    app->session_ = new_session(*app->setting_);
    app->session_.last_activity = now;
    app->last_frame_ = now;
    return app;
}

Words App::words() const
{
    return { catalogue_, messages_.find(session_.language)->second, setting_->decider.region() };
}

void App::clear()
{
    end_session(session_, *setting_);
    forget_due_ = true; // not at once: this frame's textures are still to be drawn
    pointer_.cancel();
    keys_.clear();
    redraw();
}

std::optional<Instant> App::deadline(Instant now) const
{
    return idle(session_, *setting_, now).next;
}

ImDrawData& App::frame(Instant now, std::span<const InputEvent> events, int width, int height)
{
    bool somebody = false;
    float wheel = 0;
    for (const InputEvent& event : events) {
        if (const auto* pointer = std::get_if<PointerEvent>(&event)) {
            pointer_.feed(*pointer);
            somebody |= pointer->kind == PointerEvent::Kind::press || pointer->kind == PointerEvent::Kind::release;
        } else if (const auto* key = std::get_if<KeyEvent>(&event)) {
            keys_.push_back(key->key);
            somebody = true;
        } else if (const auto* turned = std::get_if<WheelEvent>(&event)) {
            wheel += turned->lines;
            somebody = true;
        }
    }
    if (!events.empty())
        redraw();

    // The warning stands until it is answered; before it, any touch or key shows that somebody is there.
    Idle idle = kiosk::idle(session_, *setting_, now);
    if (idle.phase == Idle::Phase::over) {
        clear();
        idle = kiosk::idle(session_, *setting_, now);
    } else if (somebody && idle.phase == Idle::Phase::active) {
        session_.last_activity = now;
    }
    if (idle.phase != phase_) {
        phase_ = idle.phase;
        pointer_.cancel(); // what was begun on the other page is not finished on this one
        redraw();
    }
    if (idle.phase == Idle::Phase::warning)
        frames_due_ = std::max(frames_due_, 1);

    const PointerFrame pointer = pointer_.step(now);
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = { static_cast<float>(width), static_cast<float>(height) };
    io.DeltaTime = std::clamp(std::chrono::duration<float>(now - last_frame_).count(), 0.001f, 0.1f);
    io.MousePos = { pointer.x, pointer.y };
    io.MouseDown[0] = pointer.down;
    last_frame_ = now;

    Ui::Frame frame;
    frame.width = io.DisplaySize.x;
    frame.height = io.DisplaySize.y;
    frame.px_per_mm = static_cast<float>(site_.px_per_mm);
    const Words current = words();
    frame.right_to_left = current.right_to_left();
    frame.language = current.language();
    frame.display = session_.display;
    frame.scroll = pointer.scroll;
    frame.wheel_px = wheel * frame.px_per_mm * 12;
    std::optional<Action> action;
    if (!keys_.empty()) {
        frame.key = keys_.front();
        keys_.pop_front();
        if (*frame.key == Key::back && phase_ == Idle::Phase::active)
            action = action::Back {};
        else if (*frame.key == Key::help && phase_ == Idle::Phase::active)
            action = action::Open { Overlay::help };
    }

    if (std::exchange(forget_due_, false))
        ui_.forget();
    ImGui::NewFrame();
    ui_.begin(frame);
    const Drawn drawn = draw(idle);
    ui_.end();
    ImGui::Render();
    pointer_.set_scroll_areas(ui_.scroll_areas());

    if (drawn)
        action = drawn;
    else if (phase_ == Idle::Phase::warning && (pointer.tapped || frame.key))
        action = action::StillHere {};
    if (frames_due_ > 0)
        --frames_due_;
    if (pointer.wants_frame || !keys_.empty())
        frames_due_ = std::max(frames_due_, 1);
    if (action) {
        if (std::holds_alternative<action::End>(*action)) {
            clear();
        } else {
            apply(session_, *action, *setting_, now);
            if (!messages_.contains(session_.language))
                session_.language = setting_->default_language;
        }
        redraw();
    }
    return *ImGui::GetDrawData();
}

Drawn App::draw(const Idle& idle)
{
    const Words current = words();
    if (idle.phase == Idle::Phase::warning) {
        const float margin = ui_.mm(size::margin);
        return draw_idle(ui_, current, static_cast<int>(idle.remaining.count()),
            Rect { 0, 0, ui_.width(), ui_.height() }.inset(margin));
    }
    const Chrome chrome = draw_chrome(ui_, current, session_, site_.place.empty() ? site_.county : site_.place);
    const Drawn drawn = draw_place(current, chrome.content);
    return chrome.action ? chrome.action : drawn;
}

Drawn App::draw_place(const Words& current, const Rect& room)
{
    switch (session_.overlay) {
    case Overlay::help:
        return draw_help(ui_, current, room);
    case Overlay::languages:
        return draw_languages(ui_, current, languages_, room);
    case Overlay::display:
        return draw_display(ui_, current, session_.display, room);
    case Overlay::end:
        return draw_end(ui_, current, room);
    case Overlay::none:
        break;
    }
    struct Visitor {
        App& app;
        const Words& words;
        const Rect& room;
        Drawn operator()(const place::Welcome&) const { return draw_welcome(app.ui_, words, app.languages_, room); }
        Drawn operator()(const place::Notice&) const { return draw_notice(app.ui_, words, room); }
        Drawn operator()(const place::Interview&) const
        {
            if (const auto view = contradiction_view(app.session_, *app.setting_, words))
                return draw_contradiction(app.ui_, words, *view, room);
            if (const auto view = question_view(app.session_, *app.setting_, words))
                return draw_question(app.ui_, words, *view, room);
            return std::nullopt;
        }
        Drawn operator()(const place::Change&) const
        {
            if (const auto view = question_view(app.session_, *app.setting_, words))
                return draw_question(app.ui_, words, *view, room);
            return std::nullopt;
        }
        Drawn operator()(const place::AnotherChild&) const
        {
            return draw_another_child(app.ui_, words, app.session_, room);
        }
        Drawn operator()(const place::Review&) const
        {
            return draw_review(app.ui_, words, review_view(app.session_, *app.setting_, words), room);
        }
        Drawn operator()(const place::Results&) const
        {
            return draw_results(
                app.ui_, words, results_view(app.session_, *app.setting_, words), app.session_.unfolded, room);
        }
        Drawn operator()(const place::Detail& detail) const
        {
            const Service& service = app.setting_->decider.region().services[detail.service];
            return draw_detail(app.ui_, words, detail_view(app.session_, *app.setting_, words),
                app.site_.windows_for(service.id, service.category), room);
        }
    };
    return std::visit(Visitor { *this, current, room }, session_.place);
}

} // namespace kiosk::ui
