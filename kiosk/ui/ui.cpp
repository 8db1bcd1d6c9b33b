// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/ui.hpp"

#include <imgui.h>

#include <cmath>

namespace kiosk::ui {
namespace {

ImVec2 top_left(const Rect& rect)
{
    return { rect.x, rect.y };
}
ImVec2 bottom_right(const Rect& rect)
{
    return { rect.right(), rect.bottom() };
}
float centre_x(const Rect& rect)
{
    return rect.x + rect.width / 2;
}
float centre_y(const Rect& rect)
{
    return rect.y + rect.height / 2;
}

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

} // namespace

Ui::Ui(text::Typesetter& typesetter, Textures& textures)
    : cache_(typesetter, textures)
{
}

void Ui::begin(const Frame& frame)
{
    frame_ = frame;
    cache_.set_language(frame.language);
    cache_.next_frame();
    last_ = probe_.nodes();
    probe_.clear();
    scroll_areas_.clear();
    for (auto& [id, scroll] : scrolls_)
        scroll.seen = false;

    activate_ = false;
    if (frame.key) {
        if (*frame.key == Key::select)
            activate_ = show_focus_;
        else
            move_focus();
        if (*frame.key != Key::other)
            show_focus_ = true;
    }

    ImGui::SetNextWindowPos({ 0, 0 });
    ImGui::SetNextWindowSize({ frame.width, frame.height });
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, { 0, 0 });
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::Begin("kiosk", nullptr,
        ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings
            | ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground);
}

void Ui::end()
{
    ImGui::End();
    ImGui::PopStyleVar(3);
    std::erase_if(scrolls_, [](const auto& entry) { return !entry.second.seen; });
    if (ImGui::GetIO().MouseDown[0])
        show_focus_ = false;
}

void Ui::forget()
{
    cache_.clear();
    last_.clear();
    scrolls_.clear();
    focus_.clear();
    show_focus_ = false;
}

float Ui::em(Type type) const
{
    return std::round(mm(em_mm(type)) * text_scale(frame_.display.text_size));
}

// As ImGui packs it: 0xAABBGGRR.
std::uint32_t Ui::packed(Color color) const
{
    const std::uint32_t hex = palette(frame_.display.contrast)[static_cast<std::size_t>(color)];
    return 0xFF000000u | ((hex & 0xFFu) << 16) | (hex & 0xFF00u) | (hex >> 16);
}

ImDrawList* Ui::list() const
{
    return ImGui::GetWindowDrawList();
}

Rect Ui::mirrored(const Rect& rect) const
{
    if (!frame_.right_to_left)
        return rect;
    return { frame_.width - rect.x - rect.width, rect.y, rect.width, rect.height };
}

void Ui::report(Node node)
{
    node.clip = clip_ ? node.rect.intersection(*clip_) : node.rect;
    probe_.add(std::move(node));
}

// ── Drawing ──

void Ui::fill(const Rect& rect, Color color, float radius_mm)
{
    const Rect at = mirrored(rect);
    list()->AddRectFilled(top_left(at), bottom_right(at), packed(color), mm(radius_mm));
}

void Ui::outline(const Rect& rect, Color color, float stroke_mm, float radius_mm)
{
    const float stroke = std::max(1.f, mm(stroke_mm));
    const Rect at = mirrored(rect).inset(stroke / 2);
    list()->AddRect(top_left(at), bottom_right(at), packed(color), mm(radius_mm), 0, stroke);
}

