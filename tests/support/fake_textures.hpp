// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk/ui/textures.hpp"

#include <cassert>
#include <cstdint>
#include <map>

namespace kiosk::test {

// Takes pixels and keeps none of them; only counts, and notices what is destroyed twice.
class FakeTextures : public Textures {
public:
    TextureHandle create_alpha(int width, int height, std::span<const std::uint8_t> coverage) override
    {
        assert(width > 0 && height > 0);
        assert(coverage.size() == static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
        return create(coverage.size());
    }
    TextureHandle create_rgba(int width, int height, std::span<const std::uint8_t> pixels) override
    {
        assert(pixels.size() == 4 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
        return create(pixels.size());
    }
    void destroy(TextureHandle handle) override
    {
        const auto found = bytes_.find(handle);
        assert(handle == TextureHandle::none || found != bytes_.end());
        if (found == bytes_.end())
            return;
        all_bytes_ -= found->second;
        bytes_.erase(found);
    }
    int max_side() const override { return 8192; }
    std::size_t live() const override { return bytes_.size(); }
    std::size_t bytes() const { return all_bytes_; }

private:
    TextureHandle create(std::size_t bytes)
    {
        const TextureHandle handle { ++last_ };
        bytes_.emplace(handle, bytes);
        all_bytes_ += bytes;
        return handle;
    }

    std::uintptr_t last_ = 0;
    std::map<TextureHandle, std::size_t> bytes_;
    std::size_t all_bytes_ = 0;
};

} // namespace kiosk::test
