// SPDX-License-Identifier: Apache-2.0
//
// safe-screen [--backdrop] [--seconds N] [--status N] [--reason TEXT]
//
// Covers the panel with a still picture: this machine is not working, whom to call, whom to ask. With --backdrop it is
// the ground that stands behind the kiosk instead, so that nobody sees a bare screen while the kiosk starts or has
// fallen over. The reason, for staff, stands at the foot in the X server's own letters. Ends with the status given
// after so many seconds; without --seconds when the display goes away.
#include "kiosk/safe_screen/picture.hpp"
#include "kiosk/service/manager.hpp"

#include <poll.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

// Last, for it makes macros of words like None.
// clang-format off
#include <X11/Xlib.h>
#include <X11/Xutil.h>
// clang-format on

namespace {

using namespace kiosk::safe_screen;
using Clock = std::chrono::steady_clock;

struct Wanted {
    bool backdrop = false;
    std::chrono::seconds time { 0 }; // 0: for ever
    int status = 0;
    std::string reason;
};

int number(std::string_view text)
{
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return std::clamp(value, 0, 86400);
}

Wanted wanted_of(int count, char** arguments)
{
    Wanted wanted;
    for (int i = 1; i < count; ++i) {
        const std::string_view option = arguments[i];
        if (option == "--backdrop")
            wanted.backdrop = true;
        else if (i + 1 < count && option == "--seconds")
            wanted.time = std::chrono::seconds(number(arguments[++i]));
        else if (i + 1 < count && option == "--status")
            wanted.status = number(arguments[++i]);
        else if (i + 1 < count && option == "--reason")
            wanted.reason = arguments[++i];
    }
    return wanted;
}

// Beside the program, in an installed tree and in a build tree: libexec/kiosk, share/kiosk.
std::filesystem::path data_folder()
{
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    return program.parent_path().parent_path().parent_path() / "share" / "kiosk";
}

// What the X server's letters can say; a character that they do not have is one sign, however many bytes it takes.
std::string in_plain_letters(std::string_view utf8)
{
    std::string plain;
    for (const char byte : utf8) {
        const auto code = static_cast<unsigned char>(byte);
        if (code >= 0x20 && code < 0x7F)
            plain += byte;
        else if (code >= 0xC0 || code < 0x80)
            plain += '?';
    }
    return plain;
}

struct CloseDisplay {
    void operator()(Display* display) const { XCloseDisplay(display); }
};
struct DestroyImage {
    void operator()(XImage* image) const { XDestroyImage(image); }
};

class Panel {
public:
    Panel(Display* display, const Wanted& wanted)
        : display_(display)
        , root_(DefaultRootWindow(display))
        , wanted_(wanted)
    {
        XSelectInput(display_, root_, StructureNotifyMask); // a new mode, a turned panel
        if (wanted_.backdrop)
            return;
        XSetWindowAttributes attributes {};
        attributes.override_redirect = True;
        attributes.event_mask = ExposureMask;
        attributes.cursor = no_cursor();
        window_ = XCreateWindow(display_, root_, 0, 0, 1, 1, 0, CopyFromParent, InputOutput, CopyFromParent,
            CWOverrideRedirect | CWEventMask | CWCursor, &attributes);
        XStoreName(display_, window_, "kiosk: safe screen");
    }

    void paint()
    {
        XWindowAttributes root {};
        if (!XGetWindowAttributes(display_, root_, &root))
            return;
        const int width = std::max(root.width, 1);
        const int height = std::max(root.height, 1);
        const Pixmap ground = XCreatePixmap(display_, root_, static_cast<unsigned>(width),
            static_cast<unsigned>(height), static_cast<unsigned>(root.depth));
        draw(ground, root, panel_picture(width, height));
        const Window on = wanted_.backdrop ? root_ : window_;
        // The server keeps the picture and paints it by itself from now on.
        XSetWindowBackgroundPixmap(display_, on, ground);
        XFreePixmap(display_, ground);
        if (!wanted_.backdrop) {
            XMoveResizeWindow(display_, window_, 0, 0, static_cast<unsigned>(width), static_cast<unsigned>(height));
            XMapRaised(display_, window_);
        }
        XClearWindow(display_, on);
        XSync(display_, False);
    }

    // Paints anew where the panel changed.
    void answer_events()
    {
        bool changed = false;
        while (XPending(display_) > 0) {
            XEvent event;
            XNextEvent(display_, &event);
            changed |= event.type == ConfigureNotify && event.xconfigure.window == root_;
        }
        if (changed)
            paint();
    }

private:
    Cursor no_cursor() const
    {
        const char nothing = 0;
        const Pixmap empty = XCreateBitmapFromData(display_, root_, &nothing, 1, 1);
        XColor black {};
        return XCreatePixmapCursor(display_, empty, empty, &black, &black, 0, 0);
    }

    Picture panel_picture(int width, int height) const
    {
        const char* const name = width >= height ? "safe-screen-landscape.pgm" : "safe-screen-portrait.pgm";
        Picture blank { 1, 1, { 255 } };
        Picture picture = scaled(read_picture(data_folder() / name).value_or(std::move(blank)), width, height);
        if (!wanted_.reason.empty())
            write_reason(picture);
        return picture;
    }

