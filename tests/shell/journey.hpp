// SPDX-License-Identifier: Apache-2.0
//
// The real program on a real X server, and beside it a twin: the same App without a window. The twin knows where each
// button stands and what the screen must look like; the program is only touched and looked at.
#pragma once

#include "kiosk/shell/headless_kiosk.hpp"

#include "tests/shell/x_server.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace kiosk::test {

// In pixels of the window.
struct Point {
    int x = 0;
    int y = 0;
};

// How many pixels differ; all of them when the sizes do. A channel may be off by two: GLX draws upside down, and the
// last bit of an edge's coverage comes out otherwise, as does that of each of the two directions in which the renderer
// scales a scene to its place.
std::size_t difference(const Image& one, const Image& other);

// Each step works the program and its twin alike and waits until the window shows what the twin draws, in every pixel.
// Throws std::runtime_error, with what was wrong, when a step fails; the two pictures are then left as window.png and
// twin.png in the working folder.
class Journey {
public:
    // The program was started on this site, with a window of this size, and after without_voice().
    Journey(const XServer& server, PixelSize size, const site::Site& site);

    // On the action with this id; lists are paged to it by their own buttons.
    void tap(std::string_view id);
    // A finger that comes down on one thing and lifts on another.
    void press_and_release_elsewhere(std::string_view pressed, std::string_view released);
    // From where the action stands, up by so many pixels (a multiple of 12), resting before it lifts.
    void drag_up(std::string_view id, int pixels);
    // Keys as xdotool names them, all at once, and as the program should understand them.
    void keys(const std::string& names, std::initializer_list<Key> understood);

    const Session& session() const { return twin_->app().session(); }
    // It has no voice, so neither may the program: a button on every page shows whether there is one.
    shell::HeadlessKiosk& twin() { return *twin_; }
    const XServer::Place& window() const { return window_; }

    // Waits for it.
    void expect_same(const std::string& after);

private:
    Point middle_of(std::string_view id);
    void tap_at(Point point);
    std::string at(Point point) const;
    void keep_apart();

    const XServer& server_;
    std::unique_ptr<shell::HeadlessKiosk> twin_;
    XServer::Place window_;
    std::chrono::steady_clock::time_point touched_ {};
};

// Whoever is started from now on finds no speech-dispatcher, and cannot start one.
void without_voice();

// From welcome to the first question, in the first language.
void begin(Journey& journey);
// From welcome to the results of a nine-year-old, answering every question.
void go_to_results(Journey& journey);

} // namespace kiosk::test
