// SPDX-License-Identifier: Apache-2.0
//
// The real window on a real X server (CMakeLists.txt starts one in memory), touched by real X events.
#include "kiosk/platform/window.hpp"

#include "tests/platform/imgui_frame.hpp"

#include <dlfcn.h>
#include <doctest/doctest.h>
#include <link.h>

#include <array>
#include <cstdlib>
#include <string>
#include <thread>

// Last, for it makes macros of words like None.
// clang-format off
#include <X11/Xlib.h>
#include <X11/Xutil.h>
// clang-format on

using namespace std::chrono_literals;
using kiosk::ImGuiOwner;
using kiosk::Instant;
using kiosk::Key;
using kiosk::KeyEvent;
using kiosk::PixelSize;
using kiosk::PointerEvent;
using kiosk::WheelEvent;
using kiosk::WindowOptions;
using Kind = kiosk::PointerEvent::Kind;

namespace {

Instant now()
{
    return std::chrono::steady_clock::now();
}

// A second client of the X server: the hand, the window manager and the eye.
class Server {
public:
    Server()
        : display_(XOpenDisplay(nullptr))
    {
        REQUIRE(display_);
    }
    ~Server() { XCloseDisplay(display_); }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    ::Window find(const std::string& title) const
    {
        ::Window root, parent, *children = nullptr;
        unsigned count = 0;
        XQueryTree(display_, DefaultRootWindow(display_), &root, &parent, &children, &count);
        ::Window found = None;
        for (unsigned i = 0; i < count; ++i) {
            char* name = nullptr;
            if (XFetchName(display_, children[i], &name) && name == title)
                found = children[i];
            if (name)
                XFree(name);
        }
        if (children)
            XFree(children);
        REQUIRE(found != None);
        return found;
    }
    void request_close(::Window window) const
    {
        XEvent event {};
        event.xclient.type = ClientMessage;
        event.xclient.window = window;
        event.xclient.message_type = XInternAtom(display_, "WM_PROTOCOLS", False);
        event.xclient.format = 32;
        event.xclient.data.l[0] = static_cast<long>(XInternAtom(display_, "WM_DELETE_WINDOW", False));
        XSendEvent(display_, window, False, NoEventMask, &event);
        XFlush(display_);
    }
    void take_focus() const
    {
        XSetInputFocus(display_, DefaultRootWindow(display_), RevertToNone, CurrentTime);
        XFlush(display_);
    }
    void uncover(::Window window) const
    {
        XClearArea(display_, window, 0, 0, 0, 0, True);
        XFlush(display_);
    }
    void move(::Window window, int x, int y, unsigned width, unsigned height) const
    {
        XMoveResizeWindow(display_, window, x, y, width, height);
        XSync(display_, False);
    }
    std::array<int, 4> area(::Window window) const
    {
        XWindowAttributes attributes;
        XGetWindowAttributes(display_, window, &attributes);
        return { attributes.x, attributes.y, attributes.width, attributes.height };
    }
    PixelSize screen() const { return { DisplayWidth(display_, 0), DisplayHeight(display_, 0) }; }
    unsigned long colour(::Window window, int x, int y) const
    {
        XImage* image = XGetImage(display_, window, x, y, 1, 1, AllPlanes, ZPixmap);
        REQUIRE(image);
        const unsigned long pixel = XGetPixel(image, 0, 0) & 0xffffff;
        XDestroyImage(image);
        return pixel;
    }

private:
    Display* display_;
};

void hand(const std::string& does)
{
    REQUIRE(std::system(("xdotool " + does).c_str()) == 0);
}

// GLFW unloads Mesa's driver when it closes the display, and with the driver's variables goes the last trace of 128
// bytes a window: LeakSanitizer would report them, from a module whose name it no longer knows. So keep what is loaded.
void pin_libraries()
{
    std::vector<std::string> paths;
    dl_iterate_phdr(
        [](dl_phdr_info* info, std::size_t, void* into) {
            static_cast<std::vector<std::string>*>(into)->emplace_back(info->dlpi_name);
            return 0;
        },
        &paths);
    for (const std::string& path : paths) {
        if (!path.empty())
            dlopen(path.c_str(), RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE);
    }
}

std::unique_ptr<kiosk::Window> opened(const WindowOptions& options)
{
    auto window = kiosk::Window::open(options);
    REQUIRE_MESSAGE(window, (window ? "" : window.error().message));
    auto owner = *std::move(window);
    pin_libraries();
    // What the server says about a new window is not what the tests are about.
    for (const Instant settled = now() + 100ms; now() < settled;)
        (void)owner->wait(settled);
    return owner;
}

// Everything that comes until `done`, or for two seconds.
template <class Done> kiosk::Input collect(kiosk::Window& window, Done done)
{
    kiosk::Input all;
    for (const Instant end = now() + 2s; now() < end && !done(all);) {
        kiosk::Input input = window.wait(end);
        all.events.insert(all.events.end(), input.events.begin(), input.events.end());
        all.redraw |= input.redraw;
        all.close_requested |= input.close_requested;
    }
    return all;
}

template <class Event> std::vector<Event> only(const kiosk::Input& input)
{
    std::vector<Event> events;
    for (const auto& event : input.events) {
        if (const Event* match = std::get_if<Event>(&event))
            events.push_back(*match);
    }
    return events;
}

auto until_pointer(Kind kind)
{
    return [kind](const kiosk::Input& input) {
        const auto events = only<PointerEvent>(input);
        return !events.empty() && events.back().kind == kind;
    };
}

template <class Event> auto until_count(std::size_t count)
{
    return [count](const kiosk::Input& input) { return only<Event>(input).size() >= count; };
}

constexpr auto for_a_while = [](const kiosk::Input&) { return false; };

} // namespace

