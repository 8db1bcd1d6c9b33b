// SPDX-License-Identifier: Apache-2.0
//
// note-end: run by the service manager after each end of the kiosk (ExecStopPost=), for only it knows of a crash or of
// a hang. It notes in the kiosk's diary how that was.
#include "kiosk/service/diary.hpp"

#include <cstdlib>

int main()
{
    using namespace kiosk::service;
    const auto variable = [](const char* name) {
        const char* const value = std::getenv(name);
        return std::string_view(value ? value : "");
    };
    if (auto diary = Diary::of_environment())
        diary->note(DiaryEntry::Kind::ended, end_word(variable("SERVICE_RESULT"), variable("EXIT_STATUS")),
            std::chrono::system_clock::now());
}
