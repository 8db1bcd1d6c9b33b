// SPDX-License-Identifier: Apache-2.0
//
// walk SITE: works the kiosk that fills the screen of $DISPLAY, on this site, with the mouse from welcome to the
// results of a nine-year-old, and ends, so that it shares no memory with the program while that is measured.
#include "tests/shell/journey.hpp"

#include <cstdio>
#include <exception>
#include <stdexcept>

using namespace kiosk;

int main(int count, char** arguments)
{
    try {
        if (count != 2)
            throw std::runtime_error("expected SITE");
        const auto site = site::read_site(arguments[1]);
        if (!site)
            throw std::runtime_error(site.error().message);
        const test::XServer server;
        test::Journey journey(server, server.screen(), *site);
        test::go_to_results(journey);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "walk: %s\n", error.what());
        return 1;
    }
}