TEST_CASE("Without a display there is an error that says what to do")
{
    ImGuiOwner imgui;
    const std::string display = std::getenv("DISPLAY");
    setenv("DISPLAY", ":4711", 1);
    const auto window = kiosk::Window::open({});
    setenv("DISPLAY", display.c_str(), 1);
    REQUIRE_FALSE(window);
    CHECK(window.error().message.find("cannot reach the display") != std::string::npos);
    CHECK(window.error().message.find(":4711") != std::string::npos);
    CHECK(window.error().message.find("DISPLAY and XAUTHORITY") != std::string::npos);
}

TEST_CASE("Input arrives in order, in pixels of the window")
{
    ImGuiOwner imgui;
    const Server server;
    const auto window = opened({ .title = "input", .size = { 400, 300 } });
    const auto [left, top, width, height] = server.area(server.find("input"));
    CHECK(window->framebuffer_size() == PixelSize { width, height });
    const auto to
        = [&](int x, int y) { return "mousemove " + std::to_string(left + x) + " " + std::to_string(top + y); };

    SUBCASE("a click")
    {
        hand(to(10, 10) + " " + to(123, 45) + " click 1");
        const auto events = only<PointerEvent>(collect(*window, until_pointer(Kind::release)));
        REQUIRE(events.size() >= 3);
        const auto& release = events[events.size() - 1];
        const auto& press = events[events.size() - 2];
        CHECK(press.kind == Kind::press);
        CHECK(press.x == 123);
        CHECK(press.y == 45);
        CHECK(release.kind == Kind::release);
        CHECK(release.x == 123);
        CHECK(events[events.size() - 3].kind == Kind::move);
        CHECK(press.time <= release.time);
        CHECK(now() - press.time < 2s);
    }
    SUBCASE("a press and its release in one poll, in order and where they were made")
    {
        hand(to(50, 60) + " mousedown 1 " + to(70, 200) + " mouseup 1");
        std::this_thread::sleep_for(50ms);
        std::string word;
        for (const auto& event : only<PointerEvent>(window->poll())) {
            if (event.kind == Kind::press)
                word += "P" + std::to_string(static_cast<int>(event.y));
            if (event.kind == Kind::release)
                word += "R" + std::to_string(static_cast<int>(event.y));
        }
        CHECK(word == "P60R200");
    }
    SUBCASE("other buttons are none, the wheel is")
    {
        hand(to(20, 20) + " click 3 click 4 click 5");
        const auto input = collect(*window, until_count<WheelEvent>(2));
        const auto wheel = only<WheelEvent>(input);
        REQUIRE(wheel.size() == 2);
        CHECK(wheel[0].lines == 1);
        CHECK(wheel[1].lines == -1);
        for (const auto& event : only<PointerEvent>(input))
            CHECK(event.kind == Kind::move);
    }
    SUBCASE("leaving")
    {
        hand(to(20, 20) + " " + to(width + 50, 20));
        const auto events = only<PointerEvent>(collect(*window, until_pointer(Kind::leave)));
        REQUIRE_FALSE(events.empty());
        CHECK(events.back().kind == Kind::leave);
    }
    SUBCASE("keys")
    {
        hand("key Up Down Left Right Return space Tab shift+Tab BackSpace Home F1 h equal KP_Add minus Prior Next a");
        // Shift is a key of its own.
        const std::vector<Key> expected { Key::up, Key::down, Key::left, Key::right, Key::select, Key::select,
            Key::next, Key::other, Key::previous, Key::back, Key::home, Key::help, Key::help, Key::louder, Key::louder,
            Key::quieter, Key::page_up, Key::page_down, Key::other };
        std::vector<Key> keys;
        for (const auto& event : only<KeyEvent>(collect(*window, until_count<KeyEvent>(expected.size()))))
            keys.push_back(event.key);
        CHECK(keys == expected);
    }
    SUBCASE("a shortcut is no answer")
    {
        hand("key alt+Tab ctrl+Return");
        for (const auto& event : only<KeyEvent>(collect(*window, until_count<KeyEvent>(4))))
            CHECK(event.key == Key::other);
    }
    SUBCASE("a key held down says so once")
    {
        hand("keydown Up sleep 0.9 keyup Up");
        CHECK(only<KeyEvent>(collect(*window, until_count<KeyEvent>(1))).size() == 1);
        CHECK(only<KeyEvent>(window->poll()).empty());
    }
    SUBCASE("losing the focus cancels before GLFW's own release")
    {
        hand(to(20, 20) + " mousedown 1");
        collect(*window, until_pointer(Kind::press));
        server.take_focus();
        const auto events = only<PointerEvent>(collect(*window, until_pointer(Kind::release)));
        REQUIRE(events.size() == 2);
        CHECK(events[0].kind == Kind::leave);
        CHECK(events[1].kind == Kind::release);
        hand("mouseup 1");
    }
}

