// SPDX-License-Identifier: Apache-2.0
#include "tests/shell/x_server.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <bit>
#include <cstdlib>
#include <stdexcept>
#include <string_view>
#include <thread>

// Last, for it makes macros of words like None.
// clang-format off
#include <X11/Xlib.h>
#include <X11/Xutil.h>
// clang-format on

namespace kiosk::test {
namespace {

struct CloseDisplay {
    void operator()(::Display* display) const { XCloseDisplay(display); }
};
struct DestroyImage {
    void operator()(XImage* image) const { XDestroyImage(image); }
};
struct Free {
    void operator()(void* memory) const { XFree(memory); }
};

// A line of it, or what came within the time.
std::string line_from(int file, std::chrono::milliseconds limit)
{
    std::string line;
    const auto end = std::chrono::steady_clock::now() + limit;
    while (line.find('\n') == std::string::npos) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        pollfd ready { file, POLLIN, 0 };
        char byte = 0;
        if (left.count() <= 0 || ::poll(&ready, 1, static_cast<int>(left.count())) <= 0 || ::read(file, &byte, 1) != 1)
            break;
        line += byte;
    }
    return line;
}

} // namespace

VirtualScreen::VirtualScreen(PixelSize size)
{
    int ends[2];
    if (::pipe(ends) != 0)
        throw std::runtime_error("no pipe");
    ::fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    const std::string pixels = std::to_string(size.width) + "x" + std::to_string(size.height) + "x24";
    xvfb_.emplace(std::vector<std::string> { "/usr/bin/setpriv", "--pdeathsig", "KILL", "Xvfb", "-displayfd",
        std::to_string(ends[1]), "-screen", "0", pixels, "-noreset", "-nolisten", "tcp" });
    ::close(ends[1]);
    const std::string number = line_from(ends[0], std::chrono::seconds(30));
    ::close(ends[0]);
    if (!number.ends_with('\n'))
        throw std::runtime_error("Xvfb does not start; is xvfb installed?");
    ::setenv("DISPLAY", (":" + number.substr(0, number.size() - 1)).c_str(), 1);
}

struct XServer::State {
    std::unique_ptr<::Display, CloseDisplay> display;

    std::unique_ptr<XImage, DestroyImage> grab(const Place& place, int x, int y, PixelSize size) const
    {
        return std::unique_ptr<XImage, DestroyImage>(XGetImage(display.get(), place.window, x, y,
            static_cast<unsigned>(size.width), static_cast<unsigned>(size.height), AllPlanes, ZPixmap));
    }
};

XServer::XServer()
    : state_(std::make_unique<State>())
{
    state_->display.reset(XOpenDisplay(nullptr));
    if (!state_->display)
        throw std::runtime_error("no X server at $DISPLAY");
    // The kiosk's window may go away between any two questions about it; then the answer is nothing.
    XSetErrorHandler([](::Display*, XErrorEvent*) { return 0; });
}

XServer::~XServer() = default;

PixelSize XServer::screen() const
{
    return { DisplayWidth(state_->display.get(), 0), DisplayHeight(state_->display.get(), 0) };
}

unsigned long XServer::root() const
{
    return DefaultRootWindow(state_->display.get());
}

std::optional<XServer::Place> XServer::find(const std::string& title) const
{
    ::Display* const display = state_->display.get();
    ::Window root = None;
    ::Window parent = None;
    ::Window* children = nullptr;
    unsigned count = 0;
    if (!XQueryTree(display, DefaultRootWindow(display), &root, &parent, &children, &count))
        return std::nullopt;
    const std::unique_ptr<::Window, Free> owner(children);
    for (unsigned i = 0; i < count; ++i) {
        // Whatever its type: XFetchName only knows names in Latin-1, and a browser's is UTF-8.
        XTextProperty name {};
        const bool named = XGetWMName(display, children[i], &name)
            && title == std::string_view(reinterpret_cast<const char*>(name.value), name.nitems);
        const std::unique_ptr<unsigned char, Free> name_owner(name.value);
        XWindowAttributes attributes;
        if (!named || !XGetWindowAttributes(display, children[i], &attributes) || attributes.map_state != IsViewable)
            continue;
        return Place { children[i], attributes.x + attributes.border_width, attributes.y + attributes.border_width,
            { attributes.width, attributes.height } };
    }
    return std::nullopt;
}

std::optional<XServer::Place> XServer::wait_for(const std::string& title, std::chrono::milliseconds limit) const
{
    const auto end = std::chrono::steady_clock::now() + limit;
    do {
        if (const auto place = find(title))
            return place;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    } while (std::chrono::steady_clock::now() < end);
    return std::nullopt;
}

std::optional<Image> XServer::picture(const Place& place) const
{
    const auto grabbed = state_->grab(place, 0, 0, place.size);
    if (!grabbed)
        return std::nullopt;
    static_assert(std::endian::native == std::endian::little, "the rows below are blue, green, red, nothing");
    if (grabbed->bits_per_pixel != 32 || grabbed->byte_order != LSBFirst || grabbed->red_mask != 0xff0000)
        throw std::runtime_error("the X server has another pixel format: start Xvfb with 24 bits");
    Image image { place.size, {} };
    image.rgba.reserve(static_cast<std::size_t>(place.size.width) * static_cast<std::size_t>(place.size.height) * 4);
    for (int y = 0; y < place.size.height; ++y) {
        const char* row = grabbed->data + static_cast<std::ptrdiff_t>(y) * grabbed->bytes_per_line;
        for (const char* const end = row + static_cast<std::ptrdiff_t>(place.size.width) * 4; row != end; row += 4)
            for (const char channel : { row[2], row[1], row[0], '\xff' })
                image.rgba.push_back(static_cast<std::uint8_t>(channel));
    }
    return image;
}

std::optional<unsigned long> XServer::color(const Place& place, int x, int y) const
{
    const auto grabbed = state_->grab(place, x, y, { 1, 1 });
    if (!grabbed)
        return std::nullopt;
    return XGetPixel(grabbed.get(), 0, 0) & 0xffffff;
}

void XServer::steal_focus() const
{
    ::Display* const display = state_->display.get();
    const ::Window thief = XCreateSimpleWindow(display, DefaultRootWindow(display), 10, 10, 200, 100, 0, 0, 0);
    XMapRaised(display, thief);
    XSync(display, False);
    XSetInputFocus(display, thief, RevertToNone, CurrentTime);
    XSync(display, False);
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    XDestroyWindow(display, thief);
    XSync(display, False);
}

void XServer::request_close(const Place& place) const
{
    ::Display* const display = state_->display.get();
    XEvent event {};
    event.xclient.type = ClientMessage;
    event.xclient.window = place.window;
    event.xclient.message_type = XInternAtom(display, "WM_PROTOCOLS", False);
    event.xclient.format = 32;
    event.xclient.data.l[0] = static_cast<long>(XInternAtom(display, "WM_DELETE_WINDOW", False));
    XSendEvent(display, place.window, False, NoEventMask, &event);
    XFlush(display);
}

void hand(const std::string& does)
{
    if (std::system(("xdotool " + does).c_str()) != 0)
        throw std::runtime_error("xdotool " + does);
}

} // namespace kiosk::test