    // At the foot, in letters of a size that can be read from where staff stand.
    void write_reason(Picture& picture) const
    {
        XFontStruct* const font = XLoadQueryFont(display_, "fixed"); // built into every X server
        if (!font)
            return;
        const std::string text = in_plain_letters(wanted_.reason);
        const int wide = std::max(1, XTextWidth(font, text.data(), static_cast<int>(text.size())));
        const int high = font->ascent + font->descent;
        const Pixmap letters
            = XCreatePixmap(display_, root_, static_cast<unsigned>(wide), static_cast<unsigned>(high), 1);
        XGCValues values {};
        values.font = font->fid;
        const GC context = XCreateGC(display_, letters, GCFont, &values);
        XSetForeground(display_, context, 0);
        XFillRectangle(display_, letters, context, 0, 0, static_cast<unsigned>(wide), static_cast<unsigned>(high));
        XSetForeground(display_, context, 1);
        XDrawString(display_, letters, context, 0, font->ascent, text.data(), static_cast<int>(text.size()));
        const std::unique_ptr<XImage, DestroyImage> image(
            XGetImage(display_, letters, 0, 0, static_cast<unsigned>(wide), static_cast<unsigned>(high), 1, ZPixmap));
        const int margin = picture.width / 40;
        const int scale = std::clamp((picture.width - 2 * margin) / wide, 1, std::max(1, picture.height / 360));
        // What is too long for one line goes on in the next.
        const int line = std::max(1, (picture.width - 2 * margin) / scale);
        const int lines = (wide + line - 1) / line;
        const int top = std::max(0, picture.height - (lines + 1) * high * scale);
        for (int y = 0; image && y < lines * high * scale; ++y)
            for (int x = 0; x < line * scale; ++x) {
                const int from = y / (high * scale) * line + x / scale;
                if (from >= wide || margin + x >= picture.width || top + y >= picture.height
                    || XGetPixel(image.get(), from, y / scale % high) == 0)
                    continue;
                picture.grey[static_cast<std::size_t>(top + y) * static_cast<std::size_t>(picture.width)
                    + static_cast<std::size_t>(margin + x)]
                    = 60;
            }
        XFreeGC(display_, context);
        XFreePixmap(display_, letters);
        XFreeFont(display_, font);
    }

    void draw(Pixmap to, const XWindowAttributes& root, const Picture& picture) const
    {
        const std::unique_ptr<XImage, DestroyImage> image(
            XCreateImage(display_, root.visual, static_cast<unsigned>(root.depth), ZPixmap, 0, nullptr,
                static_cast<unsigned>(picture.width), static_cast<unsigned>(picture.height), 32, 0));
        if (!image)
            return;
        // XDestroyImage gives it back to free().
        image->data = static_cast<char*>(
            std::malloc(static_cast<std::size_t>(image->bytes_per_line) * static_cast<std::size_t>(picture.height)));
        if (!image->data)
            return;
        const auto share = [](std::uint8_t grey, unsigned long mask) {
            return static_cast<unsigned long>(grey) * (mask / 255) & mask; // of eight bits or more
        };
        for (int y = 0; y < picture.height; ++y)
            for (int x = 0; x < picture.width; ++x) {
                const std::uint8_t grey
                    = picture.grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width)
                        + static_cast<std::size_t>(x)];
                XPutPixel(image.get(), x, y,
                    share(grey, root.visual->red_mask) | share(grey, root.visual->green_mask)
                        | share(grey, root.visual->blue_mask));
            }
        const GC context = XCreateGC(display_, to, 0, nullptr);
        XPutImage(display_, to, context, image.get(), 0, 0, 0, 0, static_cast<unsigned>(picture.width),
            static_cast<unsigned>(picture.height));
        XFreeGC(display_, context);
    }

    Display* const display_;
    const Window root_;
    const Wanted& wanted_;
    Window window_ = None;
};

} // namespace

int main(int count, char** arguments)
{
    const Wanted wanted = wanted_of(count, arguments);
    const std::unique_ptr<Display, CloseDisplay> display(XOpenDisplay(nullptr));
    if (!display) {
        std::fputs("safe-screen: cannot reach the display; start inside an X session\n", stderr);
        return wanted.status == 0 ? 1 : wanted.status;
    }
    Panel panel(display.get(), wanted);
    panel.paint();
    kiosk::service::Manager manager = kiosk::service::Manager::of_environment();
    manager.ready();
    manager.status(wanted.backdrop ? "Standing behind the kiosk"
                                   : "Showing the safe screen" + (wanted.reason.empty() ? "" : ": " + wanted.reason));
    const auto end = Clock::now() + wanted.time;
    while (wanted.time.count() == 0 || Clock::now() < end) {
        manager.alive(Clock::now());
        pollfd ready { ConnectionNumber(display.get()), POLLIN, 0 };
        constexpr int second = 1000;
        (void)::poll(&ready, 1, wanted.time.count() == 0 && !manager.watch() ? -1 : second);
        panel.answer_events();
    }
    return wanted.status;
}
