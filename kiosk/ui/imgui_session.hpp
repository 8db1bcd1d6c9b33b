// SPDX-License-Identifier: Apache-2.0
#pragma once

struct ImGuiContext;

namespace kiosk::ui {

// Dear ImGui's context and font atlas. Exists before the window or its headless twin is opened, and after it is closed.
class ImGuiSession {
public:
    ImGuiSession();
    ~ImGuiSession();
    ImGuiSession(const ImGuiSession&) = delete;
    ImGuiSession& operator=(const ImGuiSession&) = delete;

private:
    ImGuiContext* context_;
};

} // namespace kiosk::ui