TEST_CASE("The headset's jack sends the keys that the site names")
{
    // By their codes: F13 is 191.
    const auto understood = [](const WindowOptions& options, const std::string& codes) {
        ImGuiOwner imgui;
        const auto window = opened(options);
        hand("key " + codes);
        std::vector<Key> keys;
        for (const auto& event : only<KeyEvent>(collect(*window, until_count<KeyEvent>(3))))
            keys.push_back(event.key);
        return keys;
    };
    CHECK(understood({}, "193 194 199") == std::vector { Key::headset_in, Key::headset_out, Key::other });
    WindowOptions options;
    options.headset_in_key = 21;
    options.headset_out_key = 22;
    CHECK(understood(options, "199 200 193") == std::vector { Key::headset_in, Key::headset_out, Key::other });
}

TEST_CASE("A press is known by its place though nothing moved since the window opened")
{
    ImGuiOwner imgui;
    const Server server;
    hand("mousemove 300 200");
    const auto window = opened({ .title = "still", .size = { 400, 300 } });
    const auto [left, top, width, height] = server.area(server.find("still"));
    hand("click 1");
    const auto events = only<PointerEvent>(collect(*window, until_pointer(Kind::release)));
    REQUIRE(events.size() == 2);
    CHECK(events[0].x == 300 - left);
    CHECK(events[0].y == 200 - top);
}

TEST_CASE("Being uncovered asks for a frame")
{
    ImGuiOwner imgui;
    const Server server;
    const auto window = opened({ .title = "cover" });
    CHECK_FALSE(window->poll().redraw);
    server.uncover(server.find("cover"));
    CHECK(collect(*window, [](const kiosk::Input& input) { return input.redraw; }).redraw);
    CHECK_FALSE(window->poll().redraw);
}

