// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/drawing.hpp"
#include "kiosk/ui/ui.hpp"

#include <algorithm>
#include <cmath>

namespace kiosk::ui {

void Ui::icon(Icon icon, const Rect& box, Color color)
{
    this->icon(name(icon), box, color);
}

void Ui::icon(std::string_view name, const Rect& box, Color color)
{
    if (name.empty())
        return;
    const Rect at = mirrored(box);
    if (clip_ && !at.overlaps(*clip_))
        return; // out of sight in a list: not on the GPU
    const float room = std::min(at.width, at.height);
    const auto drawn = pictures_.icon(name, static_cast<int>(room));
    if (!drawn)
        return; // content of another release may name an icon that this one lacks; `kiosk verify` tells
    // Pixel for pixel, in the middle of its place; scaled only where the place is far from all that is drawn.
    auto side = static_cast<float>(drawn->side);
    if (side > room || side * 1.25f < room)
        side = std::floor(room);
    const ImVec2 from { std::round(centre_x(at) - side / 2), std::round(centre_y(at) - side / 2) };
    const bool flipped = drawn->directional && frame_.right_to_left;
    list()->AddImage(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(drawn->texture)), from,
        { from.x + side, from.y + side }, { flipped ? 1.f : 0.f, 0 }, { flipped ? 0.f : 1.f, 1 }, packed(color));
}

void Ui::scene(std::string_view name, const Rect& box, float opacity, float radius_mm)
{
    // On whole pixels, so that its edges are sharp; the picture itself comes in one of a few sizes and is scaled.
    const Rect place = mirrored(box);
    const Rect at { std::round(place.x), std::round(place.y), std::round(place.width), std::round(place.height) };
    const Contrast contrast = frame_.display.contrast;
    const TextureHandle texture = pictures_.scene(name, static_cast<int>(std::lround(at.width)),
        static_cast<int>(std::lround(at.height)), contrast, rgb(Color::ground, contrast), rgb(Color::ink, contrast));
    if (texture == TextureHandle::none)
        return;
    const auto alpha = static_cast<std::uint32_t>(std::lround(std::clamp(opacity, 0.f, 1.f) * 255));
    list()->AddImageRounded(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(texture)), top_left(at),
        bottom_right(at), { 0, 0 }, { 1, 1 }, 0x00FFFFFFu | alpha << 24, mm(radius_mm));
}

} // namespace kiosk::ui
