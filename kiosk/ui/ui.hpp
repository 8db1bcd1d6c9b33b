// SPDX-License-Identifier: Apache-2.0
//
// What screens draw with. Coordinates are those of a left-to-right layout; for a right-to-left language everything is
// mirrored here, once, so that no screen has to think of it.
#pragma once

#include "kiosk/take_along/qr_code.hpp"
#include "kiosk/text/tongue.hpp"
#include "kiosk/ui/icon.hpp"
#include "kiosk/ui/page.hpp"
#include "kiosk/ui/picture_cache.hpp"
#include "kiosk/ui/pointer.hpp"
#include "kiosk/ui/probe.hpp"
#include "kiosk/ui/text_cache.hpp"
#include "kiosk/ui/theme.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

struct ImDrawList;

namespace kiosk::ui {

// A paragraph, laid out; valid for this frame.
struct Text {
    TextCache::Entry* entry = nullptr;
    std::string_view words;
    float width = 0; // the room it was set for
    float height = 0;
};

struct Button {
    std::string id; // unique on the screen
    std::string label;
    std::string hint; // a second, quieter line; may be empty
    Icon icon = Icon::none;
    enum class Kind : std::uint8_t { plain, primary, quiet, danger } kind = Kind::plain;
    Role role = Role::button;
    text::Align align = text::Align::start;
    Type type = Type::strong;
    bool stacked = false; // the icon above the label, for narrow places
    std::string drawing = {}; // an icon by the name that content gives it; wins over `icon`
    Type hint_type = Type::caption;
    float icon_mm = 0; // side of the icon; 0: as fits the label
    bool raised = false; // with a shadow: what the page is about
    bool selected = false;
};
inline Button selected(bool is_selected, Button button)
{
    button.selected = is_selected;
    return button;
}

class Ui {
public:
    Ui(text::Typesetter& typesetter, const picture::Pack& pictures, Textures& textures);

    // Between begin and end screens draw. Sizes are those of the framebuffer in pixels.
    struct Frame {
        float width = 0;
        float height = 0;
        float px_per_mm = 4;
        Page page;
        bool right_to_left = false;
        Display display;
        std::string_view language;
        std::optional<PointerFrame::Scroll> scroll;
        float wheel_px = 0;
        std::optional<Key> key;
        bool one_by_one = false; // every arrow goes to the next or the one before: for whoever does not see the page
    };
    void begin(const Frame& frame);
    void end();
    // Everything that was shown: for the end of a session.
    void forget();

    float mm(float millimetres) const { return millimetres * frame_.px_per_mm; }
    // The em of a type at the chosen text size, in pixels; and from one line of it to the next.
    float em(Type type) const;
    float line(Type type) const { return em(type) * line_height(type, shape()); }
    // A button of a few words that is higher than two lines of them is a tower of characters.
    float tower(Type type) const { return 2.5f * line(type) + mm(2 * (space::xs + space::hair)); }
    // The whole screen, and the part of it that the page takes.
    float width() const { return frame_.width; }
    float height() const { return frame_.height; }
    const Rect& page() const { return frame_.page.rect; }
    Shape shape() const { return frame_.page.shape; }
    bool portrait() const { return shape() == Shape::tall; }
    bool can_be_lowered() const { return frame_.page.can_be_lowered; }
    const Display& display() const { return frame_.display; }
    // Between the edge of the page and what stands on it.
    float margin() const { return mm(shape() == Shape::low ? space::l : size::margin); }
    const Probe& probe() const { return probe_; }
    const TextCache& cache() const { return cache_; }
    const PictureCache& pictures() const { return pictures_; }
    // Where a drag may begin, for the pointer filter.
    const std::vector<PointerFilter::Area>& scroll_areas() const { return scroll_areas_; }

    // What is drawn while this is open belongs to that part of the screen, and may be heard by those.
    class Belonging {
    public:
        Belonging(Ui& ui, Part part, Kept kept)
            : ui_(ui)
            , part_(std::exchange(ui.part_, part))
            , kept_(std::exchange(ui.kept_, kept))
        {
        }
        ~Belonging()
        {
            ui_.part_ = part_;
            ui_.kept_ = kept_;
        }
        Belonging(const Belonging&) = delete;
        Belonging& operator=(const Belonging&) = delete;

    private:
        Ui& ui_;
        Part part_;
        Kept kept_;
    };
    // What belongs to no page is the same for every family.
    [[nodiscard]] Belonging belonging(Part part) { return { *this, part, the_same_for_every_family }; }
    [[nodiscard]] Belonging keep(Privacy privacy) { return { *this, part_, { privacy, privacy } }; }
    [[nodiscard]] Belonging keep(Kept kept) { return { *this, part_, kept }; }
    // What is drawn while this is open stands behind that fold.
    class Unfolded {
    public:
        Unfolded(Ui& ui, std::string fold)
            : ui_(ui)
            , before_(std::exchange(ui.fold_, std::move(fold)))
        {
        }
        ~Unfolded() { ui_.fold_ = std::move(before_); }
        Unfolded(const Unfolded&) = delete;
        Unfolded& operator=(const Unfolded&) = delete;

