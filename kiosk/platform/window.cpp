// SPDX-License-Identifier: Apache-2.0
#include "kiosk/platform/window.hpp"

#define GLFW_INCLUDE_NONE
#include "kiosk/platform/gl_textures.hpp"
#include "kiosk/platform/renderer.hpp"

#include <GLFW/glfw3.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cassert>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

// Last, for it makes macros of words like None.
// clang-format off
#include <X11/Xlib.h>
// clang-format on

// As GLFW/glfw3native.h declares it, which wants the headers of Xrandr as well.
extern "C" ::Display* glfwGetX11Display();

namespace kiosk {
namespace {

Error glfw_error(const std::string& what, const std::string& remedy)
{
    const char* description = nullptr;
    glfwGetError(&description);
    // GLFW 3.4 gives some reasons in two lines.
    std::string reason = description ? description : "no reason given";
    std::replace(reason.begin(), reason.end(), '\n', ' ');
    return { what + " (" + reason + "): " + remedy };
}

struct Library {
    Library() = default;
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
    ~Library() { glfwTerminate(); }
};

struct DestroyWindow {
    void operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }
};

// Every key that does something, for a keyboard and for a tactile keypad, which sends the same codes. Each can be
// pressed alone.
struct KeyBinding {
    int code;
    Key key;
};
constexpr KeyBinding keys[] = {
    { GLFW_KEY_UP, Key::up },
    { GLFW_KEY_DOWN, Key::down },
    { GLFW_KEY_LEFT, Key::left },
    { GLFW_KEY_RIGHT, Key::right },
    { GLFW_KEY_ENTER, Key::select },
    { GLFW_KEY_KP_ENTER, Key::select },
    { GLFW_KEY_SPACE, Key::select },
    { GLFW_KEY_TAB, Key::next },
    { GLFW_KEY_BACKSPACE, Key::back },
    { GLFW_KEY_HOME, Key::home },
    { GLFW_KEY_F1, Key::help },
    { GLFW_KEY_H, Key::help },
    { GLFW_KEY_F2, Key::listen },
    { GLFW_KEY_L, Key::listen },
    { GLFW_KEY_F3, Key::repeat },
    { GLFW_KEY_R, Key::repeat },
    { GLFW_KEY_LEFT_BRACKET, Key::slower },
    { GLFW_KEY_F5, Key::slower },
    { GLFW_KEY_RIGHT_BRACKET, Key::faster },
    { GLFW_KEY_F6, Key::faster },
    { GLFW_KEY_MINUS, Key::quieter },
    { GLFW_KEY_KP_SUBTRACT, Key::quieter },
    { GLFW_KEY_EQUAL, Key::louder }, // the key of +, with or without Shift
    { GLFW_KEY_KP_ADD, Key::louder },
    { GLFW_KEY_ESCAPE, Key::escape },
    { GLFW_KEY_PAGE_UP, Key::page_up },
    { GLFW_KEY_PAGE_DOWN, Key::page_down },
};

int function_key(int number)
{
    assert(number >= 1 && number <= 25);
    return GLFW_KEY_F1 + number - 1;
}

Key key_of(int code, int modifiers, const WindowOptions& options)
{
    // A shortcut that reached us is no answer: Alt+Tab must not move the focus.
    if (modifiers & (GLFW_MOD_ALT | GLFW_MOD_CONTROL | GLFW_MOD_SUPER))
        return Key::other;
    if (code == GLFW_KEY_TAB && modifiers & GLFW_MOD_SHIFT)
        return Key::previous;
    if (code == function_key(options.headset_in_key))
        return Key::headset_in;
    if (code == function_key(options.headset_out_key))
        return Key::headset_out;
    for (const KeyBinding& binding : keys)
        if (binding.code == code)
            return binding.key;
    return Key::other;
}

struct Rectangle {
    int x, y;
    PixelSize size;
};

// Nothing while no monitor is connected, or the one there is switched off.
std::optional<Rectangle> monitor_area(std::string_view name)
{
    int count = 0;
    GLFWmonitor* const* monitors = glfwGetMonitors(&count);
    GLFWmonitor* chosen = glfwGetPrimaryMonitor();
    for (GLFWmonitor* monitor : std::span(monitors, static_cast<std::size_t>(count))) {
        if (name == glfwGetMonitorName(monitor))
            chosen = monitor;
    }
    const GLFWvidmode* mode = chosen ? glfwGetVideoMode(chosen) : nullptr;
    if (!mode || mode->width <= 0 || mode->height <= 0)
        return std::nullopt;
    Rectangle area { 0, 0, { mode->width, mode->height } };
    glfwGetMonitorPos(chosen, &area.x, &area.y);
    return area;
}

// Mesa writes its cache of compiled shaders through a mapping of a file with holes: where the disk is full, that is
// SIGBUS. Half a second more at the start is better.
void spare_full_disk()
{
    const auto variable = [](const char* name) {
        const char* const value = std::getenv(name);
        return std::filesystem::path(value ? value : "");
    };
    std::filesystem::path folder = variable("MESA_SHADER_CACHE_DIR");
    if (folder.empty())
        folder = variable("XDG_CACHE_HOME");
    if (folder.empty())
        folder = variable("HOME");
    std::error_code failed;
    const auto space = std::filesystem::space(folder, failed);
    constexpr std::uintmax_t enough = 16UL * 1024UL * 1024UL; // of bytes; the index has a tenth of it
    if (!failed && space.available < enough)
        ::setenv("MESA_SHADER_CACHE_DISABLE", "true", 1);
}

} // namespace

