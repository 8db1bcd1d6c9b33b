// SPDX-License-Identifier: Apache-2.0
//
// Text set once and kept as a texture as long as it is in use.
#pragma once

#include "kiosk/text/typesetter.hpp"
#include "kiosk/ui/textures.hpp"

#include <list>
#include <string>
#include <unordered_map>

namespace kiosk::ui {

class TextCache {
public:
    struct Key {
        std::string text;
        text::Style style;
        int width = 0; // px; 0: no wrapping
        bool operator==(const Key&) const = default;
    };
    struct Entry {
        Key key;
        text::Block block;
        Texture texture; // made when first drawn
        text::Rect raster {};
        std::size_t bytes = 0;
        unsigned long used = 0; // the frame that last asked for it
    };

    // Textures beyond `budget` bytes go, the longest unused first; what this frame uses stays.
    TextCache(text::Typesetter& typesetter, Textures& textures, std::size_t budget = 32u << 20);

    void set_language(std::string_view tag);
    void next_frame();
    void clear();

    // Laid out; the reference holds until the next frame.
    Entry& set(std::string_view text, const text::Style& style, int width);
    // Laid out and on the GPU.
    TextureHandle texture(Entry& entry);

    std::size_t bytes() const { return bytes_; }
    std::size_t entries() const { return entries_.size(); }

private:
    struct Hash {
        std::size_t operator()(const Key& key) const;
    };

    text::Typesetter& typesetter_;
    Textures& textures_;
    std::size_t budget_;
    std::size_t bytes_ = 0;
    unsigned long frame_ = 0;
    std::string language_;
    std::list<Entry> entries_; // most recently used first
    std::unordered_map<Key, std::list<Entry>::iterator, Hash> by_key_;
};

} // namespace kiosk::ui
