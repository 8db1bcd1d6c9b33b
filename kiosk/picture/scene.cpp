// SPDX-License-Identifier: Apache-2.0
#include "kiosk/picture/scene.hpp"

#include <algorithm>
#include <cmath>

namespace kiosk::picture {

namespace {

constexpr std::string_view prefix = "scene/";
constexpr std::string_view middle_role = "middle";

// "scene/arrival/07/hair" is a layer of "arrival" and shows "hair".
std::string_view scene_of(const Picture& layer)
{
    const std::string_view rest = std::string_view(layer.name).substr(prefix.size());
    return rest.substr(0, rest.find('/'));
}
std::string_view role_of(const Picture& layer)
{
    return std::string_view(layer.name).substr(layer.name.rfind('/') + 1);
}

// A mask somewhere in its image.
struct Mask {
    Box box;
    std::vector<std::uint8_t> coverage;

    const std::uint8_t* row(int y) const
    {
        return coverage.data() + static_cast<std::ptrdiff_t>(y - box.y) * box.width;
    }
};

// The mask made larger by a disc.
Mask widened(const Mask& mask, int radius)
{
    Mask wide { { mask.box.x - radius, mask.box.y - radius, mask.box.width + 2 * radius, mask.box.height + 2 * radius },
        {} };
    wide.coverage.resize(static_cast<std::size_t>(wide.box.width) * static_cast<std::size_t>(wide.box.height));
    for (int dy = -radius; dy <= radius; ++dy) {
        const int reach = static_cast<int>(std::sqrt(static_cast<double>(radius * radius - dy * dy)));
        for (int y = 0; y < mask.box.height; ++y) {
            const std::uint8_t* const from = mask.row(mask.box.y + y);
            std::uint8_t* const to
                = wide.coverage.data() + static_cast<std::ptrdiff_t>(y + radius + dy) * wide.box.width + radius;
            for (int dx = -reach; dx <= reach; ++dx)
                for (int x = 0; x < mask.box.width; ++x)
                    to[x + dx] = std::max(to[x + dx], from[x]);
        }
    }
    return wide;
}

class Canvas {
public:
    // A part of an image, all in one colour.
    Canvas(const Box& part, std::uint32_t color)
        : part_(part)
        , rgba_(4 * static_cast<std::size_t>(part.width) * static_cast<std::size_t>(part.height), 255)
    {
        for (std::size_t i = 0; i < rgba_.size(); i += 4)
            for (std::size_t channel = 0; channel < 3; ++channel)
                rgba_[i + channel] = value(color, channel);
    }

    void fill(const Mask& mask, std::uint32_t color)
    {
        const int left = std::max(mask.box.x, part_.x);
        const int right = std::min(mask.box.x + mask.box.width, part_.x + part_.width);
        const int top = std::max(mask.box.y, part_.y);
        const int bottom = std::min(mask.box.y + mask.box.height, part_.y + part_.height);
        for (int y = top; y < bottom; ++y) {
            const std::uint8_t* const from = mask.row(y) - mask.box.x;
            std::uint8_t* pixel
                = rgba_.data() + 4 * (static_cast<std::ptrdiff_t>(y - part_.y) * part_.width + (left - part_.x));
            for (int x = left; x < right; ++x, pixel += 4)
                for (std::size_t channel = 0; channel < 3; ++channel)
                    pixel[channel] = static_cast<std::uint8_t>(
                        (pixel[channel] * (255 - from[x]) + value(color, channel) * from[x] + 127) / 255);
        }
    }

    Painting done() && { return { part_.width, part_.height, std::move(rgba_) }; }

private:
    static std::uint8_t value(std::uint32_t color, std::size_t channel)
    {
        return static_cast<std::uint8_t>(color >> (16 - 8 * channel));
    }

    Box part_;
    std::vector<std::uint8_t> rgba_;
};

void draw_in_lines(Canvas& canvas, const Mask& mask, std::string_view role, int stroke, const SceneLook& look)
{
    if (role == "sky" || role == "cheek" || role == "window") // what only colour shows
        return;
    if (role == "face") // too fine for an outline
        return canvas.fill(mask, *look.lines);
    canvas.fill(widened(mask, stroke), *look.lines);
    canvas.fill(mask, look.ground);
}

} // namespace

std::vector<std::string> scenes(const Pack& pack)
{
    std::vector<std::string> names;
    for (const Picture& layer : pack.below(prefix))
        if (names.empty() || names.back() != scene_of(layer))
            names.emplace_back(scene_of(layer));
    return names;
}

std::optional<Painting> paint(const Pack& pack, std::string_view scene, int width, int height, const SceneLook& look)
{
    const auto layers = pack.below(std::string(prefix) + std::string(scene) + "/");
    if (layers.empty() || width <= 0 || height <= 0)
        return std::nullopt;
    // All layers have the same sizes: the first that need not be made larger, or the largest.
    const auto& images = layers.front().images;
    const auto large_enough = std::find_if(images.begin(), images.end(),
        [&](const Image& image) { return image.width >= width && image.height >= height; });
    const auto size
        = static_cast<std::size_t>((large_enough == images.end() ? images.end() - 1 : large_enough) - images.begin());
    const Image& whole = images[size];
    const double scale = std::min(static_cast<double>(whole.width) / width, static_cast<double>(whole.height) / height);
    Box part;
    part.width = std::clamp(static_cast<int>(std::lround(width * scale)), 1, whole.width);
    part.height = std::clamp(static_cast<int>(std::lround(height * scale)), 1, whole.height);
    int middle = whole.width / 2;
    for (const Picture& layer : layers)
        if (const Box& box = layer.images[size].part; role_of(layer) == middle_role)
            middle = box.x + box.width / 2;
    part.x = std::clamp(middle - part.width / 2, 0, whole.width - part.width);
    part.y = whole.height - part.height;

    Canvas canvas(part, look.ground);
    const int stroke = std::max(2, whole.width / 500);
    for (const Picture& layer : layers) {
        const Image& image = layer.images[size];
        const std::string_view role = role_of(layer);
        if (role == middle_role)
            continue;
        const auto color = look.lines ? std::nullopt : look.color(role);
        if (!look.lines && !color)
            continue;
        const Mask mask { image.part, pack.part(image) };
        if (look.lines)
            draw_in_lines(canvas, mask, role, stroke, look);
        else
            canvas.fill(mask, *color);
    }
    return std::move(canvas).done();
}

} // namespace kiosk::picture
