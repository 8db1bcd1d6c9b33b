// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/pointer.hpp"

#include <doctest/doctest.h>
#include <imgui.h>

#include <cmath>
#include <initializer_list>
#include <limits>
#include <string>

using namespace kiosk;
using namespace std::chrono_literals;

namespace {

constexpr Instant start { 1000s };

// A finger and a clock: every touch is fed at the time the hand has reached.
struct Hand {
    PointerFilter filter;
    Instant now = start;

    void wait(std::chrono::milliseconds time) { now += time; }
    void feed(PointerEvent::Kind kind, float x, float y) { filter.feed({ kind, x, y, now }); }
    void press(float x, float y) { feed(PointerEvent::Kind::press, x, y); }
    void move(float x, float y) { feed(PointerEvent::Kind::move, x, y); }
    void release(float x, float y) { feed(PointerEvent::Kind::release, x, y); }
    void leave() { feed(PointerEvent::Kind::leave, 0, 0); }
    PointerFrame step() { return filter.step(now); }

    // Steps until nothing more is wanted, 16 ms a frame, and writes each frame as one word: `P` the button down, `T` a
    // tap, `d` a drag or fling, `h` hovering, `.` nowhere.
    std::string frames()
    {
        std::string word;
        for (bool more = true; more && word.size() < 1000; wait(16ms)) {
            const PointerFrame frame = step();
            word += frame.tapped ? 'T' : frame.down ? 'P' : frame.scroll ? 'd' : frame.x != nowhere ? 'h' : '.';
            more = frame.wants_frame;
        }
        return word;
    }

    // A drag of `dy` over 100 ms, ending without a release.
    void drag(float x, float y, float dy)
    {
        press(x, y);
        step();
        for (int i = 1; i <= 10; ++i) {
            wait(10ms);
            move(x, y + dy * static_cast<float>(i) / 10);
            step();
        }
    }
};

bool is_nowhere(const PointerFrame& frame)
{
    return frame.x == nowhere && frame.y == nowhere && !frame.down;
}

} // namespace

TEST_CASE("A tap keeps its place on the release frame and is nowhere afterwards")
{
    Hand hand;
    hand.press(100, 50);
    PointerFrame frame = hand.step();
    CHECK(frame.down);
    CHECK(frame.x == 100);
    CHECK(frame.y == 50);
    CHECK_FALSE(frame.wants_frame); // a resting finger costs nothing

    hand.wait(80ms);
    hand.release(102, 51);
    frame = hand.step();
    CHECK_FALSE(frame.down);
    CHECK(frame.tapped);
    CHECK(frame.x == 102);
    CHECK(frame.y == 51);
    CHECK(frame.wants_frame);

    frame = hand.step();
    CHECK(is_nowhere(frame));
    CHECK_FALSE(frame.tapped);
    CHECK_FALSE(frame.wants_frame);
}

TEST_CASE("What comes in one poll is played over as many frames as ImGui needs")
{
    Hand hand;
    SUBCASE("press and release")
    {
        hand.press(10, 10);
        hand.release(10, 10);
        CHECK(hand.frames() == "PT.");
    }
    SUBCASE("two taps at different places, in order")
    {
        hand.press(10, 10);
        hand.release(10, 10);
        hand.press(500, 10);
        hand.release(500, 10);
        CHECK(hand.step().x == 10);
        CHECK(hand.step().tapped);
        PointerFrame frame = hand.step();
        CHECK(frame.down);
        CHECK(frame.x == 500);
        frame = hand.step();
        CHECK(frame.tapped);
        CHECK(frame.x == 500);
        CHECK(is_nowhere(hand.step()));
    }
    SUBCASE("the press is shown where it was made, whatever the finger did next")
    {
        hand.press(10, 10);
        hand.move(300, 12);
        hand.release(300, 12);
        CHECK(hand.step().x == 10);
        const PointerFrame frame = hand.step();
        CHECK(frame.tapped);
        CHECK(frame.x == 300);
    }
    SUBCASE("a whole swipe")
    {
        hand.press(10, 500);
        hand.move(10, 300);
        hand.release(10, 100);
        CHECK(hand.step().down);
        const PointerFrame frame = hand.step();
        CHECK(is_nowhere(frame));
        REQUIRE(frame.scroll);
        CHECK(frame.scroll->dy == doctest::Approx(390));
        CHECK_FALSE(frame.wants_frame); // no time passed, so nobody knows how fast it was
    }
}

