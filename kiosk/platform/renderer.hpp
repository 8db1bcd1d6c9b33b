// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk/core/result.hpp"
#include "kiosk/platform/image.hpp"

#include <memory>

struct ImDrawData;
struct ImGuiContext;

namespace kiosk {

// ImGui's packaged OpenGL 3 backend, for the ImGui context and the GL context that are current at create(). The GL
// context must be current again at every call and at destruction, and the ImGui context must still exist.
class Renderer {
public:
    // Fails where the driver has no OpenGL 3.3. Uploads the ImGui font atlas, so fonts added later are not drawn.
    static Result<std::unique_ptr<Renderer>> create();
    ~Renderer();
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;

    // Clears the bound framebuffer, then draws.
    void draw(ImDrawData& data, PixelSize framebuffer, ClearColour background);

private:
    explicit Renderer(ImGuiContext& context)
        : context_(context)
    {
    }

    ImGuiContext& context_;
};

} // namespace kiosk