// GLFW's callbacks find it through the window's user pointer, so it must not move.
struct Window::State {
    explicit State(const WindowOptions& chosen)
        : options(chosen)
    {
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    void enter() const
    {
        if (glfwGetCurrentContext() != window.get())
            glfwMakeContextCurrent(window.get());
    }
    void cover_monitor();
    void install_callbacks();
    void pointer(PointerEvent::Kind kind);
    void watch_server();
    Input take();

    const WindowOptions options;

    // Each needs those above it.
    std::optional<Library> library;
    std::unique_ptr<GLFWwindow, DestroyWindow> window;
    std::unique_ptr<GlTextures> textures;
    std::unique_ptr<Renderer> renderer;

    std::atomic<bool> lost = false; // the X server is gone

    Input pending;
    float x = 0; // of the pointer, as the events have it
    float y = 0;
};

void Window::State::cover_monitor()
{
    const std::optional<Rectangle> area = monitor_area(options.monitor);
    if (!area)
        return;
    int x_now, y_now, width_now, height_now;
    glfwGetWindowPos(window.get(), &x_now, &y_now);
    glfwGetWindowSize(window.get(), &width_now, &height_now);
    if (x_now != area->x || y_now != area->y)
        glfwSetWindowPos(window.get(), area->x, area->y);
    if (PixelSize { width_now, height_now } != area->size)
        glfwSetWindowSize(window.get(), area->size.width, area->size.height);
}

void Window::State::pointer(PointerEvent::Kind kind)
{
    pending.events.emplace_back(PointerEvent { kind, x, y, std::chrono::steady_clock::now() });
}

// GLFW calls through C, so nothing may throw: running out of memory ends the program here.
void Window::State::install_callbacks()
{
    GLFWwindow* const handle = window.get();
    glfwSetWindowUserPointer(handle, this);
    static constexpr auto state_of
        = [](GLFWwindow* of) -> State& { return *static_cast<State*>(glfwGetWindowUserPointer(of)); };

    glfwSetCursorPosCallback(handle, [](GLFWwindow* of, double screen_x, double screen_y) noexcept {
        State& state = state_of(of);
        // GLFW counts in screen coordinates, which are not pixels on every system.
        PixelSize screen, pixels;
        glfwGetWindowSize(of, &screen.width, &screen.height);
        glfwGetFramebufferSize(of, &pixels.width, &pixels.height);
        state.x = static_cast<float>(screen_x * pixels.width / std::max(screen.width, 1));
        state.y = static_cast<float>(screen_y * pixels.height / std::max(screen.height, 1));
        state.pointer(PointerEvent::Kind::move);
    });
    // The position is that of the last move, which X sends before every press; glfwGetCursorPos would say where the
    // pointer is by now.
    glfwSetMouseButtonCallback(handle, [](GLFWwindow* of, int button, int action, int) noexcept {
        if (button == GLFW_MOUSE_BUTTON_LEFT)
            state_of(of).pointer(action == GLFW_PRESS ? PointerEvent::Kind::press : PointerEvent::Kind::release);
    });
    glfwSetCursorEnterCallback(handle, [](GLFWwindow* of, int entered) noexcept {
        if (!entered)
            state_of(of).pointer(PointerEvent::Kind::leave);
    });
    // GLFW follows a loss of focus with releases of its own, which must not act.
    glfwSetWindowFocusCallback(handle, [](GLFWwindow* of, int focused) noexcept {
        State& state = state_of(of);
        if (focused)
            return;
        state.pointer(PointerEvent::Kind::leave);
        // On the panel there is nobody else to work with, and no window manager that would give it back: whatever took
        // it may go away and leave the keypad dead.
        if (state.options.mode == WindowOptions::Mode::full_screen)
            glfwFocusWindow(of);
    });
    glfwSetScrollCallback(handle, [](GLFWwindow* of, double, double lines) noexcept {
        state_of(of).pending.events.emplace_back(
            WheelEvent { static_cast<float>(lines), std::chrono::steady_clock::now() });
    });
    glfwSetKeyCallback(handle, [](GLFWwindow* of, int code, int, int action, int modifiers) noexcept {
        if (action != GLFW_PRESS)
            return;
        State& state = state_of(of);
        const Key key = key_of(code, modifiers, state.options);
        state.pending.events.emplace_back(KeyEvent { key, std::chrono::steady_clock::now() });
        if (key == Key::escape && state.options.closing == WindowOptions::Closing::allowed)
            state.pending.close_requested = true;
    });
    glfwSetWindowCloseCallback(handle, [](GLFWwindow* of) noexcept {
        glfwSetWindowShouldClose(of, GLFW_FALSE);
        State& state = state_of(of);
        if (state.options.closing == WindowOptions::Closing::allowed)
            state.pending.close_requested = true;
    });
    glfwSetWindowRefreshCallback(handle, [](GLFWwindow* of) noexcept { state_of(of).pending.redraw = true; });
    glfwSetFramebufferSizeCallback(
        handle, [](GLFWwindow* of, int, int) noexcept { state_of(of).pending.redraw = true; });
}

void Window::State::watch_server()
{
    constexpr unsigned longest_s = 15; // for what is to be done then
    XSetIOErrorExitHandler(
        glfwGetX11Display(),
        [](::Display*, void* of) {
            State& state = *static_cast<State*>(of);
            ::alarm(longest_s); // SIGALRM ends us
            if (!state.lost.exchange(true) && state.options.lost)
                state.options.lost();
            ::_exit(1);
        },
        this);
}

Input Window::State::take()
{
    // GLFW tells of monitors that come and go but not of a new mode, so look each time: two short questions to the X
    // server, and only when something happened.
    if (options.mode == WindowOptions::Mode::full_screen)
        cover_monitor();
    return std::exchange(pending, {});
}

Window::Window(std::unique_ptr<State> state)
    : state_(std::move(state))
{
}

Window::~Window()
{
    state_->enter();
}

Result<std::unique_ptr<Window>> Window::open(const WindowOptions& options)
{
#ifdef GLFW_PLATFORM // GLFW 3.4 chooses; only X11 gives a finger as a pointer
    glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11);
#endif
    if (!glfwInit())
        return glfw_error("cannot reach the display", "start inside an X session, or set DISPLAY and XAUTHORITY");
    spare_full_disk();
    auto state = std::make_unique<State>(options);
    state->library.emplace();

