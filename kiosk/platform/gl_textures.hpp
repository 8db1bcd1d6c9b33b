// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk/ui/textures.hpp"

#include <cstdint>
#include <functional>

namespace kiosk {

// Textures of one OpenGL 3.3 context. Every Texture must be gone before this is; it asserts.
class GlTextures final : public Textures {
public:
    // `enter` makes the context current; it must stay callable for the life of this object.
    explicit GlTextures(std::function<void()> enter);
    ~GlTextures() override;

    TextureHandle create_alpha(int width, int height, std::span<const std::uint8_t> coverage) override;
    TextureHandle create_rgba(int width, int height, std::span<const std::uint8_t> pixels) override;
    void destroy(TextureHandle handle) override;
    int max_side() const override { return max_side_; }
    std::size_t live() const override { return live_; }

private:
    enum class Format { alpha, rgba };
    TextureHandle create(Format format, int width, int height, std::span<const std::uint8_t> pixels);

    std::function<void()> enter_;
    int max_side_ = 0;
    std::size_t live_ = 0;
};

} // namespace kiosk