TEST_CASE("Within the slop a finger taps, beyond it drags, and a drag never taps")
{
    Hand hand;
    hand.press(100, 100);
    CHECK(hand.step().down);
    hand.move(103, 109);
    PointerFrame frame = hand.step();
    CHECK(frame.down);
    CHECK(frame.y == 109);
    CHECK_FALSE(frame.scroll);

    hand.move(103, 80);
    frame = hand.step();
    CHECK(is_nowhere(frame));
    REQUIRE(frame.scroll);
    CHECK(frame.scroll->dy == 10); // 20 up, less the slop: no jump
    CHECK(frame.scroll->x == 100);
    CHECK(frame.scroll->y == 100);

    hand.move(103, 75);
    hand.move(103, 77);
    frame = hand.step();
    REQUIRE(frame.scroll);
    CHECK(frame.scroll->dy == 3);

    frame = hand.step();
    REQUIRE(frame.scroll); // resting, still a drag
    CHECK(frame.scroll->dy == 0);
    CHECK_FALSE(frame.wants_frame);

    hand.move(100, 100); // back to where it began
    hand.step();
    hand.wait(500ms);
    hand.release(100, 100);
    frame = hand.step();
    CHECK(is_nowhere(frame));
    CHECK_FALSE(frame.tapped);
    CHECK_FALSE(frame.scroll);
}

TEST_CASE("Where nothing scrolls a moving finger stays a press")
{
    Hand hand;
    hand.filter.set_scroll_areas({ { 0, 0, 200, 200 } });
    SUBCASE("outside the area")
    {
        hand.press(300, 100);
        hand.step();
        hand.move(300, 160);
        CHECK(hand.step().down);
        hand.release(300, 160);
        CHECK(hand.step().tapped); // ImGui compares the targets
    }
    SUBCASE("inside it")
    {
        hand.press(100, 100);
        hand.step();
        hand.move(300, 160);
        const PointerFrame frame = hand.step();
        CHECK(is_nowhere(frame));
        CHECK(frame.scroll);
    }
    SUBCASE("sideways, for nothing scrolls sideways")
    {
        hand.press(100, 100);
        hand.step();
        hand.move(190, 100);
        CHECK(hand.step().down);
    }
}

TEST_CASE("A fling slows to 3 % a second, the same way at any frame rate, and stops")
{
    for (const auto frame_time : { 4ms, 16ms, 33ms, 100ms }) {
        CAPTURE(frame_time.count());
        Hand hand;
        hand.drag(100, 500, -200); // 2000 px/s
        hand.release(100, 300);
        PointerFrame frame = hand.step();
        float way = 0;
        const Instant lifted = hand.now;
        while (frame.wants_frame && hand.now < lifted + 10s) {
            hand.wait(frame_time);
            frame = hand.step();
            CHECK(is_nowhere(frame));
            REQUIRE(frame.scroll);
            CHECK(frame.scroll->y == 500);
            way += frame.scroll->dy;
        }
        // The way to standstill is v / ln(1/0.03), less the tail below 20 px/s.
        CHECK(way == doctest::Approx(2000 / 3.5066).epsilon(0.011));
        CHECK(hand.now - lifted < 1500ms); // ln(2000/20) / ln(1/0.03) = 1.31 s
        CHECK_FALSE(hand.step().scroll);
    }
}

TEST_CASE("A finger that rests before it lifts flings nothing")
{
    Hand hand;
    hand.drag(100, 500, -200);
    hand.wait(150ms);
    hand.release(100, 300);
    const PointerFrame frame = hand.step();
    CHECK_FALSE(frame.scroll);
    CHECK_FALSE(frame.wants_frame);
}

