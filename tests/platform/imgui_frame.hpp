// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kiosk/platform/image.hpp"

#include <imgui.h>

namespace kiosk {

// An ImGui context that is current while no other is made.
class ImGuiOwner {
public:
    ImGuiOwner()
        : context_(ImGui::CreateContext())
    {
        ImGui::SetCurrentContext(context_);
        ImGui::GetIO().IniFilename = nullptr;
    }
    ~ImGuiOwner() { ImGui::DestroyContext(context_); }
    ImGuiOwner(const ImGuiOwner&) = delete;
    ImGuiOwner& operator=(const ImGuiOwner&) = delete;

    void make_current() { ImGui::SetCurrentContext(context_); }

private:
    ImGuiContext* context_;
};

// One frame in which `paint` draws straight onto the background.
template <class Paint> ImDrawData& record(PixelSize size, Paint paint)
{
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = { static_cast<float>(size.width), static_cast<float>(size.height) };
    io.DeltaTime = 1 / 60.0f;
    ImGui::NewFrame();
    paint(*ImGui::GetBackgroundDrawList());
    ImGui::Render();
    return *ImGui::GetDrawData();
}

} // namespace kiosk
