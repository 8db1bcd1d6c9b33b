// SPDX-License-Identifier: Apache-2.0
#include "kiosk/ui/imgui_session.hpp"

#include <imgui.h>

namespace kiosk::ui {

ImGuiSession::ImGuiSession()
    : context_(ImGui::CreateContext())
{
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr; // nothing is written
    io.LogFilename = nullptr;
    unsigned char* pixels = nullptr;
    int width = 0;
    int height = 0;
    io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
}

ImGuiSession::~ImGuiSession()
{
    ImGui::DestroyContext(context_);
}

} // namespace kiosk::ui