TEST_CASE("A fling goes the way of its own finger, not of the one before")
{
    Hand hand;
    hand.drag(100, 500, 200);
    hand.release(100, 700);
    CHECK(hand.step().wants_frame);
    hand.wait(10ms);
    hand.press(100, 900);
    hand.step();
    hand.wait(20ms);
    hand.move(100, 880);
    hand.step();
    hand.wait(20ms);
    hand.release(100, 880);
    CHECK(hand.step().wants_frame);
    hand.wait(16ms);
    const PointerFrame frame = hand.step();
    REQUIRE(frame.scroll);
    CHECK(frame.scroll->dy > 0);
}

TEST_CASE("A press stops a fling and is not a tap; the next one is")
{
    Hand hand;
    hand.drag(100, 500, -200);
    hand.release(100, 300);
    CHECK(hand.step().wants_frame);
    hand.wait(100ms);
    CHECK(hand.step().scroll);

    hand.press(100, 100);
    PointerFrame frame = hand.step();
    CHECK(is_nowhere(frame));
    CHECK_FALSE(frame.scroll);

    SUBCASE("lifting does nothing")
    {
        hand.wait(60ms);
        hand.release(100, 100);
        CHECK(hand.frames() == ".");
        hand.wait(300ms);
        hand.press(100, 100);
        hand.release(100, 100);
        CHECK(hand.frames() == "PT.");
    }
    SUBCASE("but it can drag on")
    {
        hand.wait(60ms);
        hand.move(100, 60);
        frame = hand.step();
        REQUIRE(frame.scroll);
        CHECK(frame.scroll->dy == 30);
    }
}

TEST_CASE("A list at its end has stopped, so that the next press taps")
{
    Hand hand;
    hand.drag(100, 500, -200);
    hand.release(100, 300);
    CHECK(hand.step().wants_frame);
    hand.filter.stop_fling();
    hand.wait(16ms);
    CHECK_FALSE(hand.step().scroll);
    hand.press(100, 100);
    CHECK(hand.step().down);
}

TEST_CASE("A second tap too soon at the same place does nothing")
{
    struct Case {
        const char* name;
        std::chrono::milliseconds pause;
        float x;
        const char* second;
    };
    for (const Case& c : std::initializer_list<Case> {
             { "bounce", 30ms, 100, ".." },
             { "tremor", 240ms, 110, ".." },
             { "deliberate", 250ms, 100, "PT." },
             { "soon, but elsewhere", 30ms, 200, "PT." },
         }) {
        CAPTURE(c.name);
        Hand hand;
        hand.press(100, 100);
        CHECK(hand.step().down);
        hand.release(100, 100);
        CHECK(hand.step().tapped);
        CHECK(is_nowhere(hand.step()));
        hand.wait(c.pause);
        hand.press(c.x, 100);
        hand.release(c.x, 100);
        CHECK(hand.frames() == c.second);
    }
}

TEST_CASE("An ignored tap does not lengthen the wait for the next")
{
    Hand hand;
    std::string word;
    for (int i = 0; i < 3; ++i) {
        hand.press(100, 100);
        hand.release(100, 100);
        word += hand.frames() + ' ';
        hand.now = start + (i + 1) * 130ms;
    }
    CHECK(word == "PT. .. PT. ");
}

TEST_CASE("A bounce may turn into a drag")
{
    Hand hand;
    hand.press(100, 300);
    hand.release(100, 300);
    CHECK(hand.frames() == "PT.");
    hand.press(100, 300);
    CHECK(is_nowhere(hand.step()));
    hand.move(100, 200);
    const PointerFrame frame = hand.step();
    REQUIRE(frame.scroll);
    CHECK(frame.scroll->dy == 90);
}

TEST_CASE("Only the first finger counts")
{
    Hand hand;
    hand.press(100, 100);
    CHECK(hand.step().down);
    hand.press(400, 400);
    PointerFrame frame = hand.step();
    CHECK(frame.down);
    CHECK(frame.x == 100);
    hand.release(100, 100);
    CHECK(hand.step().tapped);
    hand.release(400, 400);
    CHECK(hand.frames() == ".");
}

