// SPDX-License-Identifier: Apache-2.0
//
// The window on the kiosk's panel: what is drawn, and what fingers, keys and wheels do to it.
#pragma once

#include "kiosk/core/result.hpp"
#include "kiosk/platform/image.hpp"
#include "kiosk/ui/input.hpp"
#include "kiosk/ui/textures.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

struct ImDrawData;

namespace kiosk {

struct WindowOptions {
    std::string title = "kiosk";

    enum class Mode {
        windowed,
        full_screen, // without a frame, over the whole monitor in the mode it is in
    };
    Mode mode = Mode::windowed;
    PixelSize size { 1280, 800 }; // when windowed, or while there is no monitor

    // The output's name as `xrandr` prints it. Empty, or while it is not connected: the primary monitor.
    std::string monitor {};

    enum class Closing {
        allowed,
        locked, // close requests (Alt+F4 is one) are refused and not reported
    };
    Closing closing = Closing::allowed;

    enum class Cursor { shown, hidden };
    Cursor cursor = Cursor::shown;

    // The function keys that a jack sends when a headset is plugged in and pulled out, by their number, 1 to 25. They
    // mean nothing else.
    int headset_in_key = 15;
    int headset_out_key = 16;

    // Called, on whatever thread noticed it, when the X server is gone; then the process ends with status 1, for its
    // library gives no way back. Nothing of the window may be used in it, wake() excepted, which does nothing then.
    std::function<void()> lost {};
};

// What happened since the last call.
struct Input {
    std::vector<InputEvent> events; // in order
    bool redraw = false; // the window was uncovered or resized: draw though nothing changed
    bool close_requested = false; // never when locked; Escape counts
};

// One a process, used on the main thread, except wake(). A window that is full screen covers its monitor again when
// that changes its mode, goes away or comes back; without any monitor it keeps running where it was.
//
// Order: create the ImGui context and its fonts; open; then each frame poll() or wait(), ImGui::NewFrame …
// ImGui::Render, draw(*ImGui::GetDrawData()), present(); at the end destroy every Texture; destroy this; destroy the
// ImGui context. ImGui's own GLFW backend is not used: io.DisplaySize (= framebuffer_size()), io.DeltaTime, io.MousePos
// and io.MouseDown are written by the screens.
class Window {
public:
    // Fails where there is no display or no OpenGL 3.3.
    static Result<std::unique_ptr<Window>> open(const WindowOptions& options);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    // What is there, without waiting.
    Input poll();
    // Sleeps until something happens, wake() is called or the deadline has come. May return early with nothing.
    Input wait(Instant deadline);
    // Ends a wait() from any thread.
    void wake() const;

    // The unit of all positions. 0×0 while minimised.
    PixelSize framebuffer_size() const;

    // Clears, then draws into the back buffer.
    void draw(ImDrawData& data, ClearColour background = {});
    // Shows what was drawn, at the panel's next refresh.
    void present();

    Textures& textures();

private:
    struct State;
    explicit Window(std::unique_ptr<State> state);

    std::unique_ptr<State> state_;
};

} // namespace kiosk