void Ui::icon(Icon icon, const Rect& box, Color role)
{
    const std::uint32_t color = packed(role);
    const Rect at = mirrored(box);
    const float unit = std::min(at.width, at.height) / 24; // drawn on a grid of 24
    const float direction = frame_.right_to_left ? -1.f : 1.f;
    const auto point = [&](float x, float y) {
        return ImVec2 { centre_x(at) + (x - 12) * unit * direction, centre_y(at) + (y - 12) * unit };
    };
    const float stroke = 2.4f * unit;
    const auto line = [&](std::initializer_list<ImVec2> points) {
        list()->AddPolyline(points.begin(), static_cast<int>(points.size()), color, 0, stroke);
    };
    const auto ring
        = [&](float x, float y, float radius) { list()->AddCircle(point(x, y), radius * unit, color, 0, stroke); };
    switch (icon) {
    case Icon::none:
        break;
    case Icon::back:
        line({ point(15, 5), point(8, 12), point(15, 19) });
        break;
    case Icon::forward:
        line({ point(9, 5), point(16, 12), point(9, 19) });
        break;
    case Icon::more:
        line({ point(5, 9), point(12, 16), point(19, 9) });
        break;
    case Icon::check:
        line({ point(4, 12.5f), point(9.5f, 18), point(20, 6.5f) });
        break;
    case Icon::cross:
        line({ point(6, 6), point(18, 18) });
        line({ point(18, 6), point(6, 18) });
        break;
    case Icon::question:
        line({ point(8, 8.5f), point(8.6f, 6.2f), point(10.5f, 4.8f), point(13.2f, 4.8f), point(15.2f, 6.2f),
            point(15.6f, 8.6f), point(14.4f, 10.6f), point(12.6f, 12), point(12, 13.4f), point(12, 15) });
        list()->AddCircleFilled(point(12, 19), 1.6f * unit, color);
        break;
    case Icon::clock:
        ring(12, 12, 9);
        line({ point(12, 6.5f), point(12, 12), point(16, 14.5f) });
        break;
    case Icon::office:
        line({ point(4, 20), point(4, 10), point(12, 4), point(20, 10), point(20, 20), point(4, 20) });
        line({ point(9.5f, 20), point(9.5f, 14), point(14.5f, 14), point(14.5f, 20) });
        break;
    case Icon::phone:
        line({ point(7, 3), point(17, 3), point(17, 21), point(7, 21), point(7, 3) });
        list()->AddCircleFilled(point(12, 18), 1.3f * unit, color);
        break;
    case Icon::help:
        ring(12, 12, 9.5f);
        line({ point(12, 6), point(12, 13.5f) });
        list()->AddCircleFilled(point(12, 17.2f), 1.5f * unit, color);
        break;
    case Icon::world:
        ring(12, 12, 9.5f);
        line({ point(2.5f, 12), point(21.5f, 12) });
        line({ point(12, 2.5f), point(9, 6), point(8, 12), point(9, 18), point(12, 21.5f) });
        line({ point(12, 2.5f), point(15, 6), point(16, 12), point(15, 18), point(12, 21.5f) });
        break;
    case Icon::display: // a large and a small letter
        line({ point(2, 20), point(8.5f, 4), point(15, 20) });
        line({ point(4.6f, 14.5f), point(12.4f, 14.5f) });
        line({ point(15.5f, 20), point(18.8f, 11.5f), point(22, 20) });
        line({ point(16.7f, 17), point(20.8f, 17) });
        break;
    case Icon::end:
        line({ point(13, 4), point(5, 4), point(5, 20), point(13, 20) });
        line({ point(10, 12), point(20, 12) });
        line({ point(16, 8), point(20, 12), point(16, 16) });
        break;
    case Icon::plus:
        line({ point(12, 4), point(12, 20) });
        line({ point(4, 12), point(20, 12) });
        break;
    case Icon::edit:
        line({ point(5, 19), point(6, 15), point(16, 5), point(19, 8), point(9, 18), point(5, 19) });
        break;
    case Icon::box:
        line({ point(4, 4), point(20, 4), point(20, 20), point(4, 20), point(4, 2.8f) });
        break;
    }
}

// ── Text ──

Text Ui::paragraph(std::string_view words, Type type, float width, text::Align align)
{
    const text::Style style { em(type), is_bold(type), align, line_height(type) };
    TextCache::Entry& entry = cache_.set(words, style, static_cast<int>(std::max(1.f, std::floor(width))));
    return { &entry, entry.key.text, width, static_cast<float>(entry.block.size().height) };
}

void Ui::draw(const Text& text, float x, float y, Color color, Role role, bool official)
{
    const Rect box = mirrored({ x, y, text.width, text.height });
    const auto size = text.entry->block.size();
    const Rect at { box.x + std::round(text.entry->block.offset_in(text.width)), std::round(box.y),
        static_cast<float>(size.width), static_cast<float>(size.height) };
    Node node;
    node.role = role;
    node.label = text.words;
    node.rect = at;
    node.box = box;
    node.official = official;
    report(std::move(node));
    if (clip_ && !at.overlaps(*clip_))
        return; // out of sight in a list: laid out, but not on the GPU
    const TextureHandle handle = cache_.texture(*text.entry);
    const text::Rect& raster = text.entry->raster;
    const ImVec2 from { std::round(at.x) + static_cast<float>(raster.x), at.y + static_cast<float>(raster.y) };
    list()->AddImage(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(handle)), from,
        { from.x + static_cast<float>(raster.width), from.y + static_cast<float>(raster.height) }, { 0, 0 }, { 1, 1 },
        packed(color));
}