    const bool full_screen = options.mode == WindowOptions::Mode::full_screen;
    const PixelSize size
        = full_screen ? monitor_area(options.monitor).value_or(Rectangle { 0, 0, options.size }).size : options.size;
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHint(GLFW_DECORATED, !full_screen);
    glfwWindowHint(GLFW_FLOATING, full_screen);
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE); // shown where it belongs, not moved there
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "kiosk");
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "kiosk");
    state->window.reset(glfwCreateWindow(size.width, size.height, options.title.c_str(), nullptr, nullptr));
    if (!state->window)
        return glfw_error("cannot open a window with OpenGL 3.3", "install libgl1 and libgl1-mesa-dri");

    state->enter();
    glfwSwapInterval(1);
    state->textures = std::make_unique<GlTextures>([owner = state.get()] { owner->enter(); });
    auto renderer = Renderer::create();
    if (!renderer)
        return renderer.error();
    state->renderer = *std::move(renderer);

    if (options.cursor == WindowOptions::Cursor::hidden)
        glfwSetInputMode(state->window.get(), GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
    state->install_callbacks();
    state->watch_server();
    if (full_screen)
        state->cover_monitor();
    glfwShowWindow(state->window.get());
    return std::unique_ptr<Window>(new Window(std::move(state)));
}

Input Window::poll()
{
    glfwPollEvents();
    return state_->take();
}

Input Window::wait(Instant deadline)
{
    // GLFW wants a finite time; a minute is as good as for ever, since it may return early anyway.
    const Instant now = std::chrono::steady_clock::now();
    const std::chrono::duration<double> left = std::max(deadline, now) - now;
    glfwWaitEventsTimeout(std::min(left.count(), 60.0));
    return state_->take();
}

void Window::wake() const
{
    if (!state_->lost)
        glfwPostEmptyEvent();
}

PixelSize Window::framebuffer_size() const
{
    PixelSize size;
    glfwGetFramebufferSize(state_->window.get(), &size.width, &size.height);
    return size;
}

void Window::draw(ImDrawData& data, ClearColour background)
{
    state_->enter();
    state_->renderer->draw(data, framebuffer_size(), background);
}

void Window::present()
{
    glfwSwapBuffers(state_->window.get());
}

Textures& Window::textures()
{
    return *state_->textures;
}

} // namespace kiosk
