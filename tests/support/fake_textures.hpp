// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk/ui/textures.hpp"

#include <cassert>
#include <set>

namespace kiosk::test {

// Takes pixels and keeps none of them; only counts, and notices what is destroyed twice.
class FakeTextures : public Textures {
public:
    TextureHandle create_alpha(int width, int height, std::span<const std::uint8_t> coverage) override
    {
        assert(width > 0 && height > 0);
        assert(coverage.size() == static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
        return create();
    }
    TextureHandle create_rgba(int width, int height, std::span<const std::uint8_t> pixels) override
    {
        assert(pixels.size() == 4 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
        return create();
    }
    void destroy(TextureHandle handle) override
    {
        [[maybe_unused]] const auto erased = handles_.erase(handle);
        assert(handle == TextureHandle::none || erased == 1);
    }
    int max_side() const override { return 8192; }
    std::size_t live() const override { return handles_.size(); }

private:
    TextureHandle create()
    {
        const TextureHandle handle { ++last_ };
        handles_.insert(handle);
        return handle;
    }

    std::uintptr_t last_ = 0;
    std::set<TextureHandle> handles_;
};

} // namespace kiosk::test
