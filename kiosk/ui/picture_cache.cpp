// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/picture_cache.hpp"

#include "kiosk/picture/scene.hpp"
#include "kiosk/ui/scene_palette.hpp"

#include <algorithm>

namespace kiosk::ui {

PictureCache::PictureCache(const picture::Pack& pack, Textures& textures, std::size_t budget)
    : pack_(pack)
    , textures_(textures)
    , budget_(budget)
    , scenes_(picture::scenes(pack))
{
}

void PictureCache::next_frame()
{
    ++frame_;
    std::erase_if(painted_, [&](const Scene& scene) { return scene.used + 1 < frame_; });
    while (bytes_ > budget_ && !entries_.empty() && entries_.back().used + 1 < frame_) {
        bytes_ -= entries_.back().bytes;
        by_image_.erase(entries_.back().image);
        entries_.pop_back();
    }
}

std::optional<PictureCache::Icon> PictureCache::icon(std::string_view name, int side)
{
    const picture::Picture* const picture = pack_.find("icon/" + std::string(name));
    if (!picture)
        return std::nullopt;
    const picture::Image& image = picture::fitting(*picture, side);
    if (const auto found = by_image_.find(&image); found != by_image_.end()) {
        entries_.splice(entries_.begin(), entries_, found->second);
    } else {
        const auto coverage = pack_.coverage(image);
        entries_.push_front({ &image, Texture(textures_, textures_.create_alpha(image.width, image.height, coverage)),
            coverage.size(), frame_ });
        by_image_.emplace(&image, entries_.begin());
        bytes_ += coverage.size();
    }
    entries_.front().used = frame_;
    return Icon { entries_.front().texture.handle(), image.width, picture->directional };
}

TextureHandle PictureCache::scene(
    std::string_view name, int width, int height, Contrast contrast, std::uint32_t ground, std::uint32_t ink)
{
    const auto found = std::find_if(painted_.begin(), painted_.end(), [&](const Scene& scene) {
        return scene.name == name && scene.width == width && scene.height == height && scene.contrast == contrast;
    });
    if (found != painted_.end()) {
        found->used = frame_;
        return found->texture.handle();
    }
    picture::SceneLook look { ground, std::nullopt, [&](std::string_view role) -> std::optional<std::uint32_t> {
                                 for (const SceneColor& color : scene_colors)
                                     if (color.role == role)
                                         return contrast == Contrast::low ? color.low : color.standard;
                                 return std::nullopt;
                             } };
    if (scene_in_lines(contrast))
        look.lines = ink;
    const auto painting = picture::paint(pack_, name, width, height, look);
    if (!painting)
        return TextureHandle::none;
    painted_.push_back({ std::string(name), width, height, contrast,
        Texture(textures_, textures_.create_rgba(painting->width, painting->height, painting->rgba)), frame_ });
    return painted_.back().texture.handle();
}

} // namespace kiosk::ui
