// SPDX-License-Identifier: Apache-2.0
#include "kiosk/platform/gl_textures.hpp"

#include <epoxy/gl.h>

#include <cassert>
#include <utility>

namespace kiosk {

GlTextures::GlTextures(std::function<void()> enter)
    : enter_(std::move(enter))
{
    enter_();
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &max_side_);
}

GlTextures::~GlTextures()
{
    assert(live_ == 0 && "a Texture outlives the window it was made for");
}

TextureHandle GlTextures::create_alpha(int width, int height, std::span<const std::uint8_t> coverage)
{
    return create(Format::alpha, width, height, coverage);
}

TextureHandle GlTextures::create_rgba(int width, int height, std::span<const std::uint8_t> pixels)
{
    return create(Format::rgba, width, height, pixels);
}

TextureHandle GlTextures::create(Format format, int width, int height, std::span<const std::uint8_t> pixels)
{
    assert(width > 0 && width <= max_side_ && height > 0 && height <= max_side_);
    const std::size_t pixel_size = format == Format::alpha ? 1 : 4;
    assert(pixels.size() == pixel_size * static_cast<std::size_t>(width) * static_cast<std::size_t>(height));

    enter_();
    GLuint name = 0;
    glGenTextures(1, &name);
    glBindTexture(GL_TEXTURE_2D, name);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    if (format == Format::alpha) {
        const GLint white_with_coverage[] { GL_ONE, GL_ONE, GL_ONE, GL_RED };
        glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, white_with_coverage);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, width, height, 0, GL_RED, GL_UNSIGNED_BYTE, pixels.data());
    } else {
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
    }
    ++live_;
    return TextureHandle { name };
}

void GlTextures::destroy(TextureHandle handle)
{
    if (handle == TextureHandle::none)
        return;
    assert(live_ > 0);
    --live_;
    enter_();
    const auto name = static_cast<GLuint>(handle);
    glDeleteTextures(1, &name);
}

} // namespace kiosk
