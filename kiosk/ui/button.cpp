// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/drawing.hpp"
#include "kiosk/ui/ui.hpp"

#include <cmath>

namespace kiosk::ui {

namespace {

struct ButtonLook {
    Color ground;
    Color ink;
    Color hint;
    Color edge;
};

ButtonLook look_of(const Button& button)
{
    if (button.selected)
        return { Color::chosen, Color::ink, Color::quiet, Color::primary };
    switch (button.kind) {
    case Button::Kind::primary:
        return { Color::primary, Color::on_primary, Color::on_primary, Color::primary };
    case Button::Kind::danger:
        return { Color::danger_ground, Color::danger, Color::danger, Color::danger };
    case Button::Kind::quiet:
        return { Color::ground, Color::ink, Color::quiet, Color::line };
    case Button::Kind::plain:
        break;
    }
    return { Color::card, Color::ink, Color::quiet, Color::line };
}

std::string_view drawing_of(const Button& button)
{
    return button.drawing.empty() ? name(button.icon) : std::string_view(button.drawing);
}

struct ButtonMetrics {
    float padding;
    float icon; // side of the icon, 0 without
    float text_width;
};

// Up to a blank, or with the mark that ends a syllable of Tibetan, where its lines break.
std::size_t end_of_word(std::string_view words)
{
    constexpr std::string_view tsheg = "\u0F0B";
    const std::size_t blank = std::min(words.find(' '), words.size());
    const std::size_t mark = words.find(tsheg);
    return mark < blank ? mark + tsheg.size() : blank;
}

ButtonMetrics metrics(const Ui& ui, const Button& button, float width)
{
    // Cards have more air than the buttons of a row.
    const bool airy = button.raised && button.align == text::Align::start && ui.shape() != Shape::low;
    const float air = airy ? space::l : space::s + space::hair;
    ButtonMetrics metrics { ui.mm(air), 0, 0 };
    if (!drawing_of(button).empty())
        metrics.icon = button.icon_mm > 0 ? ui.mm(button.icon_mm) : std::max(ui.mm(8), ui.em(button.type) * 1.1f);
    metrics.text_width
        = width - 2 * metrics.padding - (metrics.icon > 0 && !button.stacked ? metrics.icon + ui.mm(space::s) : 0);
    if (button.stacked)
        metrics.text_width += metrics.padding; // little air at the sides: the place is narrow
    return metrics;
}

} // namespace

float Ui::height_of(const Button& button, float width, float least_mm)
{
    const auto m = metrics(*this, button, width);
    float height = paragraph(button.label, button.type, m.text_width).height;
    if (!button.hint.empty())
        height += paragraph(button.hint, button.hint_type, m.text_width).height + mm(space::hair);
    if (button.stacked)
        height += m.icon;
    else
        height = std::max(height, m.icon);
    // Two lines need more air than one, where there is height for it.
    const float air = button.hint.empty() || shape() == Shape::low ? space::xs : space::xs + space::hair;
    return std::max(mm(least_mm), std::ceil(height + mm(2 * air)));
}

float Ui::width_of(const Button& button)
{
    const auto label = static_cast<float>(paragraph(button.label, button.type, width()).entry->block.size().width);
    return std::ceil(label) + 1 - metrics(*this, button, 0).text_width;
}

bool Ui::breaks_words(std::string_view words, Type type, float width)
{
    while (!words.empty()) {
        const std::string_view word = words.substr(0, end_of_word(words));
        if (static_cast<float>(paragraph(word, type, this->width()).entry->block.size().width) > width)
            return true;
        words.remove_prefix(word.size());
        words.remove_prefix(std::min(words.find_first_not_of(' '), words.size()));
    }
    return false;
}

Ui::Fit Ui::fit(const Button& button, float width)
{
    const float room = metrics(*this, button, width).text_width;
    if (static_cast<float>(paragraph(button.label, button.type, this->width()).entry->block.size().width) <= room)
        return Fit::one_line;
    return breaks_words(button.label, button.type, room) ? Fit::broken_words : Fit::whole_words;
}

bool Ui::card_button(const Button& button, std::string label, const Rect& rect)
{
    const Rect at = mirrored(rect);
    const ButtonLook looks = look_of(button);
    const bool focused = show_focus_ && focus_ == button.id;

    ImGui::SetCursorScreenPos(top_left(at));
    bool acted = ImGui::InvisibleButton(button.id.c_str(), { std::max(1.f, at.width), std::max(1.f, at.height) });
    const bool held = ImGui::IsItemActive() && ImGui::IsItemHovered();
    if (focused && activate_) {
        acted = true;
        activate_ = false;
    }
    if (acted)
        focus_ = button.id;

    if (button.raised && !held)
        shadow(rect, elevation::card, size::radius);
    fill(rect, held && button.kind != Button::Kind::primary ? Color::pressed : looks.ground, size::radius);
    outline(rect, looks.edge, button.selected || held ? size::stroke * 2 : size::stroke, size::radius);
    if (focused)
        outline(rect.inset(-mm(0.8f)), Color::focus, size::focus_stroke, size::radius + 0.8f);

    Node node;
    node.role = button.role;
    node.id = button.id;
    node.label = std::move(label);
    node.rect = at;
    node.box = at;
    node.selected = button.selected;
    node.focused = focused;
    report(std::move(node));
    return acted;
}

bool Ui::icon_button(const Button& button, const Rect& rect)
{
    const bool acted = card_button(button, button.label, rect);
    const float side = std::min({ rect.width, rect.height, mm(size::icon) * text_scale(frame_.display.text_size) });
    icon(drawing_of(button), { rect.x + (rect.width - side) / 2, rect.y + (rect.height - side) / 2, side, side },
        Color::primary);
    return acted;
}

bool Ui::button(const Button& button, const Rect& rect)
{
    const ButtonLook looks = look_of(button);
    const bool acted
        = card_button(button, button.hint.empty() ? button.label : button.label + "\n" + button.hint, rect);

    const auto m = metrics(*this, button, rect.width);
    const auto align = (button.align == text::Align::center && m.icon == 0) || button.stacked ? text::Align::center
                                                                                              : text::Align::start;
    Text label = paragraph(button.label, button.type, m.text_width, align);
    const bool hinted = !button.hint.empty();
    Text hint = hinted ? paragraph(button.hint, button.hint_type, m.text_width, align) : Text {};
    const float height = label.height + (hinted ? hint.height + mm(space::hair) : 0);
    const Color icon_color = button.kind == Button::Kind::plain && !button.selected ? Color::primary : looks.ink;
    if (button.stacked) {
        const float top = rect.y + (rect.height - height - m.icon) / 2;
        icon(drawing_of(button), { rect.x + (rect.width - m.icon) / 2, top, m.icon, m.icon }, icon_color);
        const float text_x = rect.x + (rect.width - m.text_width) / 2;
        draw(label, text_x, top + m.icon, looks.ink);
        if (hinted)
            draw(hint, text_x, top + m.icon + label.height + mm(space::hair), looks.hint);
        return acted;
    }
    // An icon and a short label stand together in the middle of a centred button.
    float x = rect.x + m.padding;
    if (button.align == text::Align::center && m.icon > 0) {
        const int widest = std::max(label.entry->block.size().width, hinted ? hint.entry->block.size().width : 0);
        const float used = m.icon + mm(space::s) + static_cast<float>(widest);
        x = rect.x + std::max(m.padding, (rect.width - used) / 2);
        // They share that place whichever way either of them is written.
        label.width = hint.width = std::min(m.text_width, static_cast<float>(widest));
    }
    float y = rect.y + (rect.height - height) / 2;
    if (m.icon > 0) {
        icon(drawing_of(button), { x, rect.y + (rect.height - m.icon) / 2, m.icon, m.icon }, icon_color);
        x += m.icon + mm(space::s);
    }
    draw(label, x, y, looks.ink);
    if (hinted)
        draw(hint, x, y + label.height + mm(space::hair), looks.hint);
    return acted;
}

} // namespace kiosk::ui
