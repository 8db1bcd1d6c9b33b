// SPDX-License-Identifier: Apache-2.0
//
// How pixels reach the GPU from code that knows no GL.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace kiosk {

// Zero is no texture. The value is what the platform's ImGui renderer expects in an ImTextureID.
enum class TextureHandle : std::uintptr_t { none = 0 };

// Abstract because the screens link no GL: the window and its headless twin each bring their own, and tests a fake that
// only counts. Everything here is for the thread that draws.
class Textures {
public:
    Textures() = default;
    Textures(const Textures&) = delete;
    Textures& operator=(const Textures&) = delete;
    virtual ~Textures() = default;

    // One byte of coverage a pixel, rows top first and tightly packed. Drawn as white with that alpha, so that the tint
    // of ImDrawList::AddImage is the colour of the text. Sizes are 1 to max_side(), and the span holds exactly the
    // pixels; anything else is our own mistake and asserts. Never fails otherwise: a GPU out of memory draws garbage.
    virtual TextureHandle create_alpha(int width, int height, std::span<const std::uint8_t> coverage) = 0;

    // Four bytes a pixel, red first, straight alpha (ImGui blends straight: divide Cairo's premultiplied colours by
    // their alpha). Filtering is linear, so give transparent pixels the colour of their neighbours, or edges darken.
    virtual TextureHandle create_rgba(int width, int height, std::span<const std::uint8_t> pixels) = 0;

    // `none` is allowed. A texture in this frame's draw list must live until the frame has been drawn.
    virtual void destroy(TextureHandle handle) = 0;

    // The longest side a texture may have; OpenGL 3.3 promises no more than 1024, every driver we met has ≥ 8192.
    virtual int max_side() const = 0;

    // Textures created and not yet destroyed.
    virtual std::size_t live() const = 0;
};

// Owns one texture; must die before the Textures it came from.
class Texture {
public:
    Texture() = default;
    Texture(Textures& textures, TextureHandle handle)
        : textures_(&textures)
        , handle_(handle)
    {
    }
    Texture(Texture&& other) noexcept
        : textures_(std::exchange(other.textures_, nullptr))
        , handle_(std::exchange(other.handle_, TextureHandle::none))
    {
    }
    Texture& operator=(Texture&& other) noexcept
    {
        Texture taken(std::move(other)); // frees what we held at once, not when `other` dies
        std::swap(textures_, taken.textures_);
        std::swap(handle_, taken.handle_);
        return *this;
    }
    ~Texture()
    {
        if (textures_)
            textures_->destroy(handle_);
    }

    TextureHandle handle() const { return handle_; }
    explicit operator bool() const { return handle_ != TextureHandle::none; }

private:
    Textures* textures_ = nullptr;
    TextureHandle handle_ = TextureHandle::none;
};

} // namespace kiosk
