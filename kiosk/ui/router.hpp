// SPDX-License-Identifier: Apache-2.0
//
// Which screen stands for the place where the session is, and for what lies over it.
#pragma once

#include "kiosk/ui/screens.hpp"

namespace kiosk::ui {

// What screens show that is not the session's.
struct Surroundings {
    const site::Site& site;
    const std::vector<LanguageChoice>& languages;
    Attract attract;
    const PrinterReport& printer;
    std::optional<PrintOffer> print; // nothing where there is no printer
    VoiceState voice;
    bool printing = false; // pages of this family are on their way
};

Drawn draw_place(Ui& ui, const Words& words, const Session& session, const Setting& setting,
    const Surroundings& surroundings, const Rect& room);

} // namespace kiosk::ui