TEST_CASE("What makes no sense does nothing")
{
    constexpr float nan = std::numeric_limits<float>::quiet_NaN();
    constexpr float infinity = std::numeric_limits<float>::infinity();
    Hand hand;
    SUBCASE("a release without a press")
    {
        hand.release(10, 10);
        CHECK(hand.frames() == ".");
    }
    SUBCASE("a press at no place, and its release")
    {
        for (const float bad : { nan, infinity, -infinity, 1e9f }) {
            hand.press(bad, 10);
            hand.release(10, 10);
            CHECK(hand.frames() == ".");
        }
    }
    SUBCASE("a move to no place is as none")
    {
        hand.press(10, 10);
        hand.step();
        hand.move(nan, nan);
        const PointerFrame frame = hand.step();
        CHECK(frame.down);
        CHECK(frame.x == 10);
    }
    SUBCASE("a finger lifted at no place has not tapped")
    {
        hand.press(10, 10);
        hand.step();
        hand.release(10, nan);
        CHECK(hand.frames() == ".");
    }
    SUBCASE("outside the window is a place")
    {
        hand.press(10, 10);
        hand.step();
        hand.move(-30, 12);
        CHECK(hand.step().x == -30);
        hand.release(-30, 12);
        CHECK(hand.step().tapped);
    }
    SUBCASE("time standing still or going back")
    {
        hand.drag(100, 500, -200);
        hand.release(100, 300);
        hand.now -= 1s;
        const PointerFrame frame = hand.step();
        REQUIRE(frame.scroll);
        CHECK(std::isfinite(frame.scroll->dy));
        CHECK(frame.scroll->dy == 0);
        hand.now += 1s;
        CHECK(hand.step().scroll->dy == 0);
    }
}

TEST_CASE("Losing the input or leaving the window cancels")
{
    Hand hand;
    hand.press(100, 100);
    CHECK(hand.step().down);
    hand.leave();
    CHECK(is_nowhere(hand.step()));
    hand.release(100, 100);
    CHECK(hand.frames() == ".");
    hand.press(100, 100);
    hand.release(100, 100);
    CHECK(hand.frames() == "PT.");
}

TEST_CASE("A mouse hovers until it leaves")
{
    Hand hand;
    hand.move(30, 40);
    PointerFrame frame = hand.step();
    CHECK(frame.x == 30);
    CHECK_FALSE(frame.down);
    CHECK(hand.step().x == 30);
    hand.leave();
    CHECK(is_nowhere(hand.step()));
}

TEST_CASE("After a cancel the finger on the glass does nothing until it lifts")
{
    Hand hand;
    SUBCASE("while pressing")
    {
        hand.press(100, 100);
        CHECK(hand.step().down);
        hand.filter.cancel();
    }
    SUBCASE("before the press was seen")
    {
        hand.press(100, 100);
        hand.filter.cancel();
    }
    SUBCASE("while dragging")
    {
        hand.drag(100, 100, 80);
        hand.filter.cancel();
    }
    CHECK(is_nowhere(hand.step()));
    hand.move(100, 300);
    CHECK(is_nowhere(hand.step()));
    hand.release(100, 300);
    CHECK(hand.frames() == ".");
    hand.press(100, 300);
    hand.release(100, 300);
    CHECK(hand.frames() == "PT.");
}

TEST_CASE("After a cancel between fingers the next tap counts")
{
    Hand hand;
    hand.press(100, 100);
    hand.release(100, 100);
    hand.filter.cancel();
    hand.press(300, 100);
    hand.release(300, 100);
    CHECK(hand.frames() == "PT.");
}

TEST_CASE("The second half of a double tap does nothing on the page that follows")
{
    Hand hand;
    hand.press(100, 100);
    hand.release(100, 100);
    CHECK(hand.frames() == "PT.");
    hand.filter.cancel();
    hand.press(100, 100);
    hand.release(100, 100);
    CHECK(hand.frames() == "..");
}

TEST_CASE("A broken panel cannot fill the memory or replay its storm")
{
    Hand hand;
    for (int i = 0; i < 100000; ++i) {
        hand.press(static_cast<float>(i % 1000), 10);
        hand.release(static_cast<float>(i % 1000), 10);
    }
    CHECK(hand.frames().size() <= 600);
}

