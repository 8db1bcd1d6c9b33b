// SPDX-License-Identifier: Apache-2.0
#include "tests/shell/journey.hpp"

#include "kiosk/platform/png.hpp"
#include "kiosk/ui/respondent.hpp"

#include "tests/support/kiosk_fixture.hpp"

#include <cmath>
#include <cstdlib>
#include <stdexcept>
#include <thread>

namespace kiosk::test {
namespace {

using namespace std::chrono_literals;
// A software renderer on a busy machine; the kiosk itself needs far less.
constexpr auto patience = 10s;
// Longer than the debounce: two taps are two taps.
constexpr auto between_taps = 300ms;

template <class T> T need(Result<T> result)
{
    if (!result)
        throw std::runtime_error(result.error().message);
    return *std::move(result);
}

std::string words(int number)
{
    return std::to_string(number);
}

} // namespace

std::size_t difference(const Image& one, const Image& other)
{
    if (one.size != other.size)
        return std::max(one.rgba.size(), other.rgba.size()) / 4;
    // The two contexts round where the scene of the welcome screen is scaled: by 3 of 255 at most, as seen. Text, icons
    // and edges are not scaled, and a pixel of theirs that is missing differs by far more.
    constexpr int rounding = 4;
    std::size_t differing = 0;
    for (std::size_t i = 0; i < one.rgba.size(); i += 4) {
        bool same = true;
        for (std::size_t channel = i; channel < i + 3; ++channel) // not alpha: a window is opaque
            same &= std::abs(one.rgba[channel] - other.rgba[channel]) <= rounding;
        differing += !same;
    }
    return differing;
}

Journey::Journey(const XServer& server, PixelSize size, const site::Site& site)
    : server_(server)
    , twin_(need(shell::HeadlessKiosk::create(catalogue(), typesetter(), pictures(), site, size)))
{
    const auto window = server.wait_for("kiosk", patience);
    if (!window)
        throw std::runtime_error("no window called kiosk");
    if (window->size != size)
        throw std::runtime_error("the window is " + words(window->size.width) + "x" + words(window->size.height));
    window_ = *window;
    expect_same("start");
}

void Journey::expect_same(const std::string& after)
{
    const Image expected = twin_->picture();
    std::optional<Image> seen;
    std::size_t differing = 0;
    const auto end = std::chrono::steady_clock::now() + patience;
    do {
        seen = server_.picture(window_);
        if (!seen)
            throw std::runtime_error("after " + after + ": the window is gone");
        differing = difference(*seen, expected);
        if (differing == 0)
            return;
        std::this_thread::sleep_for(10ms);
    } while (std::chrono::steady_clock::now() < end);
    (void)write_png(*seen, "window.png");
    (void)write_png(expected, "twin.png");
    throw std::runtime_error("after " + after + ": " + std::to_string(differing)
        + " pixels of the window are not as its twin draws them; see window.png and twin.png in "
        + std::filesystem::current_path().string());
}

std::string Journey::at(Point point) const
{
    return "mousemove " + words(window_.x + point.x) + " " + words(window_.y + point.y);
}

void Journey::keep_apart()
{
    std::this_thread::sleep_until(touched_ + between_taps);
}

void Journey::tap_at(Point point)
{
    keep_apart();
    hand(at(point) + " click 1");
    touched_ = std::chrono::steady_clock::now();
    twin_->robot().tap_at(static_cast<float>(point.x), static_cast<float>(point.y));
}

Point Journey::middle_of(std::string_view id)
{
    const auto middle = [](const ui::Rect& rect) {
        return Point { static_cast<int>(std::floor(rect.x + rect.width / 2)),
            static_cast<int>(std::floor(rect.y + rect.height / 2)) };
    };
    for (const std::string_view direction : { "/more", "/up" }) {
        for (int page = 0; page < 50; ++page) {
            const ui::Node* const node = twin_->app().probe().find_id(id);
            if (node && node->clip.height >= std::min(node->rect.height, 16.f) && node->clip.width > 16)
                return middle(node->clip);
            const ui::Node* step = nullptr;
            for (const ui::Node& each : twin_->app().probe().nodes())
                if (each.actionable() && each.id.ends_with(direction))
                    step = &each;
            if (!step)
                break;
            tap_at(middle(step->clip));
            expect_same("paging to \"" + std::string(id) + "\"");
        }
    }
    throw std::runtime_error("nothing to tap called \"" + std::string(id) + "\"");
}

void Journey::tap(std::string_view id)
{
    tap_at(middle_of(id));
    expect_same("a tap on \"" + std::string(id) + "\"");
}

void Journey::press_and_release_elsewhere(std::string_view pressed, std::string_view released)
{
    const Point from = middle_of(pressed);
    const Point to = middle_of(released);
    const Image before = twin_->picture();
    const std::string what = "a press on \"" + std::string(pressed) + "\"";
    keep_apart();
    hand(at(from) + " mousedown 1");
    // The button shows that it is held: the press has arrived.
    for (const auto end = std::chrono::steady_clock::now() + patience;;) {
        const auto seen = server_.picture(window_);
        if (seen && difference(*seen, before) > 0)
            break;
        if (std::chrono::steady_clock::now() > end)
            throw std::runtime_error(what + " shows nothing");
        std::this_thread::sleep_for(10ms);
    }
    hand(at(to) + " mouseup 1");
    touched_ = std::chrono::steady_clock::now();
    // The twin is told nothing, for nothing is to happen: neither at once nor later.
    expect_same(what + " that ended elsewhere");
    std::this_thread::sleep_for(between_taps);
    expect_same(what + " that ended elsewhere");
}

void Journey::drag_up(std::string_view id, int pixels)
{
    const Point from = middle_of(id);
    std::string path = at(from) + " mousedown 1";
    constexpr int steps = 12; // as many as the twin's
    for (int i = 1; i <= steps; ++i)
        path += " " + at({ from.x, from.y - pixels * i / steps });
    keep_apart();
    hand(path + " sleep 0.3 mouseup 1");
    touched_ = std::chrono::steady_clock::now();
    twin_->robot().drag(static_cast<float>(from.x), static_cast<float>(from.y), static_cast<float>(-pixels));
    expect_same("a drag from \"" + std::string(id) + "\"");
}

void Journey::keys(const std::string& names, std::initializer_list<Key> understood)
{
    hand("key " + names);
    for (const Key key : understood)
        twin_->robot().key(key);
    expect_same("the keys " + names);
}

void without_voice()
{
    ::setenv("SPEECHD_ADDRESS", "unix_socket:/dev/null/none", 1); // below a file there is never a socket
}

void begin(Journey& journey)
{
    ui::App& app = journey.twin().app();
    journey.tap("language/" + app.languages().front().tag);
    journey.tap("agree");
}

void go_to_results(Journey& journey)
{
    begin(journey);
    const ui::Told nine_years { { "age", "9" }, { "hukou", "other_province" }, { "months_here", "6" },
        { "carer", "parent" }, { "stage", "primary" }, { "insured", "other_province" }, { "residence_permit", "true" },
        { "hardship", "true" }, { "rural_school", "false" } };
    const ui::App& app = journey.twin().app();
    while (const auto ask = current_question(app.session(), app.setting())) {
        if (ask->question->confidential)
            journey.tap("reveal");
        for (const std::string& id : ui::taps_for(*ask, nine_years, app.session(), app.setting()))
            journey.tap(id);
    }
    journey.tap("done");
    journey.tap("results");
}

} // namespace kiosk::test
