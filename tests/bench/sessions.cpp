// SPDX-License-Identifier: Apache-2.0
//
// sessions COUNT: plays so many families one after another through every kind of screen, in all languages and text
// sizes, and prints a line "<sessions> <private memory in kB> <textures> <kB of textures>" ten times on the way: memory
// that does not grow shows the same numbers.
#include "tests/support/kiosk_fixture.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

using namespace kiosk;

namespace {

long private_kilobytes()
{
    std::ifstream rollup("/proc/self/smaps_rollup");
    long sum = 0;
    for (std::string key; rollup >> key;) {
        long value = 0;
        if (key == "Private_Clean:" || key == "Private_Dirty:") {
            rollup >> value;
            sum += value;
        }
    }
    return sum;
}

void play(test::KioskFixture& kiosk, int session)
{
    static constexpr const char* sizes[] = { "size/small", "size/standard", "size/large", "size/largest" };
    kiosk.tap_id("display");
    kiosk.tap_id(sizes[session % 4]);
    kiosk.tap_id("close");
    const auto& languages = test::catalogue().languages();
    kiosk.begin(languages[static_cast<std::size_t>(session / 4) % languages.size()]);
    kiosk.answer_all({ { "age", std::to_string(session % 17) }, { "hukou", "other_province" }, { "months_here", "6" },
        { "carer", "parent" }, { "hardship", "true" } });
    while (!current_contradictions(kiosk.session(), kiosk.app().setting()).empty())
        kiosk.hand().key(Key::back);
    kiosk.answer_all({});
    kiosk.tap_id("add");
    kiosk.answer_all({ { "age", "4" } });
    kiosk.tap_id("done");
    kiosk.tap_id("results");
    kiosk.tap_id("service/" + std::to_string(session % 20));
    kiosk.tap_id("help");
    kiosk.tap_id("close");
    kiosk.tap_id("language");
    kiosk.tap_id("back");
    kiosk.hand().wait(std::chrono::seconds(310));
    kiosk.tap_id("stay");
    kiosk.tap_id("end");
    kiosk.tap_id("end_yes");
}

} // namespace

int main(int count, char** arguments)
{
    const int sessions = count == 2 ? std::max(10, std::atoi(arguments[1])) : 1000;
    test::KioskFixture kiosk;
    for (int session = 1; session <= sessions; ++session) {
        play(kiosk, session);
        if (session % (sessions / 10) == 0) {
            std::printf("%d %ld %zu %zu\n", session, private_kilobytes(), kiosk.textures().live(),
                kiosk.textures().bytes() / 1000);
            std::fflush(stdout);
        }
    }
}