TEST_CASE("Sizes follow the panel")
{
    const PointerSettings settings = PointerSettings::for_panel(4);
    CHECK(settings.slop == 10);
    CHECK(settings.debounce_radius == 40);
}

namespace {

// Two buttons, A over B, in real ImGui without a renderer.
class Buttons {
public:
    Buttons()
        : context_(ImGui::CreateContext())
    {
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = { 800, 600 };
        unsigned char* pixels;
        int width, height;
        io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
        play();
    }
    ~Buttons() { ImGui::DestroyContext(context_); }
    Buttons(const Buttons&) = delete;
    Buttons& operator=(const Buttons&) = delete;

    // Runs frames until the filter wants no more, and one after.
    void play()
    {
        for (bool more = true, last = false; more || !last;) {
            last = !more;
            more = frame();
        }
    }

    Hand hand;
    std::string clicks;
    bool hovered = false;

private:
    bool frame()
    {
        const PointerFrame pointer = hand.step();
        hand.wait(16ms);
        ImGuiIO& io = ImGui::GetIO();
        io.DeltaTime = 1 / 60.0f;
        io.MousePos = { pointer.x, pointer.y };
        io.MouseDown[0] = pointer.down;
        ImGui::NewFrame();
        ImGui::SetNextWindowPos({ 0, 0 });
        ImGui::SetNextWindowSize({ 800, 600 });
        ImGui::Begin("screen", nullptr, ImGuiWindowFlags_NoDecoration);
        hovered = false;
        button("A", 100);
        button("B", 300);
        ImGui::End();
        ImGui::Render();
        return pointer.wants_frame;
    }
    void button(const char* name, float y)
    {
        ImGui::SetCursorPos({ 100, y });
        if (ImGui::InvisibleButton(name, { 200, 100 }))
            clicks += name;
        hovered = hovered || ImGui::IsItemHovered();
    }

    ImGuiContext* context_;
};

} // namespace

TEST_CASE("ImGui clicks on a tap, and nothing stays hovered")
{
    Buttons buttons;
    buttons.hand.press(150, 150);
    buttons.play();
    CHECK(buttons.clicks == "");
    CHECK(buttons.hovered);
    buttons.hand.release(150, 150);
    buttons.play();
    CHECK(buttons.clicks == "A");
    CHECK_FALSE(buttons.hovered);
}

TEST_CASE("ImGui clicks when press and release come in one poll")
{
    Buttons buttons;
    buttons.hand.press(150, 350);
    buttons.hand.release(150, 350);
    buttons.hand.press(150, 150);
    buttons.hand.release(150, 150);
    buttons.play();
    CHECK(buttons.clicks == "BA");
}

TEST_CASE("ImGui does not click when the finger slides from A to B")
{
    Buttons buttons;
    buttons.hand.filter.set_scroll_areas({});
    SUBCASE("slowly")
    {
        buttons.hand.press(150, 150);
        buttons.play();
        buttons.hand.move(150, 350);
        buttons.play();
        buttons.hand.release(150, 350);
    }
    SUBCASE("in one poll")
    {
        buttons.hand.press(150, 150);
        buttons.hand.release(150, 350);
    }
    buttons.play();
    CHECK(buttons.clicks == "");
}

TEST_CASE("ImGui clicks for a trembling finger where nothing scrolls")
{
    Buttons buttons;
    buttons.hand.filter.set_scroll_areas({});
    buttons.hand.press(150, 120);
    buttons.play();
    buttons.hand.move(190, 180);
    buttons.play();
    buttons.hand.release(190, 180);
    buttons.play();
    CHECK(buttons.clicks == "A");
}

TEST_CASE("ImGui does not click on a drag, even one that ends where it began")
{
    Buttons buttons;
    buttons.hand.press(150, 150);
    buttons.play();
    buttons.hand.move(150, 190);
    buttons.play();
    buttons.hand.move(150, 150);
    buttons.play();
    buttons.hand.release(150, 150);
    buttons.play();
    CHECK(buttons.clicks == "");
}