TEST_CASE("Close requests and Escape are reported")
{
    ImGuiOwner imgui;
    const Server server;
    const auto window = opened({ .title = "open" });
    const auto closing = [](const kiosk::Input& input) { return input.close_requested; };
    SUBCASE("by the window manager")
    {
        server.request_close(server.find("open"));
    }
    SUBCASE("by Escape")
    {
        hand("key Escape");
    }
    CHECK(collect(*window, closing).close_requested);
    CHECK_FALSE(window->poll().close_requested);
}

TEST_CASE("A locked window closes for nobody")
{
    ImGuiOwner imgui;
    const Server server;
    const auto window = opened({ .title = "locked", .closing = WindowOptions::Closing::locked });
    server.request_close(server.find("locked"));
    hand("key Escape alt+F4 a");
    const auto input = collect(*window, until_count<KeyEvent>(4));
    CHECK_FALSE(input.close_requested);
    CHECK(only<KeyEvent>(input).front().key == Key::escape); // a screen may still take it back a step
    CHECK(server.find("locked") != None);
}

TEST_CASE("What is drawn is on the screen")
{
    ImGuiOwner imgui;
    const Server server;
    const auto window = opened({ .title = "pixels", .size = { 64, 48 } });
    const std::array<std::uint8_t, 1> dot { 255 };
    const kiosk::Texture texture(window->textures(), window->textures().create_alpha(1, 1, dot));
    window->draw(kiosk::record(window->framebuffer_size(), [&](ImDrawList& list) {
        list.AddRectFilled({ 10, 5 }, { 20, 15 }, IM_COL32(0x12, 0x34, 0x56, 255));
        list.AddImage(reinterpret_cast<ImTextureID>(texture.handle()), { 30, 5 }, { 40, 15 }, { 0, 0 }, { 1, 1 },
            IM_COL32(0xab, 0xcd, 0xef, 255));
    }));
    window->present();
    std::this_thread::sleep_for(50ms);
    const ::Window shown = server.find("pixels");
    CHECK(server.colour(shown, 10, 5) == 0x123456);
    CHECK(server.colour(shown, 19, 14) == 0x123456);
    CHECK(server.colour(shown, 20, 14) == 0);
    CHECK(server.colour(shown, 9, 5) == 0);
    CHECK(server.colour(shown, 35, 10) == 0xabcdef);
    CHECK(server.colour(shown, 35, 40) == 0);
}

TEST_CASE("Full screen covers the monitor, and covers it again")
{
    ImGuiOwner imgui;
    const Server server;
    const auto window = opened({ .title = "full",
        .mode = WindowOptions::Mode::full_screen,
        .monitor = "no such output",
        .cursor = WindowOptions::Cursor::hidden });
    const ::Window shown = server.find("full");
    const PixelSize screen = server.screen();
    const std::array<int, 4> whole { 0, 0, screen.width, screen.height };
    CHECK(server.area(shown) == whole);
    CHECK(window->framebuffer_size() == screen);

    server.move(shown, 100, 50, 300, 200);
    CHECK(collect(*window, [&](const kiosk::Input&) { return server.area(shown) == whole; }).redraw);
    CHECK(server.area(shown) == whole);
}

TEST_CASE("Waiting ends at the deadline, or when woken from another thread")
{
    ImGuiOwner imgui;
    const auto window = opened({ .title = "wait" });

    Instant begun = now();
    for (const Instant deadline = begun + 60ms; now() < deadline;)
        CHECK(window->wait(deadline).events.empty());
    CHECK(now() - begun < 500ms);

    begun = now();
    (void)window->wait(begun - 1s);
    (void)window->wait(Instant::min());
    CHECK(now() - begun < 100ms);

    std::thread other([&] {
        std::this_thread::sleep_for(50ms);
        window->wake();
    });
    begun = now();
    (void)window->wait(Instant::max());
    CHECK(now() - begun < 1s);
    other.join();
}

TEST_CASE("Idle, a window costs nothing")
{
    ImGuiOwner imgui;
    const auto window = opened({ .title = "idle", .mode = WindowOptions::Mode::full_screen });
    int woken = 0;
    for (const Instant end = now() + 300ms; now() < end; ++woken)
        (void)window->wait(end);
    CHECK(woken <= 3);
}