float Ui::write(
    std::string_view words, Type type, const Rect& box, Color color, Role role, bool official, text::Align align)
{
    const Text text = paragraph(words, type, box.width, align);
    draw(text, box.x, box.y, color, role, official);
    return text.height;
}

// ── Buttons ──

namespace {

struct ButtonMetrics {
    float padding;
    float icon; // side of the icon, 0 without
    float text_width;
};

ButtonMetrics metrics(const Ui& ui, const Button& button, float width)
{
    ButtonMetrics metrics { ui.mm(4), 0, 0 };
    if (button.icon != Icon::none)
        metrics.icon = std::max(ui.mm(8), ui.em(button.type) * 1.1f);
    metrics.text_width
        = width - 2 * metrics.padding - (metrics.icon > 0 && !button.stacked ? metrics.icon + ui.mm(3) : 0);
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
        height += paragraph(button.hint, Type::caption, m.text_width).height + mm(0.5f);
    if (button.stacked)
        height += m.icon;
    return std::max(mm(least_mm), std::ceil(height + mm(3.2f)));
}

Ui::Fit Ui::fit(const Button& button, float width)
{
    const auto m = metrics(*this, button, width);
    const auto fits = [&](std::string_view words) {
        return static_cast<float>(paragraph(words, button.type, this->width()).entry->block.size().width)
            <= m.text_width;
    };
    if (fits(button.label))
        return Fit::one_line;
    std::string_view rest = button.label;
    while (!rest.empty()) {
        const std::size_t space = std::min(rest.find(' '), rest.size());
        if (!fits(rest.substr(0, space)))
            return Fit::broken_words;
        rest.remove_prefix(std::min(space + 1, rest.size()));
    }
    return Fit::whole_words;
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

bool Ui::button(const Button& button, const Rect& rect)
{
    const ButtonLook looks = look_of(button);
    const bool acted
        = card_button(button, button.hint.empty() ? button.label : button.label + "\n" + button.hint, rect);

    const auto m = metrics(*this, button, rect.width);
    const auto align = (button.centered && m.icon == 0) || button.stacked ? text::Align::center : text::Align::start;
    const Text label = paragraph(button.label, button.type, m.text_width, align);
    const bool hinted = !button.hint.empty();
    const Text hint = hinted ? paragraph(button.hint, Type::caption, m.text_width, align) : Text {};
    const float height = label.height + (hinted ? hint.height + mm(0.5f) : 0);
    const Color icon_color = button.kind == Button::Kind::plain && !button.selected ? Color::primary : looks.ink;
    if (button.stacked) {
        const float top = rect.y + (rect.height - height - m.icon) / 2;
        icon(button.icon, { rect.x + (rect.width - m.icon) / 2, top, m.icon, m.icon }, icon_color);
        const float text_x = rect.x + (rect.width - m.text_width) / 2;
        draw(label, text_x, top + m.icon, looks.ink);
        if (hinted)
            draw(hint, text_x, top + m.icon + label.height + mm(0.5f), looks.hint);
        return acted;
    }
    // An icon and a short label stand together in the middle of a centred button.
    float x = rect.x + m.padding;
    if (button.centered && m.icon > 0) {
        const int widest = std::max(label.entry->block.size().width, hinted ? hint.entry->block.size().width : 0);
        const float used = m.icon + mm(3) + static_cast<float>(widest);
        x = rect.x + std::max(m.padding, (rect.width - used) / 2);
    }
    float y = rect.y + (rect.height - height) / 2;
    if (m.icon > 0) {
        icon(button.icon, { x, rect.y + (rect.height - m.icon) / 2, m.icon, m.icon }, icon_color);
        x += m.icon + mm(3);
    }
    draw(label, x, y, looks.ink);
    if (hinted)
        draw(hint, x, y + label.height + mm(0.5f), looks.hint);
    return acted;
}

// ── Scrolling ──

// Of the row of buttons below what scrolls: one line of text.
float Ui::more_height() const
{
    return std::max(mm(size::target), std::ceil(line(Type::strong) + mm(3.2f)));
}

Ui::Scroll Ui::begin_scroll(std::string id, const Rect& room)
{
    ScrollState& state = scrolls_[id];
    state.seen = true;
    Rect view = room;
    if (state.content > room.height)
        view.height -= more_height() + mm(size::gap);
    const Rect at = mirrored(view);
    const float furthest = std::max(0.f, state.content - view.height);
    if (frame_.scroll && at.contains(frame_.scroll->x, frame_.scroll->y))
        state.offset += frame_.scroll->dy;
    state.offset -= frame_.wheel_px;
    // The focused widget stays in sight.
    if (frame_.key && show_focus_) {
        for (const Node& node : last_) {
            if (node.id != focus_ || focus_.empty() || node.rect == node.clip || node.clip.height >= node.rect.height)
                continue;
            if (node.rect.x < at.x || node.rect.right() > at.right())
                continue;
            if (node.rect.y < at.y)
                state.offset -= at.y - node.rect.y + mm(size::gap);
            else if (node.rect.bottom() > at.bottom())
                state.offset += node.rect.bottom() - at.bottom() + mm(size::gap);
        }
    }
    state.offset = std::round(std::clamp(state.offset, 0.f, furthest));
    ImGui::PushClipRect(top_left(at), bottom_right(at), true);
    clip_ = at;
    return { std::move(id), view, view.y - state.offset };
}

void Ui::end_scroll(const Scroll& scroll, float content_bottom, std::string_view more, std::string_view up)
{
    clip_.reset();
    ImGui::PopClipRect();
    ScrollState& state = scrolls_.find(scroll.id)->second;
    state.content = content_bottom - scroll.top;
    const Rect at = mirrored(scroll.view);
    if (state.content <= scroll.view.height) {
        state.offset = 0;
        return;
    }
    scroll_areas_.push_back({ at.x, at.y, at.right(), at.bottom() });

    // A step leaves a little of what was read in sight.
    const float furthest = state.content - scroll.view.height;
    const float step = scroll.view.height - mm(size::target);
    const float width = (scroll.view.width - mm(size::gap)) / 2;
    const Rect row { scroll.view.x, scroll.view.bottom() + mm(size::gap), width, more_height() };
    if (state.offset > 0) {
        const Button button { scroll.id + "/up", std::string(up), {}, Icon::none, Button::Kind::quiet, Role::button,
            false, true };
        if (this->button(button, row))
            state.offset = std::max(0.f, state.offset - step);
    }
    if (state.offset < furthest) {
        const Button button { scroll.id + "/more", std::string(more), {}, Icon::more, Button::Kind::quiet, Role::button,
            false, true };
        if (this->button(button, { row.x + width + mm(size::gap), row.y, width, row.height }))
            state.offset = std::min(furthest, state.offset + step);
    }
    // Where one stands in the list.
    const float track = at.height;
    const float thumb = std::max(mm(8), track * scroll.view.height / state.content);
    const float thumb_y = at.y + (track - thumb) * (furthest > 0 ? state.offset / furthest : 0);
    const float thumb_x = frame_.right_to_left ? at.x - mm(3) : at.right() + mm(1.6f);
    list()->AddRectFilled({ thumb_x, thumb_y }, { thumb_x + mm(1.4f), thumb_y + thumb }, packed(Color::line), mm(0.7f));
}

// ── Keyboard ──

void Ui::move_focus()
{
    std::vector<const Node*> stops;
    const Node* current = nullptr;
    for (const Node& node : last_) {
        if (!node.actionable())
            continue;
        stops.push_back(&node);
        if (node.id == focus_)
            current = &node;
    }
    if (stops.empty())
        return;
    const Key key = *frame_.key;
    if (!current) {
        if (key == Key::next || key == Key::down || key == Key::right || key == Key::up || key == Key::left)
            focus_ = stops.front()->id;
        else if (key == Key::previous)
            focus_ = stops.back()->id;
        return;
    }
    const auto at = static_cast<std::size_t>(std::find(stops.begin(), stops.end(), current) - stops.begin());
    if (key == Key::next || key == Key::previous) {
        const std::size_t step = key == Key::next ? 1 : stops.size() - 1;
        focus_ = stops[(at + step) % stops.size()]->id;
        return;
    }
    // The nearest in the direction of the arrow; sideways distance counts double, so that columns and rows hold.
    const Node* best = nullptr;
    float best_distance = 0;
    for (const Node* node : stops) {
        const float dx = centre_x(node->rect) - centre_x(current->rect);
        const float dy = centre_y(node->rect) - centre_y(current->rect);
        float along = 0;
        float across = 0;
        switch (key) {
        case Key::up:
            along = -dy, across = dx;
            break;
        case Key::down:
            along = dy, across = dx;
            break;
        case Key::left:
            along = -dx, across = dy;
            break;
        case Key::right:
            along = dx, across = dy;
            break;
        default:
            return;
        }
        if (along <= 1)
            continue;
        const float distance = along + 2 * std::abs(across);
        if (!best || distance < best_distance) {
            best = node;
            best_distance = distance;
        }
    }
    if (best)
        focus_ = best->id;
}

} // namespace kiosk::ui
