// SPDX-License-Identifier: Apache-2.0
//
// store_tool STORE SHIPPED KEYS PACKAGE installs; store_tool STORE SHIPPED KEYS goes back to the edition before. What
// kiosk content does, without fonts: for a power that is cut hundreds of times.
#include "kiosk/content/catalogue.hpp"
#include "kiosk/files/input_file.hpp"
#include "kiosk/package/store.hpp"

#include <iostream>

using namespace kiosk;

int main(int count, char** arguments)
{
    if (count < 4)
        return 2;
    package::Store store(arguments[1], arguments[2]);
    const auto keys = package::KeyRing::open(arguments[3], package::DevelopmentKeys::taken);
    const package::Reader reader { *read_iso_date("2026-12-01"), "0.1.0", content::layout_version };
    const package::Store::Check check
        = [](const std::filesystem::path&, const package::Manifest&) -> Status { return Success {}; };
    if (count == 4) {
        const auto back = store.roll_back({}, keys, reader, check);
        if (!back)
            std::cerr << back.error().message << '\n';
        return back ? 0 : 1;
    }
    const auto installed = store.install(*read_file(arguments[4]), keys, reader, check);
    if (!installed)
        std::cerr << installed.error().message << '\n';
    else if (installed->what == package::Installed::What::refused)
        std::cerr << "refused: " << installed->line << '\n';
    return installed && installed->what != package::Installed::What::refused ? 0 : 1;
}