    private:
        Ui& ui_;
        std::string before_;
    };
    // Nothing is in focus: another page came.
    void leave_focus() { focus_.clear(); }
    bool has_focus() const { return show_focus_ && !focus_.empty(); }

    // Drawing.
    void fill(const Rect& rect, Color color, float radius_mm = 0);
    void outline(const Rect& rect, Color color, float stroke_mm, float radius_mm = 0);
    // In the middle of the box, as large as is drawn for it; the name is one of content's.
    void icon(Icon icon, const Rect& box, Color color);
    void icon(std::string_view name, const Rect& box, Color color);
    // A picture for the eye alone, filling the box; its middle is always seen. Opacity is 0 to 1: of two that dissolve
    // into each other, draw the old one whole and the new one over it.
    void scene(std::string_view name, const Rect& box, float opacity = 1, float radius_mm = 0);
    const std::vector<std::string>& scenes() const { return pictures_.scenes(); }
    // Below what lies on the ground; nothing in the modes of one ink on one ground.
    void shadow(const Rect& rect, const Elevation& elevation, float radius_mm);
    // The parts of the page drawn while this is open are on their way to their place: `share` of it, from 0 to 1. What
    // they report to the probe is where they come to rest.
    class Arriving {
    public:
        Arriving(Ui& ui, float share);
        ~Arriving();
        Arriving(const Arriving&) = delete;
        Arriving& operator=(const Arriving&) = delete;

    private:
        Ui& ui_;
        float share_;
        int first_vertex_;
    };
    // A QR code and its quiet zone, centred in `room` at its top, black on white; `label` says what it is. Returns the
    // side of a module in pixels.
    float code(const QrCode& code, std::string_view label, const Rect& room);

    // Text. `paragraph` lays out, `draw` puts it into a box of its width and reports it.
    Text paragraph(std::string_view words, Type type, float width, text::Align align = text::Align::start);
    void draw(const Text& text, float x, float y, Color color, Role role = Role::text,
        text::Tongue tongue = text::Tongue::own);
    // Both at once; returns the height used.
    float write(std::string_view words, Type type, const Rect& box, Color color = Color::ink, Role role = Role::text,
        text::Tongue tongue = text::Tongue::own, text::Align align = text::Align::start);

    // A button takes its height from its text: ask first, then place it. Never lower than a main target.
    float height_of(const Button& button, float width, float least_mm = size::target);
    // At which its label stands on one line.
    float width_of(const Button& button);
    // Whether the label stands on one line, or at least without a broken word.
    enum class Fit : std::uint8_t { one_line, whole_words, broken_words };
    Fit fit(const Button& button, float width);
    // Whether a word of it is wider than that many pixels.
    bool breaks_words(std::string_view words, Type type, float width);
    bool button(const Button& button, const Rect& rect);
    // A button that shows its icon only: what it does stands beside it.
    bool icon_button(const Button& button, const Rect& rect);
    // A button whose face the screen draws itself; `label` is what it says as a whole.
    bool card_button(const Button& button, std::string label, const Rect& rect);

    // A part of the screen that scrolls up and down by dragging and by its own "more" button, which takes its place at
    // the bottom of `room` when there is more than fits. Draw the content from `top` down between begin and end, and
    // say at the end where it ended.
    struct Scroll {
        std::string id;
        Rect view; // what can be seen
        float top = 0;
    };
    Scroll begin_scroll(std::string id, const Rect& room);
    // `more` is the label of the button that is there while content is hidden below.
    void end_scroll(const Scroll& scroll, float content_bottom, std::string_view more, std::string_view up);
    // How many looks it takes to see all of the longest part that scrolls, each a press of "more" further; 1: nothing
    // is hidden.
    int screens() const { return screens_; }

private:
    struct ScrollState {
        float offset = 0;
        float content = 0;
        bool seen = false;
    };

    Rect mirrored(const Rect& rect) const;
    std::uint32_t packed(Color color) const; // as ImGui packs it
    ImDrawList* list() const;
    float more_height() const;
    float step(float view_height) const;
    void move_focus();
    void report(Node node);

    Frame frame_;
    TextCache cache_;
    PictureCache pictures_;
    Probe probe_;
    std::vector<Node> last_; // the frame before, for moving the focus
    std::string focus_; // id of the focused widget
    bool show_focus_ = false; // the last input was a key
    bool activate_ = false; // select was pressed: the focused widget acts
    std::map<std::string, ScrollState, std::less<>> scrolls_;
    std::vector<PointerFilter::Area> scroll_areas_;
    std::optional<Rect> clip_;
    int areas_ = 0; // scrolled ones, so far in this frame
    int area_ = 0; // the one being drawn; 0 for none
    int screens_ = 1;
    Part part_ = Part::page;
    Kept kept_;
    std::string fold_;
};

} // namespace kiosk::ui
