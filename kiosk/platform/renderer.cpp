// SPDX-License-Identifier: Apache-2.0
#include "kiosk/platform/renderer.hpp"

#include <backends/imgui_impl_opengl3.h>
#include <epoxy/gl.h>
#include <imgui.h>

#include <cassert>
#include <string>

namespace kiosk {

Result<std::unique_ptr<Renderer>> Renderer::create()
{
    assert(ImGui::GetCurrentContext() && "create the ImGui context before the window");
    if (const int version = epoxy_gl_version(); version < 33) {
        const auto* driver = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
        return Error { std::string("the graphics driver (") + (driver ? driver : "unnamed") + ") offers OpenGL "
            + std::to_string(version / 10) + "." + std::to_string(version % 10)
            + " but 3.3 is needed: install libgl1-mesa-dri" };
    }
    if (!ImGui_ImplOpenGL3_Init("#version 330 core"))
        return Error { "ImGui found no OpenGL library: install libgl1 and libgl1-mesa-dri" };
    std::unique_ptr<Renderer> renderer(new Renderer(*ImGui::GetCurrentContext()));
    // Makes the shaders and the font texture now: a frame recorded before would name no texture for its glyphs.
    ImGui_ImplOpenGL3_NewFrame();
    return renderer;
}

Renderer::~Renderer()
{
    ImGuiContext* const current = ImGui::GetCurrentContext();
    ImGui::SetCurrentContext(&context_);
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::SetCurrentContext(current);
}

void Renderer::draw(ImDrawData& data, PixelSize framebuffer, ClearColour background)
{
    assert(ImGui::GetCurrentContext() == &context_);
    glViewport(0, 0, framebuffer.width, framebuffer.height);
    glDisable(GL_SCISSOR_TEST);
    glClearColor(static_cast<float>(background.red) / 255, static_cast<float>(background.green) / 255,
        static_cast<float>(background.blue) / 255, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(&data);
}

} // namespace kiosk
