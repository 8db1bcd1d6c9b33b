// SPDX-License-Identifier: Apache-2.0
//
// Icons on the GPU, each at the sizes in which it is shown, and the scenes that are shown now.
#pragma once

#include "kiosk/core/session.hpp"
#include "kiosk/picture/pack.hpp"
#include "kiosk/ui/textures.hpp"

#include <cstdint>
#include <list>
#include <map>
#include <optional>

namespace kiosk::ui {

class PictureCache {
public:
    // Icons beyond `budget` bytes go, the longest unused first; what this frame uses stays. Scenes go as soon as a
    // frame does not use them: one is some MiB, and takes about 50 ms to paint.
    PictureCache(const picture::Pack& pack, Textures& textures, std::size_t budget = 8u << 20);

    void next_frame();

    struct Icon {
        TextureHandle texture;
        int side = 0; // px, of a square
        bool directional = false;
    };
    // The largest that is drawn for at most so many pixels; nothing where there is no such icon.
    std::optional<Icon> icon(std::string_view name, int side);

    const std::vector<std::string>& scenes() const { return scenes_; }
    // A scene that fills a place of that many pixels; `none` where there is no such scene.
    TextureHandle scene(
        std::string_view name, int width, int height, Contrast contrast, std::uint32_t ground, std::uint32_t ink);

    std::size_t bytes() const { return bytes_; }
    std::size_t entries() const { return entries_.size(); }

private:
    struct Entry {
        const picture::Image* image = nullptr;
        Texture texture;
        std::size_t bytes = 0;
        unsigned long used = 0; // the frame that last asked for it
    };

    struct Scene {
        std::string name;
        int width = 0;
        int height = 0;
        Contrast contrast {};
        Texture texture;
        unsigned long used = 0;
    };

    const picture::Pack& pack_;
    Textures& textures_;
    std::size_t budget_;
    std::size_t bytes_ = 0;
    unsigned long frame_ = 0;
    std::list<Entry> entries_; // most recently used first
    std::map<const picture::Image*, std::list<Entry>::iterator> by_image_;
    std::vector<std::string> scenes_;
    std::vector<Scene> painted_;
};

} // namespace kiosk::ui
