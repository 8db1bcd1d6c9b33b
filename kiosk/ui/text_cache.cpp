// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/text_cache.hpp"

#include <functional>

namespace kiosk::ui {

namespace {
// A laid-out block that was never drawn costs about this much, too.
constexpr std::size_t layout_bytes = 4096;
} // namespace

TextCache::TextCache(text::Typesetter& typesetter, Textures& textures, std::size_t budget)
    : typesetter_(typesetter)
    , textures_(textures)
    , budget_(budget)
{
}

std::size_t TextCache::Hash::operator()(const Key& key) const
{
    std::size_t hash = std::hash<std::string> {}(key.text);
    const auto mix = [&hash](std::size_t more) { hash ^= more + 0x9E3779B97F4A7C15u + (hash << 6) + (hash >> 2); };
    mix(std::hash<float> {}(key.style.em_px));
    mix(static_cast<std::size_t>(key.style.align) * 2 + key.style.bold);
    mix(static_cast<std::size_t>(key.width));
    return hash;
}

void TextCache::set_language(std::string_view tag)
{
    if (tag == language_)
        return;
    language_ = tag;
    typesetter_.set_language(tag);
    clear(); // blocks of the old language will hardly be asked for again
}

void TextCache::clear()
{
    by_key_.clear();
    entries_.clear();
    bytes_ = 0;
}

void TextCache::next_frame()
{
    ++frame_;
    while (bytes_ > budget_ && !entries_.empty() && entries_.back().used + 1 < frame_) {
        bytes_ -= entries_.back().bytes;
        by_key_.erase(entries_.back().key);
        entries_.pop_back();
    }
}

TextCache::Entry& TextCache::set(std::string_view text, const text::Style& style, int width)
{
    Key key { std::string(text), style, width };
    if (const auto found = by_key_.find(key); found != by_key_.end()) {
        entries_.splice(entries_.begin(), entries_, found->second);
        entries_.front().used = frame_;
        return entries_.front();
    }
    const auto wrap = width > 0 ? std::optional<float>(static_cast<float>(width)) : std::nullopt;
    entries_.push_front({ key, typesetter_.set(text, style, wrap), {}, {}, layout_bytes, frame_ });
    by_key_.emplace(std::move(key), entries_.begin());
    bytes_ += layout_bytes;
    return entries_.front();
}

TextureHandle TextCache::texture(Entry& entry)
{
    if (!entry.texture) {
        entry.raster = entry.block.raster();
        const auto pixels = entry.block.rasterise();
        entry.texture = Texture(textures_, textures_.create_alpha(entry.raster.width, entry.raster.height, pixels));
        entry.bytes += pixels.size();
        bytes_ += pixels.size();
    }
    return entry.texture.handle();
}

} // namespace kiosk::ui
