// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/ui.hpp"

#include "kiosk/ui/drawing.hpp"

#include <cmath>

namespace kiosk::ui {
Ui::Ui(text::Typesetter& typesetter, const picture::Pack& pictures, Textures& textures)
    : cache_(typesetter, textures)
    , pictures_(pictures, textures)
{
}

void Ui::begin(const Frame& frame)
{
    frame_ = frame;
    cache_.set_language(frame.language);
    cache_.next_frame();
    pictures_.next_frame();
    last_ = probe_.nodes();
    probe_.clear();
    scroll_areas_.clear();
    areas_ = 0;
    screens_ = 1;
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
    // On a low page fine print grows less than the text that it stands under: it would take its place.
    constexpr float fine_print = 1.3f;
    const float scale = text_scale(frame_.display.text_size);
    const bool fine = type == Type::caption && shape() == Shape::low;
    return std::round(mm(em_mm(type, shape())) * (fine ? std::min(scale, fine_print) : scale));
}

// As ImGui packs it: 0xAABBGGRR.
std::uint32_t Ui::packed(Color color) const
{
    const std::uint32_t hex = rgb(color, frame_.display.contrast);
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
    node.part = part_;
    node.kept = kept_;
    node.fold = fold_;
    if (clip_) {
        node.area = area_;
        node.area_rect = *clip_;
    }
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

void Ui::shadow(const Rect& rect, const Elevation& elevation, float radius_mm)
{
    if (!has_shadows(frame_.display.contrast))
        return;
    // Rings of the same faint ink, each a little larger, add up to a soft edge.
    constexpr int rings = 4;
    const std::uint32_t ink = packed(Color::ink) & 0x00FFFFFFu;
    const auto alpha = static_cast<std::uint32_t>(255 * elevation.darkness / rings);
    for (int ring = 1; ring <= rings; ++ring) {
        const float spread = elevation.blur_mm * static_cast<float>(ring) / rings;
        Rect at = mirrored(rect).inset(-mm(spread));
        at.y += mm(elevation.offset_mm);
        list()->AddRectFilled(top_left(at), bottom_right(at), ink | (alpha << 24), mm(radius_mm + spread));
    }
}

Ui::Arriving::Arriving(Ui& ui, float share)
    : ui_(ui)
    , share_(share)
    , first_vertex_(ui.list()->VtxBuffer.Size)
{
}

// Rises a few millimetres and gains its full strength.
Ui::Arriving::~Arriving()
{
    if (share_ >= 1)
        return;
    constexpr float faintest = 0.2f;
    const float strength = faintest + (1 - faintest) * share_;
    const float below = std::round(ui_.mm(space::m) * (1 - share_));
    ImVector<ImDrawVert>& vertices = ui_.list()->VtxBuffer;
    for (int i = first_vertex_; i < vertices.Size; ++i) {
        vertices[i].pos.y += below;
        const auto alpha = static_cast<float>(vertices[i].col >> 24) * strength;
        vertices[i].col = (vertices[i].col & 0x00FFFFFFu) | (static_cast<std::uint32_t>(alpha) << 24);
    }
}

// ── Text ──

Text Ui::paragraph(std::string_view words, Type type, float width, text::Align align)
{
    const text::Style style { em(type), is_bold(type), align, line_height(type, shape()) };
    TextCache::Entry& entry = cache_.set(words, style, static_cast<int>(std::max(1.f, std::floor(width))));
    return { &entry, entry.key.text, width, static_cast<float>(entry.block.size().height) };
}

void Ui::draw(const Text& text, float x, float y, Color color, Role role, text::Tongue tongue)
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
    node.official = tongue == text::Tongue::chinese;
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
    std::string_view words, Type type, const Rect& box, Color color, Role role, text::Tongue tongue, text::Align align)
{
    const Text text = paragraph(words, type, box.width, align);
    draw(text, box.x, box.y, color, role, tongue);
    return text.height;
}

} // namespace kiosk::ui
