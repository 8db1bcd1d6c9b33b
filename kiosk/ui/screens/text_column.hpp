// SPDX-License-Identifier: Apache-2.0
//
// Writes down a column: paragraphs, and items behind an icon.
#pragma once

#include "kiosk/ui/ui.hpp"
#include "kiosk/words/words.hpp"

#include <algorithm>
#include <cstdint>

namespace kiosk::ui {

// Of words from the list, which are Chinese where they have no translation.
inline text::Tongue tongue_of_list(const Words& words)
{
    return words.translated() ? text::Tongue::own : text::Tongue::chinese;
}

class TextColumn {
public:
    enum class Pass : std::uint8_t { measure, draw };

    TextColumn(Ui& ui, const Rect& room, Pass pass = Pass::draw)
        : ui_(ui)
        , room_(room)
        , y_(room.y)
        , pass_(pass)
    {
    }

    float y() const { return y_; }
    const Rect& room() const { return room_; }
    bool draws() const { return pass_ == Pass::draw; }
    void gap(float millimetres) { y_ += ui_.mm(millimetres); }
    void skip(float pixels) { y_ += pixels; }

    void write(std::string_view words, Type type, Color ink = Color::ink, Role role = Role::text,
        text::Tongue tongue = text::Tongue::own, float indent = 0)
    {
        const Text text = ui_.paragraph(words, type, room_.width - indent);
        if (draws())
            ui_.draw(text, room_.x + indent, y_, ink, role, tongue);
        y_ += text.height;
    }

    // Words and what is to be known of them, in small print: on their line where it has room for both, else below.
    void pair(std::string_view words, Type type, Color ink, std::string_view small, Color small_ink,
        text::Tongue tongue = text::Tongue::own, float indent = 0, Role role = Role::text)
    {
        const auto natural = [this](std::string_view said, Type as) {
            return static_cast<float>(ui_.paragraph(said, as, ui_.width()).entry->block.size().width) + 1;
        };
        const float between = ui_.mm(space::s);
        const float own = natural(words, type);
        const float top = y_;
        if (small.empty() || indent + own + between + natural(small, Type::caption) > room_.width) {
            write(words, type, ink, role, tongue, indent);
            if (!small.empty())
                write(small, Type::caption, small_ink, Role::text, tongue, indent);
            return;
        }
        const Text first = ui_.paragraph(words, type, own);
        const float x = room_.x + indent + own + between;
        const Text second = ui_.paragraph(small, Type::caption, room_.x + room_.width - x);
        if (draws()) {
            ui_.draw(first, room_.x + indent, top, ink, role, tongue);
            ui_.draw(second, x, top + (ui_.line(type) - ui_.line(Type::caption)) * 0.7f, small_ink, Role::text, tongue);
        }
        y_ = top + std::max(first.height, second.height);
    }

    // Beside an icon as high as the first line.
    void item(Icon icon, Color icon_color, std::string_view words, Type type, text::Tongue tongue = text::Tongue::own)
    {
        mark(icon, icon_color, type);
        write(words, type, Color::ink, Role::text, tongue, indent(type));
        gap(1);
    }
    void mark(Icon icon, Color color, Type type)
    {
        const float side = ui_.em(type);
        if (draws())
            ui_.icon(icon, { room_.x, y_ + (ui_.line(type) - side) / 2, side, side }, color);
    }
    // The icon, or the number of a step.
    void mark(std::optional<Icon> icon, int number, Color color, Type type)
    {
        if (icon)
            return mark(*icon, color, type);
        if (draws())
            (void)ui_.write(std::to_string(number), type, { room_.x, y_, indent(type), 0 }, color);
    }
    float indent(Type type) const { return ui_.em(type) + ui_.mm(2.5f); }

    void heading(std::string_view words, Type type = Type::caption)
    {
        gap(2.5f);
        write(words, type, Color::primary, Role::heading);
    }

private:
    Ui& ui_;
    Rect room_;
    float y_;
    Pass pass_;
};

// What `content` writes into a column, on a card of that height; returns the card's bottom.
template <class Content> float draw_card(Ui& ui, const Rect& room, Color ground, const Content& content)
{
    const float padding = ui.mm(size::padding);
    const Rect inner { room.x + padding, room.y + padding, room.width - 2 * padding, 0 };
    TextColumn measured(ui, inner, TextColumn::Pass::measure);
    content(measured);
    const float bottom = measured.y() + padding;
    ui.fill({ room.x, room.y, room.width, bottom - room.y }, ground, size::radius);
    TextColumn drawn(ui, inner);
    content(drawn);
    return bottom;
}

} // namespace kiosk::ui
